"""Does a search find the candidate?"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.exhibit import SearchStatus
from footprint.locale import language_of
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.search.brave import Brave
from footprint_checks.search.by_hand import BY_HAND
from footprint_checks.search.searxng import SearXNG
from footprint_checks.visibility import judging
from footprint_checks.visibility.observation import Aim, Answer, Query, Visibility, answer, reader
from footprint_checks.visibility.ownership import grounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case, Conditions
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.subject import Subject
    from footprint.web import Web
    from footprint_checks.search import SearchProvider
    from footprint_checks.visibility.ownership import Ground

_TRADE = {"fr": "réseaux sociaux", "en": "social media"}
"""The professional word of the second query: homonyms push people down through no fault of theirs."""


class VisibilityCheck:
    """Asks search engines for the name and the handle, and looks whose the first ten results are."""

    about: ClassVar[About] = About(
        "visibility",
        title=msg("Visibility"),
        asks=msg(
            "The search engines that you configured are asked for the name, for the name with a professional word, "
            "and for the handle. Of the results only the place, the domain and whose it is are kept; nothing is "
            "asked unless you configured an engine."
        ),
        why=msg(
            "Being found under one's own name is the first effect of the trade. The better of two queries counts, "
            "since people of the same name push others down."
        ),
        advice=msg("Link your pages to each other under one name, and put that name into their titles."),
        indicators=("vis.name", "vis.handle", "vis.first"),
    )

    async def probe(self, case: Case, web: Web) -> Visibility:
        """Ask every configured engine every query, once it is known which pages are the candidate's."""
        places = await case.observation(accounts)
        known = grounds(case, places)
        conditions, queries = case.conditions, _queries(case.subject, case.conditions.locale)
        providers = _providers(conditions)
        if providers and known:
            pairs = [(provider, query) for provider in providers for query in queries]
            answers = await _ask(pairs, case, web, known)
        else:
            answers = tuple(
                Answer(one.name, query, one.link(query.words), None, SearchStatus.DISABLED)
                for one in BY_HAND
                for query in queries
            )
        return Visibility(
            answers,
            conditions.locale,
            has_provider=bool(providers),
            is_tied=bool(known),
            has_name=any(one.aim is Aim.NAME for one in queries),
            has_handle=any(one.aim is Aim.HANDLE for one in queries),
            is_partial=places.is_partial,
        )

    def judge(self, seen: Visibility, case: Case) -> Iterator[Finding | Exhibit]:  # noqa: ARG002 (the seam's shape)
        """Count the candidate's own pages among the first ten, by their places."""
        yield from judging.judge(seen)


async def _ask(
    pairs: list[tuple[SearchProvider, Query]], case: Case, web: Web, known: tuple[Ground, ...]
) -> tuple[Answer, ...]:
    locale, done = case.conditions.locale, 0

    async def ask(provider: SearchProvider, query: Query) -> Answer:
        nonlocal done
        request = provider.request(query.words, locale=locale)
        exchange = await web.get(request, reader=reader(provider, known, case.catalogue))
        done += 1
        case.progress.step("visibility", done, len(pairs), provider.name)
        return answer(provider, query, provider.link(query.words, locale=locale), exchange)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(provider, query)) for provider, query in pairs]
    return tuple(task.result() for task in tasks)


def _providers(conditions: Conditions) -> tuple[SearchProvider, ...]:
    """What the operator configured: an engine without a key or an address is never asked."""
    own = () if conditions.searxng is None else (SearXNG(conditions.searxng, conditions.searxng_engine),)
    return (*((Brave(),) if conditions.brave else ()), *own)


def _queries(subject: Subject, locale: str) -> tuple[Query, ...]:
    """The name, the name with a professional word, the first handle."""
    trade = _TRADE[language_of(locale)]
    name = " ".join((subject.name or "").replace('"', " ").split())
    by_name = (f'"{name}"', f'"{name}" {trade}') if name else ()
    by_handle = subject.names_to_protect[:1]
    return (*(Query(Aim.NAME, words) for words in by_name), *(Query(Aim.HANDLE, words) for words in by_handle))


visibility: Check[Visibility] = VisibilityCheck()
