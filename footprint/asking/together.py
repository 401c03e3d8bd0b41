"""Several questions at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

T = TypeVar("T")


async def together(work: Iterable[Coroutine[object, object, T]]) -> tuple[T, ...]:
    """Do it all at once; the results in the order given.

    Mostly it is one thing, which needs no task of its own.
    """
    todo = tuple(work)
    if len(todo) == 1:
        return (await todo[0],)
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(one) for one in todo]
    return tuple(one.result() for one in running)
