"""JSON: an array of objects with every field; for a report of a single thing, its object."""

from __future__ import annotations

from typing import TextIO

from fta_tracker.jsontext import dumps
from fta_tracker.render import Sheet
from fta_tracker.report import Report


def write(report: Report, out: TextIO, _sheet: Sheet) -> None:
    """Write all fields of all rows, indented by two; the same bytes wherever they go."""
    objects = ({name: row[name] for name in report.fields} for row in report.rows)
    if report.single:
        out.write(dumps(next(objects), indent=2) + "\n")
        return
    before = "[\n"
    for each in objects:
        # An array of one, without its brackets: the indented object, row by row.
        out.write(before + dumps([each], indent=2)[2:-2])
        before = ",\n"
    out.write("\n]\n" if report.rows else "[]\n")
