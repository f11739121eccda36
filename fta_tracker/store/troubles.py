"""What can be wrong with a database, each in a sentence; the one reader of SQLite's codes.

Those of a server are in `server_troubles`.
"""

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from fta_tracker.errors import Busy, DatabaseUnavailable, FileTrouble, FtaError, OtherSchema
from fta_tracker.store.location import Location


class Missing(DatabaseUnavailable):
    """There is no database, or an empty file; nothing is lost by making one."""


class Damaged(DatabaseUnavailable):
    """It is ours, and lacks what it must have."""


class Outdated(OtherSchema):
    """It was made by an older program, and can be upgraded."""


def missing(location: Location) -> Missing:
    """The error for a database that is not there."""
    return Missing(f"There is no database at {location}.", f"Make one: {location.init}")


def nothing(location: Location) -> DatabaseUnavailable:
    """The error for a database without tables."""
    if location.on_server:
        return Missing(f"There is no record in {location} yet.", f"Make it: {location.init}")
    # SQLite takes a file of a few bytes for an empty database, and would write over it.
    return not_sqlite(location) if location.path.stat().st_size else missing(location)


def strange(location: Location) -> DatabaseUnavailable:
    """The error for a database with tables that are not ours."""
    return DatabaseUnavailable(
        f"{location} is a database of another program.",
        "Give fta a database or a schema of its own; this one is as it was."
        if location.on_server
        else "Name another file; this one is as it was.",
    )


def unmade(what: Location | Path, error: OSError) -> FileTrouble:
    """The error for a file that cannot be made."""
    why = (error.strerror or "").lower()
    return FileTrouble(f"{what} cannot be made: {why}.", "See the path and its permissions.")


def trouble(error: sqlite3.Error, location: Location) -> FtaError:
    """What an error of SQLite means for the user, by its code; other errors are raised again."""
    code = _code(error)
    say = _TROUBLES.get(code) or _TROUBLES.get(code & 0xFF)  # the kind of error, without details
    if say is None:
        raise error
    return say(location)


def uncopied(error: sqlite3.Error, target: Path) -> FileTrouble | None:
    """The error for a copy that could not be written; None where what was copied is at fault."""
    code = _code(error)
    if code & 0xFF == sqlite3.SQLITE_FULL:
        return FileTrouble(
            f"{target} could not be written: the disk is full.", "Nothing was changed. Make room."
        )
    if code & 0xFF == sqlite3.SQLITE_IOERR and code not in _READING:
        return FileTrouble(
            f"{target} could not be written: the disk or the network failed.",
            "Nothing was changed. Try again, or use another disk.",
        )
    return None


def is_busy(error: BaseException | None) -> bool:
    """Whether another process has the lock, so that asking again will help."""
    return isinstance(error, sqlite3.Error) and _code(error) & 0xFF == sqlite3.SQLITE_BUSY


def needs_recovery(error: sqlite3.Error) -> bool:
    """Whether a write was killed, and what it left has to be taken back by one who may write."""
    return _code(error) == sqlite3.SQLITE_READONLY_ROLLBACK


def _code(error: sqlite3.Error) -> int:
    # The one operational error that Python raises itself, without a code: a text is not UTF-8.
    unread = sqlite3.SQLITE_CORRUPT if isinstance(error, sqlite3.OperationalError) else 0
    return getattr(error, "sqlite_errorcode", unread)


def _busy(location: Location) -> Busy:
    return Busy(f"{location} is busy: another process is writing to it.", "Try again in a moment.")


def damaged(location: Location) -> Damaged:
    """The error for a database of ours that lacks what it must have."""
    return Damaged(f"{location} is damaged.", "Restore it from a backup.")


def not_sqlite(location: Location) -> DatabaseUnavailable:
    """The error for a file of any other sort."""
    return DatabaseUnavailable(
        f"{location} is not a database.", "Name another file; this one is as it was."
    )


def _full(location: Location) -> FileTrouble:
    return FileTrouble(
        f"{location} could not be written: the disk is full.", "Nothing was changed. Make room."
    )


def _read_only(location: Location) -> FileTrouble:
    return FileTrouble(
        f"{location} may not be written.", "See the permissions of the file and its directory."
    )


def _half_written(location: Location) -> FileTrouble:
    return FileTrouble(
        f"{location} has to be mended after a write that was killed, and may not be written.",
        "Have its owner run any fta command.",
    )


def _failed(location: Location) -> FtaError:
    return _inaccessible(location) or FileTrouble(
        f"{location} could not be read or written: the disk or the network failed.",
        "Nothing was changed. Try again, or use another disk.",
    )


def _unopened(location: Location) -> FtaError:
    # Where the file can be had, it is the journal beside it that cannot.
    return _inaccessible(location) or _read_only(location)


def _inaccessible(location: Location) -> FtaError | None:
    """Why the file cannot be had, which SQLite does not say: opening it ourselves tells."""
    try:
        with location.path.open("rb"):
            return None
    except FileNotFoundError:
        return missing(location)
    except IsADirectoryError:
        return DatabaseUnavailable(
            f"{location} is a directory, not a database.", "Name a file in it."
        )
    except OSError as error:
        why = (error.strerror or "").lower()
        return DatabaseUnavailable(
            f"{location} cannot be opened: {why}.", "See the path and its permissions."
        )


#: Failures of the disk while something was read.
_READING: Final = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)

_TROUBLES: Final[Mapping[int, Callable[[Location], FtaError]]] = {
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_READONLY: _read_only,
    sqlite3.SQLITE_READONLY_ROLLBACK: _half_written,
    sqlite3.SQLITE_IOERR: _failed,
    sqlite3.SQLITE_CANTOPEN: _unopened,
    sqlite3.SQLITE_NOTADB: not_sqlite,
    sqlite3.SQLITE_CORRUPT: damaged,
    # Our statements are right for a schema that is: a table or a column is gone.
    sqlite3.SQLITE_ERROR: damaged,
}
