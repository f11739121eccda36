"""Every invariant of a database, asked at once: what no kill, crowd or full disk may break."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from fta_tracker.errors import FtaError
from fta_tracker.exchange import read, write
from fta_tracker.model import Agreement
from fta_tracker.recording.changes import things
from fta_tracker.sparse import sparse
from fta_tracker.store.database import Location, open_reader
from fta_tracker.store.writer import create
from tests.store.samples import NOW, WHO, at

TABLES = ("event", "target", "figure")


def text(record: dict[str, Agreement]) -> str:
    """The record as `fta export` writes it."""
    return write([record[slug] for slug in sorted(record)], "yaml")


def exported(db: Path) -> str:
    """What `fta export` of a database gives."""
    with open_reader(at(db)) as reader:
        return text(reader.record())


def problems(db: Path) -> list[str]:
    """What is wrong with a database, whatever it is.

    It is opened by the program first, which takes back what a killed write has left. All rows make
    valid values; SQLite finds its pages and its keys sound; positions count from 0 without a gap;
    the changes are numbered from 1 without a gap, and going back from what is there, each left word
    for word what the next one found, until nothing is left; and the record comes back from its
    export byte for byte.
    """
    found = []
    try:
        for problem in _problems(db):
            found.append(problem)  # noqa: PERF402 - what was found before an error counts
    except FtaError as error:
        found.append(error.sentence)
    return found


def _problems(db: Path) -> Iterator[str]:
    with open_reader(at(db)) as reader:
        record, changes = reader.record(), reader.changes()
    with closing(sqlite3.connect(db)) as connection:
        yield from _unsound(connection)
    numbers = [change.id for change in changes]
    if numbers != list(range(len(changes), 0, -1)):
        yield f"the changes are {numbers}"
    left = {ref: sparse(it) for slug in record for ref, it in things(record[slug]).items()}
    for change in changes:
        for ref, (before, after) in change.difference.entries.items():
            if left.pop(ref, None) != after:
                yield f"{ref} is not what change {change.id} left"
            if before:
                left[ref] = dict(before)
    if left:
        yield f"of no change: {sorted(left)}"
    whole = text(record)
    if _taken_in(whole) != whole:
        yield "its export does not come back byte for byte"


def _unsound(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds of its pages and keys, and positions with gaps."""
    for check, good in (("integrity_check", [("ok",)]), ("foreign_key_check", [])):
        found = connection.execute(f"pragma {check}").fetchall()
        if found != good:
            yield f"{check}: {found}"
    for table in TABLES:
        places: dict[str, list[int]] = {}
        sql = f"select agreement, position from {table} order by 1, 2"  # noqa: S608 - our own names
        for agreement, position in connection.execute(sql):
            places.setdefault(agreement, []).append(position)
        for agreement, positions in places.items():
            if positions != list(range(len(positions))):
                yield f"{table}: the positions of {agreement} are {positions}"


def _taken_in(whole: str) -> str:
    """The export of a new database that was made from an export."""
    with tempfile.TemporaryDirectory() as folder:
        location = Location(f"{folder}/again.db", "--db")
        agreements = read(whole.encode(), "export", "yaml")
        create(location, agreements, command="fta init", now=NOW, who=WHO)
        return exported(location.path)
