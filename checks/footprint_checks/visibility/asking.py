"""Sends queries to engines, each engine one query after another."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from footprint.exhibit import SearchKind, SearchStatus
from footprint_checks.search.by_hand import BY_HAND
from footprint_checks.visibility.observation import Answer, answer, reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.case import Case
    from footprint.search import Engine
    from footprint.web import Web
    from footprint_checks.visibility.observation import Query
    from footprint_checks.visibility.ownership import Ground

_FINAL = (SearchStatus.QUOTA, SearchStatus.AUTH, SearchStatus.BLOCKED, SearchStatus.DISABLED)
"""What an engine says to every further query as well: it is left alone."""


async def ask(case: Case, web: Web, queries: Sequence[Query], known: tuple[Ground, ...]) -> tuple[Answer, ...]:
    """Every answer, by engine, then by query."""
    done, total = 0, len(case.engines) * len(queries)

    async def ask_one(engine: Engine) -> list[Answer]:
        nonlocal done
        answers: list[Answer] = []
        for query in queries:
            link = engine.link(query.words, locale=case.conditions.locale)
            if answers and answers[-1].status in _FINAL:
                about = engine.about
                answers.append(Answer(engine.name, about.kind, query, link, None, answers[-1].status, about=about))
                continue
            request = engine.request(query.words, locale=case.conditions.locale)
            exchange = await web.get(request, reader=reader(engine, known, case.catalogue))
            answers.append(answer(engine, query, link, exchange))
            done += 1
            case.progress.step("visibility", done, total, engine.name)
        return answers

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask_one(engine)) for engine in case.engines]
    return tuple(one for task in tasks for one in task.result())


def by_hand(queries: Sequence[Query]) -> tuple[Answer, ...]:
    """Where nothing can be asked: the searches for a person to make."""
    return tuple(
        Answer(one.name, SearchKind.RANK, query, one.link(query.words), None, SearchStatus.DISABLED)
        for one in BY_HAND
        for query in queries
    )
