"""The looking: search results, pages that the candidate's list, and events that they name."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.exhibit import SearchStatus
from footprint.web.exchange import Purpose, Request
from footprint_checks.accounts import accounts
from footprint_checks.activity import activity
from footprint_checks.citing import ask_lead, ask_linked, citation, is_open, person_of
from footprint_checks.community.observation import Community, Role
from footprint_checks.community.roles import asked, lists, press, roles
from footprint_checks.equipped import is_hidden, own_pages, read_own
from footprint_checks.publication import publication
from footprint_checks.reasons import is_missing
from footprint_checks.visibility import strange, strangers, visibility
from footprint_checks.visibility.judging import reason_of_answer
from footprint_checks.visibility.ownership import grounds

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Sequence

    from footprint.case import Case
    from footprint.finding import Reason
    from footprint.web import Exchange, Web
    from footprint_checks.citing import Citation, Person
    from footprint_checks.equipped import OwnPage
    from footprint_checks.visibility import Answer, Visibility

MOST_RESULTS = 20
"""Pages that are asked because a search names them, one of each domain."""
_SPEAKS = (SearchStatus.OK, SearchStatus.EMPTY)


@dataclass(frozen=True, slots=True)
class _Result:
    """The first result of a domain: which list it stands in, at which place."""

    answer: int
    rank: int
    domain: str
    url: str


@dataclass(frozen=True, slots=True)
class _Heard:
    """What came of asking pages: those that cite, and domains that might."""

    citations: tuple[Citation, ...]
    open: tuple[str, ...]


async def look(case: Case, web: Web) -> Community:
    """Read the pages that list talks, ask what they link to, then what a search names of other domains."""
    places, activities = await case.observation(accounts), await case.observation(activity)
    published, found = await case.observation(publication), await case.observation(visibility)
    person = person_of(case, grounds(case, places), places.names)
    pages = await own_pages(places, published)
    listed = [await web.get(Request(url, Purpose.PAGE)) for url in lists(pages, person)]
    read = [await read_own(one) for one in listed]
    missed = any(page is None and not is_missing(one.outcome) for one, page in zip(listed, read, strict=True))
    own = (*pages, *(one for one in read if one is not None))
    linked = await _press(own, person, web)
    searched = await _search(found, person, web, {one.domain for one in linked.citations})
    citing = {one.domain: one for one in (*searched.citations, *linked.citations)}
    answers = [one for one in found.answers if one.exchange is not None]
    return Community(
        places,
        activities,
        citations=tuple(citing.values()),
        open=tuple(one for one in dict.fromkeys((*linked.open, *searched.open)) if one not in citing),
        searches=tuple(one.exchange for one in answers if one.exchange is not None),
        unheard=_unheard(answers),
        has_provider=bool(answers),
        roles=await _roles(own, person, web),
        is_hidden=missed or is_hidden(places, published, pages),
    )


def _unheard(answers: Iterable[Answer]) -> Reason | None:
    silent = (reason_of_answer(one) for one in answers if one.status not in _SPEAKS)
    return next(silent, None)


async def _press(pages: Sequence[OwnPage], person: Person, web: Web) -> _Heard:
    """What the candidate's pages list as speaking of them."""
    found = press(pages, person)
    wanted = asked(found)
    exchanges = await _together([ask_linked(one.url, person, web, by_name=False) for one in wanted])
    citations = [one for one in map(citation, exchanges) if one is not None]
    web.keep(one.exchange for one in citations)
    unasked = [one.url for one in found if one not in wanted]
    unseen = [one.url for one, exchange in zip(wanted, exchanges, strict=True) if is_open(exchange)]
    return _Heard(tuple(citations), tuple(map(person.third_party, (*unseen, *unasked))))


async def _search(found: Visibility, person: Person, web: Web, known: set[str]) -> _Heard:
    """What a search names: the pages that cite are kept, and of the others not even that they were asked.

    So that a replay comes to the same, the list of results keeps which pages cite, and at which places there are
    results whose pages were not seen.
    """
    results = [one for one in _results(found, person) if one.domain not in known]
    wanted = results[:MOST_RESULTS]
    exchanges = await _together([ask_lead(one.url, person, web) for one in wanted])
    citing = [(one, said) for one, each in zip(wanted, exchanges, strict=True) if (said := citation(each))]
    unseen = [one for one, each in zip(wanted, exchanges, strict=True) if is_open(each) and citation(each) is None]
    unseen += results[MOST_RESULTS:]
    web.keep(said.exchange for _, said in citing)
    _keep_places(found, [one for one, _ in citing], unseen, web)
    remembered = _remembered(found)
    cited = {one.domain: one for _, one in citing if one.domain not in known}
    return _Heard(tuple(cited.values()), (*(one.domain for one in unseen), *remembered))


def _results(found: Visibility, person: Person) -> list[_Result]:
    """Of each third party's domain the first result."""
    first: dict[str, _Result] = {}
    for number, answer in enumerate(found.answers):
        for rank, url in () if answer.exchange is None else strangers(answer.exchange)[0]:
            domain = person.third_party(url)
            if domain:
                first.setdefault(domain, _Result(number, rank, domain, url))
    return list(first.values())


def _keep_places(found: Visibility, citing: Sequence[_Result], unseen: Sequence[_Result], web: Web) -> None:
    for number, answer in enumerate(found.answers):
        cited = [(one.rank, one.url) for one in citing if one.answer == number]
        missed = [one.rank for one in unseen if one.answer == number]
        if answer.exchange is not None and (cited or missed):
            web.keep_part(answer.exchange, strange(cited, missed))


def _remembered(found: Visibility) -> tuple[str, ...]:
    """In a replay: the domains whose pages were not seen."""
    return tuple(
        one.domain
        for answer in found.answers
        for one in answer.results
        if answer.exchange is not None and one.rank in strangers(answer.exchange)[1]
    )


async def _roles(pages: Sequence[OwnPage], person: Person, web: Web) -> tuple[Role, ...]:
    """The parts that are named, with what the linked pages say; those that are too many stay open."""
    found = roles(pages, person)
    wanted = asked(found)
    exchanges = await _together([ask_linked(one.url, person, web, by_name=True) for one in wanted])
    made: list[Role] = []
    for one, exchange in zip(wanted, exchanges, strict=True):
        if one.part is not None:
            made.append(Role(one.url, one.part, one.by, citation(exchange), is_open=is_open(exchange)))
    web.keep(one.proof.exchange for one in made if one.proof is not None)
    late = [one for one in found if one not in wanted]
    return (*made, *(Role(one.url, one.part, one.by, is_open=True) for one in late if one.part is not None))


async def _together(work: Sequence[Coroutine[object, object, Exchange]]) -> list[Exchange]:
    """Ask all at once; the answers in the order given."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one) for one in work]
    return [one.result() for one in tasks]
