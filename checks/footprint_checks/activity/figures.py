"""What an account's items come to: pure figures, None where they are not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from footprint_checks.activity.observation import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint_checks.activity.observation import Doings, Item

WINDOW = timedelta(days=365)
MONTH = 365.25 / 12
"""Days."""
LEAST_DAYS = 7
"""Days from which a rate is told: what happened on one day is no habit."""
LAST_FOR_REPLIES, LAST_FOR_RESPONSES = 40, 20
"""Messages looked at (scoring, D9)."""
LEAST_MESSAGES = 5
"""Messages under which no share is told: two replies of three say nothing of somebody (scoring, D9)."""
MOST_HASHTAGS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """See `footprint.exhibit.Activity`, which shows them."""

    messages: int
    a_month: float | None
    replies: float | None
    reposts: float | None
    responses: float | None
    links: int
    hashtags: tuple[tuple[str, int], ...]


def figures(doings: Doings, today: date, *, created: date | None = None) -> Figures:
    """Reckon them up.

    Args:
        doings: what was seen of one account.
        today: day of the audit.
        created: day of the sign-up, before which nothing can have been said; None when not known.
    """
    covered = [one for one in doings.messages if doings.since is not None and one.at.date() >= doings.since]
    hashtags = Counter(tag for one in covered for tag in one.hashtags)
    ranked = sorted(hashtags.items(), key=lambda each: (-each[1], each[0]))
    return Figures(
        messages=len(covered),
        a_month=_a_month(covered, doings.since, today, created),
        replies=replies(doings),
        reposts=_reposts(doings),
        responses=responses(doings),
        links=sum(bool(one.links) for one in covered),
        hashtags=tuple(ranked[:MOST_HASHTAGS]),
    )


def _a_month(covered: Sequence[Item], since: date | None, today: date, created: date | None) -> float | None:
    if since is None:
        return None
    # A year is looked at, and today's half day counts as one.
    first = max(since, today - WINDOW + timedelta(days=1), created or since)
    days = (today - first).days + 1
    if days < LEAST_DAYS:
        return None
    return round(sum(one.at.date() >= first for one in covered) / days * MONTH, 2)


def replies(doings: Doings) -> float | None:
    """Share of replies to others in the last 40 messages; None where replies are not shown, or too few messages are."""
    last = doings.messages[:LAST_FOR_REPLIES]
    if len(last) < LEAST_MESSAGES or not doings.shows_replies:
        return None
    return _share(sum(one.kind is Kind.REPLY for one in last), len(last))


def _reposts(doings: Doings) -> float | None:
    """Share of reposts; where replies are not shown, neither are reposts, unless one is there."""
    count = sum(one.kind is Kind.REPOST for one in doings.items)
    read = count + len(doings.messages)
    return _share(count, read) if read >= LEAST_MESSAGES and (count or doings.shows_replies) else None


def responses(doings: Doings) -> float | None:
    """Share of the last 20 messages with a response, of those of which the network tells; None for too few."""
    last = [one.responses for one in doings.messages if one.responses is not None][:LAST_FOR_RESPONSES]
    return _share(sum(one > 0 for one in last), len(last)) if len(last) >= LEAST_MESSAGES else None


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4)
