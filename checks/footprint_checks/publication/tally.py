"""Counts posts: which count, which may, and what of a rhythm follows for sure.

Only substantive, distinct posts count. What can't be told for sure is never rounded: every measure comes with the
value it has when all that was not seen is at its worst, and at its best.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from math import floor
from typing import TYPE_CHECKING

from footprint_checks.publication.posts import (
    ENOUGH,
    OPEN,
    SUBSTANTIVE,
    Counted,
    Share,
    Weight,
    are_of_one_moment,
    newest_first,
    weighed,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from footprint_checks.feeds.looking import Channel
    from footprint_checks.publication.observation import PostPage

__all__ = [
    "ENOUGH",
    "MONTHS",
    "MOST_A_DAY",
    "OPEN",
    "SUBSTANTIVE",
    "YEAR",
    "Counted",
    "Measure",
    "Share",
    "Tally",
    "Weight",
    "are_of_one_moment",
    "month_of",
    "months_until",
    "tally",
]

MONTHS = 24
"""Months that are looked at."""
YEAR = timedelta(days=365)
LEAST_WINDOW = timedelta(days=90)
"""A rhythm is not read from a shorter stretch."""
MOST_A_DAY = 1
"""Posts that a day that was not seen may hold, at its best."""
MOST_PINNED = 3
"""Old posts that may stand at the top of a feed."""

_ROUNDING = 1e-9
"""More than a share of a few posts is off by in floating point."""
_NOTHING = Share(0.0, 0.0, 0.0)


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
        left = floor((1.0 - share.worst) * sum(shared[one] for one in year) + _ROUNDING)
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
    listed, share = weighed(channel, now, pages)
    days = [one.day for one in listed if one.day is not None]
    first = next((one for one in listed if one.weight in OPEN), None)
    return Tally(
        today=now.date(),
        posts=newest_first(listed),
        covered_from=None if channel.is_whole else _covered(channel, days, now.date()),
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


def _covered(channel: Channel, days: Sequence[date], today: date) -> date:
    """From when on nothing is missing: by the feed itself, or by another list of the site's that reaches further."""
    own = _covered_from(days, today)
    return own if channel.covered_from is None else min(own, channel.covered_from)


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
