"""Tab-separated values: what a pipe gets. One row a line, whole values, a heading line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from fta_tracker.render import Sheet
from fta_tracker.render.cells import columns, lines
from fta_tracker.report import Report

# A cell never breaks a line: what would is written as it is in a C string.
_ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def write(report: Report, out: TextIO, sheet: Sheet) -> None:
    """Write the heading line and the rows; a backslash, tab, newline or CR in a cell is escaped."""
    if sheet.header:
        out.write(_line(columns(report)))
    out.writelines(_line(cells) for cells in lines(report))


def _line(cells: Sequence[str]) -> str:
    line = "\t".join(cells)
    if "\\" in line or "\n" in line or "\r" in line or line.count("\t") >= len(cells):
        line = "\t".join(cell.translate(_ESCAPED) for cell in cells)
    return f"{line}\n"
