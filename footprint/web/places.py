"""How many exchanges are in flight at once, and who goes next."""

from __future__ import annotations

import asyncio
import itertools
from time import monotonic as real_time

from footprint.web.waiting import Queue

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
        self._most = count if fresh is None else fresh
        self._fresh: dict[int, float] = {}
        self._numbers = itertools.count()
        self._queue = Queue[int]()
        self._ageing: asyncio.Handle | None = None

    async def take(self, rank: int = 0, *, goes_on: bool) -> int:
        """Wait for a place, the lowest rank first; its number, by which it must be given back."""
        if self._is_free:
            return self._given()
        place: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._queue.put(place, 2 * rank + (not goes_on))
        self._age()
        try:
            return await place
        except asyncio.CancelledError:
            if place.done() and not place.cancelled():
                self.give(place.result())
            raise

    def give(self, number: int) -> None:
        """Give a place back."""
        self._free += 1
        self._fresh.pop(number, None)
        self._admit()

    @property
    def _is_free(self) -> bool:
        return self._free > 0 and len(self._fresh) < self._most

    def _given(self) -> int:
        """One place less; its number."""
        number = next(self._numbers)
        self._free -= 1
        self._fresh[number] = real_time()
        return number

    def _admit(self) -> None:
        while self._is_free and (place := self._queue.next()) is not None:
            place.set_result(self._given())
        if self._queue:
            self._age()

    def _age(self) -> None:
        """Somebody waits: look again once the oldest of those that have just begun is old."""
        if self._ageing is None and self._free > 0:
            loop = asyncio.get_running_loop()
            oldest = next(iter(self._fresh.values()))
            # What came meanwhile is read first: after a pause of ours all that is in flight looks old.
            self._ageing = loop.call_at(oldest + _FRESH_SECONDS, loop.call_soon, self._aged)

    def _aged(self) -> None:
        self._ageing = None
        young = real_time() - _FRESH_SECONDS
        self._fresh = {number: since for number, since in self._fresh.items() if since > young}
        self._admit()
