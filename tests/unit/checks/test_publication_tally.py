"""Counting posts: what is hidden never makes a measure surer, and the truth stays within the bounds."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.extract.content import Content
from footprint.extract.feed import Entry, Feed
from footprint.web import Exchange, Failure, FailureKind, Request
from footprint_checks.feeds import Channel, Document
from footprint_checks.publication.tally import Tally, Weight, months_until, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from footprint_checks.publication.tally import Measure

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
URL = "https://camille.example/feed"


def entry(place: int, age: int | None, *, words: int = 200, is_whole: bool = True) -> Entry:
    published = None if age is None else NOW - timedelta(days=age)
    opening = " ".join(f"w{place}x{one}" for one in range(min(words, 300)))
    return Entry(
        place, f"https://camille.example/{place}", f"Post {place}", published, Content(words, opening), is_whole
    )


def channel(entries: Sequence[Entry], *, is_whole: bool = True) -> Channel:
    feed = Feed(URL, "Camille", "", "", "", tuple(entries))
    exchange = Exchange(Request(URL), NOW, Failure(FailureKind.TIMEOUT))
    return Channel((Document(exchange, feed),), is_whole)


def counted(entries: Sequence[Entry], *, is_whole: bool = True) -> Tally:
    return tally(channel(entries, is_whole=is_whole), NOW)


MEASURES: dict[str, Callable[[Tally], Measure]] = {
    "exists": Tally.exists,
    "fresh": Tally.fresh,
    "cadence": Tally.cadence,
    "regular": Tally.regular,
}
BLOGS = st.lists(st.integers(0, 1000), min_size=1, max_size=40, unique=True).map(
    lambda ages: [entry(place, age) for place, age in enumerate(sorted(ages))]
)


def holds(measure: Measure, truth: float | None, *, fewer_is_better: bool) -> bool:
    """Does the truth lie between the worst and the best?"""
    if truth is None:
        return measure.worst is None
    if measure.best is None:
        return False
    worst_is_right = measure.worst is None or (truth <= measure.worst if fewer_is_better else truth >= measure.worst)
    return worst_is_right and (truth >= measure.best if fewer_is_better else truth <= measure.best)


def broken(seen: Tally, whole: Tally) -> list[str]:
    """The measures whose bounds do not hold the truth."""
    return [
        name
        for name, measure in MEASURES.items()
        if not holds(measure(seen), measure(whole).value, fewer_is_better=name == "fresh")
    ]


@given(blog=BLOGS, kept=st.integers(1, 40))
@settings(max_examples=150, deadline=None)
def test_a_feed_cut_short_keeps_the_truth_within_its_bounds(blog: list[Entry], kept: int) -> None:
    assert broken(counted(blog[:kept], is_whole=False), counted(blog)) == []


@given(blog=BLOGS, hidden=st.sets(st.integers(0, 39)))
@settings(max_examples=150, deadline=None)
def test_summaries_keep_the_truth_within_the_bounds(blog: list[Entry], hidden: set[int]) -> None:
    masked = [
        replace(one, content=replace(one.content, words=20), is_whole=False) if one.place in hidden else one
        for one in blog
    ]

    assert broken(counted(masked), counted(blog)) == []


@given(blog=BLOGS, hidden=st.sets(st.integers(0, 39)))
@settings(max_examples=150, deadline=None)
def test_missing_dates_keep_the_truth_within_the_bounds(blog: list[Entry], hidden: set[int]) -> None:
    masked = [replace(one, published=None) if one.place in hidden else one for one in blog]

    assert broken(counted(masked), counted(blog)) == []


@given(blog=BLOGS, age=st.integers(0, 1000))
@settings(max_examples=150, deadline=None)
def test_one_more_post_never_costs_anything(blog: list[Entry], age: int) -> None:
    before, after = counted(blog), counted([*blog, entry(99, age)])

    assert (after.fresh().value or 0) <= (before.fresh().value or 0)
    assert (after.cadence().value or 0) >= (before.cadence().value or 0)
    assert (after.regular().value or 0) >= (before.regular().value or 0)
    assert (after.exists().value or 0) >= (before.exists().value or 0)


@pytest.mark.parametrize(
    ("one", "weight"),
    [
        pytest.param(entry(1, 3), Weight.SURE, id="long"),
        pytest.param(entry(1, 3, words=149), Weight.SHORT, id="short-and-whole"),
        pytest.param(entry(1, 3, words=149, is_whole=False), Weight.MAYBE, id="summary"),
        pytest.param(replace(entry(1, 3, words=30), has_media=True), Weight.SURE, id="described-recording"),
        pytest.param(replace(entry(1, 3, words=5), has_media=True), Weight.SHORT, id="bare-recording"),
        pytest.param(replace(entry(1, 3), source="https://planet.test/"), Weight.REPEAT, id="taken-over"),
        pytest.param(replace(entry(1, 3), source="https://www.camille.example/"), Weight.SURE, id="own-source"),
        pytest.param(replace(entry(1, 3), title="RT @someone: look"), Weight.REPEAT, id="repost"),
    ],
)
def test_a_post_weighs_what_its_text_shows(one: Entry, weight: Weight) -> None:
    assert counted([one]).posts[0].weight is weight


def test_the_older_of_two_like_posts_is_the_one_that_counts() -> None:
    older, newer = entry(1, 30), replace(entry(2, 3), content=entry(1, 30).content)

    seen = counted([newer, older])

    assert [(one.entry.place, one.weight) for one in seen.posts] == [(2, Weight.REPEAT), (1, Weight.SURE)]


def test_posts_that_share_their_greeting_are_not_repeats() -> None:
    greeting = " ".join(f"hello{one}" for one in range(60))
    posts = [
        replace(one, content=replace(one.content, opening=f"{greeting} {one.opening}"))
        for one in (entry(1, 3), entry(2, 30))
    ]

    assert {one.weight for one in counted(posts).posts} == {Weight.SURE}


def test_an_old_post_pinned_to_the_top_does_not_make_a_feed_reach_back() -> None:
    posts = [entry(0, 2000), *(entry(place, 3 * place) for place in range(1, 10))]

    assert counted(posts, is_whole=False).covered_from == (NOW - timedelta(days=27)).date()


def test_a_feed_that_is_oldest_first_reaches_back_to_its_first_post() -> None:
    posts = [entry(place, 300 - 30 * place) for place in range(10)]

    assert counted(posts, is_whole=False).covered_from == (NOW - timedelta(days=300)).date()


def test_months_run_from_two_years_ago_to_the_present_one() -> None:
    months = months_until(NOW.date())

    assert (months[0], months[-1], len(months)) == ("2024-12", "2026-11", 24)


def test_posts_that_share_much_and_repeat_nothing_cost_little() -> None:
    shared = " ".join(f"c{one}" for one in range(200))
    alike = [
        replace(
            entry(place, place),
            content=Content(200, f"{shared} {' '.join(f'w{place}x{one}' for one in range(100))}"),
        )
        for place in range(2_500)
    ]
    start = time.process_time()

    assert not counted(alike).of(Weight.REPEAT)
    assert time.process_time() - start < 10
