"""Visits people's own pages, and reads what these say of their owner's other places."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from footprint.extract.html import read_page
from footprint.finding import Reason
from footprint.subject import Site
from footprint.web import Json, Purpose, Reading, Request, Response
from footprint_checks.accounts.attribution import Link, Sheet, Spot
from footprint_checks.accounts.links import normal, place
from footprint_checks.accounts.observation import SeenSite
from footprint_checks.reasons import reason_of
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.extract.html import Page
    from footprint.subject import Directory
    from footprint.web import Exchange, Web

MOST_NAMED = 100
"""Places read of one page: nobody has more, and a hostile page may name thousands."""


def page_request(url: str) -> Request:
    """The question for a page of a site: without its fragment, which no server sees."""
    return Request(url.partition("#")[0], Purpose.PAGE)


async def visit(url: str, web: Web, directory: Directory) -> SeenSite:
    """Read a page whole."""
    exchange = await web.get(page_request(url))
    match exchange.outcome:
        case Response() as response if reason_of(response) is None:
            reason = unshown(response)
            if reason in {Reason.BLOCKED, Reason.LOGIN_WALL, Reason.UNREADABLE}:
                return SeenSite(url, exchange, url, reason=reason)
            page = await asyncio.to_thread(_read, response)
            links = _named(response.url, page.me, page.same_as)
            sheet = _sheet(response.url, response.hops, links, directory)
            return SeenSite(url, exchange, response.url, sheet, page.title, reason)
        case outcome:
            return SeenSite(url, exchange, url, reason=reason_of(outcome))


async def glance(url: str, web: Web, directory: Directory) -> tuple[Exchange, Sheet | None]:
    """Read only which places a page names as its owner's, and keep nothing else of it.

    It may be a stranger's. The sheet is None when the page did not answer, or, in a replay, when it turned out to
    be nobody's.
    """
    exchange = await web.get(Request(url.partition("#")[0], Purpose.LEAD), reader=_own_places)
    match exchange.outcome:
        case Response(reading=Reading(private=dict() as kept)) as response if reason_of(response) is None:
            return exchange, _kept_sheet(kept, directory)
        case _:
            return exchange, None


def _own_places(response: Response) -> Reading:
    page = _read(response)
    hops, me, same_as = list[Json](response.hops), list[Json](page.me), list[Json](page.same_as)
    return Reading(None, {"url": response.url, "hops": hops, "me": me, "same_as": same_as})


def _kept_sheet(kept: dict[str, Json], directory: Directory) -> Sheet | None:
    match kept:
        case {"url": str(url), "hops": list(hops), "me": list(me), "same_as": list(same_as)}:
            links = _named(url, map(str, me), map(str, same_as))
            return _sheet(url, tuple(map(str, hops)), links, directory)
        case _:
            return None


def _read(response: Response) -> Page:
    kind = response.header("content-type") or ""
    is_html = "html" in kind.lower() or not kind
    return read_page(response.body if is_html else b"", response.url, content_type=kind)


def _named(url: str, me: Iterable[str], same_as: Iterable[str]) -> tuple[Link, ...]:
    spots = (*((one, Spot.REL_ME) for one in me), *((one, Spot.SAME_AS) for one in same_as))
    return tuple(Link(target, spot) for target, spot in spots if target != url)[:MOST_NAMED]


def _sheet(url: str, hops: tuple[str, ...], links: tuple[Link, ...], directory: Directory) -> Sheet | None:
    """What a page says. One that only leads to an account names this account, and is no page of its own."""
    arrived, asked = place(url, directory), normal((*hops, url)[0])
    if isinstance(arrived, Site):
        return Sheet(arrived, links, hops)
    return None if asked is None else Sheet(Site(asked), (Link(url, Spot.REL_ME),))
