"""What a terminal gets: the report's picture with its title and footer, or its rows as a table."""

from __future__ import annotations

from importlib import import_module
from typing import TextIO

from rich.console import Console

from fta_tracker.picture import Board
from fta_tracker.render import Sheet, listing
from fta_tracker.render.lines import Line, blank, fold, styled
from fta_tracker.render.sanitise import cleaned
from fta_tracker.report import Report

#: Below this nothing can be read; a terminal that claims less gets lines that it wraps itself.
_NARROWEST = 40


def write(report: Report, out: TextIO, sheet: Sheet) -> None:
    """Write the picture, fitted to the sheet; no line ends in blanks."""
    console = Console(
        width=sheet.width,
        height=25,
        color_system="standard" if sheet.colour else None,
        force_terminal=sheet.colour,
        no_color=not sheet.colour,
        force_jupyter=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    # Into memory first: when its reader has gone, a console would end the program in its own way.
    with console.capture() as drawn:
        for line in _lines(report, sheet._replace(width=max(sheet.width, _NARROWEST))):
            line.rstrip()
            console.print(line, soft_wrap=True)
    out.write(drawn.get())


def _lines(report: Report, sheet: Sheet) -> list[Line]:
    """The parts that have anything to show, with an empty line between."""
    title, footer = cleaned((report.title, report.footer()))
    head = fold(title, sheet.width) if sheet.header and title else []
    parts = [
        [styled(line, "strong") for line in head],
        _picture(report, sheet),
        [styled(line) for text in footer for line in fold(text, sheet.width)],
    ]
    lines: list[Line] = []
    for part in filter(None, parts):
        lines.extend([blank(), *part] if lines else part)
    return lines


def _picture(report: Report, sheet: Sheet) -> list[Line]:
    picture = report.picture()
    if isinstance(picture, Board) and not picture.rows:
        return [styled("Nothing to show.", "quiet")]
    if picture is None:
        return listing.draw(report, sheet)
    module = import_module(f"fta_tracker.render.{type(picture).__name__.lower()}")
    lines: list[Line] = module.draw(cleaned(picture), sheet)
    return lines
