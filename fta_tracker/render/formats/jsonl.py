"""JSON Lines: one object a line, with every field."""

from __future__ import annotations

from typing import TextIO

from fta_tracker.jsontext import dumps
from fta_tracker.render import Sheet
from fta_tracker.report import Report


def write(report: Report, out: TextIO, _sheet: Sheet) -> None:
    """Write all fields of each row."""
    out.writelines(dumps({name: row[name] for name in report.fields}) + "\n" for row in report.rows)
