"""One process at a time for a folder: a lock that ends with whoever holds it, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from footprint.errors import StoreError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

if sys.platform == "win32":  # pragma: no cover (its own way to say the same)
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """While it is entered, no other process enters it for the same folder.

    Raises:
        StoreError: one has already.
        OSError: the file of the lock can't be made.
    """
    with taken(folder) as is_ours:
        if not is_ours:
            raise StoreError(
                msg(
                    "{folder}: another footprint serve works on these audits; use its page, or end it first",
                    folder=str(folder.parent),
                )
            )
        yield


@contextmanager
def taken(folder: Path) -> Generator[bool]:
    """Enter it if no other process has; yields whether that is so.

    Raises:
        OSError: the file of the lock can't be made.
    """
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _is_taken(descriptor)
    finally:
        os.close(descriptor)


def _is_taken(descriptor: int) -> bool:
    try:
        _take(descriptor)
    except OSError:
        return False
    return True
