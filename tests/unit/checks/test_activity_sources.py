"""What is read of each network's answers, and what is left of them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from activity_web import PAYLOADS, PayloadWeb, owned, response
from footprint.catalogue import load_catalogue
from footprint.web import Purpose, Request
from footprint_checks.activity.gleaning import Gleaned, reader_of
from footprint_checks.activity.looking import look
from footprint_checks.activity.source import Lookup
from footprint_checks.activity.sources import start
from footprint_checks.activity.sources.bluesky import glean as glean_bluesky
from small_web import NOW

if TYPE_CHECKING:
    from footprint.web import Json
    from footprint_checks.activity import Doings, Item
    from footprint_checks.activity.gleaning import Glean

CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("activity.toml").read_text(encoding="utf-8"))
CATALOGUE = load_catalogue()


async def seen(case: dict[str, Any], web: PayloadWeb) -> Doings:
    account = owned(case["account"])
    first = start(account.handle, CATALOGUE)
    assert first is not None
    return await look(account, first, web, NOW)


def row(one: Item) -> str:
    """One item in a line."""
    told = "" if one.responses is None else f"responses={one.responses}"
    parts = (f"{one.at:%Y-%m-%d}", one.kind.value, told, *(f"#{tag}" for tag in one.hashtags), *one.links)
    return " ".join(filter(None, parts))


@pytest.mark.parametrize("name", CASES)
async def test_a_source_tells_what_its_network_shows(name: str) -> None:
    case = CASES[name]

    doings = await seen(case, PayloadWeb(answers=case["answers"]))

    assert [row(one) for one in doings.items] == case.get("items", [])
    assert [f"{one.kind.value} {one.url}" for one in doings.made] == case.get("made", [])
    assert [family for family, _ in doings.uses] == case.get("uses", [])
    assert (doings.since.isoformat() if doings.since else "") == case.get("since", "")
    assert doings.is_whole == case.get("whole", False)
    assert (doings.reason.value if doings.reason else "") == case.get("reason", "")
    assert (doings.keeps is not None) == case.get("keeps", False)


@pytest.mark.parametrize("name", CASES)
async def test_nothing_is_asked_but_what_the_network_documents(name: str) -> None:
    case = CASES[name]
    web = PayloadWeb(answers=case["answers"])

    await seen(case, web)

    assert set(web.asked) == set(case["answers"])


@pytest.mark.parametrize("name", CASES)
async def test_of_other_people_and_places_nothing_is_kept(name: str) -> None:
    case = CASES[name]
    web = PayloadWeb(answers=case["answers"])

    doings = await seen(case, web)

    held = repr((doings, web.given)).lower()
    assert not [one for one in ("zéphyr", "zephyr", "did:plc:other", "48.1234", "rue des") if one in held]


def gleans() -> list[Glean]:
    """How every kind of answer is read."""
    found: list[Glean] = []
    for case in CASES.values():
        first = start(owned(case["account"]).handle, CATALOGUE)
        trails = first.opens("7") if isinstance(first, Lookup) else first or ()
        found += [first.glean] if isinstance(first, Lookup) else []
        found += [one.glean for one in trails if not one.is_shared]
    return found


def twisted(value: Json, other: Json) -> Json:
    """The same answer with something else in the place of every value that is not a container."""
    match value:
        case dict():
            return {key: twisted(one, other) for key, one in value.items()}
        case list():
            return [twisted(one, other) for one in value]
        case _:
            return other


OTHERS: tuple[Json, ...] = (None, -1, 10**30, True, "\ud800/../<a href=", {"a": [{}]}, "9999-12-31T23:59:59Z")


@pytest.mark.parametrize("other", OTHERS, ids=repr)
def test_a_hostile_answer_never_raises(other: Json) -> None:
    answers = [json.loads(one.read_bytes()) for one in sorted(PAYLOADS.glob("*.json"))]
    bodies = [json.dumps(twisted(one, other)).encode() for one in answers] + [b"[" * 100_000, b"\xff", b"null"]

    for glean in gleans():
        for body in bodies:
            json.dumps(reader_of(glean)(response("https://x.example/", body)).public).encode()


def test_a_list_without_end_is_read_in_part() -> None:
    feed = json.loads((PAYLOADS / "bluesky-2.json").read_bytes())["feed"][:1]
    body = json.dumps({"feed": feed * 600}).encode()

    kept = reader_of(glean_bluesky)(response("https://x.example/", body))

    assert isinstance(kept.public, dict)
    assert isinstance(kept.public["found"], list)
    assert len(kept.public["found"]) == 500


OF_MAPS = "https://api.openstreetmap.org/api/0.6/changesets.json?display_name=camille&limit=100"
OF_WIKIS = (
    "https://fr.wikipedia.org/w/api.php?action=query&format=json&formatversion=2&list=usercontribs&ucuser=Camille"
    "&uclimit=100&ucprop=ids|title|timestamp|flags|tags"
)


@pytest.mark.parametrize(
    ("word", "next_", "url"),
    [
        ("openstreetmap:camille", "2026-01-02T03:04:05Z", f"{OF_MAPS}&time=2005-01-01,2026-01-02T03:04:05Z"),
        ("wikimedia:Camille", "20261001|7", f"{OF_WIKIS}&uccontinue=20261001%7C7"),
    ],
)
def test_the_following_page_is_asked_as_the_network_documents(word: str, next_: str, url: str) -> None:
    first = start(owned(word).handle, CATALOGUE)
    trails = first.opens("fr.wikipedia.org") if isinstance(first, Lookup) else first or ()

    asked = [one.onward((Gleaned(next=next_),)) for one in trails if one.onward is not None]

    assert asked == [Request(url, Purpose.API)]


@pytest.mark.parametrize("word", ["reddit:camille", "linkedin:camille", "gravatar:camille"])
def test_where_nothing_shows_without_a_login_nothing_is_asked(word: str) -> None:
    assert start(owned(word).handle, CATALOGUE) is None
