"""The folder of a batch: files that only their owner can read, and that are whole whenever they can be seen."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from footprint.errors import OutputError
from footprint.report.files import refusal

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable
    from pathlib import Path

PREFIX = ".footprint-"
"""Begins the names of files that are being written; what a killed run left of them is swept by the next."""
_SAFE = re.compile(r"[a-z0-9][a-z0-9._-]{0,120}")


class Folder:
    """Writes into one folder; a name may lead one folder down, and is never taken from a list as it stands."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def open(self, *within: str) -> None:
        """Make the folder and some in it, and sweep what a killed run left half-written.

        Raises:
            OutputError: it can't be made, or can't be written to.
        """
        for place in (self.path, *(self.path / one for one in within)):
            with _told(place):
                place.mkdir(mode=0o700, parents=True, exist_ok=True)
                for left in place.glob(f"{PREFIX}*"):
                    shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()

    def place(self, name: str) -> Path:
        """Where a file lies.

        Raises:
            ValueError: the name is not one that footprint makes.
        """
        parts = name.split("/")
        if len(parts) > 2 or not all(map(_SAFE.fullmatch, parts)):  # noqa: PLR2004 (a folder and a file)
            raise ValueError(name)
        return self.path.joinpath(*parts)

    def write(self, name: str, data: bytes) -> None:
        """Write a file.

        Raises:
            OutputError: the disk is full, or the folder is closed.
        """
        self.write_all(((name, data),))

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files, each under its name, and wait for their folders once.

        Raises:
            OutputError: as in `write`; each file is whole or not there.
        """
        folders: dict[Path, None] = {}
        for name, data in files:
            with self._becoming(name) as file:
                file.write(data)
            folders[self.place(name).parent] = None
        for one in folders:
            with _told(one):
                _sync(one)

    @contextmanager
    def writing(self, name: str) -> Generator[IO[bytes]]:
        """A file to be written piece by piece; it takes its name once all of it is on the disk, and never otherwise.

        Raises:
            OutputError: as in `write`.
        """
        with self._becoming(name) as file:
            yield file
        target = self.place(name)
        with _told(target):
            _sync(target.parent)

    @contextmanager
    def _becoming(self, name: str) -> Generator[IO[bytes]]:
        """A file that takes its name at the end, which is on the disk once its folder is."""
        target = self.place(name)
        with _told(target):
            descriptor, part = tempfile.mkstemp(prefix=PREFIX, dir=target.parent)  # mode 0600 (tempfile's promise)
            try:
                with os.fdopen(descriptor, "w+b") as file:
                    yield file
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(part, target)  # noqa: PTH105 (the pair of mkstemp)
            except BaseException:  # also Ctrl-C: nothing half-written is left behind
                with suppress(OSError):
                    os.unlink(part)  # noqa: PTH108 (as above)
                raise

    def append(self, name: str, line: bytes) -> int:
        """Add a line in one write, wait until it is on the disk, and tell where in the file it begins.

        Raises:
            OutputError: the disk is full; what was written of the line is taken back.
        """
        target = self.place(name)
        with _told(target):
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            try:
                before = os.fstat(descriptor).st_size
                try:
                    _all(descriptor, line)
                    os.fsync(descriptor)
                except BaseException:  # also Ctrl-C: half a line is taken back
                    with suppress(OSError):
                        os.ftruncate(descriptor, before)
                    raise
            finally:
                os.close(descriptor)
            return before


def _all(descriptor: int, line: bytes) -> None:
    """One write is enough unless the disk is full; what is left then tells why."""
    left = memoryview(line)
    while left:
        left = left[os.write(descriptor, left) :]


def await_disk(files: Iterable[Path]) -> None:
    """Return once files that others have written are on the disk, under their names.

    Raises:
        OutputError: the disk says that it can't keep one.
    """
    paths = tuple(files)
    for path in (*paths, *dict.fromkeys(one.parent for one in paths)):
        with _told(path):
            _sync(path)


def _sync(path: Path) -> None:
    """Wait for a file or a folder: a new name is on the disk only once its folder is (fsync(2))."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(path: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(refusal(path, error)) from error
