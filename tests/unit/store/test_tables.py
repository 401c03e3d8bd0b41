"""The tables: the same by migration and by mapping, and none that only SQLite could have."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import registry
from sqlalchemy.schema import CreateIndex, CreateTable

import footprint.store
from footprint.errors import StoreError
from footprint.store.migration import HEAD, alembic_config
from footprint.store.schema import Row
from footprint.store.sqlite import open_database
from keeping import audit, opened

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES = Path(footprint.store.__file__).parent


def test_migrations_make_the_tables_that_are_mapped(tmp_path: Path) -> None:
    opened(tmp_path).close()
    engine = open_database(tmp_path / "audits.db", patience=1)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        changes = compare_metadata(context, Row.metadata)
        heads = ScriptDirectory.from_config(alembic_config(connection)).get_heads()
    engine.dispose()

    assert changes == []
    assert heads == [HEAD]


def test_postgresql_could_have_the_same_tables() -> None:
    dialect = registry.load("postgresql.psycopg")()
    tables = [str(CreateTable(one).compile(dialect=dialect)) for one in Row.metadata.sorted_tables]
    indexes = [
        CreateIndex(one).compile(dialect=dialect) for table in Row.metadata.sorted_tables for one in table.indexes
    ]

    assert (len(tables), len(indexes)) == (7, 8)
    assert sum("ON DELETE CASCADE" in one for one in tables) == 6


def test_no_statement_is_written_by_hand_outside_of_one_module() -> None:
    by_hand = re.compile(r"PRAGMA|VACUUM|exec_driver_sql|\btext\(|sqlite3|rowid", re.IGNORECASE)
    sources = [one for one in SOURCES.rglob("*.py") if one.name != "sqlite.py"]

    assert len(sources) > 10
    assert [one.name for one in sources if by_hand.search(one.read_text("utf-8"))] == []


def _of_a_newer_version(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def _no_database(file: Path) -> None:
    file.write_bytes(b"This is no database at all. " * 500)


def _half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _overwritten(file: Path) -> None:
    body = bytearray(file.read_bytes())
    body[8192:] = b"\xff" * len(body[8192:])
    file.write_bytes(body)


def _of_other_tables(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("DROP TABLE keys")
    connection.close()


def _of_other_values(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE audits SET scope = 'everything'")
    connection.close()


def _of_no_text(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE audits SET label = CAST(x'ff00ff' AS TEXT)")
    connection.close()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_of_a_newer_version, "a newer version of footprint has written this; upgrade footprint"),
        (_no_database, "the database is damaged; put a copy of it back, or move"),
        (_half, "the database is damaged"),
        (_overwritten, "the database is damaged"),
        (_of_other_tables, "the database is damaged"),
        (_of_other_values, "the database is damaged"),
        (_of_no_text, "the database is damaged"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    harm: Callable[[Path], None], told: str, tmp_path: Path
) -> None:
    with opened(tmp_path) as store:
        store.add(audit(padding=20_000))
    harm(tmp_path / "audits.db")
    before = (tmp_path / "audits.db").read_bytes()

    with pytest.raises(StoreError) as error, opened(tmp_path) as store:
        store.history()

    assert str(error.value).startswith(f"{tmp_path}/audits.db: ")
    assert told in str(error.value)
    assert (tmp_path / "audits.db").read_bytes() == before
