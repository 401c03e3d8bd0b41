"""Asks a page that may be anybody's whether it speaks of the candidate, and keeps nothing of it when it does not."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]  # it ships no types

from footprint.exhibit import TraceKind
from footprint.extract.domain import registrable
from footprint.extract.equipment import MOST, read_equipment
from footprint.extract.markup import parse
from footprint.extract.name import LIGATURES, domain_of_name, spellings
from footprint.extract.name import plain as bare
from footprint.extract.owner import read_owner
from footprint.extract.text import plain
from footprint.subject import NetworkHandle
from footprint.web.exchange import Purpose, Reading, Request, Response
from footprint_checks.accounts.links import host_of, is_home, place
from footprint_checks.accounts.looks import LEAST_LETTERS, Likeness, likeness
from footprint_checks.outward import outward_domain
from footprint_checks.ownership import owner
from footprint_checks.reasons import reason_of
from footprint_checks.speaking import is_about, is_of_the_dead, said_in
from footprint_checks.traces.facts import facts_of
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lxml import html

    from footprint.case import Case
    from footprint.catalogue import Catalogue
    from footprint.extract.equipment import Anchor
    from footprint.web import Exchange, Json, Reader, Web
    from footprint_checks.ownership import Ground

WINDOW = 1024 * 1024
"""Bytes that are read of a page: who cites somebody says so before."""
MOST_WORDS = 8
"""Words of a name that are looked for."""
MOST_NEAR = 200
"""Links of one page into domains where something of the candidate's is: a page of their network has hundreds."""
_UNSAID = frozenset({"script", "style", "template"})
_UNSEEN: dict[str, Json] = {"seen": False}
_SILENT: dict[str, Json] = {"seen": True}
_OWNING = re.compile(rb"(?i)sameAs|rel=.{0,40}\bme\b|h-card")
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
        is_about: its text speaks of them, not only a column, an advert or a credit beside it.
    """

    domain: str
    title: str
    where: str
    excerpt: str
    exchange: Exchange
    kind: TraceKind = TraceKind.PAGE
    day: str = ""
    is_about: bool = True


@dataclass(frozen=True, slots=True)
class Person:
    """By what a page is known to speak of the candidate.

    Attributes:
        known: their addresses.
        full_name: as given, or empty.
        names: the spellings of their full name, folded; empty where no full name is known.
        spelled: what counts as their name in a domain.
        catalogue: tells accounts from pages.
        platforms: domains on which many people have their pages.
        today: day of the audit: what bears a later one is no day of publication.
    """

    known: tuple[Ground, ...]
    full_name: str
    names: tuple[str, ...]
    spelled: tuple[str, ...]
    catalogue: Catalogue
    platforms: frozenset[str]
    today: date

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

    def bears(self, handle: str) -> bool:
        """Does a handle hold their full name? Half of it, or a handle of theirs, is in many others."""
        return any(bare(one) in bare(handle) for one in self.names)

    def elsewhere(self, url: str) -> str:
        """The domain of a page that is not theirs, nor on a domain where a site of theirs is; empty for others."""
        domain = registrable(url)
        sites = {registrable(f"https://{one.start}") for one in self.known if one.account is None}
        return "" if domain in sites or self.is_own(url) else domain

    def third_party(self, url: str) -> str:
        """The domain of somebody else's site; empty for a platform and wherever something of theirs is."""
        return self._elses(url, self.own)

    def of_others(self, url: str) -> str:
        """The domain of somebody else's page: it may lie beside one of theirs, such as an author's page at a paper."""
        return self._elses(url, frozenset(one.domain for one in self.known if one.domain))

    def _elses(self, url: str, own: frozenset[str]) -> str:
        domain = outward_domain(url, own)
        return "" if not domain or domain in self.platforms or self.is_own(url) or self._is_named(url) else domain

    def _is_named(self, url: str) -> bool:
        """Does a host under somebody's domain bear their name or hold a domain of theirs, as pages of one's own do?"""
        host = host_of(url)
        labels = host.split(".")[:-1]
        return any(bare(one) in self.spelled for one in labels) or any(f".{one}." in f".{host}" for one in self.own)


