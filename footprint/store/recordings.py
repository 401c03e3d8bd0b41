"""The files of recordings, beside the database.

A file `ID.part`, which is empty, marks a recording that comes or goes: the database settles which. With a row of that
id the recording stays, without one it goes, whatever became of the process that set the mark. So a row has its
recording at every moment, and a recording that nobody knows of, as after a lost database, is no leftover.

All of it happens inside a transaction that writes, of which there is one at a time.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

_RECORDING = ".warc.gz"
_MARK = ".part"
_MARKED = re.compile(r"([a-z0-9]{1,12})\.part")


class Recordings:
    """A folder of recordings that only its owner can read.

    Every method may raise an OSError.
    """

    def __init__(self, folder: Path) -> None:
        """Name it; `prepare` makes it."""
        self._folder = folder

    def prepare(self) -> None:
        """Make the folder."""
        self._folder.mkdir(mode=0o700, exist_ok=True)

    def path(self, audit: str) -> Path:
        """Where an audit's recording is."""
        return self._folder / f"{audit}{_RECORDING}"

    @property
    def marked(self) -> tuple[str, ...]:
        """Ids of recordings that came or went when their process ended."""
        found = (_MARKED.fullmatch(one.name) for one in self._folder.iterdir())
        return tuple(sorted(one[1] for one in found if one))

    def mark(self, audits: Iterable[str]) -> None:
        """Say that these come or go; survives a crash of the machine."""
        for audit in audits:
            os.close(_create(self._mark(audit)))
        self._sync()

    def write(self, audit: str, recording: Path | bytes) -> None:
        """Write it whole, so that it survives a crash of the machine."""
        with open(_create(self.path(audit)), "wb") as file:
            if isinstance(recording, bytes):
                file.write(recording)
            else:
                with recording.open("rb") as source:
                    shutil.copyfileobj(source, file)
            file.flush()
            os.fsync(file.fileno())
        self._sync()

    def settle(self, audits: Iterable[str], known: Container[str]) -> None:
        """Keep the marked recordings that the database knows, delete the others, and take the marks away."""
        for audit in audits:
            if audit not in known:
                self.path(audit).unlink(missing_ok=True)
            self._mark(audit).unlink(missing_ok=True)

    def _mark(self, audit: str) -> Path:
        return self._folder / f"{audit}{_MARK}"

    def _sync(self) -> None:
        with suppress(OSError):  # not every system can do this to a folder
            descriptor = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _create(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
