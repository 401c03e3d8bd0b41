"""A channel as it is shown: its months, its figures, its posts, and how it was found."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from footprint.exhibit import Post, Step, Timeline, Trail
from footprint.finding import evidence
from footprint_checks.publication.figures import figures
from footprint_checks.publication.posts import Weight
from footprint_checks.publication.tally import month_of, months_until

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from footprint.finding import Evidence
    from footprint_checks.feeds.looking import Channel, Document
    from footprint_checks.publication.craft import Craft
    from footprint_checks.publication.observation import Outlet
    from footprint_checks.publication.posts import Counted
    from footprint_checks.publication.tally import Tally

MOST_POSTS = 100
"""Posts listed in a timeline, newest first."""


def timeline(outlet: Outlet, channel: Channel, seen: Tally, made: Craft, now: datetime) -> Timeline:
    """The channel over 24 months."""
    months = months_until(seen.today)
    shown = [one for one in seen.posts if one.weight is not Weight.REPEAT]
    days = [one.day for one in shown if one.day is not None and month_of(one.day) >= months[0]]
    gaps = [(later - earlier).days for later, earlier in pairwise(days)]
    return Timeline(
        feed=channel.url,
        title=channel.pages[0].feed.title,
        months=tuple((month, sum(month_of(day) == month for day in days)) for month in months),
        last=max((one.day.isoformat() for one in shown if one.day is not None), default=""),
        median_gap=float(median(gaps)) if gaps else None,
        longest_gap=max(gaps, default=None),
        complete_from=_complete_from(seen.covered_from, months[0], shown),
        posts=tuple(
            Post(one.entry.url, one.entry.title, one.day.isoformat() if one.day else "", one.entry.words, made.of(one))
            for one in shown[:MOST_POSTS]
        ),
        evidence=pages(channel),
        kind=channel.pages[0].feed.kind.value,
        page=outlet.url,
        rank=outlet.looked.channels.index(channel),
        requests=outlet.looked.found_after,
        figures=figures(channel, seen, now),
        trail=trail(outlet),
    )


def without_posts(outlet: Outlet, document: Document, now: datetime) -> Timeline:
    """A feed that has no post yet."""
    return Timeline(
        feed=document.feed.url,
        title=document.feed.title,
        months=tuple((month, 0) for month in months_until(now.date())),
        last="",
        median_gap=None,
        longest_gap=None,
        complete_from=f"{months_until(now.date())[0]}-01",
        posts=(),
        evidence=(evidence(document.exchange, excerpt=document.feed.title),),
        kind=document.feed.kind.value,
        page=outlet.url,
        requests=len(outlet.looked.asked),
        trail=trail(outlet),
    )


def in_vain(outlet: Outlet) -> Trail:
    """A place where no feed was found."""
    return Trail(outlet.url, trail(outlet), outlet.looked.reason)


def trail(outlet: Outlet) -> tuple[Step, ...]:
    """How the feeds of a place were looked for."""
    return tuple(Step(one.why, one.came, evidence(one.exchange)) for one in outlet.looked.steps)


def pages(channel: Channel) -> tuple[Evidence, ...]:
    """The documents of a channel."""
    return tuple(
        evidence(one.exchange, where=f"entry[0..{one.feed.entries[-1].place}].published", excerpt=one.feed.title)
        for one in channel.pages
    )


def _complete_from(covered_from: date | None, month: str, shown: Iterable[Counted]) -> str:
    """A post without a date may be of any month, so that none is surely covered."""
    if any(one.day is None for one in shown):
        return ""
    return max("" if covered_from is None else covered_from.isoformat(), f"{month}-01")
