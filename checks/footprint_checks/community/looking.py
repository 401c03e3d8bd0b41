"""The looking: search results, pages that the candidate's list, and events that they name."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.exhibit import SearchKind, SearchStatus
from footprint.web.exchange import Purpose, Request
from footprint_checks.accounts import accounts
from footprint_checks.activity import activity
from footprint_checks.citing import ask_linked, citation, is_open, person_of
from footprint_checks.community.observation import Community, Role
from footprint_checks.community.roles import asked, lists, press, roles
from footprint_checks.equipped import is_hidden, own_pages, read_own
from footprint_checks.ownership import grounds
from footprint_checks.publication import publication
from footprint_checks.reasons import is_missing
from footprint_checks.visibility import visibility
from footprint_checks.visibility.judging import reason_of_answer

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Sequence

    from footprint.case import Case
    from footprint.finding import Reason
    from footprint.web import Exchange, Web
    from footprint_checks.citing import Citation, Person
    from footprint_checks.equipped import OwnPage
    from footprint_checks.visibility import Answer

_SPEAKS = (SearchStatus.OK, SearchStatus.EMPTY)


@dataclass(frozen=True, slots=True)
class _Heard:
    """What came of asking pages: those that cite, and domains that might."""

    citations: tuple[Citation, ...]
    open: tuple[str, ...]


async def look(case: Case, web: Web) -> Community:
    """Read the pages that list talks, and ask what they link to; what a search names was read before."""
    places, activities = await case.observation(accounts), await case.observation(activity)
    published, found = await case.observation(publication), await case.observation(visibility)
    person = person_of(case, grounds(case, places), places.names)
    pages = await own_pages(places, published)
    listed = [await web.get(Request(url, Purpose.PAGE)) for url in lists(pages, person)]
    read = [await read_own(one) for one in listed]
    missed = any(page is None and not is_missing(one.outcome) for one, page in zip(listed, read, strict=True))
    own = (*pages, *(one for one in read if one is not None))
    linked = await _press(own, person, web)
    searched = [one for one in found.citations if person.third_party(one.exchange.request.url)]
    citing = {one.domain: one for one in (*reversed(searched), *linked.citations)}
    answers = [one for one in found.answers if one.about is not None and one.kind is SearchKind.RANK]
    return Community(
        places,
        activities,
        citations=tuple(citing.values()),
        open=tuple(one for one in dict.fromkeys((*linked.open, *found.open)) if one not in citing),
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