def person_of(case: Case, known: tuple[Ground, ...], names: Sequence[str]) -> Person:
    """The candidate of this audit."""
    name = case.subject.name or ""
    spelled = spellings(names, case.subject.name)
    return Person(
        known, name, spoken(name), spelled, case.catalogue, case.catalogue.platforms, case.conditions.now.date()
    )


def spoken(name: str) -> tuple[str, ...]:
    """How a full name is written in a text, folded: in both orders, and without the particles of its last name.

    A particle is what stands in lower case: “Camille de la Roche” is cited as “Camille Roche” too, but “Yann Le Goff”
    is not Yann Goff.
    """
    first, *last = name.split()[:MOST_WORDS] or [""]
    bare = [one for one in last if not one[:1].islower()]
    families = [folded(" ".join(one)) for one in (last, bare) if one]
    given = folded(first)
    orders = (order for one in families for order in (f"{given} {one}", f"{one} {given}"))
    return tuple(dict.fromkeys(orders)) if given else ()


def folded(text: str) -> str:
    """Words in lower case without accents, one blank between them."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    # Unlike the standard library's, these words hold the vowel signs of India and Thailand (UTS #18, Annex C).
    return " ".join(regex.findall(r"\w+", bare.casefold().translate(LIGATURES)))


async def ask_lead(url: str, person: Person, web: Web, *, is_entry: bool = False) -> Exchange:
    """Ask a page that only a search names: until it is kept, nothing tells that it was asked.

    Args:
        url: of the page.
        person: the candidate.
        web: see there.
        is_entry: it is an entry of an encyclopedia or a knowledge base, which is about one thing.
    """
    read_as = "entry" if is_entry else "citing"
    request = Request(url.partition("#")[0], Purpose.LEAD, window=WINDOW, read_as=read_as)
    return await web.get(request, reader=_reader(person, by_name=False, is_lead=True, is_entry=is_entry))


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
        case Response(
            reading=Reading(
                {"where": str(where), "excerpt": str(excerpt), "domain": str(domain), "about": bool(is_about)}, private
            )
        ):
            said = private if isinstance(private, dict) else {}
            title, kind, day = (str(said.get(one) or "") for one in ("title", "kind", "day"))
            return Citation(domain, title, where, excerpt, exchange, TraceKind(kind or TraceKind.PAGE), day, is_about)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Other:
    """Of whom else a page may speak that does not speak of the candidate; stays in memory.

    Attributes:
        claims: accounts that it names as those of a person of the candidate's name.
        links: where it links to, if it holds the candidate's name.
        is_dead: it is about a person of the candidate's name who has died.
    """

    claims: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    is_dead: bool = False


def other(exchange: Exchange) -> Other:
    """Of whom a page may speak that was asked as a lead."""
    match exchange.outcome:
        case Response(
            reading=Reading({"seen": bool()}, {"claims": list(claims), "links": list(links), "is_dead": bool(is_dead)})
        ):
            return Other(tuple(map(str, claims)), tuple(map(str, links)), is_dead)
        case _:
            return Other()


def speaks_of(text: str, person: Person) -> bool:
    """Does a text name the candidate, beside an address of theirs?"""
    shown = f" {folded(text)} "
    return any(f" {one} " in shown for one in person.names) and bool(_address(text.casefold(), person))


def is_open(exchange: Exchange) -> bool:
    """Might it speak of the candidate, though it did not show?"""
    match exchange.outcome:
        case Response(reading=Reading({"seen": True})):
            return False
        case _:
            return True


def _reader(person: Person, *, by_name: bool, is_lead: bool = False, is_entry: bool = False) -> Reader:
    """Keeps the one place that speaks of the candidate, with the page's domain and title; else only that it answered.

    Args:
        person: the candidate.
        by_name: their name alone is enough; else it takes an address of theirs beside it, since others bear it too.
        is_lead: of one that does not speak of them, whom else it may speak of stays in memory; see `namesake`.
        is_entry: see `ask_lead`.
    """

    def read(response: Response) -> Reading:
        kind = response.header("content-type") or ""
        is_shown = not reason_of(response) and not unshown(response)
        page = read_equipment(response.body, response.url, kind) if is_shown else None
        root = None if page is None else parse(response.body, kind)
        if page is None or root is None:
            return Reading(_UNSEEN)
        # A page that claims to be the candidate's, or is on their own ground, is no third party's.
        whose = person.elsewhere if by_name or is_entry else person.of_others if is_lead else person.third_party
        domain = whose(response.url)
        near = _near(page.anchors, person) if domain else []
        links = [one for one in near[:MOST_NEAR] if person.owns(one.url)]
        is_dead = is_of_the_dead(root, person.full_name, person.today, is_entry=is_entry)
        is_no_third_party = not domain or is_dead or any("me" in one.rel for one in links)
        found = None if is_no_third_party else _place(links, root, person, by_name=by_name)
        if found is None:
            is_all = len(page.anchors) < MOST and len(near) <= MOST_NEAR and not response.is_cut
            tells = (
                _other(response, page.anchors, root, person, is_entry=is_entry, is_dead=is_dead) if is_lead else None
            )
            return Reading(_SILENT if is_all or is_no_third_party else _UNSEEN, tells)
        where, excerpt = found
        is_about_ = is_about(said_in(root, response.url), person.owns, lambda text: speaks_of(text, person))
        public: dict[str, Json] = {
            "seen": True, "where": where, "excerpt": excerpt, "domain": domain, "about": is_about_ or by_name,
        }  # fmt: skip
        facts = facts_of(root, response.url, person.catalogue, person.today)
        return Reading(public, {"title": _title(root), "kind": facts.kind.value, "day": facts.day})

    return read


def _other(
    response: Response,
    anchors: Sequence[Anchor],
    root: html.HtmlElement,
    person: Person,
    *,
    is_entry: bool,
    is_dead: bool,
) -> Json:
    """What tells a namesake, if the page bears the name at all."""
    shown = f" {folded(_text(root))} "
    if not any(f" {one} " in shown for one in person.names):
        return None
    links = tuple(dict.fromkeys(one.url for one in anchors if _BY_VISITORS not in one.rel))[:MOST_NEAR]
    claims = [one for one in links if _bears(one, person)] if is_entry else _claims(response, _title(root), person)
    return {"claims": [*claims], "links": [*links], "is_dead": is_dead}


def _bears(url: str, person: Person) -> bool:
    """Is it an account of their last name, at least? Entries link to many others in their sources."""
    at = place(url, person.catalogue)
    family = bare("".join(person.full_name.split()[1:]))
    is_of_family = isinstance(at, NetworkHandle) and len(family) >= LEAST_LETTERS and family in bare(at.name)
    return isinstance(at, NetworkHandle) and (is_of_family or person.bears(at.name))


def _claims(response: Response, title: str, person: Person) -> tuple[str, ...]:
    """The places that the page names as those of its owner, where that is a person of the candidate's name."""
    if not _OWNING.search(response.body):  # spares the parsing of most pages
        return ()
    owner_ = read_owner(response.body, response.url, response.header("content-type") or "")
    if owner_ is None or owner_.is_group:
        return ()
    # The front page of a site that names nobody in its marks is of whom its title names.
    titled = title if not owner_.names and is_home(response.url) else ""
    alone = owner_.names[0] if len(owner_.names) == 1 else titled
    named = ((url, card or alone) for url, card in (*owner_.me, *owner_.same_as))
    return tuple(url for url, name in named if likeness(person.full_name, name) is Likeness.SAME)[:MOST_NEAR]


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
        longer = r"[\w-]|\.\w|/" if one.is_alone else r"[\w-]|\.\w"  # what makes it another's address
        for address in filter(None, spelled):
            if re.search(rf"(?<![\w.-])(?:www\.)?{re.escape(address.casefold())}(?!{longer})", shown):
                return address
    return ""


def _text(root: html.HtmlElement) -> str:
    """What the page says, without its scripts."""
    said = ((one.text if one.tag not in _UNSAID else "", one.tail) for one in root.iter("*"))
    return " ".join(str(part) for pair in said for part in pair if part)


def _title(root: html.HtmlElement) -> str:
    first = next(root.iter("title"), None)
    return "" if first is None else plain(str(first.text or ""))
