"""A board: rows under headings, without rules, fitted to the width."""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from fta_tracker.picture import Board, Cell, Heading
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line, fill, fold, joined, shorten, size, styled
from fta_tracker.render.palette import look

GAP = 2
#: A folded column is read with ease at a third of its text within these bounds; before it gets
#: narrower than that, others are dropped.
EASY = (16, 28)
#: A folded column is never narrower, unless the screen leaves no choice.
LEAST = 12


class _Column(NamedTuple):
    """A column as it is: its place on the board, its widest cell, and whether cells have signs."""

    place: int
    heading: Heading
    natural: int
    signs: bool

    @property
    def least(self) -> int:
        return min(self.natural, LEAST) if self.heading.wrap else self.natural

    @property
    def easy(self) -> int:
        third = max(EASY[0], min(EASY[1], self.natural // 3))
        return min(self.natural, third) if self.heading.wrap else self.natural


class _Plan(NamedTuple):
    """What of a board is shown: the columns, the width of each, and the blanks between them."""

    columns: list[_Column]
    widths: list[int]
    gap: int


def draw(board: Board, sheet: Sheet) -> list[Line]:
    """The board's lines. What does not fit: columns are dropped, folded, at last any of them."""
    plan = _plan(_columns(board), sheet.width)
    lines = []
    if sheet.header and any(column.heading.text for column in plan.columns):
        headings = zip(plan.columns, plan.widths, strict=True)
        lines.append(_joined([_heading(*each) for each in headings], plan.gap))
    for row in board.rows:
        shown = zip(plan.columns, plan.widths, strict=True)
        cells = [_cell(row[column.place], column, width) for column, width in shown]
        for parts in zip_longest(*cells):
            padded = zip(parts, plan.widths, strict=True)
            lines.append(_joined([part or styled(" " * w) for part, w in padded], plan.gap))
    return lines


def easy_width(board: Board) -> int:
    """The width from which all columns stand side by side and are read with ease."""
    return _total([column.easy for column in _columns(board)], GAP)


def _columns(board: Board) -> list[_Column]:
    columns = []
    for place, heading in enumerate(board.headings):
        cells = [row[place] for row in board.rows]
        signs = any(look(cell.sense).sign for cell in cells)
        widest = max((size(cell.text) for cell in cells), default=0) + 2 * signs
        columns.append(_Column(place, heading, max(widest, size(heading.text)), signs))
    return columns


def _total(widths: list[int], gap: int) -> int:
    return sum(widths) + gap * (len(widths) - 1)


def _plan(columns: list[_Column], width: int) -> _Plan:
    columns = _kept(columns, width)
    gap = GAP if _total([c.least for c in columns], GAP) <= width else 1
    widths = [c.least for c in columns]
    for _ in range(width - _total(widths, gap)):
        narrow = [i for i, c in enumerate(columns) if widths[i] < c.natural]
        if not narrow:
            break
        widths[min(narrow, key=lambda i: widths[i])] += 1
    while _total(widths, gap) > width and max(widths) > 4:
        widths[widths.index(max(widths))] -= 1
    return _Plan(columns, widths, gap)


def _kept(columns: list[_Column], width: int) -> list[_Column]:
    """The columns for which there is room, those of lowest `drop` first; `drop` 0 always."""
    kept: list[_Column] = []
    for column in sorted(columns, key=lambda c: c.heading.drop):
        wider = [*kept, column]
        if not column.heading.drop or _total([c.easy for c in wider], GAP) <= width:
            kept = wider
    return sorted(kept)


def _heading(column: _Column, width: int) -> Line:
    text = fill(shorten(column.heading.text, width), width, right=column.heading.right)
    return styled(text, "quiet")


def _cell(cell: Cell, column: _Column, width: int) -> list[Line]:
    """The lines of a cell, each of that width; its sign stands before the first."""
    inner = width - 2 * column.signs
    whole = size(cell.text) <= inner and not column.heading.wrap
    parts = [cell.text] if whole else fold(cell.text, inner)
    sign = look(cell.sense).sign
    lines = []
    for part in parts:
        before = fill(sign, 2) if column.signs else ""
        lines.append(styled(before + fill(part, inner, right=column.heading.right), cell.sense))
        sign = ""
    return lines


def _joined(parts: list[Line], gap: int) -> Line:
    between = [piece for part in parts for piece in (styled(" " * gap), part)]
    return joined(*between[1:])
