"""The files of the catalogue: the form they have, and what is said when they have another."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # it has no stubs
import pytest

from footprint.catalogue import Catalogue, Family, Fields, load_catalogue
from footprint.catalogue.schema import network_schema
from footprint.errors import CatalogueError
from footprint.exhibit import Verdict
from footprint.rubric import load_rubric
from footprint.subject import NetworkHandle
from footprint.web import Exchange, Response

ROOT = Path(__file__).parents[3]
FILES = sorted(
    (one for one in (resources.files("footprint.catalogue") / "networks").iterdir() if one.name.endswith(".toml")),
    key=lambda one: one.name,
)

GOOD = """
name = "PixelPost"
niche = "photo"
family = "image"
homepage = "https://pixelpost.example/"
signup = "https://pixelpost.example/join"
profile = "https://pixelpost.example/{handle}"

[handle]
pattern = '[a-z0-9_]{2,30}'
source = "its help page"

[probe]
url = "https://api.pixelpost.example/users/{handle}"
documented = true

[found]
status = 200
markers = [{ json = "/name", equals = "{handle}" }]

[missing]
status = 404
markers = [{ text = "No one here by that name" }]

[proof]
known = ["pixelpost"]
sources = ["its help page"]
checked = 2026-08-01
confidence = "high"
"""


def _load(folder: Path, content: str | bytes, name: str = "pixelpost.toml") -> None:
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    load_catalogue(folder)


def test_newcomer_adds_a_network_with_one_file(tmp_path: Path) -> None:
    (tmp_path / "pixelpost.toml").write_text(GOOD, encoding="utf-8")

    catalogue = load_catalogue(tmp_path)

    assert catalogue.ids == ("pixelpost",)
    assert catalogue.get("pixelpost").family is Family.IMAGE


def test_the_sample_for_contributors_is_a_network(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sample = text.partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "pixelpost.toml").write_text(sample, encoding="utf-8")

    assert load_catalogue(tmp_path).get("pixelpost").missing_is_reliable


BROKEN = {
    "misspelt key": ("niche =", "nich =", "unknown key “nich”; did you mean “niche”?"),
    "misspelt key within": ("equals =", "equal =", "unknown key “equal” at found.markers.0.equal; did you mean"),
    "no proof": (GOOD[GOOD.index("[proof]") :], "", "proof is missing"),
    "no date of the proof": ("checked = 2026-08-01\n", "", "proof.checked: the day is missing"),
    "no sources": ('sources = ["its help page"]', "sources = []", "proof.sources: "),
    "bad pattern": ("'[a-z0-9_]{2,30}'", "'[a-z'", "handle.pattern: not a regular expression"),
    "unknown placeholder": ("users/{handle}", "users/{name}", "probe.url: unknown placeholder {name}"),
    "placeholder in a plain address": (
        "pixelpost.example/join",
        "pixelpost.example/{handle}",
        "signup: unknown placeholder {handle}",
    ),
    "probe without a name": ("users/{handle}", "users", "probe.url needs {handle}"),
    "server without a list": (
        "https://pixelpost.example/{handle}",
        "https://{instance}/{handle}",
        "profile: {instance} and the key instances go together",
    ),
    "plain http": ("https://api", "http://api", "every address needs https"),
    "status as a text": ("status = 200", 'status = "200"', "found.status"),
    "status that is none": ("status = 200", "status = 20", "found.status"),
    "family of its own": ('"image"', '"pictures"', "family: "),
    "no such pointer": ('"/name"', '"name"', "found.markers.0.json: “name” is not a JSON Pointer"),
    "two places": ('json = "/name"', 'json = "/name", text = "x"', "needs one of: json, header, meta, canonical"),
    "no test": (', equals = "{handle}"', "", "needs one of: exists, null, empty, filled, equals, contains"),
    "test on a text": ('text = "No', 'exists = true, text = "No', "needs none of: exists, null, empty"),
    "body that is no JSON": ('text = "No one here by that name"', "body = '['", "not JSON"),
    "rule that fits anything": (
        'status = 404\nmarkers = [{ text = "No one here by that name" }]',
        "covers = 'people'",
        "missing: needs a status or a marker",
    ),
    "known account that the rule refuses": (
        '["pixelpost"]',
        '["pixel-post"]',
        "handle.pattern refuses “pixel-post”, which is a name there",
    ),
    "rule that refuses random names": ("'[a-z0-9_]{2,30}'", "'pixelpost'", "handle.pattern refuses “"),
    "not TOML": ("name =", "name", "not TOML: "),
}


@pytest.mark.parametrize(("old", "new", "line"), BROKEN.values(), ids=list(BROKEN))
def test_broken_file_is_refused_in_one_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert old in GOOD

    with pytest.raises(CatalogueError) as caught:
        _load(tmp_path, GOOD.replace(old, new, 1))

    said = str(caught.value)
    assert said.startswith("pixelpost.toml: ")
    assert line in said
    assert "\n" not in said


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"pixelpost\.toml: not TOML"):
        _load(tmp_path, b"name = '\xff'")


def test_condition_of_a_link_needs_one_test(tmp_path: Path) -> None:
    content = GOOD + '\n[fields]\nlinks = [{ json = "/links/*", when = { json = "/ok" } }]\n'

    with pytest.raises(CatalogueError, match=r"fields\.links\.0\.when: .*needs one of: exists"):
        _load(tmp_path, content)


PLACES = {
    "neither json nor meta": ('{ before = " on" }', "fields.name.0: needs one of: json, meta"),
    "second is no pointer": ('["/name", "title"]', "fields.name.1.json: “title” is not a JSON Pointer"),
    "number": ("3", "fields.name.0"),
    "misspelt key": ('{ jso = "/name" }', "unknown key “jso” at fields.name.0.jso; did you mean “json”?"),
}


@pytest.mark.parametrize(("place", "line"), PLACES.values(), ids=PLACES)
def test_place_of_a_field_that_is_none_is_refused(tmp_path: Path, place: str, line: str) -> None:
    with pytest.raises(CatalogueError, match=re.escape(line)):
        _load(tmp_path, GOOD + f"\n[fields]\nname = {place}\n")


def test_folder_without_networks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no network's file"):
        load_catalogue(tmp_path)


def test_digest_changes_with_one_byte_of_one_file(tmp_path: Path) -> None:
    file = tmp_path / "pixelpost.toml"
    file.write_text(GOOD, encoding="utf-8")
    first, again = load_catalogue(tmp_path).digest, load_catalogue(tmp_path).digest
    file.write_text(GOOD + "\n", encoding="utf-8")

    changed = load_catalogue(tmp_path).digest

    assert first == again
    assert changed != first
    assert re.fullmatch("[0-9a-f]{64}", changed)


@cache
def _validator() -> Any:  # noqa: ANN401 (jsonschema has no types)
    schema = json.loads((ROOT / "docs" / "network.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_published_schema_is_the_one_in_force() -> None:
    published = (ROOT / "docs" / "network.schema.json").read_text(encoding="utf-8")

    assert published == network_schema(), (
        "write it anew: python -c 'from footprint.catalogue.schema import network_schema as s; print(s(), end=\"\")'"
        " > docs/network.schema.json"
    )


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_network_file_follows_the_published_schema(file: Any) -> None:  # noqa: ANN401 (a Traversable or a path)
    document = tomllib.loads(file.read_text(encoding="utf-8"))

    _validator().validate(json.loads(json.dumps(document, default=str)))


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_every_source_of_a_network_is_credited(file: Any) -> None:  # noqa: ANN401 (a Traversable or a path)
    credits_ = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")

    proof = tomllib.loads(file.read_text(encoding="utf-8"))["proof"]

    assert [one for one in proof["sources"] if one not in credits_] == []


STATUS_ONLY = {
    "profile": (200, b"{}", Verdict.CLAIMED),
    "miss": (404, b"", Verdict.AVAILABLE),
    "state": (410, b"", Verdict.CLAIMED),
    "block": (418, b"", Verdict.UNKNOWN),
    "challenge with the status of a miss": (404, b"<title>Client Challenge</title>", Verdict.UNKNOWN),
    "nothing known": (204, b"", Verdict.UNKNOWN),
}


@pytest.mark.parametrize(("status", "body", "verdict"), STATUS_ONLY.values(), ids=list(STATUS_ONLY))
def test_status_decides_alone_when_a_rule_has_no_marks(
    tmp_path: Path, status: int, body: bytes, verdict: Verdict
) -> None:
    content = GOOD.replace('markers = [{ json = "/name", equals = "{handle}" }]', "")
    content = content.replace('markers = [{ text = "No one here by that name" }]', "")
    content += '[[states]]\nstate = "suspended"\nstatus = 410\n[[blocked]]\nkind = "limit"\nstatus = 418\n'
    (tmp_path / "pixelpost.toml").write_text(content, encoding="utf-8")
    network = load_catalogue(tmp_path).get("pixelpost")
    handle = NetworkHandle("pixelpost", "camille")
    response = Response(status, network.request(handle).url, (), body, "", len(body))

    exchange = Exchange(
        network.request(handle),
        datetime(2026, 11, 24, tzinfo=UTC),
        replace(response, body=b"", reading=network.reader(handle)(response)),
    )

    assert network.judge(exchange).verdict is verdict


def _networks(folder: Path, **files: str) -> Catalogue:
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return load_catalogue(folder)


EXTENDED = GOOD.replace('family = "image"', 'family = "image"\ntier = "extended"').replace("pixelpost", "seldom")
FOR_ONESELF = GOOD.replace("documented = true", "documented = true\nself_only = true").replace("pixelpost", "own")
SECOND = (
    GOOD.replace("pixelpost", "twice")
    + """
