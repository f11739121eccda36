"""Alembic, which keeps the schema, also that of a fresh database; and the backup before it."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from fta_tracker.errors import DatabaseUnavailable
from fta_tracker.store.location import Location
from fta_tracker.store.troubles import trouble, unmade

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


def back_up(location: Location, found: str) -> Path:
    """Copy the database beside itself, whole and as committed; the name of the copy."""
    copy = _unused(location.path, f"schema-{found}")
    try:
        with (
            closing(sqlite3.connect(location.uri("ro"), uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        copy.unlink()
        raise trouble(error, location) from error
    return copy


def _unused(path: Path, what: str) -> Path:
    """A new file beside the path, for its owner alone: `fta.db.schema-0001`, or with `.2`."""
    n = 1
    while True:
        copy = path.with_name(f"{path.name}.{what}" + (f".{n}" if n > 1 else ""))
        try:
            copy.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            n += 1
        except OSError as error:
            raise unmade(copy, error) from error
        else:
            return copy
