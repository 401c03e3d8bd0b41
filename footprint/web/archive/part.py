"""A file that grows under another name until it is complete."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class PartFile:
    """`PATH.part`, readable by its owner alone, that becomes `PATH` at the end.

    Each append reaches the operating system before it returns: a killed process loses none. One that fails, as on a
    full disk, leaves the file as it was before.

    Attributes:
        part: where the bytes are until then.
    """

    def __init__(self, path: Path) -> None:
        """Create it.

        Raises:
            OSError: it can't be.
        """
        if path.exists() and not path.is_file():
            raise FileExistsError(None, "not a regular file")
        self.part = path.with_name(f"{path.name}.part")
        self._path = path
        self.part.unlink(missing_ok=True)
        self._file = open(self.part, "xb", buffering=0, opener=_private)  # noqa: SIM115 (opener; held open)
        self._size = 0

    @property
    def is_open(self) -> bool:
        """Whether it is still under its other name."""
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

    def finish(self) -> None:
        """Give it its name.

        Raises:
            OSError: it can't be; the bytes stay in `part`.
        """
        self._file.close()
        self.part.replace(self._path)

    def abandon(self) -> None:
        """Leave it under its other name."""
        self._file.close()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
