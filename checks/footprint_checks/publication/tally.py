"""Counts posts: which count, which may, and what of a rhythm follows for sure.

Only substantive, distinct posts count. What can't be told for sure is never rounded: every measure comes with the
value it has when all that was not seen is at its worst, and at its best.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from footprint.extract.domain import registrable
from footprint.extract.feed import FeedKind
from footprint_checks.publication.likeness import repeats

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from footprint.extract.article import Article
    from footprint.extract.content import Content
    from footprint.extract.feed import Entry
    from footprint_checks.publication.looking import Channel, Document
    from footprint_checks.publication.observation import PostPage

SUBSTANTIVE = 150
"""Words from which a post counts."""
DESCRIBED = 20
"""Words from which a recording is described."""
ENOUGH = 3
"""Substantive posts that make a blog."""
MONTHS = 24
"""Months that are looked at."""
YEAR = timedelta(days=365)
LEAST_WINDOW = timedelta(days=90)
"""A rhythm is not read from a shorter stretch."""
MOST_A_DAY = 1
"""Posts that a day that was not seen may hold, at its best."""
MOST_PINNED = 3
"""Old posts that may stand at the top of a feed."""

_TOMORROW = timedelta(days=1)
_ROUNDING = 1e-9
"""More than a share of a few posts is off by in floating point."""


class Weight(StrEnum):
    """Does a post count?"""

    SURE = "sure"
    MAYBE = "maybe"
    """The feed gives a summary only, and its page was not read: its length is not known."""
    SHARE = "share"
    """Likewise, but older than those whose pages were read: it counts as they do on the average."""
    SHORT = "short"
    REPEAT = "repeat"
    """Nearly the same text as an older post, or taken over from another feed."""


OPEN = (Weight.SURE, Weight.MAYBE, Weight.SHARE)
"""Posts that count, or may."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One post, weighed.

    Attributes:
        page: the page of the feed that carries it.
        entry: as the feed tells it.
        day: of publication; None when not dated, or dated after the audit.
        weight: see there.
        read: its own page, where it was asked for.
    """

    page: Document
    entry: Entry
    day: date | None
    weight: Weight
    read: PostPage | None = None

    @property
    def article(self) -> Article | None:
        """What its page shows, where that was read."""
        return None if self.read is None else self.read.article

    @property
    def content(self) -> Content:
        """The fullest text there is of it."""
        return self.entry.content if self.entry.is_whole or self.article is None else self.article.content

    @property
    def is_known(self) -> bool:
        """The whole text was seen, in the feed or on its page."""
        return self.entry.is_whole or (self.article is not None and self.article.is_whole)

    @property
    def title(self) -> str:
        """As the feed has it, else the page; empty where neither has one."""
        return self.entry.title or ("" if self.article is None else self.article.marking.title)

    @property
    def author(self) -> str:
        """Likewise."""
        return self.entry.author or ("" if self.article is None else self.article.marking.author)

    @property
    def tags(self) -> tuple[str, ...]:
        """Likewise."""
        return self.entry.tags or (() if self.article is None else self.article.marking.tags)


@dataclass(frozen=True, slots=True)
class Share:
    """Which share of the posts that the feed only sums up counts, by those whose pages were asked for.

    Older ones take it: read them all, and a blog would cost hundreds of questions. Its margin is three posts in those
    asked for. That is the bound of 95 % where all or none of them count (the rule of three: Hanley and
    Lippman-Hand, 1983), and of ten posts about that of any share, 1.96 √(¼ / 10) = 0.31. Pages that were not
    read are at their worst and at their best beforehand.

    Attributes:
        value: of the pages that were read.
        worst, best: with the margin.
    """

    value: float
    worst: float
    best: float


_MARGIN = 3
_NOTHING = Share(0.0, 0.0, 0.0)


def share_of(asked: Sequence[Weight]) -> Share | None:
    """The share that older posts take; None where fewer than three pages were read.

    Args:
        asked: what came of each post whose page was asked for, among those that the feed leaves open.
    """
    sure, unread = asked.count(Weight.SURE), asked.count(Weight.MAYBE)
    known, count = len(asked) - unread, len(asked)
    if known < ENOUGH:
        return None
    return Share(
        sure / known,
        max(0.0, (sure - _MARGIN) / count),
        min(1.0, (sure + unread + _MARGIN) / count),
    )


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure and its bounds.

    Attributes:
        value: from what was seen for sure; None when nothing was.
        worst: with all that was not seen at its worst; None when there may be nothing at all.
        best: with all of it at its best; None when there can be nothing.
    """

    value: float | None
    worst: float | None
    best: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """The posts of one channel at one date.

    Attributes:
        today: day of the audit, UTC.
        posts: dated ones first, newest first; then the others in the feed's order.
        covered_from: day from which every post was seen; None when all were.
        leads_undated: the feed's first posts have no date, so that they may be newer than the newest one dated.
        share: see there; None where no post takes it.
    """

    today: date
    posts: tuple[Counted, ...]
    covered_from: date | None
    leads_undated: bool
    share: Share | None = None

    def of(self, *weights: Weight) -> tuple[Counted, ...]:
        """The posts of these weights."""
        return tuple(one for one in self.posts if one.weight in weights)

    def days(self, *weights: Weight) -> tuple[date, ...]:
        """Their days, newest first, as far as they are known."""
        return tuple(one.day for one in self.of(*weights) if one.day is not None)

    @property
    def undated(self) -> int:
        """Posts that count, or may, and whose day is not known."""
        return sum(one.day is None for one in self.of(*OPEN))

    def exists(self) -> Measure:
        """Is it a blog: 1 or 0, by the number of substantive posts."""
        sure = len(self.of(Weight.SURE))
        possible = len(self.of(*OPEN)) + (0 if self.covered_from is None else ENOUGH)
        return Measure(float(sure >= ENOUGH), float(sure >= ENOUGH), float(possible >= ENOUGH))

    @property
    def is_partial(self) -> bool:
        """Does the feed leave out posts of the last year?"""
        return self.covered_from is not None and self.covered_from > self.today - YEAR

    def fresh(self) -> Measure:
        """Days since the last post: the fewer the better."""
        sure, possible = self.days(Weight.SURE), self.days(*OPEN)
        last = float((self.today - max(sure)).days) if sure else None
        nearest = [self.today] if self.leads_undated or (self.undated and not possible) else []
        older = [] if self.covered_from is None else [self.covered_from]
        newest = max((*possible, *nearest, *older), default=None)
        return Measure(last, last, None if newest is None else float((self.today - newest).days))

    def cadence(self) -> Measure:
        """Posts a month over the last twelve, or over the part of them that was seen, at least ninety days."""
        start = self.today - YEAR
        seen_from = start if self.covered_from is None else max(start, min(self.covered_from, self.today))
        count = Counter(one.weight for one in self.posts if one.day is not None and one.day > start)
        sure, maybe, shared = count[Weight.SURE], count[Weight.MAYBE], count[Weight.SHARE]
        share = self.share or _NOTHING
        possible = sure + maybe + share.best * shared + self.undated
        unseen = (seen_from - start).days * MOST_A_DAY
        window = max(self.today - seen_from, LEAST_WINDOW)
        has_any = bool(self.of(Weight.SURE))
        best = _monthly(possible + unseen, YEAR)
        return Measure(
            _monthly(sure + share.value * (maybe + shared), window) if has_any else None,
            _monthly(sure + share.worst * shared, YEAR) if has_any else None,
            best if has_any or best > 0 or self.of(Weight.MAYBE, Weight.SHARE) else None,
        )

    def regular(self) -> Measure:
        """Months with a post, in the best twelve consecutive ones of the last twenty-four."""
        months = months_until(self.today)
        sure = frozenset(month_of(day) for day in self.days(Weight.SURE))
        possible = sure | {month_of(day) for day in self.days(*OPEN)}
        if self.covered_from is not None:
            possible |= {one for one in months if one <= month_of(self.covered_from)}
        worst = max(self._least(sure, year) for year in _years(months))
        value = max(self._likely(sure, year) for year in _years(months))
        most = max(sum(one in possible for one in year) for year in _years(months))
        best = min(12, most + self.undated)
        has_any = bool(self.of(Weight.SURE))
        return Measure(
            float(max(worst, round(value))) if has_any else None,
            float(worst) if has_any else None,
            float(best) if has_any or best or self.of(Weight.MAYBE, Weight.SHARE) else None,
        )

    def _likely(self, sure: frozenset[str], year: Sequence[str]) -> float:
        """Months of a year with a post, those that take their share of it counted by how likely one post counts."""
        share = self.share or _NOTHING
        open_in = Counter(month_of(day) for day in self.days(Weight.MAYBE, Weight.SHARE))
        return sum(1.0 if one in sure else 1.0 - (1.0 - share.value) ** open_in[one] for one in year)

    def _least(self, sure: frozenset[str], year: Sequence[str]) -> int:
        """Months of a year with a post, when the posts that do not count fall so that the most months lose theirs."""
        share = self.share or _NOTHING
        shared = Counter(month_of(day) for day in self.days(Weight.SHARE))
        left = floor((1.0 - share.worst) * sum(shared[one] for one in months_until(self.today)) + _ROUNDING)
        kept = sum(one in sure for one in year)
        for count in sorted(shared[one] for one in year if one not in sure and shared[one]):
            left -= count
            kept += left < 0
        return kept


