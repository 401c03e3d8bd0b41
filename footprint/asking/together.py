"""Several questions at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable

T = TypeVar("T")


async def together(work: Iterable[Coroutine[object, object, T]]) -> tuple[T, ...]:
    """Do it all at once; the results in the order given.

    The first needs no task of its own, and mostly there is no other.
    """
    todo = tuple(work)
    if len(todo) < 2:  # noqa: PLR2004 (it is said above)
        return tuple([await one for one in todo])
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(one) for one in todo[1:]]
        first = await todo[0]
    return (first, *(one.result() for one in running))
