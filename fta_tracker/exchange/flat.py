"""The lines of CSV and TSV as cells, and what a cell of either says."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple, TypeAlias

from fta_tracker.errors import Malformed, quoted
from fta_tracker.exchange.formats import header_names
from fta_tracker.exchange.trees import Broken

#: A line by its number, as a spreadsheet counts: the first is 1, and blank ones count too.
Line: TypeAlias = tuple[int, list[str]]

_ESCAPE = re.compile(r"\\(x[0-9a-f]{2}|.?)", re.DOTALL)
_MEANT = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


class Flat(NamedTuple):
    """A flat format: the lines of a text, the text of a cell, and how to write its delimiter.

    `lines` takes the text and the names that columns may have. It raises Broken, with the number of
    the line, where no cells can be made of it; `plain` raises Malformed.
    """

    lines: Callable[[str, Collection[str]], Iterator[Line]]
    plain: Callable[[str], str]
    hint: str


def _csv_lines(written: str, known: Collection[str]) -> Iterator[Line]:
    # A cell can be as long as the text; the limit of the module itself is some pages.
    csv.field_size_limit(max(csv.field_size_limit(), len(written)))
    lines = csv.reader(
        io.StringIO(written, newline=""), delimiter=_delimiter(written, known), strict=True
    )
    number = 0
    try:
        for number, cells in enumerate(lines, 1):
            yield number, cells
    except csv.Error:
        hint = 'Close each quote that a cell begins with, and write one within it as "".'
        raise Broken(number + 1, "The quotes of this row do not fit.", hint) from None


def _delimiter(written: str, known: Collection[str]) -> str:
    """What stands between the names in the first line."""
    line = re.split("[\r\n]", written.lstrip("\r\n"), maxsplit=1)[0]

    def fits(mark: str) -> tuple[int, int]:
        return len(set(known).intersection(header_names(line, mark))), line.count(mark)

    return max((",", ";", "\t"), key=fits)


def _csv_cell(cell: str) -> str:
    return cell.replace("\r\n", "\n")  # a program that ends all lines so has done it in cells, too


def _tsv_lines(written: str, _known: Collection[str]) -> Iterator[Line]:
    for number, line in enumerate(written.split("\n"), 1):
        yield number, line.removesuffix("\r").split("\t")


def _tsv_cell(cell: str) -> str:
    return _ESCAPE.sub(_unescaped, cell) if "\\" in cell else cell


def _unescaped(found: re.Match[str]) -> str:
    if found[1] in _MEANT:
        return _MEANT[found[1]]
    if found[1][1:]:
        return chr(int(found[1][1:], 16))
    hint = r"In TSV a backslash is \\, a tab \t, a line break \n."
    raise Malformed(f"A backslash before {quoted(found[1])} means nothing.", hint)


CSV = Flat(_csv_lines, _csv_cell, "Put quotes around a cell that holds a delimiter.")
TSV = Flat(_tsv_lines, _tsv_cell, r"Write a tab within a cell as \t.")
