"""Markdown as GitHub reads it, for reports and issues: a heading, the picture, the footer."""

from __future__ import annotations

from typing import TextIO

from fta_tracker.render import Sheet
from fta_tracker.render.cells import columns, lines
from fta_tracker.render.markdown import PICTURES, heading, line, paragraph, text
from fta_tracker.report import Report


def write(report: Report, out: TextIO, sheet: Sheet) -> None:
    """Write the picture, or else the rows as a table.

    A table of GitHub's must have a heading line: without `header` only the title is left out.
    """
    titled = bool(sheet.header and report.title)
    if titled:
        out.write(f"{heading(2, report.title)}\n")
    picture = report.picture()
    if picture is not None:
        PICTURES[type(picture)](picture, out, 3 if titled else 2)
    else:
        shown = columns(report)
        out.write(line(map(text, shown)) + line(["---"] * len(shown)))
        out.writelines(line(map(text, cells)) for cells in lines(report))
    out.writelines(f"\n{paragraph(told)}" for told in report.footer())