[fallback.probe]
url = "https://twice.example/free/{handle}"
documented = false
self_only = true
[fallback.found]
status = 200
[fallback.missing]
status = 404
"""
)


@pytest.mark.parametrize(
    ("extended", "self_audit", "asked"),
    [
        (False, False, ["common", "twice"]),
        (True, False, ["common", "seldom", "twice"]),
        (False, True, ["common", "own", "twice", "twice again"]),
        (True, True, ["common", "own", "seldom", "twice", "twice again"]),
    ],
)
def test_audit_asks_the_networks_and_questions_that_are_meant_for_it(
    tmp_path: Path,
    extended: bool,  # noqa: FBT001 (a column of the table)
    self_audit: bool,  # noqa: FBT001 (a column of the table)
    asked: list[str],
) -> None:
    catalogue = _networks(tmp_path, common=GOOD, seldom=EXTENDED, own=FOR_ONESELF, twice=SECOND)

    narrowed = catalogue.narrowed(extended=extended, self_audit=self_audit)

    first = [one.id for one in narrowed.networks if one.question]
    assert sorted([*first, *(f"{one.id} again" for one in narrowed.networks if one.fallback)]) == asked
    assert narrowed.digest == catalogue.digest


def test_network_that_is_not_asked_everywhere_is_known_all_the_same(tmp_path: Path) -> None:
    catalogue = _networks(tmp_path, common=GOOD, seldom=EXTENDED).narrowed(extended=False, self_audit=False)

    handle = NetworkHandle("seldom", "camille")

    assert [one.id for one in catalogue.networks] == ["common"]
    assert catalogue.ids == ("common", "seldom")
    assert [one.id for one in catalogue.known] == ["common", "seldom"]
    assert catalogue.get("seldom").question is not None
    assert catalogue.recognise("https://seldom.example/camille") == handle
    assert catalogue.accepts(handle)
    assert catalogue.narrowed(extended=True, self_audit=False).ids == ("common", "seldom")


def test_network_without_pages_for_people_recognises_none(tmp_path: Path) -> None:
    content = FOR_ONESELF.replace("https://own.example/{handle}", "https://own.example/")

    network = _networks(tmp_path, own=content).get("own")

    assert network.page(NetworkHandle("own", "camille")) == "https://own.example/"
    assert network.recognise("https://own.example/") is None


def test_page_that_lands_where_it_was_asked_proves_little(tmp_path: Path) -> None:
    content = GOOD.replace('{ json = "/name", equals = "{handle}" }', '{ landed = "/{handle}" }')

    assert _networks(tmp_path, pixelpost=content).get("pixelpost").is_weak
    assert not _networks(tmp_path, pixelpost=GOOD).get("pixelpost").is_weak


@pytest.mark.parametrize("body", ["", "<script id=other>{}</script>", "<script id=data>no JSON</script>"])
def test_page_without_the_script_gives_no_fields(tmp_path: Path, body: str) -> None:
    content = GOOD.replace('{ json = "/name", equals = "{handle}" }', '{ text = "camille" }')
    network = _networks(tmp_path, pixelpost=content + '\n[fields]\nscript = "data"\nname = "/name"\n').get("pixelpost")
    handle, page = NetworkHandle("pixelpost", "camille"), f'{body}<script id="late">{{"name": "x"}}</script>camille'

    read = network.reader(handle)(Response(200, network.request(handle).url, (), page.encode(), "", len(page)))

    assert read.private == Fields().kept()


def test_names_that_the_rubric_counts_are_claimed_first() -> None:
    rubric = load_rubric("full")
    unseen = ("linkedin", "instagram", "facebook", "x", "tiktok", "threads")
    counted = {*rubric.key_networks, *unseen}

    assert {one.id for one in load_catalogue().known if one.key >= 0.7} == counted
