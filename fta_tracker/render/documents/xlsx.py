"""A document as a spreadsheet (Office Open XML): a sheet a table, and nothing in it that runs.

Days that are known are dates, amounts are numbers; all else is text, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, Final
from unicodedata import east_asian_width

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Claim, Source
from fta_tracker.render.cells import cell, columns
from fta_tracker.render.extras import lacking
from fta_tracker.render.sanitise import visible
from fta_tracker.report import Document, Report

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

BINARY: Final = True

#: What spreadsheets cannot count, or not without doubt: they know a 29 February of 1900.
_FIRST_DAY: Final = date(1900, 3, 1)
#: A cell holds no more characters, and a number no more digits.
_LONGEST: Final = 32_767
_DIGITS: Final = 15
#: Columns are as wide as what they hold within these bounds; what is wider is folded.
_NARROWEST, _WIDEST = 8, 60
#: Room for the button of the filter beside a heading.
_BUTTON: Final = 3


def write(document: Document, out: BinaryIO) -> None:
    """Write a sheet a table; the same document gives the same bytes."""
    try:
        from xlsxwriter.workbook import Workbook
    except ModuleNotFoundError:
        raise lacking("xlsx", "XlsxWriter", "spreadsheet") from None
    made = BytesIO()  # of what cannot be wound back, a zip would be another one
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties(
            {
                "title": visible(document.title),
                "comments": visible(document.note),
                "created": datetime.combine(document.day, time()),
            }
        )
        formats = _formats(book)
        for name, report in document.tables:
            _fill(book.add_worksheet(name), report, formats)
    out.write(made.getvalue())


def _formats(book: Workbook) -> dict[str, Format]:
    top = {"valign": "top"}
    return {
        "head": book.add_format({**top, "bold": True, "bottom": 1}),
        "plain": book.add_format(top),
        "folded": book.add_format({**top, "text_wrap": True}),
        "day": book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _fill(sheet: Worksheet, report: Report, formats: dict[str, Format]) -> None:
    """The heading and the rows; the heading stays in sight, and filters."""
    shown = columns(report)
    for place, name in enumerate(shown):
        sheet.write_string(0, place, name, formats["head"])
        widest = len(name) + _BUTTON
        for line, row in enumerate(report.rows, 1):
            widest = max(widest, _write(sheet, line, place, row[name], formats))
        sheet.set_column(place, place, min(max(widest, _NARROWEST), _WIDEST))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(report.rows), max(len(shown) - 1, 0))


def _write(
    sheet: Worksheet, line: int, place: int, value: object, formats: dict[str, Format]
) -> int:
    """Write a value as what it is; how wide it is, in cells."""
    day = value.earliest if isinstance(value, PartialDate) and value.is_day else value
    if isinstance(value, bool):
        sheet.write_boolean(line, place, value, formats["plain"])
    elif _is_amount(value):
        sheet.write_number(line, place, float(str(value)), formats["plain"])
    elif isinstance(day, date) and day >= _FIRST_DAY:
        sheet.write_datetime(line, place, datetime.combine(day, time()), formats["day"])
        return len("2026-11-23")
    else:
        return _write_text(sheet, line, place, value, formats)
    return len(str(value))


def _is_amount(value: object) -> bool:
    """Whether it is a number that a spreadsheet keeps as it is."""
    return isinstance(value, (int, Number)) and sum(map(str.isdigit, str(value))) <= _DIGITS


def _write_text(
    sheet: Worksheet, line: int, place: int, value: object, formats: dict[str, Format]
) -> int:
    text = visible("\n".join(_words(value)))
    if not text:
        return 0
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    width = max(map(_width, text.split("\n")))
    folded = "\n" in text or width > _WIDEST
    sheet.write_string(line, place, text, formats["folded" if folded else "plain"])
    return width


def _words(value: object) -> Iterator[str]:
    """The lines of a value: one for each source and claim, of all else what other formats have."""
    if isinstance(value, Source):
        yield f"{value.title} <{value.url}>" if value.url else value.title
    elif isinstance(value, Claim):
        (source,) = _words(value.source)
        yield f"{value.field}: {value.value} ({source})"
    elif isinstance(value, tuple) and value and isinstance(value[0], (Source, Claim)):
        for each in value:
            yield from _words(each)
    else:
        yield cell(value)


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
