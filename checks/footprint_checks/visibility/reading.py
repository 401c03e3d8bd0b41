"""Reads the pages that engines found, and rules whose each result is.

Own is what lies at an address of the candidate's. About them is a page that links to a place of theirs, or names them
beside one. Someone else's is what contradicts them: an account on a network where a page of theirs names another; a
page of a person of their name who has accounts where theirs are others; and a page that holds the name and links to
that person. All the rest can't be told: that a page says nothing proves nothing.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.exhibit import SearchKind, Whose
from footprint.extract.domain import registrable
from footprint.extract.name import domain_of_name
from footprint.subject import NetworkHandle
from footprint_checks.accounts.attribution import contradiction
from footprint_checks.accounts.links import is_home, place
from footprint_checks.citing import ask_lead, citation, is_open, other
from footprint_checks.ownership import spelled
from footprint_checks.visibility.observation import Found, Ruling, found_in, kept, ruled_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from footprint.exhibit import SearchResult
    from footprint.web import Exchange, Web
    from footprint_checks.accounts.graph import Naming
    from footprint_checks.citing import Citation, Person
    from footprint_checks.visibility.observation import Answer

_ENCYCLOPEDIAS = frozenset({"wikipedia.org", "wikidata.org"})
MOST_PAGES = 30
"""Pages of others that are asked, the best places first."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading.

    Attributes:
        answers: with whose each result is.
        citations: the pages that speak of the candidate.
        open: domains of third parties whose pages might, and were not seen.
    """

    answers: tuple[Answer, ...]
    citations: tuple[Citation, ...]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Places of other people of the candidate's name: accounts, pages (host and path), registrable domains."""

    accounts: frozenset[NetworkHandle]
    pages: frozenset[str]
    domains: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bench:
    """What is ruled by.

    Attributes:
        person: the candidate.
        words: what the pages that are believed name.
        pages: what became of the pages that were asked, by address.
        said: what those say that speak of the candidate, by address.
    """

    person: Person
    words: Sequence[Naming]
    pages: Mapping[str, Exchange]
    said: Mapping[str, Citation]

    def place(self, url: str) -> NetworkHandle | None:
        """The account whose page an address is."""
        at = place(url, self.person.catalogue)
        return at if isinstance(at, NetworkHandle) else None

    def is_anothers(self, account: NetworkHandle | None) -> bool:
        """Does a page that is believed name another account on that network?"""
        return account is not None and contradiction(self.words, account) is not None


async def read_pages(answers: Sequence[Answer], person: Person, words: Sequence[Naming], web: Web) -> Read:
    """Ask the pages behind the results, and rule.

    Those that speak of the candidate are kept whole; of the others not even that they were asked. So that a replay
    comes to the same, each list keeps the places that were ruled on, and the addresses of those that speak of them.

    Args:
        answers: of the engines.
        person: the candidate.
        words: what the pages that are believed name.
        web: see there.
    """
    wanted = _wanted(answers, person)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask_lead(url, person, web, is_entry=entry)) for url, entry in wanted.items()]
    pages = {url: task.result() for url, task in zip(wanted, tasks, strict=True)}
    may_speak = (url for url, entry in wanted.items() if _may_speak(url, person, is_entry=entry))
    said = {url: one for url in may_speak if (one := citation(pages[url])) is not None}
    bench = Bench(person, words, pages, said)
    namesakes = _namesakes(answers, bench)
    rulings = [ruled_in(one.exchange) or _rule_all(one, bench, namesakes) for one in answers]
    for answer, ruled in zip(answers, rulings, strict=True):
        if answer.exchange is not None and any(one != Ruling() for one in ruled.values()):
            web.keep_part(answer.exchange, kept(ruled))
    web.keep(one.exchange for one in said.values())
    ruled_on = tuple(map(_with, answers, rulings))
    return Read(ruled_on, tuple(said.values()), _open(ruled_on, rulings, person))


def _wanted(answers: Sequence[Answer], person: Person) -> dict[str, bool]:
    """The pages that are asked, the best places first, and whether each is an entry."""
    found = ((one.rank, number, one, answer) for number, answer in enumerate(answers) for one in found_in(answer))
    best = sorted(found, key=lambda one: one[:2])
    asked: dict[str, bool] = {}
    for _, _, one, answer in best:
        if _is_asked(one, answer, person):
            asked.setdefault(_address(one), _is_entry(one.url, answer))
    return dict(islice(asked.items(), MOST_PAGES))


def _address(one: Found) -> str:
    return one.url.partition("#")[0]


def _is_asked(one: Found, answer: Answer, person: Person) -> bool:
    """Is it an entry, or a page that is on no network? Of those the address tells what can be told."""
    return _is_entry(one.url, answer) or registrable(one.url) not in person.platforms


def _is_entry(url: str, answer: Answer) -> bool:
    """Is it an article or an item of Wikimedia's, rather than the page of an account there?"""
    path = urlsplit(url).path
    is_article = registrable(url) in _ENCYCLOPEDIAS and path.startswith("/wiki/") and ":" not in path
    return answer.kind is SearchKind.ENTITY or is_article


