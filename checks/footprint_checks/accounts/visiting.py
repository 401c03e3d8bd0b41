"""Visits people's own pages, and reads what these say of their owner and of the owner's other places."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from footprint.extract.html import read_page
from footprint.extract.owner import read_owner
from footprint.finding import Reason
from footprint.subject import NetworkHandle, Site
from footprint.web import Json, Purpose, Reading, Request, Response
from footprint_checks.accounts.graph import Link, Sheet, Spot
from footprint_checks.accounts.links import host_of, normal, place
from footprint_checks.accounts.looks import Impression, Says
from footprint_checks.accounts.observation import SeenSite
from footprint_checks.reasons import reason_of
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from footprint.extract.html import Page
    from footprint.extract.owner import Owner
    from footprint.subject import Directory
    from footprint.web import Exchange, Web

MOST_NAMED = 100
"""Places read of one page: nobody has more, and a hostile page may name thousands."""
MOST_ABOUT = 2
"""Pages about the owner that are read beside a front page."""
_ABOUT = re.compile(
    r"(?i)(?:about(?: me| us)?|[aà] propos(?: de moi)?|qui suis-je ?\??|me|moi|bio|biograph(?:ie|y)|contact|links|liens"
    r"|elsewhere|ailleurs|find me|follow me|me suivre|o[uù] me (?:trouver|suivre)|pr[eé]sentation|profile?"
    r"|(?:ü|ue)ber mich|sobre(?: m[ií])?|acerca(?: de)?(?: m[ií])?|chi sono|over(?: mij)?)"
)
_ABOUT_PLACE = re.compile(
    r"(?i)/(?:about(?:-me)?|a-propos|apropos|qui-suis-je|me|bio|contact|links|liens|elsewhere|ailleurs|ueber-mich"
    r"|sobre-mi|chi-sono)(?:/|\.html?)?$"
)
"""How pages about their owner are named, and where they lie."""
_SILENT = (Reason.BLOCKED, Reason.LOGIN_WALL, Reason.UNREADABLE)
"""Why an answer shows nothing of the page."""


@dataclass(frozen=True, slots=True)
class Glance:
    """A page of which only its owner and the owner's places were read.

    Attributes:
        exchange: its body is not kept.
        sheet: None when the page did not answer, or, in a replay, when it turned out to be nobody's.
        reason: why it did not answer, or showed nothing to a program.
    """

    exchange: Exchange
    sheet: Sheet | None = None
    reason: Reason | None = None


def page_request(url: str, purpose: Purpose = Purpose.PAGE) -> Request:
    """The question for a page of a site: without its fragment, which no server sees."""
    return Request(url.partition("#")[0], purpose)


async def visit(url: str, web: Web, directory: Directory) -> SeenSite:
    """Read a page whole."""
    exchange = await web.get(page_request(url))
    match exchange.outcome:
        case Response() as response if reason_of(response) is None:
            reason = unshown(response)
            if reason in _SILENT:
                return SeenSite(url, exchange, url, reason=reason)
            page, owner = await asyncio.to_thread(_read, response)
            links = _links(response.url, page, owner)
            sheet = _sheet(response.url, response.hops, links, directory, _says(page, owner))
            mentions, about = _mentioned(page, directory), _about(page, response.url)
            return SeenSite(url, exchange, response.url, sheet, page.title, reason, mentions, about)
        case outcome:
            return SeenSite(url, exchange, url, reason=reason_of(outcome))


async def glance(url: str, web: Web, directory: Directory, *, purpose: Purpose) -> Glance:
    """Read only whose a page is and which places it names as its owner's, and keep nothing else of it.

    It may be a stranger's. One that a page of the candidate's names is no secret (`PAGE`); of one that a stranger's
    names not even the question may be kept (`LEAD`).
    """
    exchange = await web.get(page_request(url, purpose), reader=_own_places)
    match exchange.outcome:
        case Response(reading=Reading(public=public, private=kept)) as response if reason_of(response) is None:
            reason = _reason(public)
            sheet = None if reason in _SILENT else _kept_sheet(kept, url, directory)
            return Glance(exchange, sheet, reason)
        case outcome:
            return Glance(exchange, None, reason_of(outcome))


def kept_of_lead(exchange: Exchange) -> Json:
    """What a recording may hold of a page that only leads to an account: where it leads."""
    match exchange.outcome:
        case Response(reading=Reading(private={"url": url, "hops": hops})):
            return {"url": url, "hops": hops, "links": [], "says": {}}
        case _:
            return None


def _own_places(response: Response) -> Reading:
    page, owner = _read(response)
    reason = unshown(response)
    links: list[Json] = [[one.url, one.spot.value, one.card] for one in _links(response.url, page, owner)]
    said = _says(page, owner)
    says: Json = {"names": [*said.names], "is_group": said.is_group, "title": said.title}
    kept: Json = {"url": response.url, "hops": [*response.hops], "links": links, "says": says}
    return Reading({"reason": None if reason is None else reason.value}, kept)


def _reason(public: Json) -> Reason | None:
    match public:
        case {"reason": str(reason)}:
            return Reason(reason)
        case _:
            return None


def _kept_sheet(kept: Json, asked: str, directory: Directory) -> Sheet | None:
    """What the reader kept, or what a recording kept of a page that was not taken for the candidate's."""
    match kept:
        case {"url": str(url), "hops": list(hops), "links": list(links), "says": dict(says)}:
            rows = (tuple(map(str, one)) for one in links if isinstance(one, list))
            named = tuple(Link(target, Spot(spot), card) for target, spot, card in rows)
            sheet, arrived = _sheet(url, tuple(map(str, hops)), named, directory, _said(says)), place(url, directory)
            leads_to = arrived if isinstance(arrived, NetworkHandle) else None
            return None if sheet is None else replace(sheet, leads_to=leads_to)
        case {"impression": look} if (impression := Impression.of(look)) is not None:
            own = place(asked, directory)
            return None if own is None else Sheet(own, kept=impression)
        case _:
            return None


