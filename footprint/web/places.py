"""How many exchanges are in flight at once, and who goes next."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from footprint.web.waiting import Queue

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

_FRESH_SECONDS = 0.02
"""After so long an answer that is not here is awaited from its host; before, it may be here and wait to be read."""


class Places:
    """So many places; who goes on with a host goes before who begins with one, unless the other has a lower rank.

    A host's next question then finds its connection open: a run over many hosts holds few of them, and greets each
    host once. Nobody waits for ever, since the questions to one host are few.

    There may be fewer places for exchanges that have just begun: where hosts answer faster than answers are read, more
    of them in flight would wait here only, and be lost if the run is killed. A host that takes its time is in nobody's
    way.
    """

    def __init__(self, count: int, *, fresh: int | None = None) -> None:
        """Begin with all of them free.

        Args:
            count: exchanges in flight.
            fresh: of these, such as have just begun; as many as there are places when None.
        """
        self._free = count
        self._fresh = count if fresh is None else fresh
        self._queue = Queue[None]()

    @asynccontextmanager
    async def one(self, rank: int = 0, *, goes_on: bool) -> AsyncGenerator[None]:
        """Wait for a place, and hold it; the lowest rank goes first."""
        await self._take(2 * rank + (not goes_on))
        is_fresh = True

        def ripen() -> None:
            nonlocal is_fresh
            if is_fresh:
                is_fresh = False
                self._give(0, 1)

        loop = asyncio.get_running_loop()
        # What came meanwhile is read first: after a pause of ours all that is in flight looks old.
        ageing = loop.call_later(_FRESH_SECONDS, loop.call_soon, ripen)
        try:
            yield
        finally:
            ageing.cancel()
            was_fresh, is_fresh = is_fresh, False
            self._give(1, int(was_fresh))

    async def _take(self, rank: int) -> None:
        if self._free > 0 and self._fresh > 0:
            self._free -= 1
            self._fresh -= 1
            return
        place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._queue.put(place, rank)
        try:
            await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self._give(1, 1)
            raise

    def _give(self, free: int, fresh: int) -> None:
        self._free += free
        self._fresh += fresh
        while self._free > 0 and self._fresh > 0 and (place := self._queue.next()) is not None:
            self._free -= 1
            self._fresh -= 1
            place.set_result(None)
