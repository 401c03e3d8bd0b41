"""A process that makes an audit of the demo until it is done or killed: `python tests/underway.py DATA LOG [HANDLE]`.

With a handle it orders one; without, it takes up what lies in the folder. Each question that reaches the web is a line
of the log before it is answered, and answers take their time, so that a process can be killed between two of them.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import httpx

import footprint_world
from footprint.config import Settings
from footprint.runs.demo import completed
from footprint.runs.given import Given
from footprint.runs.order import order
from footprint.serve.jobs import Jobs

if TYPE_CHECKING:
    from footprint.runs.order import Order


class Logged(httpx.AsyncBaseTransport):
    """The demo world, and who asked it what."""

    def __init__(self, log: Path, seconds: float) -> None:
        self._world = footprint_world.transport()
        self._log = log
        self._seconds = seconds

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        with self._log.open("a", encoding="utf-8") as log:
            log.write(f"{request.method} {request.url}\n")
        await asyncio.sleep(self._seconds)
        return await self._world.handle_async_request(request)


def ordered(handle: str) -> Order:
    """A whole audit of one of the demo's people."""
    return order(completed(Given((f"@{handle}",))), Settings(), is_demo=True)


async def work(data: Path, log: Path, handle: str | None, *, seconds: float = 0.0) -> None:
    """Do what there is to do."""
    logged = Logged(log, seconds)
    with patch.object(footprint_world, "transport", lambda: logged):
        async with Jobs(data, settings=Settings(), environ={}) as jobs:
            if handle is not None:
                await jobs.submit(ordered(handle))
            for one in jobs.underway():
                async for _ in jobs.watch(one.id):
                    pass


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] if sys.argv[3:] else None, seconds=0.01))
