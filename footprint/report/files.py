"""Writes a result so that only its owner can read it, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from footprint.errors import OutputError
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.message import Message


def write_file(path: Path, content: str | bytes) -> None:
    """Write a report that only its owner can read, whole or not at all.

    It goes to a new file of mode 0600 beside the target, which then takes its name. What exists and is no
    ordinary file (a pipe, a terminal) is written to directly.

    Raises:
        OutputError: the folder is missing or closed, the disk is full, or the target is a folder.
    """
    body = content if isinstance(content, bytes) else content.encode()
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(body)
        else:
            _replace(path, body)
    except OSError as error:
        raise OutputError(refusal(path, error)) from error


def _replace(path: Path, body: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=".footprint-", dir=path.parent)  # mode 0600 (tempfile's promise)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
        Path(name).replace(path)
    except BaseException:  # also Ctrl-C: no half-written file is left behind
        with suppress(OSError):
            Path(name).unlink()
        raise


def refusal(path: Path, error: OSError) -> Message:
    """What went wrong, and what to try."""
    file, folder = str(path), str(path.parent)
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return msg("{file}: the folder {folder} does not exist; create it first", file=file, folder=folder)
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return msg("{file}: the disk is full; free some space or write elsewhere", file=file)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return msg("{file}: the folder {folder} can't be written to; choose another", file=file, folder=folder)
        case errno.EISDIR:
            return msg("{file}: this is a folder; add the name of a file", file=file)
        case _:
            return msg(
                "{file}: could not be written ({reason}); try another place", file=file, reason=str(error.strerror)
            )
