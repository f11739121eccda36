"""Event rows as a table: the columns that it may have, and what its rows hold in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Final, TypeAlias

from fta_tracker.dates import PartialDate
from fta_tracker.errors import FtaError, Malformed, quoted
from fta_tracker.exchange.building import unknown
from fta_tracker.exchange.cells import parsed
from fta_tracker.exchange.flat import Flat, Line
from fta_tracker.exchange.trees import Broken, Noted
from fta_tracker.fields import Form, forms, text
from fta_tracker.model import Event

#: A row by its number (0: the whole file), its field ("": the whole row), and what is wrong.
Problem: TypeAlias = tuple[int, str, FtaError]

#: What a row holds, by field; what is at fault is left out.
Held: TypeAlias = dict[str, Any]


def _agreement(written: str) -> str:
    return text(written.strip())


#: What a row may give, and how it is written.
FORMS: Final = {"agreement": Form(str, _agreement), **forms(Event)}
#: What `fta events` works out from the rest: it may stand there, and is not read.
DERIVED: Final = ("earliest", "latest", "stage")
REQUIRED: Final = ("agreement", "kind", "date")
NEEDED: Final = "Every event has agreement, kind and date."

_YEAR_FIRST = re.compile("([0-9]{4})/([0-9]{1,2})(?:/([0-9]{1,2}))?")


def held_in(written: str, flat: Flat, problems: Noted[Problem]) -> Iterator[tuple[int, Held]]:
    """What each row of the text holds, by its number; `problems` gets what is wrong with them.

    A field without a column is not there, one with an empty cell is None. Blank rows are skipped.
    """
    lines = flat.lines(written, (*FORMS, *DERIVED))
    filled = (line for line in lines if any(map(str.strip, line[1])))
    try:
        header = next(filled, None)
        if header is None:
            raise Broken(
                0, "The file is empty.", "Begin it with the names of its columns: agreement, …"
            )
        table = _Table(header, flat, problems)
        for number, cells in filled:
            yield number, table.held(number, cells)
    except Broken as error:
        problems.note((error.line or 0, "", error))


class _Column:
    """A column that is read. Equal cells, of which there are many, are read once."""

    def __init__(self, name: str, flat: Flat) -> None:
        self.name = name
        self._form = FORMS[name]
        self._plain = flat.plain
        self._read: dict[str, Any] = {}

    def value(self, cell: str) -> Any:
        """What a cell holds; None where it is empty."""
        if cell not in self._read:
            self._read[cell] = self._value(self._plain(cell))
        return self._read[cell]

    def _value(self, written: str) -> Any:
        if not written.strip():
            return None
        if self._form.kind is PartialDate:
            written = _with_hyphens(written.strip())
        return parsed(self._form, written)


def _with_hyphens(written: str) -> str:
    """A spreadsheet's date in our form, if its year comes first: else it could be one of two."""
    found = _YEAR_FIRST.fullmatch(written)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else written


class _Table:
    """The columns that a header names, and what a row holds in them."""

    def __init__(self, header: Line, flat: Flat, problems: Noted[Problem]) -> None:
        self._hint = flat.hint
        self._problems = problems
        number, cells = header
        names = [cell.strip().lower() for cell in cells]
        self._columns: list[_Column | None] = []
        self._nameless = {i for i, name in enumerate(names) if not name}
        before: set[str] = set()
        for i, name in enumerate(names):
            fault = _fault(name, cells[i], before)
            before.add(name)
            if fault:
                problems.note((number, "", fault))
            self._columns.append(_Column(name, flat) if name in FORMS and not fault else None)
        absent = [name for name in REQUIRED if name not in names]
        problems.note(*((number, "", _without(name)) for name in absent))
        self._least = 1 + max((names.index(n) for n in REQUIRED if n not in absent), default=-1)

    def held(self, number: int, cells: list[str]) -> Held:
        """What a row holds; a spreadsheet may leave out its last cells where they are empty."""
        while len(cells) > len(self._columns) and not cells[-1].strip():
            cells.pop()
        if not self._least <= len(cells) <= len(self._columns):
            self._problems.note((number, "", self._uneven(len(cells))))
            return {}
        held: Held = {column.name: None for column in self._columns if column}
        for i, (column, cell) in enumerate(zip(self._columns, cells, strict=False)):
            if column:
                try:
                    held[column.name] = column.value(cell)
                except FtaError as error:
                    del held[column.name]
                    self._problems.note((number, column.name, error))
            elif i in self._nameless and cell.strip():
                self._problems.note((number, "", _homeless(i, cell)))
        return held

    def _uneven(self, cells: int) -> Malformed:
        has, heads = _counted(cells), len(self._columns)
        return Malformed(f"The row has {has}, and the header {heads}.", self._hint)


def _fault(name: str, written: str, before: Collection[str]) -> FtaError | None:
    """What is wrong with a column of that name, if anything."""
    if not name or (name not in before and (name in FORMS or name in DERIVED)):
        return None
    if name in before:
        return Malformed(f"The column {quoted(name)} stands twice.", "Leave one of them out.")
    hint = unknown(name, tuple(FORMS)).hint
    return Malformed(f"There is no column {quoted(written.strip())}.", hint)


def _without(name: str) -> Malformed:
    return Malformed(f"The column {name} is missing.", NEEDED)


def _homeless(i: int, cell: str) -> Malformed:
    sentence = f"Cell {i + 1} holds {quoted(cell)}, and its column has no name."
    return Malformed(sentence, "Name the column in the header, or empty the cell.")


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"
