"""Files that grow while a run goes on, and of which a killed process loses nothing."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class AppendedFile:
    """A new file, readable by its owner alone.

    Each append reaches the operating system before it returns: a killed process loses none. One that fails, as on a
    full disk, leaves the file as it was before.
    """

    def __init__(self, path: Path) -> None:
        """Create it.

        Raises:
            OSError: it can't be, or is there already.
        """
        self._file = open(path, "xb", buffering=0, opener=_private)  # noqa: SIM115 (opener; held open)
        self._size = 0

    @property
    def is_open(self) -> bool:
        """Whether more can be added."""
        return not self._file.closed

    def append(self, data: bytes) -> None:
        """Add all of it, or nothing.

        Raises:
            OSError: as on a full disk.
        """
        left = memoryview(data)
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError:
            with suppress(OSError):  # what is there already stays readable either way
                self._file.truncate(self._size)
            raise
        self._size += len(data)

    def close(self) -> None:
        """Add nothing more."""
        self._file.close()


class PartFile(AppendedFile):
    """`PATH.part`, that becomes `PATH` at the end.

    Attributes:
        part: where the bytes are until then.
    """

    def __init__(self, path: Path) -> None:
        """Create it; what a killed run left under that name makes way.

        Raises:
            OSError: it can't be.
        """
        if path.exists() and not path.is_file():
            raise FileExistsError(None, "not a regular file")
        self.part = path.with_name(f"{path.name}.part")
        self._path = path
        self.part.unlink(missing_ok=True)
        super().__init__(self.part)

    def finish(self) -> None:
        """Give it its name.

        Raises:
            OSError: it can't be; the bytes stay in `part`.
        """
        self.close()
        self.part.replace(self._path)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