def tally(channel: Channel, now: datetime, pages: Sequence[PostPage] = ()) -> Tally:
    """Weigh the posts of a channel.

    Args:
        channel: the feed.
        now: moment of the audit.
        pages: those of its posts that were asked for.
    """
    listed, share = _weighed(channel.entries, now, {one.url: one for one in pages})
    dated = [one for one in listed if one.day is not None]
    newest_first = sorted(dated, key=lambda one: one.day or date.min, reverse=True)
    first = next((one for one in listed if one.weight in OPEN), None)
    return Tally(
        today=now.date(),
        posts=(*newest_first, *(one for one in listed if one.day is None)),
        covered_from=None if channel.is_whole else _covered_from([one.day for one in dated if one.day], now.date()),
        leads_undated=first is not None and first.day is None,
        share=share,
    )


def month_of(day: date) -> str:
    """The month of a day, `YYYY-MM`."""
    return f"{day:%Y-%m}"


def months_until(today: date) -> tuple[str, ...]:
    """The last twenty-four months, oldest first, the present one included."""
    last = today.year * 12 + today.month - 1
    return tuple(f"{one // 12:04}-{one % 12 + 1:02}" for one in range(last - MONTHS + 1, last + 1))


def _weighed(
    entries: Sequence[tuple[Document, Entry]], now: datetime, pages: Mapping[str, PostPage]
) -> tuple[tuple[Counted, ...], Share | None]:
    is_timeless = are_of_one_moment([entry for _, entry in entries])
    listed: list[Counted] = []
    for page, entry in entries:
        read = pages.get(entry.url)
        article = None if read is None else read.article
        day = _day(_moment(page, entry, article, is_timeless=is_timeless), now)
        listed.append(Counted(page, entry, day, _weight(page, entry, read), read))
    known = [(one.content.opening if one.is_known else "", one.entry.published or now) for one in listed]
    repeated = repeats(known)
    weights = [Weight.REPEAT if place in repeated else one.weight for place, one in enumerate(listed)]
    share = share_of(
        [weight for one, weight in zip(listed, weights, strict=True) if one.read is not None and _is_open(one.entry)]
    )
    taken = Weight.MAYBE if share is None else Weight.SHARE
    settled = (
        taken if weight is Weight.MAYBE and one.read is None else weight
        for one, weight in zip(listed, weights, strict=True)
    )
    return tuple(replace(one, weight=weight) for one, weight in zip(listed, settled, strict=True)), share


