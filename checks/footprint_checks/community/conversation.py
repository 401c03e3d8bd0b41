"""How others answer on an account, and how its holder answers others: at worst, at best, and as seen.

Of an account that was read in part, only what lies within the days that are surely covered is known; what is older may
be anything. So is all of an account that was not read, and of one whose network does not tell. Conversation is measured
on open networks alone (scoring, D9): what shows nothing to the public has no part in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from footprint.finding import Reason
from footprint_checks.activity import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from footprint_checks.activity import Doings, Item

LEAST = 5
"""Messages below which an account says nothing yet."""
LAST_ANSWERED, LAST_CONVERSED = 20, 40
"""Messages that are looked at (scoring, D9)."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of messages on one account.

    Attributes:
        doings: the account.
        hits: messages that count.
        messages: those that were looked at, newest first.
        total: of how many it is a share once all is seen; more than were looked at where some were not seen.
        is_few: there are too few to tell.
    """

    doings: Doings
    hits: tuple[Item, ...]
    messages: tuple[Item, ...]
    total: int
    is_few: bool = False

    @property
    def value(self) -> float | None:
        """As seen; None where too little was."""
        return len(self.hits) / len(self.messages) if len(self.messages) >= LEAST and not self.is_few else None

    def possible(self) -> tuple[float, ...]:
        """Every share that there may be, one message more at a time."""
        unseen = self.total - len(self.messages)
        steps = tuple(float(Fraction(len(self.hits) + more, self.total)) for more in range(unseen + 1))
        return steps if self.value is None else (*steps, self.value)


@dataclass(frozen=True, slots=True)
class Best:
    """The account on which a share is best.

    Attributes:
        share: of it; None where none could be told.
        value, low, high: the measure there, and those that score least and most among what is possible.
        is_few: there are accounts, and all have too few messages.
        is_open: more may be there than was seen.
    """

    share: Share | None
    value: float
    low: float
    high: float
    is_few: bool
    is_open: bool


def answered(one: Doings) -> Share | None:
    """The share of the last messages that somebody answered; None where there is no message at all.

    Where the network does not tell, all is open.
    """
    return _share(one, LAST_ANSWERED, lambda item: bool(item.responses), lambda item: item.responses is not None)


def conversed(one: Doings) -> Share | None:
    """The share of replies to others among the last messages.

    None where there is no message, where all messages are comments, and on networks that are not open.
    """
    if not one.is_talk or (one.reason is Reason.NOT_OBSERVABLE and not one.messages):
        return None
    return _share(one, LAST_CONVERSED, lambda item: item.kind is Kind.REPLY, lambda _: one.shows_replies)


def best(shares: Iterable[Share | None], score: Callable[[float], float], full: float, *, is_open: bool) -> Best:
    """The best account, by what its share is worth.

    Args:
        shares: of each account.
        score: what a share is worth, 0 to 1.
        full: a share that is worth most.
        is_open: there may be further accounts, of which nothing was seen.
    """
    known = [one for one in shares if one is not None]
    told = [(one, one.value) for one in known if one.value is not None]
    top = max(told, key=lambda one: score(one[1]), default=None)
    # Of too few messages the worst is nothing: they do not say how the next ones fare.
    worst = [min(one.possible(), key=score) for one in known if not one.is_few]
    most = [max(one.possible(), key=score) for one in known] + ([full] if is_open else [])
    low = max((0.0, *worst), key=score)
    value = low if top is None else max((top[1], low), key=score)
    high = max((value, *most), key=score)
    return Best(
        None if top is None else top[0],
        round(value, 4),
        round(low, 4),
        round(high, 4),
        is_few=top is None and any(one.is_few for one in known),
        is_open=score(high) > score(low),
    )


def _share(one: Doings, last: int, counts: Callable[[Item], bool], tells: Callable[[Item], bool]) -> Share | None:
    newest = _covered(one)[:last]
    is_cut = one.reason is not None and len(newest) < last
    if not newest and not is_cut:
        return None
    told = tuple(filter(tells, newest))
    total = last if is_cut else max(LEAST, len(newest))
    return Share(one, tuple(filter(counts, told)), told, total, is_few=not is_cut and len(newest) < LEAST)


def _covered(one: Doings) -> Sequence[Item]:
    """The messages of the days that are surely covered."""
    if one.reason is None:
        return one.messages
    since = one.since
    return () if since is None else [item for item in one.messages if item.at.date() >= since]
