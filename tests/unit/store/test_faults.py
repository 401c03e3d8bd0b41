"""What the disk and the database say, in one line."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, InvalidRequestError

from footprint.errors import StoreError
from footprint.store.faults import told

FILE = Path("/kept/audits.db")


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        (errno.ENOSPC, "/kept/x: the disk is full"),
        (errno.EDQUOT, "/kept/x: the disk is full"),
        (errno.EROFS, "/kept/x: can't be written to"),
        (errno.EIO, "/kept/x: can't be used (Input/output error)"),
    ],
    ids=lambda one: errno.errorcode.get(one) if isinstance(one, int) else "",
)
def test_what_the_disk_refuses_is_told(number: int, wanted: str) -> None:
    with pytest.raises(StoreError) as error, told(FILE):
        raise OSError(number, os.strerror(number), "/kept/x")

    assert str(error.value).startswith(wanted)


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (sqlite3.SQLITE_BUSY, "another footprint is writing"),
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "can't be written to"),
        (sqlite3.SQLITE_CANTOPEN, "can't be written to"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk does not let it be read or written"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "the database is damaged"),
        (sqlite3.SQLITE_NOTADB, "the database is damaged"),
        (None, "the database is damaged"),
    ],
)
def test_what_the_database_refuses_is_told_without_what_it_was_asked(code: int | None, wanted: str) -> None:
    refused = sqlite3.OperationalError("near Tess")
    if code is not None:
        refused.sqlite_errorcode = code

    with pytest.raises(StoreError) as error, told(FILE):
        raise DBAPIError("SELECT 'Tess'", None, refused)

    assert str(error.value).startswith(f"{FILE}: {wanted}")
    assert "Tess" not in str(error.value)


def test_a_fault_of_our_own_is_none_of_the_database() -> None:
    with pytest.raises(InvalidRequestError), told(FILE):
        raise InvalidRequestError
