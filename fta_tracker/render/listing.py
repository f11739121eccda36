"""Rows that have no picture: a plain table, or, where they are too wide for one, field by field."""

from __future__ import annotations

from fta_tracker.fields import Number
from fta_tracker.picture import Board, Cell, Heading
from fta_tracker.render import Sheet, board
from fta_tracker.render.cells import cell, columns
from fta_tracker.render.lines import Line, blank, fill, flowed, fold, joined, size, styled
from fta_tracker.render.sanitise import clean
from fta_tracker.report import Report

#: A word, such as a ref, that is longer than this may be broken.
_LONG = 40


def draw(report: Report, sheet: Sheet) -> list[Line]:
    """The rows as a table, without columns that are empty in all of them, or one under another."""
    if not report.rows:
        return flowed((styled(name, "quiet") for name in columns(report)), sheet.width)
    table = _table(report)
    if board.easy_width(table) > sheet.width:
        return _records(table, sheet)
    return board.draw(table, sheet)


def _table(report: Report) -> Board:
    headings, cells = [], []
    for name in columns(report):
        values = [row[name] for row in report.rows]
        texts = [clean(cell(value)) for value in values]
        if any(texts):
            headings.append(_heading(name, values, texts))
            cells.append([Cell(text) for text in texts])
    return Board(tuple(headings), tuple(zip(*cells, strict=True)))


def _heading(name: str, values: list[object], texts: list[str]) -> Heading:
    """Amounts stand on the right; sentences and what is long may be folded, words are not."""
    known = [value for value in values if value is not None]
    amounts = bool(known) and all(
        isinstance(value, (int, Number)) and not isinstance(value, bool) for value in known
    )
    wrap = any(" " in text or size(text) > _LONG for text in texts)
    return Heading(name, right=amounts, wrap=wrap)


def _records(table: Board, sheet: Sheet) -> list[Line]:
    margin = max(size(heading.text) for heading in table.headings) + board.GAP
    lines: list[Line] = []
    for row in table.rows:
        if lines:
            lines.append(blank())
        for heading, held in zip(table.headings, row, strict=True):
            name = heading.text
            for part in filter(None, fold(held.text, sheet.width - margin)):
                lines.append(joined(styled(fill(name, margin), "quiet"), styled(part)))
                name = ""
    return lines
