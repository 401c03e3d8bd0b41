"""Time as an argument, so that a run can be repeated."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What the program knows of time."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never go back, from an arbitrary start."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """The present moment, to the second: finer says nothing and never prints the same twice."""
        return datetime.now(UTC).replace(microsecond=0)

    def monotonic(self) -> float:
        """Seconds since an arbitrary start."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait for real."""
        await asyncio.sleep(seconds)


class PinnedClock(SystemClock):
    """A clock whose date stands still (`--now`, a replay), while waiting still takes its time."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """The pinned moment."""
        return self._moment


class StillClock(PinnedClock):
    """A pinned clock that does not wait: for worlds that answer at once, such as the demo."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self._slept = 0.0

    def monotonic(self) -> float:
        """The seconds slept so far."""
        return self._slept

    async def sleep(self, seconds: float) -> None:
        """Move on without waiting."""
        self._slept += max(0.0, seconds)
        await asyncio.sleep(0)
