"""Counts posts: which count, which may, and what of a rhythm follows for sure.

Only substantive, distinct posts count. What can't be told for sure is never rounded: every measure comes with the
value it has when all that was not seen is at its worst, and at its best.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import blake2b
from heapq import nsmallest
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from footprint.extract.domain import registrable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from footprint.extract.feed import Entry
    from footprint_checks.publication.looking import Channel, Document

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

_RUN = 5
"""Words in a row that are compared."""
_SAME = 0.8
"""Share of them from which a post is a near duplicate of an older one."""
_MOST_ALIKE = 50
"""Older posts that a post is compared with; far more than a feed repeats one post, unless it is made to cost time."""
_TOMORROW = timedelta(days=1)


class Weight(StrEnum):
    """Does a post count?"""

    SURE = "sure"
    MAYBE = "maybe"
    """The feed gives a summary only: its length is not known."""
    SHORT = "short"
    REPEAT = "repeat"
    """Nearly the same text as an older post, or taken over from another feed."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One post, weighed.

    Attributes:
        page: the page of the feed that carries it.
        entry: as the feed tells it.
        day: of publication; None when not dated, or dated after the audit.
        weight: see there.
    """

    page: Document
    entry: Entry
    day: date | None
    weight: Weight


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
    """

    today: date
    posts: tuple[Counted, ...]
    covered_from: date | None
    leads_undated: bool

    def of(self, *weights: Weight) -> tuple[Counted, ...]:
        """The posts of these weights."""
        return tuple(one for one in self.posts if one.weight in weights)

    def days(self, *weights: Weight) -> tuple[date, ...]:
        """Their days, newest first, as far as they are known."""
        return tuple(one.day for one in self.of(*weights) if one.day is not None)

    @property
    def undated(self) -> int:
        """Posts that count, or may, and whose day is not known."""
        return sum(one.day is None for one in self.of(Weight.SURE, Weight.MAYBE))

    def exists(self) -> Measure:
        """Is it a blog: 1 or 0, by the number of substantive posts."""
        sure = len(self.of(Weight.SURE))
        possible = sure + len(self.of(Weight.MAYBE)) + (0 if self.covered_from is None else ENOUGH)
        return Measure(float(sure >= ENOUGH), float(sure >= ENOUGH), float(possible >= ENOUGH))

    @property
    def is_partial(self) -> bool:
        """Does the feed leave out posts of the last year?"""
        return self.covered_from is not None and self.covered_from > self.today - YEAR

    def fresh(self) -> Measure:
        """Days since the last post: the fewer the better."""
        sure, possible = self.days(Weight.SURE), self.days(Weight.SURE, Weight.MAYBE)
        last = float((self.today - max(sure)).days) if sure else None
        nearest = [self.today] if self.leads_undated or (self.undated and not possible) else []
        older = [] if self.covered_from is None else [self.covered_from]
        newest = max((*possible, *nearest, *older), default=None)
        return Measure(last, last, None if newest is None else float((self.today - newest).days))

    def cadence(self) -> Measure:
        """Posts a month over the last twelve, or over the part of them that was seen, at least ninety days."""
        start = self.today - YEAR
        seen_from = start if self.covered_from is None else max(start, min(self.covered_from, self.today))
        sure = sum(day > start for day in self.days(Weight.SURE))
        possible = sure + sum(day > start for day in self.days(Weight.MAYBE)) + self.undated
        unseen = (seen_from - start).days * MOST_A_DAY
        window = max(self.today - seen_from, LEAST_WINDOW)
        has_any = bool(self.of(Weight.SURE))
        best = _monthly(possible + unseen, YEAR)
        return Measure(
            round(sure * (YEAR / window) / 12, 4) if has_any else None,
            _monthly(sure, YEAR) if has_any else None,
            best if has_any or best > 0 or self.of(Weight.MAYBE) else None,
        )

    def regular(self) -> Measure:
        """Months with a post, in the best twelve consecutive ones of the last twenty-four."""
        months = months_until(self.today)
        sure = {month_of(day) for day in self.days(Weight.SURE)}
        possible = sure | {month_of(day) for day in self.days(Weight.MAYBE)}
        if self.covered_from is not None:
            possible |= {one for one in months if one <= month_of(self.covered_from)}
        least, most = _best_year(months, sure), min(12, _best_year(months, possible) + self.undated)
        has_any = bool(self.of(Weight.SURE))
        seen = float(least) if has_any else None
        return Measure(seen, seen, float(most) if has_any or most or self.of(Weight.MAYBE) else None)