def are_of_one_moment(entries: Sequence[Entry]) -> bool:
    """Has every post the same moment? It is that of the software which wrote the feed, and no post's own."""
    moments = [one.published for one in entries if one.published is not None]
    return len(moments) >= ENOUGH and len(set(moments)) == 1


def _moment(page: Document, entry: Entry, article: Article | None, *, is_timeless: bool) -> datetime | None:
    """When a post appeared: by its feed, else by its page; a site map tells of changes only."""
    by_feed = None if is_timeless else entry.published
    by_page = None if article is None else article.marking.published
    return (by_page or by_feed) if page.feed.kind is FeedKind.SITEMAP else (by_feed or by_page)


def _day(moment: datetime | None, now: datetime) -> date | None:
    """The day it appeared; a date after tomorrow is a mistake or an announcement."""
    return None if moment is None or moment > now + _TOMORROW else min(moment, now).date()


def _weight(page: Document, entry: Entry, read: PostPage | None) -> Weight:
    is_foreign = bool(entry.source) and registrable(entry.source) not in {
        registrable(one) for one in (page.feed.url, page.feed.site, entry.url)
    }
    if is_foreign or entry.title.startswith("RT @"):
        return Weight.REPEAT
    article = None if read is None else read.article
    if not _is_open(entry):
        return Weight.SURE if _is_enough(entry.words, entry) else Weight.SHORT
    if article is not None and _is_enough(article.content.words, entry):
        return Weight.SURE
    return Weight.SHORT if article is not None and article.is_whole else Weight.MAYBE


def _is_open(entry: Entry) -> bool:
    """Does the feed leave open whether the post counts?"""
    return not entry.is_whole and not _is_enough(entry.words, entry)


def _is_enough(words: int, entry: Entry) -> bool:
    return words >= (DESCRIBED if entry.has_media else SUBSTANTIVE)


def _covered_from(days: Sequence[date], today: date) -> date:
    """From when on a feed that leaves out older posts is complete: its oldest post.

    In a feed that is newest first this is the last one, so that old posts pinned to the top do not count. Where the
    order is none of the dates', what was left out may be newer than the last one: the newest of the last third counts.
    """
    if not days:
        return today
    if _falls(days[::-1]):
        return days[0]
    if any(_falls(days[pinned:]) for pinned in range(min(MOST_PINNED, len(days) - 1) + 1)):
        return days[-1]
    return max(days[-(len(days) // 3 or 1) :])


def _falls(days: Sequence[date]) -> bool:
    return all(one >= other for one, other in pairwise(days))


def _monthly(count: float, window: timedelta) -> float:
    return round(count * (YEAR / window) / 12, 4)


def _years(months: Sequence[str]) -> Iterator[Sequence[str]]:
    """Every twelve months in a row."""
    return (months[start : start + 12] for start in range(len(months) - 11))
