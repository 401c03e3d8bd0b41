"""The one module that knows which database it is: how it is opened, locked and wiped, and what its errors mean.

The journal is SQLite's own default, a file beside the database that is deleted with each commit, rather than a
write-ahead log: what is purged would stand in the log until it is emptied, which no other process may be reading for.
Writes are few and short, so readers can wait.
"""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, event

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.exc import DBAPIError
    from sqlalchemy.pool import ConnectionPoolEntry

_BEGIN = "footprint_begin"
"""Execution option of an engine: how its transactions begin; empty for statements that stand outside of any."""


class Trouble(StrEnum):
    """What a database's error means to whoever runs it."""

    BUSY = "busy"
    FULL = "full"
    CLOSED = "closed"
    """It can't be opened, or not for writing."""
    DAMAGED = "damaged"
    DISK = "disk"
    """Reading or writing failed beneath it."""


_TROUBLES = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_READONLY: Trouble.CLOSED,
    sqlite3.SQLITE_CANTOPEN: Trouble.CLOSED,
    sqlite3.SQLITE_PERM: Trouble.CLOSED,
    sqlite3.SQLITE_IOERR: Trouble.DISK,
}


def trouble_of(error: DBAPIError) -> Trouble:
    """What it means; what is not known, such as a missing table, is damage."""
    code = error.orig.sqlite_errorcode if isinstance(error.orig, sqlite3.Error) and _has_code(error.orig) else 0
    return _TROUBLES.get(code & 0xFF, Trouble.DAMAGED)


def _has_code(error: sqlite3.Error) -> bool:
    """Errors that Python itself raises, as for a text that is no UTF-8, have none."""
    return hasattr(error, "sqlite_errorcode")


def open_database(file: Path, *, patience: float) -> Engine:
    """Get ready to connect; nothing is opened yet.

    Args:
        file: the database.
        patience: seconds that a transaction waits for those of others.
    """
    url = URL.create("sqlite+pysqlite", database=str(file.absolute()))
    # What a statement holds may be about somebody: no error repeats it.
    engine = create_engine(url, connect_args={"timeout": patience}, hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same database; of its transactions there is one at a time, from the first statement on."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def _prepare(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError
    connection.isolation_level = None  # Python's own BEGIN comes too late: reads would stand outside of it
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # nothing of it goes to the folder of temporary files


def _begin(connection: Connection) -> None:
    """A transaction that reads first and then writes would fail at once if another wrote meanwhile."""
    statement = str(connection.get_execution_options().get(_BEGIN, "BEGIN"))
    if statement:
        connection.exec_driver_sql(statement)


def has_journal(file: Path) -> bool:
    """Did a process end while it was writing, or is one writing now?"""
    return file.with_name(f"{file.name}-journal").exists()


def drop_journal(connection: Connection) -> None:
    """Write, and thereby take the place of a journal that is needed no more; it holds rows of before, purged or not.

    One that is needed was applied when the transaction began.
    """
    connection.exec_driver_sql("PRAGMA user_version = 0")


def wipe(engine: Engine) -> None:
    """Write the database anew, without what deleted rows leave in its pages.

    Raises:
        DBAPIError: it can't be; what was deleted stays so, and was overwritten where it stood.
    """
    with engine.execution_options(**{_BEGIN: ""}).connect() as connection:
        connection.exec_driver_sql("VACUUM")