def _said(says: dict[str, Json]) -> Says:
    names = says.get("names")
    texts = tuple(one for one in names if isinstance(one, str)) if isinstance(names, list) else ()
    title = says.get("title")
    return Says(texts, says.get("is_group") is True, title=title if isinstance(title, str) else "")


def _says(page: Page, owner: Owner | None) -> Says:
    return Says(title=page.title) if owner is None else Says(owner.names, owner.is_group, title=page.title)


def _read(response: Response) -> tuple[Page, Owner | None]:
    kind = response.header("content-type") or ""
    body = response.body if "html" in kind.lower() or not kind else b""
    return read_page(body, response.url, content_type=kind), read_owner(body, response.url, kind)


def _links(url: str, page: Page, owner: Owner | None) -> tuple[Link, ...]:
    """The places named; of a page beyond the bounds of the stricter reader, what the other found."""
    if owner is None:
        return tuple(Link(target, Spot.REL_ME) for target in page.me if target != url)[:MOST_NAMED]
    found = (
        *(Link(target, Spot.REL_ME, card) for target, card in owner.me),
        *(Link(target, Spot.SAME_AS, card) for target, card in owner.same_as),
        *(Link(target, Spot.FIRMS_SAME_AS, card) for target, card in owner.firms_same_as),
    )
    return tuple(one for one in found if one.url != url)[:MOST_NAMED]


def _mentioned(page: Page, directory: Directory) -> tuple[str, ...]:
    """Profiles that the page links to in its text: leads, which prove nothing."""
    found = (one.url for one in page.links if "me" not in one.rel and directory.recognise(one.url) is not None)
    return tuple(dict.fromkeys(found))[:MOST_NAMED]


def _about(page: Page, url: str) -> tuple[str, ...]:
    """Pages of the same host that are named as being about its owner."""
    found = (
        one.url.partition("#")[0]
        for one in page.links
        if host_of(one.url) == host_of(url) and (_ABOUT.fullmatch(one.text.strip()) or _ABOUT_PLACE.search(one.url))
    )
    return tuple(one for one in dict.fromkeys(found) if normal(one) != normal(url))[:MOST_ABOUT]


def _sheet(url: str, hops: tuple[str, ...], links: tuple[Link, ...], directory: Directory, says: Says) -> Sheet | None:
    """What a page says. One that only leads to an account names this account, and is no page of its own."""
    arrived, asked = place(url, directory), normal((*hops, url)[0])
    if isinstance(arrived, Site):
        return Sheet(arrived, links, hops, says)
    return None if asked is None else Sheet(Site(asked), (Link(url, Spot.REL_ME),))
