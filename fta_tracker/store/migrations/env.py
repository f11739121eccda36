"""How Alembic runs our migrations: on the connection it is given, in its transaction."""

from alembic import context
from sqlmodel import SQLModel

import fta_tracker.store.rows  # noqa: F401 - its tables are those of SQLModel.metadata
from fta_tracker.store.schema import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
