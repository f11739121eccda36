"""Alembic, which keeps the schema, also that of a fresh database."""

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from fta_tracker.errors import DatabaseUnavailable
from fta_tracker.store.location import Location

#: Where Alembic finds its scripts.
MIGRATIONS: Final = Path(__file__).with_name("migrations")


def migrate(connection: sa.Connection, location: Location) -> None:
    """Bring the database to the newest schema, in the transaction of this connection."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    command.upgrade(config, "head")
    if location.on_server:
        return  # its foreign keys hold during a migration, too
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise DatabaseUnavailable(
            f"{location} is damaged: it has rows of agreements that are not there.",
            "Restore it from a backup.",
        )