def tally(channel: Channel, now: datetime) -> Tally:
    """Weigh the posts of a channel."""
    listed = _weighed(channel.entries, now)
    dated = [one for one in listed if one.day is not None]
    newest_first = sorted(dated, key=lambda one: one.day or date.min, reverse=True)
    first = next((one for one in listed if one.weight in {Weight.SURE, Weight.MAYBE}), None)
    return Tally(
        today=now.date(),
        posts=(*newest_first, *(one for one in listed if one.day is None)),
        covered_from=None if channel.is_whole else _covered_from([one.day for one in dated if one.day], now.date()),
        leads_undated=first is not None and first.day is None,
    )


def month_of(day: date) -> str:
    """The month of a day, `YYYY-MM`."""
    return f"{day:%Y-%m}"


def months_until(today: date) -> tuple[str, ...]:
    """The last twenty-four months, oldest first, the present one included."""
    last = today.year * 12 + today.month - 1
    return tuple(f"{one // 12:04}-{one % 12 + 1:02}" for one in range(last - MONTHS + 1, last + 1))


def _weighed(entries: Sequence[tuple[Document, Entry]], now: datetime) -> tuple[Counted, ...]:
    repeats = _repeats([entry for _, entry in entries], now)
    days = [_day(entry, now) for _, entry in entries]
    if are_of_one_moment([entry for _, entry in entries]):
        days = [None for _ in entries]
    return tuple(
        Counted(page, entry, days[place], Weight.REPEAT if place in repeats else _weight(page, entry))
        for place, (page, entry) in enumerate(entries)
    )


def are_of_one_moment(entries: Sequence[Entry]) -> bool:
    """Has every post the same moment? It is that of the software which wrote the feed, and no post's own."""
    moments = [one.published for one in entries if one.published is not None]
    return len(moments) >= ENOUGH and len(set(moments)) == 1


def _day(entry: Entry, now: datetime) -> date | None:
    """The day it appeared; a date after tomorrow is a mistake or an announcement."""
    moment = entry.published
    return None if moment is None or moment > now + _TOMORROW else min(moment, now).date()


def _weight(page: Document, entry: Entry) -> Weight:
    is_foreign = bool(entry.source) and registrable(entry.source) not in {
        registrable(one) for one in (page.feed.url, page.feed.site, entry.url)
    }
    if is_foreign or entry.title.startswith("RT @"):
        return Weight.REPEAT
    if entry.words >= (DESCRIBED if entry.has_media else SUBSTANTIVE):
        return Weight.SURE
    return Weight.SHORT if entry.is_whole else Weight.MAYBE


def _repeats(entries: Sequence[Entry], now: datetime) -> frozenset[int]:
    """The places of posts that say nearly what an older one says: four fifths of their runs of five words."""
    oldest_first = sorted(range(len(entries)), key=lambda place: (entries[place].published or now, -place))
    texts: dict[int, frozenset[int]] = {}
    holders: dict[int, list[int]] = {}
    repeats: set[int] = set()
    for place in oldest_first:
        runs = _runs(entries[place].opening)
        if any(len(runs & texts[holder]) >= _SAME * len(runs) for holder in _alike(runs, holders)):
            repeats.add(place)
            continue
        texts[place] = runs
        for run in runs:
            known = holders.setdefault(run, [])
            if len(known) < _MOST_ALIKE:
                known.append(place)
    return frozenset(repeats)


def _alike(runs: frozenset[int], holders: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """The posts that are most likely to share four fifths of these runs.

    Each that does lacks a fifth at most, so it has one at least of the rarest. Were they looked for by any run, what
    every post ends with would make each post be compared with each other one.
    """
    most_lacking = len(runs) - ceil(_SAME * len(runs))
    rarest = nsmallest(most_lacking + 1, runs, key=lambda run: (len(holders.get(run, ())), run))
    found = Counter(holder for run in rarest for holder in holders.get(run, ()))
    return tuple(holder for holder, _ in found.most_common(_MOST_ALIKE))


def _runs(text: str) -> frozenset[int]:
    """Five words in a row, each run by a number of its own: the words themselves would take ten times the room."""
    words = text.lower().split()
    found = (" ".join(words[start : start + _RUN]).encode() for start in range(len(words) - _RUN + 1))
    return frozenset(int.from_bytes(blake2b(one, digest_size=8).digest()) for one in found)


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


def _monthly(count: int, window: timedelta) -> float:
    return round(count * (YEAR / window) / 12, 4)


def _best_year(months: Sequence[str], with_post: Iterable[str]) -> int:
    found = frozenset(with_post)
    return max(sum(one in found for one in months[start : start + 12]) for start in range(len(months) - 11))
