"""Walks the trails of an account, and puts together what they show."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from footprint.extract.entry import FIRST_YEAR
from footprint.finding import Reason, evidence
from footprint.web import Response
from footprint_checks.activity.gleaning import Gleaned, gleaned, reader_of, recalled
from footprint_checks.activity.observation import MESSAGES, Doings, Item, Made, Making

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from footprint.finding import Evidence
    from footprint.web import Exchange, Request, Web
    from footprint_checks.accounts import OwnedAccount
    from footprint_checks.activity.gleaning import Found, Glean, Proof
    from footprint_checks.activity.source import Start, Trail

WINDOW = timedelta(days=365)
"""What is looked at: twelve months."""
ENOUGH = 40
"""Messages that are read even where they are older (scoring, `com.conv`)."""

_CLOSED = frozenset({Reason.LOGIN_WALL, Reason.BLOCKED, Reason.NOT_OBSERVABLE, Reason.UNREADABLE})
"""Ways not to answer in which another list of the same network may still be open."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What one trail showed.

    Attributes:
        trail: the one that was walked.
        pages: exchanges with what was read of them, in the order asked.
        asked: every exchange, those that failed included.
        reason: why it was not walked as far as it should have been; None when it was.
        is_ended: it was walked to its end.
    """

    trail: Trail
    pages: tuple[tuple[Exchange, Gleaned], ...] = ()
    asked: tuple[Exchange, ...] = ()
    reason: Reason | None = None
    is_ended: bool = False

    @property
    def found(self) -> tuple[Found, ...]:
        """In the order of the answers."""
        return tuple(one for _, page in self.pages for one in page.found)


async def look(account: OwnedAccount, start: Start, web: Web, now: datetime) -> Doings:
    """Look at one account."""
    if isinstance(start, tuple):
        return doings(account, await _walk_all(start, web, now), now)
    exchange, said = await _ask(start.request, start.glean, web)
    asked = (exchange,)
    if isinstance(said, Gleaned) and said.next:
        return doings(account, await _walk_all(start.opens(said.next), web, now), now, before=asked)
    reason = said if isinstance(said, Reason) else Reason.NOT_OBSERVABLE
    if start.otherwise is None or reason not in _CLOSED:
        return Doings(account, exchanges=asked, reason=reason)
    walked = replace(await _walk(start.otherwise, web, now), reason=reason)
    return doings(account, (walked,), now, before=asked)


async def _walk_all(trails: Sequence[Trail], web: Web, now: datetime) -> tuple[Walked, ...]:
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(_walk(one, web, now)) for one in trails]
    return tuple(one.result() for one in running)


async def _walk(trail: Trail, web: Web, now: datetime) -> Walked:
    """Go back until the window is covered and enough was read, or the trail ends."""
    walked, request = Walked(trail), trail.first
    while True:
        exchange, said = await _ask(request, trail.glean, web, is_shared=trail.is_shared)
        walked = replace(walked, asked=(*walked.asked, exchange))
        if isinstance(said, Reason):
            return await _failed(walked, said, web, now)
        walked = replace(walked, pages=(*walked.pages, (exchange, said)))
        following = trail.onward(tuple(page for _, page in walked.pages)) if trail.onward else None
        if following is None:
            return replace(walked, is_ended=not said.next and said.is_all)
        if _is_enough(walked, now) or following.key in {one.key for one in walked.asked}:
            return walked
        request = following


async def _failed(walked: Walked, reason: Reason, web: Web, now: datetime) -> Walked:
    """Another list may be open where this one is closed; that it is closed is told all the same."""
    trail = walked.trail
    said = _told(trail, reason)
    if walked.pages or trail.otherwise is None or reason not in _CLOSED:
        return replace(walked, reason=said)
    other = await _walk(trail.otherwise, web, now)
    return replace(other, asked=(*walked.asked, *other.asked), reason=said)


def _told(trail: Trail, reason: Reason) -> Reason | None:
    """Why something is missing, where that matters: nobody need have repositories, or stars."""
    if reason is not Reason.NOT_OBSERVABLE:
        return reason
    return trail.missing if trail.is_main else None


def _is_enough(walked: Walked, now: datetime) -> bool:
    if len(walked.pages) >= walked.trail.most:
        return True
    read = sum(one.kind in MESSAGES for one in walked.found)
    return read >= ENOUGH and bool(walked.found) and walked.found[-1].at < now - WINDOW


async def _ask(
    request: Request, glean: Glean, web: Web, *, is_shared: bool = False
) -> tuple[Exchange, Gleaned | Reason]:
    if not is_shared:
        exchange = await web.get(request, reader=reader_of(glean))
        return exchange, recalled(exchange)
    exchange = await web.get(request)
    if isinstance(exchange.outcome, Response):
        return exchange, await asyncio.to_thread(gleaned, exchange.outcome, glean)
    return exchange, recalled(exchange)


def doings(
    account: OwnedAccount, walks: Sequence[Walked], now: datetime, *, before: tuple[Exchange, ...] = ()
) -> Doings:
    """Put together what the trails of an account showed; the order in which they answered leaves no trace."""
    main = [one for one in walks if one.trail.is_main]
    pages = [page for one in walks for page in one.pages]
    covered = [_since(one, now) for one in main]
    known = [one for one in covered if one is not None]
    return Doings(
        account=account,
        items=_items(pages, now),
        exchanges=(*before, *(exchange for one in walks for exchange in one.asked)),
        since=max(known) if known and len(known) == len(covered) else None,
        is_whole=bool(main) and all(one.is_ended and one.trail.reach is None and one.reason is None for one in main),
        shows_replies=any(one.trail.shows_replies and one.pages for one in main),
        is_talk=all(one.trail.is_talk for one in main),
        made=tuple(_made(pages)),
        keeps=_keeps(pages, now),
        uses=tuple(_uses(pages)),
        reason=next((one.reason for one in (*main, *walks) if one.reason is not None), None),
    )


def _since(walked: Walked, now: datetime) -> date | None:
    """First day that is surely covered: the day of the oldest item may hold more than what was read."""
    if not walked.pages:
        return None
    today, found = now.date(), [one for one in walked.found if _is_dated(one, now)]
    oldest = found[-1].at.date() if found else None
    if walked.is_ended and walked.trail.reach is not None:
        return today - walked.trail.reach + timedelta(days=1)
    if walked.is_ended:
        return min(today - WINDOW, oldest or today)
    day = None if oldest is None else oldest + timedelta(days=1)
    return day if day is not None and day <= today else None


def _is_dated(one: Found, now: datetime) -> bool:
    """Is the date one that can be: a web was there, and the audit was not yet over?"""
    return one.at.year >= FIRST_YEAR and one.at <= now


def _items(pages: Sequence[tuple[Exchange, Gleaned]], now: datetime) -> tuple[Item, ...]:
    """Newest first, each once; of the responses, those that are seen to be the holder's own are taken off."""
    found = [(exchange, one) for exchange, page in pages for one in page.found if _is_dated(one, now)]
    first: dict[str, tuple[Exchange, Found]] = {}
    for place, (exchange, one) in enumerate(found):
        first.setdefault(one.id or f"#{place}", (exchange, one))
    own = Counter(one.parent for _, one in first.values() if one.parent not in {"", one.id})
    ordered = sorted(first.values(), key=lambda each: each[1].at, reverse=True)
    return tuple(_item(exchange, one, own[one.id] if one.id else 0) for exchange, one in ordered)


