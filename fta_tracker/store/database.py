"""Opening a database for reading, and whether it is one of ours.

Light: reading a SQLite file needs the standard library alone; `server` brings SQLAlchemy.
"""

import sqlite3
from collections.abc import Mapping
from typing import Final, Literal

from fta_tracker.errors import OtherSchema
from fta_tracker.store import schema
from fta_tracker.store.location import Location, locate
from fta_tracker.store.reader import Execute, Reader
from fta_tracker.store.schema import VERSION_TABLE
from fta_tracker.store.troubles import (
    Missing,
    Outdated,
    damaged,
    needs_recovery,
    nothing,
    strange,
    trouble,
)

__all__ = [
    "PATIENCE",
    "Location",
    "Missing",
    "locate",
    "open_reader",
    "require_schema",
    "schema_of",
    "unknown_schema",
]

#: Seconds to wait for another process that is writing.
PATIENCE: Final = 30.0


def open_reader(location: Location, patience: float = PATIENCE) -> Reader:
    """A reader of the database as it is now; to be closed before anything slow is done.

    Raises Missing, DatabaseUnavailable, OtherSchema, Busy.
    """
    if location.on_server:
        from fta_tracker.store.server import open_reader as open_server

        return open_server(location, patience)
    try:
        return _open(location, "ro", patience)
    except _HotJournalError:
        # A writer was killed; its half-written pages can be taken back only by one who may write.
        return _open(location, "rw", patience)


class _HotJournalError(Exception):
    pass


def _open(location: Location, mode: Literal["ro", "rw"], patience: float) -> Reader:
    try:
        connection = sqlite3.connect(
            location.uri(mode), uri=True, isolation_level=None, timeout=patience
        )
    except sqlite3.Error as error:
        raise trouble(error, location) from error

    def execute(sql: str, parameters: Mapping[str, object]) -> list[tuple[object, ...]]:
        try:
            return connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            if mode == "ro" and needs_recovery(error):
                raise _HotJournalError from error
            raise trouble(error, location) from error

    try:
        execute("begin", {})
        require_schema(execute, location)
    except BaseException:
        connection.close()
        raise
    return Reader(execute, str(location), connection.close)


#: What names the tables; of a server those among which a new one would stand, and ours where the
#: search path leads to it.
_TABLES_OF_FILE: Final = "select name from sqlite_master"
_TABLES_OF_SERVER: Final = """
    select relname from pg_class
    where relkind in ('r', 'p') and relnamespace =
        (select oid from pg_namespace where nspname = current_schema())
    or oid = to_regclass(:ours)
"""


def schema_of(execute: Execute, location: Location) -> str:
    """The version of the database's schema; Missing or DatabaseUnavailable where it is not ours."""
    if location.on_server:
        found = execute(_TABLES_OF_SERVER, {"ours": VERSION_TABLE})
    else:
        found = execute(_TABLES_OF_FILE, {})
    tables = {name for (name,) in found}
    if not tables:
        raise nothing(location)
    if VERSION_TABLE not in tables:
        raise strange(location)
    rows = list(execute(f"select version_num from {VERSION_TABLE}", {}))  # noqa: S608 - our own
    if not rows:
        raise damaged(location)
    return str(rows[0][0])


def require_schema(execute: Execute, location: Location) -> None:
    """Raise OtherSchema unless the database has the schema of this program."""
    found = schema_of(execute, location)
    if found == schema.SCHEMA:
        return
    if found not in schema.KNOWN:
        raise unknown_schema(location, found)
    raise Outdated(
        f"{location} was made by an older fta (schema {found}; this one needs {schema.SCHEMA}).",
        f"Back it up with pg_dump, then upgrade it: {location.init}"
        if location.on_server
        else f"Upgrade it, with a backup beside it: {location.init}",
    )


def unknown_schema(location: Location, found: str) -> OtherSchema:
    """The error for a schema that this program has never heard of."""
    return OtherSchema(
        f"{location} was made by a newer fta (schema {found}; this one knows {schema.SCHEMA}).",
        "Install the newer fta.",
    )
