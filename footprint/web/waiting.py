"""Who waits, and who is next."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import count
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")


class Queue(Generic[T]):
    """Futures that wait to be given something: the lowest rank first, and of equal ones whoever came first."""

    def __init__(self) -> None:
        self._waiting: list[tuple[int, int, asyncio.Future[T]]] = []
        self._numbers = count()

    def __bool__(self) -> bool:
        """Does anybody wait, or did until lately?"""
        return bool(self._waiting)

    def put(self, place: asyncio.Future[T], rank: int) -> None:
        """Let it wait."""
        heappush(self._waiting, (rank, next(self._numbers), place))

    def next(self) -> asyncio.Future[T] | None:
        """Who is next, which then waits no longer; who has left meanwhile is passed over. None when nobody waits."""
        while self._waiting:
            place = heappop(self._waiting)[2]
            if not place.done():
                return place
        return None
