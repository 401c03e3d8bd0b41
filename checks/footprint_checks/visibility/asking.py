"""Sends queries to engines, each engine one query after another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from footprint.exhibit import SearchKind, SearchStatus
from footprint.search import AIMS
from footprint.web.exchange import Failure, FailureKind
from footprint_checks.search.by_hand import BY_HAND
from footprint_checks.visibility.observation import Answer, answer, reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.case import Case
    from footprint.search import Engine
    from footprint.web import Exchange, Web
    from footprint_checks.citing import Person
    from footprint_checks.visibility.observation import Query

_FINAL = (SearchStatus.QUOTA, SearchStatus.AUTH, SearchStatus.BLOCKED, SearchStatus.DISABLED)
"""What an engine says to every further query as well: it is left alone."""


async def ask(case: Case, web: Web, queries: Sequence[Query], person: Person) -> tuple[Answer, ...]:
    """Every answer, by engine, then by query."""
    asked = {engine.name: [one for one in queries if one.aim in AIMS[engine.about.kind]] for engine in case.engines}
    done, total = 0, sum(map(len, asked.values()))

    async def ask_one(engine: Engine) -> list[Answer]:
        nonlocal done
        answers: list[Answer] = []
        for query in asked[engine.name]:
            link = engine.link(query.words, locale=case.conditions.locale)
            refusal = _refusal(answers)
            if refusal is None:
                request = engine.request(query.words, locale=case.conditions.locale)
                exchange = await web.get(request, reader=reader(engine, person))
                if not _is_missing(exchange):
                    answers.append(answer(engine, query, link, exchange))
            else:
                about = engine.about
                answers.append(Answer(engine.name, about.kind, query, link, None, refusal, about=about))
            done += 1
            case.progress.step("visibility", done, total, engine.name)
        return answers

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask_one(engine)) for engine in case.engines]
    return tuple(one for task in tasks for one in task.result())


def _refusal(answers: Sequence[Answer]) -> SearchStatus | None:
    """Why an engine is not asked again: it said so, or nothing is left of its quota."""
    if not answers:
        return None
    last = answers[-1]
    is_used_up = last.left is not None and last.left.amount <= 0
    return last.status if last.status in _FINAL else SearchStatus.QUOTA if is_used_up else None


def _is_missing(exchange: Exchange) -> bool:
    """Of lists that a person looked at by hand: did they not look at this one?"""
    match exchange.outcome:
        case Failure(kind=FailureKind.NOT_GIVEN):
            return True
        case _:
            return False


def by_hand(queries: Sequence[Query]) -> tuple[Answer, ...]:
    """Where nothing can be asked: the searches for a person to make."""
    return tuple(
        Answer(one.name, SearchKind.RANK, query, one.link(query.words), None, SearchStatus.DISABLED)
        for one in BY_HAND
        for query in queries
    )
