"""Lists come from anywhere: none of them breaks the program, or keeps it busy."""

from __future__ import annotations

import json
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.catalogue.foreign import load_foreign
from footprint.catalogue.foreign.names import names
from footprint.catalogue.foreign.writing import toml
from footprint.catalogue.pattern import strangers_pattern
from footprint.errors import CatalogueError
from footprint.subject import NetworkHandle

if TYPE_CHECKING:
    from collections.abc import Mapping

LISTS = Path(__file__).parent / "lists"
ENTRIES: Mapping[str, Any] = {
    "whatsmyname": json.loads((LISTS / "whatsmyname.json").read_text("utf-8"))["sites"][0],
    "sherlock": json.loads((LISTS / "sherlock.json").read_text("utf-8"))["Led Astray"],
    "maigret": json.loads((LISTS / "maigret.json").read_text("utf-8"))["sites"]["Queried"],
}
KEYS = {
    "whatsmyname": ("name", "uri_check", "uri_pretty", "post_body", "headers", "e_code", "m_string", "known", "cat"),
    "sherlock": ("url", "urlMain", "urlProbe", "errorType", "errorMsg", "errorCode", "errorUrl", "regexCheck", "tags"),
    "maigret": ("engine", "url", "urlMain", "checkType", "errors", "presenseStrs", "requestPayload", "regexCheck"),
}
TEXTS = st.text(alphabet="{}[]()\\^$*+?:/.@#%&=\0\x7f aé\ud800u", max_size=30)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def whole(which: str, entry: object, name: str) -> object:
    match which:
        case "whatsmyname":
            return {"sites": [entry]}
        case "sherlock":
            return {"First": ENTRIES["sherlock"], name: entry}
        case _:
            return {"sites": {name: entry}, "engines": {"x": entry}}


def read(path: Path, document: object) -> int:
    path.write_text(json.dumps(document), encoding="utf-8")
    try:
        found = load_foreign(path, self_audit=True)
    except CatalogueError:
        return 0
    for one in found.networks:
        one.recognise("https://ledastray.example/u/tess")
        one.request(NetworkHandle(one.id, "tess"))
    return len(found.networks) + len(found.left_out)


@given(document=VALUES)
def test_any_document_is_read_or_refused(document: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert read(tmp_path_factory.getbasetemp() / "any.json", document) >= 0


@pytest.mark.parametrize("which", list(KEYS))
@given(data=st.data())
def test_any_value_of_an_entry_is_read_or_left_out(
    which: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    key, value = data.draw(st.sampled_from(KEYS[which])), data.draw(VALUES)
    entry = {**ENTRIES[which], key: value}

    assert read(tmp_path_factory.getbasetemp() / f"{which}.json", whole(which, entry, data.draw(TEXTS))) >= 1 or (
        which == "sherlock"
    )


@given(searched=TEXTS)
def test_any_pattern_is_one_of_names_or_is_left_out(searched: str) -> None:
    found = names(searched.replace("\ud800", ""), is_host=False)

    assert strangers_pattern(found.pattern).fullmatch("x" * 100_000) is None or found.is_whole


@pytest.mark.parametrize("searched", ["(a+)+$", "^(a+)+$", "^(a|a)*$", "(a*)*b", "^(([a-z])+.)+[A-Z]([a-z])+$"])
def test_a_pattern_that_would_hang_others_answers_at_once(searched: str) -> None:
    begin = time.process_time()
    strangers_pattern(names(searched, is_host=False).pattern).fullmatch("a" * 5_000 + "!")

    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("searched", "fits", "refused"),
    [
        ("^[a-z]+$", "tess", "tess1"),
        ("[0-9]{2}", "a12b", "a1b"),
        (r"^[\w-]{,4}$", "tö-s", "tessa"),
        (r"^\w+@\w+$", "a@b", "a"),
        ("^a|b$", "xb", "xa"),
        ("(?i)^[a-z]+$", "TESS", "1"),
        (r"^\$$|\$$", "a$", "a"),
        ("^[{,3}]+$", ",{3}", "a"),
    ],
)
def test_a_pattern_means_what_its_list_means_by_it(searched: str, fits: str, refused: str) -> None:
    pattern = strangers_pattern(names(searched, is_host=False).pattern)

    assert names(searched, is_host=False).is_whole
    assert pattern.fullmatch(fits) is not None
    assert pattern.fullmatch(refused) is None


@pytest.mark.parametrize("searched", ["^(?!a)b", "(?<=a)b", r"(a)\1", "(", "[z-a]", "a{9999}"])
def test_what_can_not_be_compiled_is_left_out(searched: str) -> None:
    assert not names(searched, is_host=False).is_whole


VALUES_OF_TOML = st.recursive(
    st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(document=st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES_OF_TOML, max_size=5))
def test_what_is_written_is_read_as_the_same_document(document: dict[str, Any]) -> None:
    assert tomllib.loads(toml(document)) == document


def test_thousands_of_entries_are_read_in_little_time(tmp_path: Path) -> None:
    site = ENTRIES["whatsmyname"]
    sites = [
        {**site, "name": f"Site {n}", "uri_check": f"https://s{n}.example/{{account}}", "e_string": f"profile of {n}"}
        for n in range(700)
    ]
    path = tmp_path / "many.json"
    path.write_text(json.dumps({"sites": sites}), encoding="utf-8")
    begin = time.process_time()
    found = load_foreign(path)

    assert len(found.networks) == 700
    assert time.process_time() - begin < 2, "0.2 s on a quiet machine"
