"""Saving the record: what differs between two states, row by row, and the note of the change."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple, TypeAlias

import sqlalchemy as sa
from sqlmodel import col

from fta_tracker.jsontext import dumps
from fta_tracker.model import Agreement
from fta_tracker.recording.changes import Difference, bare
from fta_tracker.store.cells import Cell, cells
from fta_tracker.store.location import masked
from fta_tracker.store.rows import ChangeRow, tables
from fta_tracker.store.schema import ENTRIES

#: Of how many agreements rows are made and saved at once.
_AT_ONCE: Final = 100
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Note(NamedTuple):
    """What is noted of a change: by what command, when and by whom, and which one it takes back."""

    command: str
    now: datetime
    who: str
    undoes: int | None = None


def save(
    connection: sa.Connection,
    before: Mapping[str, Agreement],
    after: Mapping[str, Agreement],
    difference: Difference,
    note: Note,
) -> int:
    """Bring the rows from one state to the other, and note the change; its id."""
    changed = sorted(s for s in before.keys() | after.keys() if before.get(s) != after.get(s))
    # Some at a time: the rows of a whole world take more memory than its values.
    for start in range(0, len(changed), _AT_ONCE):
        some = changed[start : start + _AT_ONCE]
        old = _rows(before[slug] for slug in some if slug in before)
        new = _rows(after[slug] for slug in some if slug in after)
        for table in old:
            _save_rows(connection, tables[table], old[table], new[table])
    row: dict[str, object] = {
        # No other writer is here, and no number is left out: not even by a dry run.
        "id": sa.select(sa.func.coalesce(sa.func.max(col(ChangeRow.id)), 0) + 1).scalar_subquery(),
        "at": note.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "who": _storable(note.who),
        "command": _storable(note.command),
        "entries": _object(difference.entries),
        "orders": dumps(difference.orders),
        "undoes": note.undoes,
    }
    insert = sa.insert(ChangeRow).values(row).returning(col(ChangeRow.id))
    return connection.execute(insert).scalar_one()


#: By table, by key: the cells of a row.
_Rows: TypeAlias = dict[str, dict[str, dict[str, Cell]]]


def _rows(agreements: Iterable[Agreement]) -> _Rows:
    """All rows of these agreements; `agreement` first, which the others refer to."""
    found: _Rows = {"agreement": {}, **{table: {} for table, _, _ in ENTRIES}}
    for agreement in agreements:
        found["agreement"][agreement.slug] = cells(bare(agreement))
        for table, field, _ in ENTRIES:
            for position, entry in enumerate(getattr(agreement, field)):
                place: dict[str, Cell] = {"agreement": agreement.slug, "position": position}
                found[table][entry.ref] = place | cells(entry)
    return found


def _save_rows(
    connection: sa.Connection,
    table: sa.Table,
    old: Mapping[str, dict[str, Cell]],
    new: Mapping[str, dict[str, Cell]],
) -> None:
    """Delete, insert and update what differs, each in one go."""
    (key,) = table.primary_key
    this = key == sa.bindparam("this")
    gone = [{"this": ref} for ref in old if ref not in new]
    added = [row for ref, row in new.items() if ref not in old]
    changed = [{"this": ref, **row} for ref, row in new.items() if ref in old and old[ref] != row]
    _each(connection, sa.delete(table).where(this), gone)
    _each(connection, sa.insert(table), added)
    _each(connection, sa.update(table).where(this), changed)


def _each(
    connection: sa.Connection, statement: sa.Executable, rows: Sequence[Mapping[str, Cell]]
) -> None:
    if rows:
        connection.execute(statement, rows)


def _object(parts: Mapping[str, object]) -> str:
    """The same as `dumps`, made a part at a time: of a whole record it takes less than half."""
    return "{" + ",".join(f"{dumps(key)}:{dumps(part)}" for key, part in parts.items()) + "}"


def _storable(said: str) -> str:
    """Words from the command line: without a password, as UTF-8 whatever bytes they were.

    Its controls are written out, for no history is to steer the terminal that it is read on.
    """
    told = masked(said).encode("utf-8", "backslashreplace").decode()
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", told)
