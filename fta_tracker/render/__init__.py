"""A report in the format that was asked for: data for programs, or a picture for the eye.

A format is a module in `formats` with `write(report, out, sheet)`; a picture is a module here,
named as its class is, with `draw(picture, sheet)`. Each is imported when used, so that only `table`
pays for Rich.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import Final, NamedTuple, TextIO

from fta_tracker.report import Report

_FORMATS: Final = "formats"
FORMATS: Final = tuple(
    sorted(
        file.removesuffix(".py")
        for file in os.listdir(os.path.join(os.path.dirname(__file__), _FORMATS))
        if file.endswith(".py") and not file.startswith("_")
    )
)


class Sheet(NamedTuple):
    """What a report is drawn on: the cells across, colour or none, the names of columns or none."""

    width: int = 80
    colour: bool = False
    header: bool = True


def write(
    report: Report,
    format: str,
    out: TextIO,
    *,
    width: int = 80,
    colour: bool = False,
    header: bool = True,
) -> None:
    """Write the report to `out` in one of FORMATS, ending with a newline unless it has no lines.

    `width` (in terminal cells) and `colour` are for `table` alone, whose output holds no escape
    sequence without `colour`. Without `header` the names of the columns are left out, and the
    title of `table` and `md`; JSON has none. The environment is never asked.
    """
    import_module(f"{__name__}.{_FORMATS}.{format}").write(
        report, out, Sheet(width, colour, header)
    )
