"""Posts that the feed only sums up: their pages decide, older ones take their share, and hiding makes nothing surer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from footprint.extract.article import Article
from footprint.extract.content import Content
from footprint.extract.feed import Entry, Feed, FeedKind
from footprint.extract.marking import Marking
from footprint.web import Exchange, Failure, FailureKind, Request
from footprint_checks.feeds import Channel, Document
from footprint_checks.publication.craft import craft
from footprint_checks.publication.observation import PostPage
from footprint_checks.publication.posts import Share, Weight, share_of
from footprint_checks.publication.reading import MOST_READ
from footprint_checks.publication.tally import Tally, month_of, months_until, tally

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from footprint_checks.publication.tally import Measure

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
URL = "https://camille.example/feed"
EXCHANGE = Exchange(Request(URL), NOW, Failure(FailureKind.TIMEOUT))
LONG, SHORT = 400, 60


@dataclass(frozen=True)
class Post:
    """A post as it is.

    Attributes:
        age: in days.
        words: of its whole text.
    """

    age: int
    words: int = LONG

    def content(self, words: int) -> Content:
        opening = " ".join(f"w{self.age}x{one}" for one in range(min(words, 300)))
        return Content(words, opening, ("https://other.test/",) if self.age % 2 else (), self.age % 3 == 0)

    def entry(self, place: int, *, is_whole: bool) -> Entry:
        return Entry(
            place,
            f"https://camille.example/{self.age}",
            f"What happened at the market {self.age}",
            NOW - timedelta(days=self.age),
            self.content(self.words if is_whole else 20),
            is_whole,
            author="Camille",
        )


def channel(posts: Sequence[Post], *, is_whole: bool, kind: FeedKind = FeedKind.RSS) -> Channel:
    entries = tuple(one.entry(place, is_whole=is_whole) for place, one in enumerate(posts))
    return Channel((Document(EXCHANGE, Feed(URL, "Camille", "", "", "", entries, kind=kind)),), is_whole=True)


def pages(posts: Sequence[Post], *, hidden: Collection[int] = (), published: datetime | None = None) -> list[PostPage]:
    """The pages of the newest ten, all but those of the hidden places."""
    return [
        PostPage(
            f"https://camille.example/{one.age}",
            EXCHANGE,
            None if place in hidden else Article(one.content(one.words), Marking(published=published)),
        )
        for place, one in enumerate(posts[:MOST_READ])
    ]


def summed(posts: Sequence[Post], *, hidden: Collection[int] = ()) -> Tally:
    return tally(channel(posts, is_whole=False), NOW, pages(posts, hidden=hidden))


MEASURES: dict[str, Callable[[Tally], Measure]] = {
    "exists": Tally.exists,
    "fresh": Tally.fresh,
    "cadence": Tally.cadence,
    "regular": Tally.regular,
    "craft": lambda seen: craft(seen, ["camille.example"]).measure,
}
BLOGS = st.lists(
    st.builds(Post, st.integers(0, 1000), st.sampled_from([SHORT, LONG, LONG])),
    min_size=1, max_size=45, unique_by=lambda one: one.age,
).map(lambda posts: sorted(posts, key=lambda one: one.age))  # fmt: skip
HIDDEN = st.sets(st.integers(0, MOST_READ - 1))


MONTHS = months_until(NOW.date())
YEARS = [
    *(frozenset(MONTHS[start : start + 12]) for start in range(13)),
    frozenset((NOW - timedelta(days=age)).date().isoformat() for age in range(365)),
]
"""Twelve months in a row, and the last 365 days."""


def is_alike(seen: Tally, blog: Sequence[Post], year: frozenset[str]) -> bool:
    """Are the older posts of a year long as often as those whose pages were read, within the margin?"""
    dated = [(one, one.day) for one in seen.of(Weight.SHARE) if one.day is not None]
    shared = [one for one, day in dated if {month_of(day), day.isoformat()} & year]
    if seen.share is None or not shared:
        return True
    long = {f"https://camille.example/{one.age}" for one in blog if one.words == LONG}
    share = sum(one.entry.url in long for one in shared) / len(shared)
    return seen.share.worst <= share <= seen.share.best


def score(name: str, value: float | None) -> float:
    """Higher is better; nothing is lowest."""
    if value is None:
        return -10_000.0
    return -value if name == "fresh" else value


@given(blog=BLOGS, hidden=HIDDEN, more=HIDDEN)
@settings(max_examples=200, deadline=None)
def test_hiding_a_page_never_makes_a_measure_surer(blog: list[Post], hidden: set[int], more: set[int]) -> None:
    known, unknown = summed(blog, hidden=hidden), summed(blog, hidden=hidden | more)

    for name, measure in MEASURES.items():
        whole, part = measure(known), measure(unknown)
        assert score(name, part.worst) <= score(name, whole.worst) + 1e-4, name
        assert score(name, part.best) >= score(name, whole.best) - 1e-4, name


@given(blog=BLOGS, hidden=HIDDEN)
@settings(max_examples=200, deadline=None)
def test_the_truth_lies_within_the_bounds_where_older_posts_are_like_the_newest(
    blog: list[Post], hidden: set[int]
) -> None:
    whole, seen = tally(channel(blog, is_whole=True), NOW), summed(blog, hidden=hidden)
    assume(all(is_alike(seen, blog, year) for year in YEARS))

    for name, measure in MEASURES.items():
        truth, found = measure(whole).value, measure(seen)
        assert score(name, found.worst) <= score(name, truth) + 1e-4 or found.worst is None, name
        assert score(name, found.best) >= score(name, truth) - 1e-4, name


@given(blog=BLOGS, hidden=HIDDEN)
@settings(max_examples=200, deadline=None)
def test_what_is_published_lies_within_its_bounds(blog: list[Post], hidden: set[int]) -> None:
    seen = summed(blog, hidden=hidden)

    for name, measure in MEASURES.items():
        found = measure(seen)
        if found.value is not None:
            assert score(name, found.worst) <= score(name, found.value) <= score(name, found.best) + 1e-4, name


def test_a_weekly_blog_whose_feed_gives_summaries_can_be_measured() -> None:
    seen = summed([Post(7 * week + 1) for week in range(104)])

    assert [one.weight for one in seen.posts].count(Weight.SHARE) == 94
    assert (seen.exists().value, seen.fresh().value) == (1.0, 1.0)
    assert seen.cadence().value == pytest.approx(4.4, abs=0.1)
    assert (seen.regular().value, seen.regular().worst, seen.regular().best) == (12.0, 9.0, 12.0)


def test_short_posts_seen_on_their_pages_do_not_count() -> None:
    seen = summed([Post(7 * week + 1, SHORT) for week in range(5)])

    assert {one.weight for one in seen.posts} == {Weight.SHORT}
    assert seen.cadence().best is None


def test_a_post_whose_page_was_not_read_is_unknown_whatever_the_others_are() -> None:
    seen = summed([Post(7 * week + 1, SHORT) for week in range(12)], hidden={3})

    assert [one.weight for one in seen.posts if one.entry.place == 3] == [Weight.MAYBE]


def test_fewer_than_three_pages_say_nothing_of_older_posts() -> None:
    seen = summed([Post(7 * week + 1) for week in range(20)], hidden=set(range(2, 10)))

    assert seen.share is None
    assert len(seen.of(Weight.MAYBE)) == 18


def test_a_repeat_is_seen_on_the_pages_too() -> None:
    posts = [Post(3), Post(30), Post(60)]
    same = Article(posts[1].content(LONG))
    read = [replace(one, article=same) if place == 0 else one for place, one in enumerate(pages(posts))]

    seen = tally(channel(posts, is_whole=False), NOW, read)

    assert [one.weight for one in seen.posts] == [Weight.REPEAT, Weight.SURE, Weight.SURE]


def test_equal_summaries_do_not_make_two_posts_one() -> None:
    posts = [Post(3), Post(30)]
    feed = channel(posts, is_whole=False)
    greeting = Content(20, "Read this post on the site of its author")
    entries = tuple(replace(one, content=greeting) for one in feed.pages[0].feed.entries)
    document = replace(feed.pages[0], feed=replace(feed.pages[0].feed, entries=entries))

    seen = tally(replace(feed, pages=(document,)), NOW, [])

    assert {one.weight for one in seen.posts} == {Weight.MAYBE}


def test_a_page_dates_the_post_that_a_site_map_says_has_changed() -> None:
    posts = [Post(3)]
    published = NOW - timedelta(days=300)

    seen = tally(channel(posts, is_whole=False, kind=FeedKind.SITEMAP), NOW, pages(posts, published=published))

    assert seen.posts[0].day == published.date()


@pytest.mark.parametrize(
    ("asked", "share"),
    [
        pytest.param([Weight.SURE] * 10, Share(1.0, 0.7, 1.0), id="all"),
        pytest.param([Weight.SHORT] * 10, Share(0.0, 0.0, 0.3), id="none"),
        pytest.param([Weight.SURE] * 8 + [Weight.MAYBE] * 2, Share(1.0, 0.5, 1.0), id="two-unread"),
        pytest.param([Weight.SURE] * 5 + [Weight.REPEAT] * 5, Share(0.5, 0.2, 0.8), id="repeats"),
        pytest.param([Weight.SURE] * 2 + [Weight.MAYBE] * 8, None, id="too-few"),
        pytest.param([], None, id="nothing-asked"),
    ],
)
def test_the_share_has_a_margin_of_three_posts(asked: list[Weight], share: Share | None) -> None:
    assert share_of(asked) == share
