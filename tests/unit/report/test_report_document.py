"""JSON: nothing is lost on the way out or back, and the schema says what is there."""

from __future__ import annotations

import json
from dataclasses import is_dataclass, replace
from math import inf, nan
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs

from footprint import dossier, exhibit, finding, message, profile, subject
from footprint.errors import ProfileError
from footprint.exhibit import Hint
from footprint.locale import translator
from footprint.message import Message, msg
from footprint.profile import SCHEMA, Profile
from footprint.report import Format, read_profile, render
from footprint.report.document import KINDS, dumped, schema
from unit.report.sample import PROFILES, published

ENGLISH, FRENCH = translator("en"), translator("fr")
EVERY = pytest.mark.parametrize("name", PROFILES)


def written(value: Profile) -> str:
    return render(value, Format.JSON, ENGLISH)


@EVERY
def test_what_is_read_back_is_what_was_written(name: str) -> None:
    value = PROFILES[name]()

    assert read_profile(written(value), "x.json") == value


@EVERY
def test_reading_and_writing_again_gives_the_same_bytes(name: str) -> None:
    text = written(PROFILES[name]())

    assert written(read_profile(text, "x.json")) == text


@EVERY
def test_the_language_of_the_reader_changes_nothing(name: str) -> None:
    value = PROFILES[name]()

    assert render(value, Format.JSON, FRENCH) == render(value, Format.JSON, ENGLISH)


@EVERY
def test_a_profile_follows_the_schema(name: str) -> None:
    Draft202012Validator(schema()).validate(json.loads(written(PROFILES[name]())))


@EVERY
def test_the_schema_knows_every_key(name: str) -> None:
    closed = schema()
    for one in (closed, *closed["$defs"].values()):
        if one.get("type") == "object":
            one["additionalProperties"] = False

    Draft202012Validator(closed).validate(json.loads(written(PROFILES[name]())))


def test_the_schema_is_itself_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("kind", ["scored", "manual", "site"])
def test_the_schema_asks_for_the_kind_of_a_union(kind: str) -> None:
    assert schema()["$defs"][KINDS[kind].__name__]["properties"]["kind"]["const"] == kind


@EVERY
def test_the_text_cannot_act_on_a_terminal(name: str) -> None:
    text = written(PROFILES[name]())

    assert all(letter == "\n" or letter.isprintable() or letter in "\u00a0\u202f" for letter in text)


def test_a_sentence_comes_with_its_parts_and_in_both_languages() -> None:
    hint = Hint(msg("{share:percent} of {n} pages", share=0.5, n=1200))
    tree = json.loads(written(replace(published(), hints=(hint,))))

    assert tree["hints"][0]["text"] == {
        "text": "{share:percent} of {n} pages",
        "plural": None,
        "values": [["share", 0.5], ["n", 1200]],
        "en": "50% of 1,200 pages",
        "fr": "50\u00a0% of 1\u202f200 pages",
    }


def test_a_lone_surrogate_becomes_a_question_mark() -> None:
    text = written(replace(published(), hints=(Hint(msg("{x}", x="a\ud800b")),)))

    assert read_profile(text, "x.json").hints == (Hint(msg("{x}", x="a?b")),)


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(' "\\/\b\f\n\r\t\0\x1f\u00a0'))
)


@pytest.mark.parametrize("indent", [None, 2])
@example(value=())
@example(value=((), ((),)))
@example(value=(1e-07, 1e16, 1e22, -0.0, 0.1, 1.0, 2**64, True, 1))
@given(value=st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4).map(tuple), max_leaves=12))
@settings(max_examples=60, deadline=None)
def test_values_are_written_as_the_standard_library_writes_them(indent: int | None, value: object) -> None:
    assert dumped(value, ENGLISH, indent=indent) == json.dumps(value, indent=indent, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("value", [inf, -inf, nan])
def test_what_is_no_number_in_json_is_not_written(value: float) -> None:
    with pytest.raises(ValueError, match=r"inf|nan"):
        dumped((value,), ENGLISH)


def test_a_type_that_no_document_holds_is_not_written() -> None:
    with pytest.raises(TypeError):
        dumped(({"a": 1},), ENGLISH)


def unions(kind: object, seen: set[object]) -> set[type]:
    """Every dataclass that stands beside another one in a union that `kind` reaches."""
    if kind in seen:
        return set()
    seen.add(kind)
    found: set[type] = set()
    if get_origin(kind) in {Union, UnionType}:
        members = {one for one in get_args(kind) if is_dataclass(one)}
        found |= {one for one in members if isinstance(one, type) and len(members) > 1}
    if isinstance(kind, type) and is_dataclass(kind):
        names: dict[str, Any] = {}  # modules hold anything
        for module in (message, finding, exhibit, dossier, subject, profile):
            names.update(vars(module))
        return found.union(*(unions(one, seen) for one in get_type_hints(kind, names).values()))
    return found.union(*(unions(one, seen) for one in get_args(kind)))


def test_every_member_of_a_union_has_a_kind() -> None:
    assert unions(Profile, set()) == set(KINDS.values())


def broken(**changed: object) -> str:
    return json.dumps({**json.loads(written(published())), **changed})


def hint(text: str, *values: tuple[str, str]) -> object:
    return {"text": {"text": text, "plural": None, "values": values}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("", "x.json: this is not JSON", id="empty"),
        pytest.param("{", "x.json: this is not JSON", id="cut-short"),
        pytest.param("[" * 100_000, "x.json: this is not JSON", id="nested"),
        pytest.param("[]", "not a footprint profile", id="list"),
        pytest.param("{}", "not a footprint profile", id="no-version"),
        pytest.param('{"schema": "1"}', "not a footprint profile", id="version-in-words"),
        pytest.param(f'{{"schema": {SCHEMA + 1}}}', "a newer footprint .* upgrade", id="newer"),
        pytest.param(broken(index=None), "damaged at index", id="no-index"),
        pytest.param(broken(seed="much"), "damaged at seed", id="seed-in-words"),
        pytest.param(broken(subject={"identifiers": [{"kind": "site"}]}), "damaged at", id="site-without-url"),
        pytest.param(broken(hints=[hint("{gone}")]), "damaged at a sentence", id="no-value"),
        pytest.param(broken(hints=[hint("{day:date}", ("day", "soon"))]), "damaged at a sentence", id="no-date"),
    ],
)
def test_a_file_that_is_no_profile_is_refused_in_one_line(text: str, said: str) -> None:
    with pytest.raises(ProfileError, match=said) as caught:
        read_profile(text, "x.json")

    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


def test_the_tree_has_a_place_for_every_type_of_a_profile() -> None:
    with pytest.raises(TypeError):
        written(replace(published(), hints=(Hint(Message("x", None, (("a", {1}),))),)))  # type: ignore[arg-type]  # the wrong type is the point
