"""Brings a database up to date, once, whoever opens it first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import column, inspect, select, table

from footprint.store.sqlite import for_writing

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection, Engine

HEAD = "0001"
"""The newest migration; known here so that alembic, which is slow to import, is not asked for it at every start."""
_VERSION = table("alembic_version", column("version_num"))


class Newer(Exception):  # noqa: N818 (a state of the database)
    """The database has a version that is not known here."""


def bring_up_to_date(engine: Engine) -> None:
    """Apply what is missing, all or nothing; whoever comes second waits, and finds it done.

    Raises:
        Newer: a later version of footprint was here.
        DBAPIError: the database can't be read or written.
    """
    with engine.connect() as connection:
        if version_of(connection) == HEAD:
            return
    with for_writing(engine).begin() as connection:
        _upgrade(connection)


def version_of(connection: Connection) -> str | None:
    """The last migration that was applied; None for a new database."""
    if not inspect(connection).has_table(_VERSION.name):
        return None
    found: object = connection.execute(select(_VERSION.c.version_num)).scalar()
    return None if found is None else str(found)


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config(connection)
    known = {one.revision for one in ScriptDirectory.from_config(config).walk_revisions()}
    version = version_of(connection)
    if version is not None and version not in known:
        raise Newer
    command.upgrade(config, "head")


def alembic_config(connection: Connection) -> Config:
    """What alembic needs to know: where the migrations are, and the transaction that they belong to."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "footprint.store:migrations")
    config.attributes["connection"] = connection
    return config
