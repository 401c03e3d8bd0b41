"""How a network is asked for what happens on an account: one list of things is one trail, walked page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from footprint.finding import Reason

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta

    from footprint.subject import NetworkHandle
    from footprint.web import Request
    from footprint_checks.activity.gleaning import Glean, Gleaned

Onward: TypeAlias = "Callable[[tuple[Gleaned, ...]], Request | None]"

MOST_PAGES = 5
"""Answers read of one list: with forty to a hundred items each, they cover a year of nearly everybody."""

MORE = "more"
"""What `Gleaned.next` says where the following page is known by its number."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A list of what somebody did, newest first.

    Attributes:
        first: the first question.
        glean: reads an answer; pure.
        onward: the question that follows what was read so far, if any does; None where one answer is all.
        most: pages read at most.
        is_main: the holder's messages are here, so that it tells which days are covered.
        shows_replies, is_talk: see `Doings`.
        reach: the network forgets what is older; None where it does not.
        is_shared: other checks ask it too, whole, and nothing of others is in it: it is asked without a reader.
        otherwise: the trail that is walked where this one is closed to visitors.
        missing: what it means that there is no such list.
    """

    first: Request
    glean: Glean
    onward: Onward | None = None
    most: int = MOST_PAGES
    is_main: bool = True
    shows_replies: bool = False
    is_talk: bool = True
    reach: timedelta | None = None
    is_shared: bool = False
    otherwise: Trail | None = None
    missing: Reason = Reason.NOT_OBSERVABLE


@dataclass(frozen=True, slots=True)
class Lookup:
    """A question before the others: by which name the network calls the account itself.

    Attributes:
        request, glean: as in `Trail`; `Gleaned.next` is the name.
        opens: the trails under that name.
        otherwise: as in `Trail`.
    """

    request: Request
    glean: Glean
    opens: Callable[[str], tuple[Trail, ...]]
    otherwise: Trail | None = None


def by_next(ask: Callable[[str], Request]) -> Onward:
    """The last answer says where the following is."""

    def onward(pages: tuple[Gleaned, ...]) -> Request | None:
        return ask(pages[-1].next) if pages[-1].next else None

    return onward


def by_number(ask: Callable[[int], Request], *, first: int = 1) -> Onward:
    """Pages are numbered; the last answer says whether one follows."""

    def onward(pages: tuple[Gleaned, ...]) -> Request | None:
        return ask(first + len(pages)) if pages[-1].next else None

    return onward


Start: TypeAlias = tuple[Trail, ...] | Lookup


Source: TypeAlias = "Callable[[NetworkHandle], Start]"
"""Where to begin for an account; pure."""
