"""SVG: the report's chart as a drawing, for a page, a document or a slide."""

from __future__ import annotations

from typing import TextIO
from xml.etree.ElementTree import tostring

from fta_tracker.errors import Malformed
from fta_tracker.render import Sheet
from fta_tracker.render.vector import drawing
from fta_tracker.report import Report


def write(report: Report, out: TextIO, sheet: Sheet) -> None:
    """Write the chart of the report; Malformed where it has none. No title without `header`."""
    chart = report.chart()
    if chart is None:
        raise Malformed("There is no chart of this.", "fta timeline has one.")
    source = f"fta-tracker, record as of {chart.day}"
    drawn = drawing(chart, title=chart.heading, source=source, notes=report.footer())
    out.write(tostring(drawn, "unicode") + "\n")
