"""What one run has of lanes that several share: its time, and when the next run may begin."""

from __future__ import annotations

import asyncio
from time import monotonic as real_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.web.exchange import Failure, Outcome
    from footprint.web.hop import Answer
    from footprint.web.lane import Attempt, Heard, Lanes

_STILL_SECONDS = 1.0
"""A run that got no turn for so long waits for a host that is slow or gone, which is nothing to the next run."""


class Share:
    """One run's questions on shared lanes; implements `footprint.web.lane.Lanes`.

    Its time goes on while a host has one of its questions, and rests while they all wait for turns that the questions
    of others have before them.
    """

    def __init__(self, lanes: Lanes, number: int, *, seconds: float, first: dict[str, int] | None = None) -> None:
        """Begin with all of the time.

        Args:
            lanes: that are shared.
            number: of this run, from 1; earlier ones have their turns first, so that few are half done.
            seconds: how long hosts may have questions of this run in all.
            first: number of the run that asked a host first, by host; the runs share it.
        """
        self._lanes = lanes
        self._number = number
        self._first = {} if first is None else first
        self._left = seconds
        self._over: Callable[[], None] = _nothing
        self._alarm: asyncio.TimerHandle | None = None
        self._since = 0.0
        self._waiting = self._out = self._turns = 0
        self._has_put = asyncio.Event()

    def begin(self, over: Callable[[], None]) -> None:
        """From now on questions come; `over` is called when the time is used up."""
        self._over = over

    def end(self) -> None:
        """No more questions come."""
        self._stop()
        self._has_put.set()

    async def put(self) -> None:
        """Wait until hosts have all questions that the run has so far, so that their lanes would be idle without more.

        A run whose questions get no turns is not waited for, nor is a host that no earlier run asked: it may be the
        candidate's own site, whose lane the next run leaves idle anyway.
        """
        while not self._has_put.is_set():
            turns = self._turns
            try:
                async with asyncio.timeout(_STILL_SECONDS):
                    await self._has_put.wait()
            except TimeoutError:
                if turns == self._turns:
                    return

    async def ask(self, host: str, attempt: Attempt, *, pace: float = 0.0, rank: int = 0) -> Heard:
        """See `Lanes.ask`."""
        is_awaited = self._first.setdefault(host, self._number) != self._number
        is_waiting = True
        if is_awaited:
            self._waiting += 1
            self._has_put.clear()

        async def attempted(left: float) -> Answer | Failure:
            nonlocal is_waiting
            if is_waiting:
                is_waiting = False
                self._leave(is_awaited=is_awaited)
            self._go()
            try:
                return await attempt(left)
            finally:
                self._rest()

        try:
            return await self._lanes.ask(host, attempted, pace=pace, rank=rank or self._number)
        finally:
            if is_waiting:
                self._leave(is_awaited=is_awaited)

    def heard(self, host: str, outcome: Outcome) -> None:
        """See `Lanes.heard`."""
        self._lanes.heard(host, outcome)

    def _leave(self, *, is_awaited: bool) -> None:
        """A question has its turn, or needs none any more."""
        self._turns += is_awaited
        self._waiting -= is_awaited
        if not self._waiting:
            self._has_put.set()

    def _go(self) -> None:
        """A host has one more question."""
        self._out += 1
        if self._out == 1:
            self._since = real_time()
            if self._alarm is None:
                self._wind()

    def _rest(self) -> None:
        """A host has answered."""
        self._out -= 1
        if not self._out:
            self._left -= real_time() - self._since

    def _wind(self) -> None:
        """Ring when the time would be used up if it did not rest meanwhile."""
        self._alarm = asyncio.get_running_loop().call_later(max(0.0, self._left), self._ring)

    def _ring(self) -> None:
        """See whether the time is used up; while it rests, the next question winds the alarm again."""
        self._alarm = None
        if self._out:
            now = real_time()
            self._left -= now - self._since
            self._since = now
            if self._left > 0:
                self._wind()
            else:
                self._over()

    def _stop(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None


def _nothing() -> None:
    """What happens at the end of a run that never began."""
