"""Backups: a copy of the database, made while others write. Light, as a read is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from fta_tracker.errors import Refused
from fta_tracker.store.copies import fill, new_file
from fta_tracker.store.database import PATIENCE, open_reader, schema_of
from fta_tracker.store.location import Location
from fta_tracker.store.reader import Counts, Execute, Reader
from fta_tracker.store.troubles import Outdated, trouble


class Backup(NamedTuple):
    """What a backup holds: the schema that it was made with, how much, in how many bytes."""

    schema: str
    counts: Counts
    size: int

    def __str__(self) -> str:
        agreements, changes = self.counts.agreements, self.counts.changes
        return (
            f"{agreements} agreement{'s'[: agreements != 1]}, "
            f"{changes} change{'s'[: changes != 1]}, {max(self.size / 1e6, 0.1):.1f} MB"
        )


def back_up(
    location: Location, target: Path, *, force: bool = False, patience: float = PATIENCE
) -> Backup:
    """Copy the database as last committed, also an older one, to a file for its owner alone.

    Raises Refused where something is there and `force` does not allow to replace it, and where that
    is the database itself; Missing, DatabaseUnavailable, OtherSchema, FileTrouble and Busy. Nothing
    is changed then.
    """
    require_file(location)
    if location.owns(target):
        raise Refused(f"{target} is a file of the database itself.", "Name another one.")
    mend(location, patience)
    with new_file(target, force=force) as part:
        fill(part, location, target)
        return contents(part, location)


def require_file(location: Location) -> None:
    """Refuse a database on a server."""
    if location.on_server:
        raise Refused(
            f"{location} is on a server, whose own tools back it up and restore it.",
            "Use pg_dump and pg_restore.",
        )


def mend(location: Location, patience: float = PATIENCE) -> None:
    """Take back what a killed write has left, and tell what is wrong; the schema may be older."""
    with suppress(Outdated):
        open_reader(location, patience).close()


def contents(copied: Path, origin: Location) -> Backup:
    """What there is in a copy of a database."""
    with reading(copied, origin) as execute:
        counts = Reader(execute, str(origin)).counts()
        return Backup(schema_of(execute, origin), counts, copied.stat().st_size)


@contextmanager
def reading(copied: Path, origin: Location) -> Iterator[Execute]:
    """What runs a reader's statements on a copy; what is wrong with it is so with its origin."""
    try:
        with closing(sqlite3.connect(copied)) as connection:
            yield lambda sql, parameters: connection.execute(sql, parameters).fetchall()
    except sqlite3.Error as error:
        raise trouble(error, origin) from error