def _item(exchange: Exchange, one: Found, own: int) -> Item:
    responses = None if one.responses is None else max(0, one.responses - own)
    proof = evidence(exchange, where=one.where, excerpt=one.excerpt)
    return Item(one.at, one.kind, proof, one.url, one.links, one.hashtags, responses)


def _made(pages: Sequence[tuple[Exchange, Gleaned]]) -> Iterator[Made]:
    seen: set[str] = set()
    for exchange, page in pages:
        for one in page.made:
            if one.url not in seen and one.of in set(Making):
                seen.add(one.url)
                yield Made(Making(one.of), one.url, _proof(exchange, one))


def _uses(pages: Sequence[tuple[Exchange, Gleaned]]) -> Iterator[tuple[str, Evidence]]:
    """One proof of each family: the first."""
    proofs = {one.of: _proof(exchange, one) for exchange, page in reversed(pages) for one in reversed(page.uses)}
    return iter(sorted(proofs.items()))


def _keeps(pages: Sequence[tuple[Exchange, Gleaned]], now: datetime) -> Evidence | None:
    kept = [(page.keeps.at, exchange, page.keeps) for exchange, page in pages if page.keeps is not None]
    recent = [each for each in kept if now - WINDOW <= each[0] <= now]
    if not recent:
        return None
    _, exchange, one = max(recent, key=lambda each: each[0])
    return evidence(exchange, where=one.where, excerpt=one.excerpt)


def _proof(exchange: Exchange, one: Proof) -> Evidence:
    return evidence(exchange, where=one.where, excerpt=one.excerpt)
