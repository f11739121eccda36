"""Text in the cells of a terminal, where 한 takes two: measured, folded, shortened, filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.text import Text

from fta_tracker.render.palette import look

#: A line of a picture; what ends it is the printer's affair.
Line = Text

size = cell_len

#: Where a long word is broken rather than just anywhere.
_JOINTS = re.compile("(?<=[-/;,&?=_])")
#: Where lines may end: at blanks, but not between a number and its unit, as in `3 y 11 m`.
_BLANKS = re.compile(r"\s+(?!(?<=\d\s)[ym%](?!\w))")


def styled(text: str, sense: str = "") -> Line:
    """The text in the style of its sense; blanks have none."""
    return Text(text, look(sense).style if text.strip() else "")


def blank() -> Line:
    """An empty line."""
    return Text()


def joined(*parts: Line) -> Line:
    """Parts of a line, one after another."""
    return Text.assemble(*parts)


def fold(text: str, width: int) -> list[str]:
    """The whole text in lines of at most `width` cells: broken at blanks, or inside a long word."""
    lines: list[str] = []
    line = ""
    for word in filter(None, _BLANKS.split(text)):
        longer = f"{line} {word}" if line else word
        if size(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
            line = ""
        for piece in _pieces(word, width):
            if size(line + piece) > width:
                lines.append(line)
                line = ""
            line += piece
    return [*lines, line]


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word that is too long, such as an address, in pieces that fit."""
    for part in _JOINTS.split(word):
        yield from chop_cells(part, width) or [part]


def shorten(text: str, width: int) -> str:
    """The text if it fits, else its beginning and `…`."""
    if size(text) <= width:
        return text
    return f"{set_cell_size(text, width - 1).rstrip()}…"


def fill(text: str, width: int, *, right: bool = False) -> str:
    """The text with blanks up to `width` cells; they stand before it where `right`."""
    blanks = " " * (width - size(text))
    return blanks + text if right else text + blanks


def flowed(items: Iterable[Line], width: int) -> list[Line]:
    """The items side by side, in as few lines as hold them; none is broken."""
    lines: list[Line] = []
    for item in items:
        if lines and size(lines[-1].plain) + 2 + size(item.plain) <= width:
            lines[-1] = joined(lines[-1], styled("  "), item)
        else:
            lines.append(item)
    return lines
