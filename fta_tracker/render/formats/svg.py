"""SVG: the report's chart as a drawing, for a page, a document or a slide."""

from __future__ import annotations

from typing import Final, TextIO
from xml.etree.ElementTree import indent, tostring

from fta_tracker.errors import Malformed
from fta_tracker.render import Sheet
from fta_tracker.render.vector import drawing
from fta_tracker.report import Report

ONLY: Final = "`fta timeline` has it."


def write(report: Report, out: TextIO, _sheet: Sheet) -> None:
    """Write the chart of the report with its notes and the day it is of, an element a line."""
    chart = report.chart()
    if chart is None:
        raise Malformed("A drawing has no fields to choose from.", "Leave --fields out.")
    source = f"fta-tracker, record as of {chart.day}"
    drawn = drawing(chart, title=chart.heading, source=source, notes=report.footer())
    indent(drawn, "")
    out.write(tostring(drawn, "unicode") + "\n")
