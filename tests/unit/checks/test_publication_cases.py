"""What is concluded from a person's pages and feeds, on small webs given as data."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from blog_web import BlogWeb
from footprint.catalogue import Catalogue, load_catalogue
from footprint.exhibit import Timeline, Unseen
from footprint.finding import Absent, Finding, Inconclusive, Scored
from footprint.locale import translator
from footprint_checks.publication import publication
from once import once
from small_web import profile_of, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from footprint.exhibit import Exhibit
    from footprint.finding import Status

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("publication.toml").read_text(encoding="utf-8")
)


@once
async def said(name: str) -> tuple[Finding | Exhibit, ...]:
    case = CASES[name]
    profiles = tuple(profile_of(one) for one in case.get("profiles", ()))
    web = BlogWeb(profiles, case.get("pages", {}))
    catalogue = small_catalogue()
    if case.get("publishing"):
        forem = load_catalogue().get("devto")
        forem = replace(forem, feed=None) if case.get("without_feed") else forem
        catalogue = Catalogue((*catalogue.networks, forem), "with dev.to")
    audit = small_case(subject_of(case["subject"]), web, catalogue=catalogue)
    return tuple(publication.judge(await audit.observation(publication), audit))


def row(status: Status) -> str:
    match status:
        case Scored(value, None, None):
            return f"scored {value:g}"
        case Scored(value, low, high):
            return f"scored {value:g} {low:g}..{high:g}"
        case Absent():
            return "absent"
        case Inconclusive(reason, None, None):
            return f"inconclusive {reason.value}"
        case Inconclusive(reason, low, high):
            return f"inconclusive {reason.value} {'' if low is None else f'{low:g}'}..{high:g}"
        case _:
            return repr(status)


@pytest.mark.parametrize("name", CASES)
async def test_every_indicator_is_concluded_from_what_was_seen(name: str) -> None:
    case = CASES[name]

    shown = await said(name)

    found = {one.indicator.removeprefix("pub."): row(one.status) for one in shown if isinstance(one, Finding)}
    assert {one: found[one] for one in case["expect"]} == case["expect"]


@pytest.mark.parametrize("name", CASES)
async def test_every_channel_is_shown_once(name: str) -> None:
    case = CASES[name]

    shown = await said(name)

    assert sorted(one.feed for one in shown if isinstance(one, Timeline)) == case.get("feeds", [])


@pytest.mark.parametrize("name", CASES)
async def test_what_could_not_be_seen_is_named(name: str) -> None:
    case = CASES[name]

    shown = await said(name)

    found = [f"{one.reason.value} {one.link}" for one in shown if isinstance(one, Unseen)]
    assert found == case.get("unseen", [])


@pytest.mark.parametrize("name", CASES)
async def test_a_score_has_its_proof(name: str) -> None:
    shown = await said(name)

    assert all(one.evidence for one in shown if isinstance(one, Finding) and isinstance(one.status, Scored))


@pytest.mark.parametrize("name", CASES)
async def test_every_sentence_can_be_said(name: str) -> None:
    shown = await said(name)

    findings = [one for one in shown if isinstance(one, Finding)]
    words = [one.sentence for one in findings]
    words += [one.remedy for one in findings if one.remedy]
    words += [one.instead.condition for one in findings if one.instead]
    words += [one.note for one in shown if isinstance(one, Unseen)]
    assert all(said and "{" not in said for said in map(translator("en").say, words))


@pytest.mark.parametrize(
    ("name", "posts", "complete_from"),
    [
        pytest.param("blog-alive-and-whole", 4, "2024-12-01", id="whole"),
        pytest.param("short-posts-given-whole", 4, "2024-12-01", id="short-posts-are-posts"),
        pytest.param("ten-entries-are-not-a-quiet-year", 10, "2026-09-21", id="cut"),
        pytest.param("no-dates-at-all", 0, "", id="no-month-is-known-to-be-quiet"),
        pytest.param("one-moment-for-every-post-is-no-date", 0, "", id="one-moment"),
    ],
)
async def test_a_timeline_shows_every_post_and_from_when_it_is_complete(
    name: str, posts: int, complete_from: str
) -> None:
    shown = await said(name)

    line = next(one for one in shown if isinstance(one, Timeline))
    assert (sum(count for _, count in line.months), line.complete_from) == (posts, complete_from)


async def test_a_date_that_is_the_same_for_every_post_is_said_to_tell_nothing() -> None:
    shown = await said("one-moment-for-every-post-is-no-date")

    sentences = {one.indicator: str(one.sentence) for one in shown if isinstance(one, Finding)}
    assert "do not tell when" in sentences["pub.fresh"]


async def test_at_most_ten_pages_of_posts_are_read() -> None:
    home, feed = "https://camille.example/", "https://camille.example/feed"
    spec = {"summary": True, "words": 40, "ages": list(range(3, 60, 3))}
    pages: dict[str, dict[str, Any]] = {
        home: {"html": '<link rel="alternate" type="application/rss+xml" href="/feed">'},
        feed: {"feed": spec},
    }
    web = BlogWeb((), pages)
    audit = small_case(subject_of([home]), web, catalogue=small_catalogue())

    await audit.observation(publication)

    assert [one for one in web.asked if "/posts/" in one] == [f"{home}posts/{number}" for number in range(1, 11)]
