"""How posts are made: five things each, and what can't be told is neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from footprint.exhibit import Mark, PostCraft
from footprint.extract.content import Content
from footprint.extract.feed import Entry, Feed
from footprint.web import Exchange, Failure, FailureKind, Request
from footprint_checks.feeds import Channel, Document
from footprint_checks.outward import outward_domain
from footprint_checks.publication.craft import Aspect, Craft, craft
from footprint_checks.publication.tally import tally

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
URL = "https://camille.example/feed"
ASKED = Exchange(Request(URL), NOW, Failure(FailureKind.TIMEOUT))
OTHER = ("https://other.test/page",)


def entry(place: int) -> Entry:
    """A post that has all five."""
    opening = " ".join(f"w{place}x{one}" for one in range(300))
    return Entry(
        place,
        f"https://camille.example/{place}",
        f"What the market tells us, part {place}",
        NOW - timedelta(days=place),
        Content(500, opening, OTHER, has_structure=True),
        author="Camille",
    )


def judged(entries: Sequence[Entry], *, is_whole: bool = True) -> Craft:
    channel = Channel((Document(ASKED, Feed(URL, "C", "", "", "", tuple(entries))),), is_whole)
    return craft(tally(channel, NOW), ["camille.example"])


def content(**changes: object) -> Content:
    return replace(entry(1).content, **changes)  # type: ignore[arg-type]  # a table of changes


LACKING = {
    "short title": (Aspect.TITLE, {"title": "Market"}),
    "long title": (Aspect.TITLE, {"title": "x" * 81}),
    "no title": (Aspect.TITLE, {"title": ""}),
    "too short": (Aspect.LENGTH, {"content": content(words=299)}),
    "too long": (Aspect.LENGTH, {"content": content(words=3001)}),
    "no link": (Aspect.LINKS, {"content": content(links=())}),
    "own link": (Aspect.LINKS, {"content": content(links=("https://www.camille.example/x",))}),
    "share button": (Aspect.LINKS, {"content": content(links=("https://www.facebook.com/sharer/sharer.php?u=x",))}),
    "no structure": (Aspect.STRUCTURE, {"content": content(has_structure=False)}),
    "undated": (Aspect.SIGNED, {"published": None}),
}


@pytest.mark.parametrize("name", LACKING)
def test_a_post_that_lacks_one_of_five_has_four(name: str) -> None:
    aspect, changes = LACKING[name]
    posts = [replace(entry(place), **changes) for place in range(1, 6)]  # type: ignore[arg-type]  # see content

    seen = judged([replace(one, content=replace(one.content, opening=entry(one.place).opening)) for one in posts])

    assert seen.measure.value == pytest.approx(0.8)
    assert seen.weakest == (aspect, 0, 5)


def test_each_post_that_was_looked_at_is_told_point_by_point_and_no_other() -> None:
    posts = [replace(entry(place), title="Market" if place == 1 else entry(place).title) for place in range(1, 12)]
    channel = Channel((Document(ASKED, Feed(URL, "C", "", "", "", (*posts,))),), is_whole=True)
    seen = tally(channel, NOW)
    made = craft(seen, ["camille.example"])

    assert made.of(seen.posts[0]) == PostCraft(Mark.LACKS, *[Mark.HAS] * 4)
    assert made.of(seen.posts[9]) == PostCraft(*[Mark.HAS] * 5)
    assert made.of(seen.posts[10]) is None


def test_posts_that_have_all_five_are_at_one() -> None:
    seen = judged([entry(place) for place in range(1, 6)])

    assert (seen.measure.value, seen.measure.worst, seen.measure.best) == (1.0, 1.0, 1.0)
    assert seen.weakest is None


def test_a_title_that_comes_twice_is_no_title_of_its_own() -> None:
    posts = [replace(entry(place), title="What the market tells us") for place in (1, 2)]

    assert judged([*posts, entry(3), entry(4)]).weakest == (Aspect.TITLE, 2, 4)


def test_a_described_recording_needs_no_length() -> None:
    posts = [replace(entry(place), has_media=True) for place in range(1, 5)]

    seen = judged([replace(one, content=replace(one.content, words=40)) for one in posts])

    assert seen.measure.value == 1.0


def test_only_the_ten_newest_posts_are_looked_at() -> None:
    bare = [replace(entry(place), author="", title="x") for place in range(11, 20)]

    assert judged([*(entry(place) for place in range(1, 11)), *bare]).measure.value == 1.0


def test_a_missing_signature_of_a_whole_post_may_stand_on_its_page() -> None:
    seen = judged([replace(entry(place), author="") for place in range(1, 5)])

    assert (seen.measure.value, seen.measure.worst, seen.measure.best) == (1.0, 0.8, 1.0)


def test_posts_that_the_feed_left_out_are_at_their_worst_and_best() -> None:
    seen = judged([entry(place) for place in range(1, 6)], is_whole=False)

    assert (seen.measure.worst, seen.measure.best) == (0.4, 1.0)


@pytest.mark.parametrize("count", [1, 2])
def test_fewer_than_three_posts_are_too_few(count: int) -> None:
    seen = judged([entry(place) for place in range(1, count + 1)])

    assert seen.is_few
    assert seen.measure.value is None


def test_no_post_that_counts_is_nothing_rather_than_too_few() -> None:
    seen = judged([replace(entry(place), content=content(words=50)) for place in range(1, 6)])

    assert not seen.is_few
    assert seen.measure.best is None


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.other.test/a", "other.test"),
        ("https://alice.github.io/", "alice.github.io"),
        ("https://blog.camille.example/", ""),
        ("https://www.facebook.com/sharer/sharer.php?u=x", ""),
        ("https://www.facebook.com/somebody", "facebook.com"),
        ("https://twitter.com/intent/tweet?text=x", ""),
        ("https://mastodon.social/share?text=x", ""),
        ("https://www.linkedin.com/shareArticle?mini=true", ""),
        ("https://feeds.feedburner.com/x", ""),
        ("https://feedproxy.google.com/x", ""),
        ("https://www.google.com/search", "google.com"),
    ],
)
def test_a_source_is_somebody_elses_site_and_no_machinery(url: str, domain: str) -> None:
    assert outward_domain(url, ["camille.example"]) == domain
