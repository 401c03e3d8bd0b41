"""How many exchanges are in flight at once, and who goes next."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator


class Places:
    """So many places; who goes on with a host goes before who begins with one.

    A host's next question then finds its connection open: a run over many hosts holds few of them, and greets each
    host once. Nobody waits for ever, since the questions to one host are few.
    """

    def __init__(self, count: int) -> None:
        self._free = count
        self._going_on: deque[asyncio.Future[None]] = deque()
        self._beginning: deque[asyncio.Future[None]] = deque()

    @asynccontextmanager
    async def one(self, *, goes_on: bool) -> AsyncGenerator[None]:
        """Wait for a place, and hold it."""
        await self._take(self._going_on if goes_on else self._beginning)
        try:
            yield
        finally:
            self._give()

    async def _take(self, line: deque[asyncio.Future[None]]) -> None:
        if self._free > 0:
            self._free -= 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        line.append(place)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._give()
            raise

    def _give(self) -> None:
        for line in (self._going_on, self._beginning):
            while line:
                place = line.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._free += 1
