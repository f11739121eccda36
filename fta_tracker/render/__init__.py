"""A report in the format that was asked for: data for programs, or a picture for the eye.

A format is a module in `formats` with `write(report, out, sheet)`; one for a whole document is a
module in `documents` with `write(document, out)`. `BINARY = True` in it says that what it writes is
bytes. A picture is a module here, named as its class is, with `draw(picture, sheet)`. Each is
imported when used, so that only `table` pays for Rich.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import IO, Any, Final, NamedTuple

from fta_tracker.report import Document, Report

_FORMATS: Final = "formats"
_DOCUMENTS: Final = "documents"

#: Formats that not every report can be: a command offers one that it names (`reads_also`), and
#: `ONLY` in the module says which do. It raises Malformed for a report that it cannot be.
SPECIAL: Final = frozenset({"ics", "svg"})


def _modules(folder: str) -> tuple[str, ...]:
    """The names of the modules in a folder here: a new file is a new word."""
    return tuple(
        sorted(
            file.removesuffix(".py")
            for file in os.listdir(os.path.join(os.path.dirname(__file__), folder))
            if file.endswith(".py") and not file.startswith("_")
        )
    )


#: What any report can be.
FORMATS: Final = tuple(format for format in _modules(_FORMATS) if format not in SPECIAL)


def document_formats() -> tuple[str, ...]:
    """The formats of a document."""
    return _modules(_DOCUMENTS)


class Sheet(NamedTuple):
    """What a report is drawn on: the cells across, colour or none, the names of columns or none."""

    width: int = 80
    colour: bool = False
    header: bool = True


def is_binary(format: str, of: type[Report | Document] = Report) -> bool:
    """Whether what a format writes is bytes, which are no sight for a terminal."""
    return bool(getattr(_module(format, of), "BINARY", False))


def only(format: str) -> str:
    """Which commands offer a special format, as a sentence."""
    return str(_module(format, Report).ONLY)


def write(
    report: Report,
    format: str,
    out: IO[Any],
    *,
    width: int = 80,
    colour: bool = False,
    header: bool = True,
) -> None:
    """Write the report to `out` in one of FORMATS, ending with a newline unless it has no lines.

    `out` takes text, or bytes where the format is binary. `width` (in terminal cells) and `colour`
    are for `table` alone, whose output holds no escape sequence without `colour`. Without `header`
    the names of the columns are left out, and the title of `table` and `md`; JSON has none. The
    environment is never asked.
    """
    _module(format, Report).write(report, out, Sheet(width, colour, header))


def write_document(document: Document, format: str, out: IO[Any]) -> None:
    """Write the document to `out` in one of its formats; bytes where that is binary."""
    _module(format, Document).write(document, out)


def _module(format: str, of: type[Report | Document]) -> Any:
    folder = _DOCUMENTS if of is Document else _FORMATS
    return import_module(f"{__name__}.{folder}.{format}")
