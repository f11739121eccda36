"""Putting a backup back, once it is checked; what is there is kept beside it.

A database that others may have open is never exchanged under them, for what they write next would
be lost with it: its rows are exchanged, in one transaction. It brings SQLAlchemy and Alembic.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import sqlalchemy as sa

from fta_tracker.errors import DatabaseUnavailable, Refused
from fta_tracker.store import schema
from fta_tracker.store.backups import Backup, contents, mend, reading, require_file
from fta_tracker.store.connection import runs, transaction
from fta_tracker.store.copies import copy, fill, new_file, set_aside, unused
from fta_tracker.store.database import PATIENCE, schema_of, unknown_schema
from fta_tracker.store.location import Location, same
from fta_tracker.store.migrating import migrate
from fta_tracker.store.reader import Reader
from fta_tracker.store.rows import tables
from fta_tracker.store.troubles import Damaged, Missing, unmade


class Restored(NamedTuple):
    """What was put back, and where what was there is kept (None: there was nothing).

    `damaged`: whether that is of no more use than for whoever mends it.
    """

    backup: Backup
    kept: Path | None = None
    damaged: bool = False


def restore(
    location: Location,
    source: Path,
    day: str,
    *,
    dry_run: bool = False,
    patience: float = PATIENCE,
) -> Restored:
    """Put what a backup holds in the place of the record.

    The backup is checked first, and a copy of it upgraded where it is older. The name of what is
    kept tells the `day`. A dry run only checks.
    Raises Refused, DatabaseUnavailable, OtherSchema, FileTrouble and Busy; nothing is changed then.
    """
    require_file(location)
    if same(location.path, source):
        raise Refused(f"{source} is the database itself.", "Name a backup of it.")
    origin = _file(source)
    try:
        mend(origin)
    except Missing:
        raise DatabaseUnavailable(f"There is no backup at {source}.", "See the path.") from None
    with TemporaryDirectory(prefix="fta-") as folder:
        checked = Path(folder) / "backup.db"
        fill(checked, origin, location.path)
        backup = contents(checked, origin)
        _check(checked, origin)
        if dry_run:
            return Restored(backup)
        return Restored(backup, *_put(checked, location, f"kept-{day}", patience))


def _file(path: Path) -> Location:
    return Location(str(path), "--db")


def _check(copied: Path, origin: Location) -> None:
    """Bring a copy to the schema of this program, and see that every row in it makes a value."""
    with transaction(_file(copied), tables=True) as connection:
        migrate(connection, origin)
    with reading(copied, origin) as execute:
        reader = Reader(execute, str(origin))
        reader.record()
        reader.changes()


def _put(checked: Path, location: Location, what: str, patience: float) -> tuple[Path | None, bool]:
    """Put a checked copy there; where what was there is kept, and whether that is damaged."""
    if not os.path.lexists(location.path):
        try:
            location.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unmade(location, error) from error
        copy(_file(checked), location.path)
        return None, False
    try:
        return _exchange(checked, location, what, patience), False
    except Damaged:
        return _replace(checked, location, what), True


def _exchange(checked: Path, location: Location, what: str, patience: float) -> Path | None:
    """Exchange the rows of a database that works; of its schema and of other tables, nothing."""
    kept: Path | None = None
    try:
        with transaction(location, patience, tables=True) as connection:
            with suppress(Missing):  # an empty file
                found = schema_of(runs(connection), location)
                if found not in schema.KNOWN:
                    raise unknown_schema(location, found)
                kept = set_aside(location, what)
                for table in tables.values():
                    connection.execute(sa.delete(table))
            migrate(connection, location)
            _fill_tables(connection, checked)
    except BaseException:
        if kept:  # of what is still as it was
            kept.unlink()
        raise
    return kept


def _fill_tables(connection: sa.Connection, checked: Path) -> None:
    with reading(checked, _file(checked)) as execute:
        for table in tables.values():
            names = [column.name for column in table.columns]
            cells = ", ".join(f'"{name}"' for name in names)
            rows = execute(f"select {cells} from {table.name}", {})  # noqa: S608 - our own names
            found = [dict(zip(names, row, strict=True)) for row in rows]
            if found:
                connection.execute(sa.insert(table), found)


def _replace(checked: Path, location: Location, what: str) -> Path:
    """Put the file in the place of a damaged one, which nobody can write to."""
    kept = unused(location.path, what)
    with new_file(kept) as part:
        shutil.copyfile(location.path, part)
    try:
        copy(_file(checked), location.path, force=True)
    except BaseException:
        kept.unlink()
        raise
    return kept
