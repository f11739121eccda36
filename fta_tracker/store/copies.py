"""Copies of a whole database: made while others write, checked, and there whole or not at all."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import mkstemp

from fta_tracker.errors import Refused
from fta_tracker.filing import sync
from fta_tracker.store.location import COMPANIONS, Location
from fta_tracker.store.troubles import damaged, trouble, uncopied, unmade


def copy(location: Location, target: Path, *, force: bool = False) -> None:
    """Copy the database as last committed, for its owner alone, to where nothing is yet.

    Raises Refused where something is and `force` does not allow to replace it, and FileTrouble,
    DatabaseUnavailable or Busy; nothing is changed then.
    """
    with new_file(target, force=force) as part:
        fill(part, location, target)


def set_aside(location: Location, what: str) -> Path:
    """Copy the database beside itself; the name of the copy: `fta.db.schema-0001`, or with `.2`."""
    target = unused(location.path, what)
    copy(location, target)
    return target


def unused(path: Path, what: str) -> Path:
    """A name beside the path that nothing has yet."""
    n = 1
    while True:
        name = path.with_name(f"{path.name}.{what}" + (f".{n}" if n > 1 else ""))
        if not os.path.lexists(name):
            return name
        n += 1


@contextmanager
def new_file(target: Path, *, force: bool = False) -> Iterator[Path]:
    """A file beside the target to be filled, for its owner alone; at the end it is the target.

    If that fails, neither is there. One that is killed leaves a file whose name ends in `.part`.
    """
    _require_free(target, force)
    try:
        handle, name = mkstemp(".part", f"{target.name}.", target.parent)
    except OSError as error:
        raise unmade(target, error) from error
    part = Path(name)
    try:
        with closing(os.fdopen(handle, "rb")) as file:
            yield part
            os.fsync(file.fileno())
        _require_free(target, force)
        part.replace(target)
        sync(target.parent)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise unmade(target, error) from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def fill(part: Path, location: Location, target: Path) -> None:
    """Fill an empty file with the database as last committed, and check it.

    `target` is what the file is to be, for what is told of a failure.
    """
    try:
        with (
            closing(sqlite3.connect(location.uri("ro"), uri=True)) as source,
            closing(sqlite3.connect(part)) as copied,
        ):
            copied.execute("pragma journal_mode = off")  # what fails is thrown away
            source.backup(copied)
            problems = copied.execute("pragma integrity_check(1)").fetchall()
    except sqlite3.Error as error:
        raise uncopied(error, target) or trouble(error, location) from error
    if problems != [("ok",)]:
        raise damaged(location)


def _require_free(target: Path, force: bool) -> None:
    if target.is_dir():
        raise Refused(f"{target} is a directory.", "Name a file in it.")
    if os.path.lexists(target) and not force:
        raise Refused(f"There is a file at {target} already.", "Name another, or give --force.")
    for end in COMPANIONS:
        beside = target.with_name(target.name + end)
        if os.path.lexists(beside):
            # SQLite would take it for the new file's, and write it back into that.
            raise Refused(
                f"{beside} lies beside it, of a write that was killed.",
                "Open what it belongs to with fta first, or name another file.",
            )
