"""People are written down beside the event loop: in order, several together, and to the end."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from footprint.batch.outcome import Done
from footprint.batch.working import to_its_end
from footprint.batch.writing import Desk, Output
from footprint.errors import OutputError
from footprint.locale import translator
from footprint.message import msg
from unit.report.sample import published

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from footprint.batch.writing.output import Sheet


class Disk(Output):
    """One that lets the others gather while it writes the first, and may be full."""

    def __init__(self, path: Path, *, is_full: bool = False) -> None:
        super().__init__(path, translator("en"))
        self.go = threading.Event()
        self.groups: list[int] = []
        self.restore()
        self._is_full = is_full

    def write(self, sheets: Sequence[Sheet]) -> None:
        self.go.wait(10)
        if self._is_full:
            raise OutputError(msg("full"))
        super().write(sheets)
        self.groups.append(len(sheets))


def person(row: int) -> Done:
    return Done(row, f"{row:04d}-person", "", published(), (), 1.0)


async def test_who_ends_while_others_are_written_is_written_with_whoever_ends_then(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    desk = Desk(disk)
    adding = [asyncio.create_task(desk.add(person(2)))]
    await asyncio.sleep(0.01)
    adding += [asyncio.create_task(desk.add(person(row))) for row in (3, 4)]
    await asyncio.sleep(0.01)
    were_done = [one.done() for one in adding]
    disk.go.set()
    await asyncio.gather(*adding)

    assert not any(were_done)
    assert disk.groups == [1, 2]
    assert Output(tmp_path, translator("en")).restore() == ("0002-person", "0003-person", "0004-person")


async def test_a_disk_that_is_full_is_told_to_everybody_who_was_to_be_written(tmp_path: Path) -> None:
    disk = Disk(tmp_path, is_full=True)
    desk = Desk(disk)
    adding = [asyncio.create_task(desk.add(person(row))) for row in (2, 3, 4)]
    disk.go.set()
    said = await asyncio.gather(*adding, return_exceptions=True)

    assert [type(one) for one in said] == [OutputError] * 3


async def test_whoever_is_being_written_when_the_list_is_interrupted_is_written_to_the_end(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    saving = asyncio.create_task(to_its_end(Desk(disk).add(person(2))))
    await asyncio.sleep(0.01)
    saving.cancel()
    await asyncio.sleep(0.01)
    was_done = saving.done()
    disk.go.set()
    with pytest.raises(asyncio.CancelledError):
        await saving

    assert not was_done
    assert disk.groups == [1]


async def test_a_disk_that_is_full_when_the_list_is_interrupted_is_told(tmp_path: Path) -> None:
    disk = Disk(tmp_path, is_full=True)
    saving = asyncio.create_task(to_its_end(Desk(disk).add(person(2))))
    await asyncio.sleep(0.01)
    saving.cancel()
    disk.go.set()
    with pytest.raises(OutputError):
        await saving
