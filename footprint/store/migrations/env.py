"""What alembic runs to reach the database; the connection is handed over, inside its transaction."""

from typing import TYPE_CHECKING

from alembic import context

if TYPE_CHECKING:
    from sqlalchemy import Connection

_connection: "Connection" = context.config.attributes["connection"]
context.configure(connection=_connection)
with context.begin_transaction():
    context.run_migrations()
