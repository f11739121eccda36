"""The spreadsheet, as a library reads it that is not the one which wrote it."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from fta_tracker.dates import PartialDate
from fta_tracker.errors import Refused
from fta_tracker.fields import Number
from fta_tracker.model import Claim, Source
from fta_tracker.render import document_formats, is_binary, write_document
from fta_tracker.render.documents import xlsx
from fta_tracker.render.sanitise import visible
from fta_tracker.report import Document, Report
from tests.hostile.words import HARMLESS
from tests.render.samples import DOCUMENT, EMPTY, HARD, HOSTILE


def written(document: Document) -> bytes:
    out = BytesIO()
    write_document(document, "xlsx", out)
    return out.getvalue()


def sheet(*rows: Mapping[str, object]) -> Worksheet:
    """The sheet of a table with these rows."""
    fields = tuple(rows[0])
    table = Report("", fields, rows)
    book = load_workbook(BytesIO(written(DOCUMENT._replace(tables=(("rows", table),)))))
    (made,) = book.worksheets
    return made


def kept(value: object) -> Any:
    """What a cell of this value holds."""
    return sheet({"value": value}).cell(2, 1).value


def midnight(year: int, month: int, day: int) -> datetime:
    """A day as spreadsheets have it."""
    return datetime.combine(date(year, month, day), time())


def width(made: Worksheet, column: str) -> float:
    return round(made.column_dimensions[column].width)


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (None, None),
        ((), None),
        ({}, None),
        (True, True),
        (False, False),
        (0, 0),
        (-3, -3),
        (Number("10.50"), 10.5),
        (Number("-0.1"), -0.1),
        (Number("123456789012345"), 123456789012345),
        (Number("1234567890123456"), "1234567890123456"),
        (Number("0.1234567890123456"), "0.1234567890123456"),
        (PartialDate("2020-07-09"), midnight(2020, 7, 9)),
        (PartialDate("9999-12-31"), midnight(9999, 12, 31)),
        (PartialDate("1900-03-01"), midnight(1900, 3, 1)),
        (PartialDate("1900-02-28"), "1900-02-28"),
        (PartialDate("0001-01-01"), "0001-01-01"),
        (PartialDate("2020"), "2020"),
        (PartialDate("2020-H1"), "2020-H1"),
        (PartialDate("2020-07"), "2020-07"),
        (date(2020, 7, 9), midnight(2020, 7, 9)),
        (date(1899, 12, 31), "1899-12-31"),
        (("KR", "KH"), "KR;KH"),
        ({"ko": "한"}, '{"ko":"한"}'),
        ("12", "12"),
        ("TRUE", "TRUE"),
        ("_x0041_", "_x0041_"),
        ("two\nlines", "two\nlines"),
        (Source("Print"), "Print"),
        (
            (Source("A", "https://example.org/a"), Source("Print")),
            "A <https://example.org/a>\nPrint",
        ),
        (
            (Claim("date", "2020", Source("A", "https://a.b")),),
            "date: 2020 (A <https://a.b>)",
        ),
    ],
)
def test_a_value_is_what_it_is(value: object, held: object) -> None:
    found = kept(value)
    assert (type(found), found) == (type(held), held)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://example.org")',
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "{=1}",
        "https://example.org/a",
        "mailto:a@example.org",
        "internal:'rows'!A1",
        "' =1",
        *HARMLESS,
        HOSTILE,
    ],
)
def test_a_text_stays_one_whatever_it_begins_with(text: str) -> None:
    made = sheet({"value": text})
    cell = made.cell(2, 1)

    assert (cell.value, cell.data_type) == (visible(text), "s")
    assert cell.hyperlink is None


def test_nothing_in_the_file_runs_or_leads_elsewhere() -> None:
    names = {"agreement": HOSTILE, "url": "https://example.org", "sum": "=1+1"}
    table = Report("", tuple(names), [names] * 2)
    parts = ZipFile(BytesIO(written(DOCUMENT._replace(tables=(("rows", table), ("hard", HARD))))))
    for part in parts.namelist():
        text = parts.read(part).decode()
        assert "<f>" not in text
        assert "hyperlink" not in text.lower() or part == "docProps/app.xml"
        assert 'TargetMode="External"' not in text
    assert not [part for part in parts.namelist() if "vba" in part.lower() or "link" in part]


def test_a_text_that_no_cell_can_hold_is_cut_and_shows_it() -> None:
    assert kept("x" * 32_767) == "x" * 32_767
    assert kept("x" * 32_768) == "x" * 32_766 + "…"


def test_each_table_is_a_sheet_whose_heading_stays_and_filters() -> None:
    book = load_workbook(BytesIO(written(DOCUMENT)))

    assert book.sheetnames == ["hard", "rounds"]
    rounds = book["rounds"]
    assert [[cell.value for cell in row] for row in rounds.rows] == [
        ["agreement", "number", "date"],
        ["cambodia", 1, midnight(2020, 7, 30)],
        ["캄보디아", 12, "2020-08"],
    ]
    assert (rounds.freeze_panes, rounds.auto_filter.ref) == ("B2", "A1:C3")
    assert rounds["A1"].font.bold
    assert rounds["C2"].number_format == "yyyy-mm-dd"
    assert book.properties.title == "Talks on trade agreements <b>"
    assert book.properties.description == DOCUMENT.note
    assert book.properties.created == midnight(2026, 11, 23)


def test_columns_are_as_wide_as_what_they_hold_within_bounds() -> None:
    made = sheet(
        {
            "a": "x" * 30,
            "b": "한" * 10,
            "c": None,
            "d": "word " * 40,
            "e": "x" * 12,
            "f": "x",
        },
        {"a": "y", "b": "", "c": None, "d": "", "e": "", "f": "two\nlines"},
    )

    assert [width(made, column) for column in "ABCDE"] == [31, 21, 9, 61, 13]
    assert made["D2"].alignment.wrap_text
    assert made["F3"].alignment.wrap_text
    assert not made["A2"].alignment.wrap_text


def test_what_is_empty_has_its_headings() -> None:
    (made,) = load_workbook(BytesIO(written(EMPTY))).worksheets
    assert [cell.value for cell in made[1]] == list(HARD.fields)
    assert made.max_row == 1


def test_the_same_document_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = written(DOCUMENT)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert written(DOCUMENT) == first


def test_it_is_bytes() -> None:
    assert [form for form in document_formats() if is_binary(form, Document)] == ["xlsx"]
    assert xlsx.BINARY


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def lacks(name: str, *args: Any) -> Any:
        if name.partition(".")[0] == "xlsxwriter":
            raise ModuleNotFoundError(name)
        return imported(name, *args)

    monkeypatch.setattr(builtins, "__import__", lacks)
    with pytest.raises(Refused) as caught:
        written(DOCUMENT)
    assert caught.value.sentence == "xlsx needs XlsxWriter, which is not installed."
    assert caught.value.hint == "Install it: pip install 'fta-tracker[spreadsheet]'"