def _may_speak(url: str, person: Person, *, is_entry: bool) -> bool:
    """Would what stands there be somebody else's word? Its address alone tells, so that it does so unseen as well."""
    return bool(person.elsewhere(url) if is_entry else person.of_others(url))


def _namesakes(answers: Sequence[Answer], bench: Bench) -> Namesakes:
    """Who has the name, and accounts where those of the candidate are others."""
    found = [one for answer in answers for one in found_in(answer)]
    named = {at for one in found if (at := bench.place(one.url)) is not None and bench.person.bears(at.name)}
    pages = {url: _rivals(other(exchange).claims, bench) for url, exchange in bench.pages.items()}
    theirs = [url for url, exchange in bench.pages.items() if pages[url] or other(exchange).is_dead]
    homes = {registrable(one) for one in theirs if is_home(one) and pages[one]}
    homes |= {domain for url in theirs for domain in _sites(url, bench)}
    return Namesakes(
        frozenset((*(one for rivals in pages.values() for one in rivals), *filter(bench.is_anothers, named))),
        frozenset(map(spelled, theirs)),
        frozenset(homes - bench.person.platforms),
    )


def _sites(url: str, bench: Bench) -> Iterator[str]:
    """The domains of the name that an entry about somebody else links to: that person's own."""
    if registrable(url) in _ENCYCLOPEDIAS:
        found = (domain_of_name(one, bench.person.spelled) for one in other(bench.pages[url]).links)
        own = bench.person.own
        yield from (one for one in found if one is not None and one not in own)


def _rivals(claims: Iterable[str], bench: Bench) -> tuple[NetworkHandle, ...]:
    accounts = map(bench.place, claims)
    return tuple(one for one in accounts if one is not None and bench.is_anothers(one))


def _rule_all(answer: Answer, bench: Bench, namesakes: Namesakes) -> dict[int, Ruling]:
    return {one.rank: _rule(one, answer, bench, namesakes) for one in found_in(answer)}


def _rule(one: Found, answer: Answer, bench: Bench, namesakes: Namesakes) -> Ruling:
    """Whose a result is that lies at no address of the candidate's."""
    if not _is_asked(one, answer, bench.person):
        return Ruling(Whose.SOMEONE_ELSE) if bench.is_anothers(bench.place(one.url)) else Ruling()
    page, said = bench.pages.get(_address(one)), bench.said.get(_address(one))
    if said is not None and said.is_about:
        return Ruling(Whose.ABOUT, one.url, said.title or one.title)
    is_unseen = page is None or is_open(page)
    if is_unseen and _may_speak(one.url, bench.person, is_entry=_is_entry(one.url, answer)):
        # What the engine shows of it may tell; even a page of a namesake's may speak of the candidate.
        return Ruling(Whose.ABOUT, one.url, one.title, is_open=True) if one.is_said else Ruling(is_open=True)
    links = (one.url, *(() if page is None else other(page).links))
    is_theirs = any(_is_theirs(link, bench, namesakes) for link in links)
    passing = ("", "") if said is None else (one.url, said.title or one.title)
    return Ruling(Whose.SOMEONE_ELSE if is_theirs else Whose.CANNOT_TELL, *passing)


def _is_theirs(url: str, bench: Bench, namesakes: Namesakes) -> bool:
    """Is it a place of a namesake's?"""
    at = bench.place(url)
    is_page = registrable(url) in namesakes.domains or spelled(url) in namesakes.pages
    return at in namesakes.accounts if at is not None else is_page


def _with(answer: Answer, rulings: Mapping[int, Ruling]) -> Answer:
    """The answer with whose each result is."""
    results = tuple(_result(one, rulings.get(one.rank, Ruling())) for one in answer.results)
    about = {rank: one for rank, one in rulings.items() if one.whose is Whose.ABOUT}
    unproved = tuple(sorted(rank for rank, one in about.items() if one.is_open))
    return replace(answer, results=results, likely=tuple(sorted({*answer.likely, *about})), unproved=unproved)


def _result(one: SearchResult, ruling: Ruling) -> SearchResult:
    if one.whose is Whose.OWN:
        return one
    is_open_ = ruling.is_open and ruling.whose is Whose.CANNOT_TELL
    url, title = (ruling.url, ruling.title) if ruling.whose is Whose.ABOUT else ("", "")
    return replace(one, whose=ruling.whose, url=url, title=title, is_open=is_open_)


def _open(answers: Sequence[Answer], rulings: Sequence[Mapping[int, Ruling]], person: Person) -> tuple[str, ...]:
    """The domains of third parties of which a page was not seen; a replay knows no more of it."""
    domains = (
        one.domain
        for answer, ruled in zip(answers, rulings, strict=True)
        for one in answer.results
        if ruled.get(one.rank, Ruling()).is_open
    )
    return tuple(one for one in dict.fromkeys(domains) if person.third_party(f"https://{one}/"))
