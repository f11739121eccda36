"""Tab-separated values: what a pipe gets. One row a line, whole values, a heading line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from fta_tracker.render import Sheet
from fta_tracker.render.cells import columns, lines
from fta_tracker.report import Report

# A cell never breaks a line: what would is written as it is in a C string. So are the controls of
# terminals, since what is in a pipe often ends on one (`| head`); no text of a record has any.
_ESCAPED = str.maketrans(
    {chr(code): f"\\x{code:02x}" for code in (*range(0x20), *range(0x7F, 0xA0))}
    | {"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"}
)


def write(report: Report, out: TextIO, sheet: Sheet) -> None:
    """Write the heading line and the rows; a backslash and controls in a cell are escaped."""
    if sheet.header:
        out.write(_line(columns(report)))
    out.writelines(_line(cells) for cells in lines(report))


def _line(cells: Sequence[str]) -> str:
    # Few lines hold what must be escaped, which for all cells at once is found soon.
    together = "".join(cells)
    if "\\" in together or not together.isprintable():
        cells = [cell.translate(_ESCAPED) for cell in cells]
    return "\t".join(cells) + "\n"
