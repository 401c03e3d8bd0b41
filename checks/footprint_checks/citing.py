"""Asks a page that may be anybody's whether it speaks of the candidate, and keeps nothing of it when it does not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.exhibit import TraceKind
from footprint.extract.domain import registrable
from footprint.extract.equipment import MOST, read_equipment
from footprint.extract.markup import parse
from footprint.extract.name import domain_of_name, spellings
from footprint.extract.text import plain
from footprint.web.exchange import Purpose, Reading, Request, Response
from footprint_checks.outward import outward_domain
from footprint_checks.reasons import reason_of
from footprint_checks.unshown import unshown
from footprint_checks.visibility.ownership import owner, platforms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import html

    from footprint.case import Case
    from footprint.catalogue import Catalogue
    from footprint.extract.equipment import Anchor
    from footprint.web import Exchange, Json, Reader, Web
    from footprint_checks.visibility.ownership import Ground

WINDOW = 1024 * 1024
"""Bytes that are read of a page: who cites somebody says so before."""
MOST_NEAR = 200
"""Links of one page into domains where something of the candidate's is: a page of their network has hundreds."""
_UNSAID = frozenset({"script", "style", "template"})
_UNSEEN: dict[str, Json] = {"seen": False}
_SILENT: dict[str, Json] = {"seen": True}
_BY_VISITORS = "ugc"
"""Relation of links that visitors left, such as commenters (Google's link attributes; WordPress sets it)."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A page of somebody else's that speaks of the candidate.

    Attributes:
        domain: registrable, of the page that answered.
        title: its own, or empty.
        where, excerpt: the place in it, and what stands there: an address of the candidate's, or their name.
        exchange: the page.
        kind: what sort of page it is.
        day: when it was published, ISO 8601; empty where it does not say.
    """

    domain: str
    title: str
    where: str
    excerpt: str
    exchange: Exchange
    kind: TraceKind = TraceKind.PAGE
    day: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """By what a page is known to speak of the candidate.

    Attributes:
        known: their addresses.
        names: first and last name in both orders, folded; empty where no full name is known.
        spelled: what counts as their name in a domain.
        catalogue: tells accounts from pages.
        platforms: domains on which many people have their pages.
    """

    known: tuple[Ground, ...]
    names: tuple[str, ...]
    spelled: tuple[str, ...]
    catalogue: Catalogue
    platforms: frozenset[str]

    @property
    def own(self) -> frozenset[str]:
        """The registrable domains on which something of theirs is."""
        return frozenset(registrable(f"https://{one.start}") for one in self.known)

    def owns(self, url: str) -> bool:
        """Is this address theirs?"""
        return owner(url, self.known, self.catalogue) is not None

    def is_own(self, url: str) -> bool:
        """Is it, or is it on a domain that bears their name and so may be?"""
        return domain_of_name(url, self.spelled) is not None or self.owns(url)

    def elsewhere(self, url: str) -> str:
        """The domain of a page that is not theirs, nor on a domain where a site of theirs is; empty for others."""
        domain = registrable(url)
        sites = {registrable(f"https://{one.start}") for one in self.known if one.account is None}
        return "" if domain in sites or self.is_own(url) else domain

    def third_party(self, url: str) -> str:
        """The domain of somebody else's site; empty for a place of theirs and for a platform."""
        domain = outward_domain(url, self.own)
        return "" if not domain or domain in self.platforms or self.is_own(url) else domain


def person_of(case: Case, known: tuple[Ground, ...], names: Sequence[str]) -> Person:
    """The candidate of this audit."""
    parts = folded(case.subject.name or "").split()
    turned = (" ".join(parts), " ".join((*parts[1:], *parts[:1]))) if len(parts) > 1 else ()
    spelled = spellings(names, case.subject.name)
    return Person(known, turned, spelled, case.catalogue, platforms(case.catalogue))


