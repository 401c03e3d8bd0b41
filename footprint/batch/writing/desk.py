"""Where people are written down beside the event loop."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.batch.outcome import Done
    from footprint.batch.writing.output import Output, Sheet


class Desk:
    """Writes people as they come, in a thread: to wait for a disk takes longer than to audit somebody.

    While some are being written the next gather, and are then written together, so that a slow disk has fewer waits.
    """

    def __init__(self, output: Output) -> None:
        self._output = output
        self._gathering: list[Sheet] = []
        self._next: asyncio.Task[None] | None = None
        self._busy = asyncio.Lock()

    async def add(self, done: Done) -> None:
        """Write a person, and return once all of it is on the disk.

        Raises:
            OutputError: as `Output.write`, of somebody who is written together with this person too.
            ValueError: likewise.
        """
        self._gathering.append(self._output.sheet(done))
        if self._next is None:
            self._next = asyncio.create_task(self._write())
        await asyncio.shield(self._next)

    async def _write(self) -> None:
        async with self._busy:
            sheets, self._gathering, self._next = self._gathering, [], None
            await asyncio.to_thread(self._output.write, sheets)
