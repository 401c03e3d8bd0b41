"""What the disk and the database say, in one line for whoever runs them."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from footprint.errors import StoreError
from footprint.message import msg
from footprint.store.sqlite import Trouble, trouble_of

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from footprint.message import Message


@contextmanager
def told(database: Path) -> Generator[None]:
    """Turn what the disk and the database raise into a `StoreError`.

    Args:
        database: its file.
    """
    try:
        yield
    except DBAPIError as error:
        raise StoreError(_of_database(trouble_of(error), database)) from error
    except OSError as error:
        raise StoreError(_of_file(error, str(error.filename or database))) from error


def damaged(database: Path) -> StoreError:
    """What is read there is not what was written."""
    return StoreError(_of_database(Trouble.DAMAGED, database))


def newer(database: Path) -> StoreError:
    """A later version of footprint changed the tables."""
    return StoreError(
        msg("{file}: a newer version of footprint has written this; upgrade footprint", file=str(database))
    )


def _of_database(trouble: Trouble, database: Path) -> Message:
    file, folder = str(database), str(database.parent)
    match trouble:
        case Trouble.BUSY:
            return msg("{file}: another footprint is writing and does not end; try again in a moment", file=file)
        case Trouble.FULL:
            return _full(file)
        case Trouble.CLOSED:
            return _closed(file)
        case Trouble.DISK:
            return msg(
                "{file}: the disk does not let it be read or written; what was kept is unchanged, so check the disk "
                "and its space",
                file=file,
            )
        case Trouble.DAMAGED:
            return msg(
                "{file}: the database is damaged; put a copy of it back, or move {folder} away and replay the "
                "recordings in it",
                file=file,
                folder=folder,
            )


def _of_file(error: OSError, file: str) -> Message:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return _full(file)
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.ENOTDIR | errno.EEXIST:
            return _closed(file)
        case _:
            return msg(
                "{file}: can't be used ({reason}); check the path, or choose another with data_folder",
                file=file,
                reason=error.strerror or type(error).__name__,
            )


def _full(file: str) -> Message:
    return msg("{file}: the disk is full; what was kept is unchanged, so free some space and try again", file=file)


def _closed(file: str) -> Message:
    return msg("{file}: can't be written to; check who may, or choose another folder with data_folder", file=file)
