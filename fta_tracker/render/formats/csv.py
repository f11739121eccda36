r"""Comma-separated values after RFC 4180, exact, with `\n` line ends as shell tools want them.

The data is for programs: a cell that begins with `=` stays one, and a spreadsheet would run it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TextIO

from fta_tracker.render import Sheet
from fta_tracker.render.cells import columns, lines
from fta_tracker.report import Report

_NEEDS_QUOTES = re.compile('[",\r\n]')


def write(report: Report, out: TextIO, sheet: Sheet) -> None:
    """Write the heading line and the rows, quoted only where they must be."""
    if sheet.header:
        out.write(_line(columns(report)))
    out.writelines(_line(cells) for cells in lines(report))


def _line(cells: Sequence[str]) -> str:
    # Not the standard writer: what it quotes differs between the releases of Python.
    if len(cells) == 1 and not cells[0]:
        return '""\n'  # an empty line would be no row to most readers
    return ",".join(map(_quoted, cells)) + "\n"


def _quoted(cell: str) -> str:
    if not _NEEDS_QUOTES.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