def folded(text: str) -> str:
    """Words in lower case without accents, one blank between them."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return " ".join(re.findall(r"\w+", bare.casefold()))


async def ask_lead(url: str, person: Person, web: Web) -> Exchange:
    """Ask a page that only a search names: until it is kept, nothing tells that it was asked."""
    request = Request(url.partition("#")[0], Purpose.LEAD, window=WINDOW, read_as="citing")
    return await web.get(request, reader=_reader(person, by_name=False))


async def ask_linked(url: str, person: Person, web: Web, *, by_name: bool) -> Exchange:
    """Ask a page to which a page of the candidate's links.

    Args:
        url: of the page.
        person: the candidate.
        web: see there.
        by_name: their name alone is enough.
    """
    read_as = "naming" if by_name else "citing"
    request = Request(url.partition("#")[0], Purpose.PAGE, window=WINDOW, read_as=read_as)
    return await web.get(request, reader=_reader(person, by_name=by_name))


def citation(exchange: Exchange) -> Citation | None:
    """What a page says of the candidate; None when nothing, or when it was not seen."""
    match exchange.outcome:
        case Response(reading=Reading({"where": str(where), "excerpt": str(excerpt), "domain": str(domain)}, private)):
            said = private if isinstance(private, dict) else {}
            title, kind, day = (str(said.get(one) or "") for one in ("title", "kind", "day"))
            return Citation(domain, title, where, excerpt, exchange, TraceKind(kind or TraceKind.PAGE), day)
        case _:
            return None


def is_open(exchange: Exchange) -> bool:
    """Might it speak of the candidate, though it did not show?"""
    match exchange.outcome:
        case Response(reading=Reading({"seen": True})):
            return False
        case _:
            return True


def _reader(person: Person, *, by_name: bool) -> Reader:
    """Keeps the one place that speaks of the candidate, with the page's domain and title; else only that it answered.

    Args:
        person: the candidate.
        by_name: their name alone is enough; else it takes an address of theirs beside it, since others bear it too.
    """

    def read(response: Response) -> Reading:
        kind = response.header("content-type") or ""
        is_shown = not reason_of(response) and not unshown(response)
        page = read_equipment(response.body, response.url, kind) if is_shown else None
        root = None if page is None else parse(response.body, kind)
        if page is None or root is None:
            return Reading(_UNSEEN)
        # A page that claims to be the candidate's, or is on their own ground, is no third party's.
        domain = person.elsewhere(response.url) if by_name else person.third_party(response.url)
        near = _near(page.anchors, person) if domain else []
        links = [one for one in near[:MOST_NEAR] if person.owns(one.url)]
        if not domain or any("me" in one.rel for one in links):
            return Reading(_SILENT)
        found = _place(links, root, person, by_name=by_name)
        if found is None:
            is_all = len(page.anchors) < MOST and len(near) <= MOST_NEAR
            return Reading(_SILENT if is_all and not response.is_cut else _UNSEEN)
        where, excerpt = found
        public: dict[str, Json] = {"seen": True, "where": where, "excerpt": excerpt, "domain": domain}
        return Reading(public, {"title": _title(root)})

    return read


def _near(anchors: Iterable[Anchor], person: Person) -> list[Anchor]:
    """The links into domains where something of the candidate's is, without those that visitors left."""
    own = person.own
    near = (one for one in anchors if registrable(one.url) in own and _BY_VISITORS not in one.rel)
    return list({(one.url, one.rel): one for one in near}.values())


def _place(links: Sequence[Anchor], root: html.HtmlElement, person: Person, *, by_name: bool) -> tuple[str, str] | None:
    """Where the page speaks of the candidate, and what stands there."""
    if links:
        return "a", links[0].url
    shown = _text(root)
    name = next((one for one in person.names if f" {one} " in f" {folded(shown)} "), "")
    address = "" if not name or by_name else _address(shown.casefold(), person)
    return ("text", " · ".join(filter(None, (name, address)))) if name and (by_name or address) else None


def _address(shown: str, person: Person) -> str:
    """An address of the candidate's that the text spells out, or empty."""
    for one in person.known:
        account = one.account
        at_server = "" if account is None or account.instance is None else f"@{account.name}@{account.instance}"
        spelled = (one.domain or one.start, at_server)
        for address in filter(None, spelled):
            if re.search(rf"(?<![\w.-])(?:www\.)?{re.escape(address.casefold())}(?![\w-])", shown):
                return address
    return ""


def _text(root: html.HtmlElement) -> str:
    """What the page says, without its scripts."""
    said = ((one.text if one.tag not in _UNSAID else "", one.tail) for one in root.iter("*"))
    return " ".join(str(part) for pair in said for part in pair if part)


def _title(root: html.HtmlElement) -> str:
    first = next(root.iter("title"), None)
    return "" if first is None else plain(str(first.text or ""))
