"""Event rows: what `fta events` writes is read back, and what spreadsheets make of it."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import Moment, PartialDate
from fta_tracker.errors import FtaError, Malformed, NotFound, Refused
from fta_tracker.exchange import ROW_FORMATS, RowFormat
from fta_tracker.exchange.rows import Row, failure, read_rows
from fta_tracker.exchange.tables import DERIVED, FORMS
from fta_tracker.model import Agreement, Claim, Event, Source
from fta_tracker.render import write
from fta_tracker.views import events
from tests.strategies import fewer, records

DAY = date(2026, 11, 23)
KINDS: tuple[RowFormat, ...] = ("csv", "tsv")

HARD = (
    'a, "b"; c\td\\e\\n\nf – 한·캄보디아 👩\u200d👩\u200d👧 🇰🇷',
    "[a]; b",
    '{"a": 1}',
    " a ",
    '"',
    "\\",
    "\\t",
    "=1+1",
    "\ufeffa",
    "a\u2028b",
)
HARD_EVENTS = tuple(
    Event(
        "round",
        PartialDate("2020-07"),
        number=n,
        summary=text,
        place=text,
        topics=(text, "x"),
        sources=(Source(text), Source(f"{text}2", "https://a.org/?a,b;c")),
        claims=(Claim("rounds", text, Source(text)),),
    )
    for n, text in enumerate(HARD, 1)
)


def written(agreements: tuple[Agreement, ...], format: RowFormat) -> str:
    out = io.StringIO()
    pairs = events.merged(agreements, Moment(DAY, DAY))
    write(events.events("Events", pairs), format, out)
    return out.getvalue()


def event(row: Row) -> Event:
    return Event(**{name: value for name, value in row.held.items() if value is not None})


def by_ref(rows: tuple[Row, ...]) -> dict[tuple[str, str | None], Event]:
    read = {(row.agreement, row.held["ref"]): event(row) for row in rows}
    assert len(read) == len(rows)
    return read


def rows(
    text: str | bytes, format: RowFormat = "csv", name: str = "f"
) -> list[tuple[int, str, Mapping[str, Any]]]:
    return [(row.number, row.agreement, row.held) for row in read_rows(text, name, format)]


def refusal(text: str | bytes, format: RowFormat = "csv", name: str = "f") -> FtaError:
    with pytest.raises(FtaError) as caught:
        read_rows(text, name, format)
    assert caught.value.hint is None
    return caught.value


def told(text: str | bytes, format: RowFormat = "csv") -> list[str]:
    """What is said of each problem of a file named `f`, without the first line."""
    first, *rest = refusal(text, format).sentence.split("\n")
    count = f"{len(rest)} problem" + ("s" if len(rest) > 1 else "")
    assert first == f"f has {count}; nothing was read."
    return rest


def launch(**more: Any) -> dict[str, Any]:
    return {"kind": "launch", "date": PartialDate("2020"), **more}


# What we write


def test_the_columns_are_those_of_events() -> None:
    assert {*FORMS, *DERIVED} == set(events.FIELDS)
    assert not set(DERIVED) & set(FORMS)


@pytest.mark.parametrize("format", ROW_FORMATS)
@fewer
@given(record=records)
def test_what_events_writes_is_read_back(format: RowFormat, record: tuple[Agreement, ...]) -> None:
    meant = {(a.slug, e.ref): e for a in record for e in a.log}
    text = written(record, format)
    assert by_ref(read_rows(text, "f", format)) == meant
    assert by_ref(read_rows(text.encode(), "f", format)) == meant


@pytest.mark.parametrize("format", ROW_FORMATS)
def test_hard_texts_are_read_back(format: RowFormat) -> None:
    agreement = Agreement("x", "X", "fta", ("KR", "KH"), log=HARD_EVENTS)
    text = written((agreement,), format)
    read = read_rows(text, "f", format)
    assert tuple(map(event, read)) == agreement.log
    if format in ("csv", "tsv"):
        assert read_rows(text.replace("\n", "\r\n"), "f", format) == read, "as Windows ends lines"
        assert read_rows(b"\xef\xbb\xbf" + text.encode(), "f", format) == read
    if format != "tsv":
        assert read_rows(text.encode("utf-16"), "f", format) == read


def test_a_file_without_events() -> None:
    for format in ROW_FORMATS:
        assert read_rows(written((), format), "f", format) == ()


# What people and spreadsheets write


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_csv_of_a_spreadsheet(mark: str, newline: str) -> None:
    text = '\ufeff Agreement |KIND|"date"|end|by|stage||\nx |round|2020/7/9|2020/07|kr||||\n'
    text = text.replace("|", mark).replace("\n", newline)
    day, end = PartialDate("2020-07-09"), PartialDate("2020-07")
    assert rows(text) == [(2, "x", {"kind": "round", "date": day, "end": end, "by": ("KR",)})]


def test_a_list_with_semicolons_stands_in_quotes_between_semicolons() -> None:
    text = 'agreement;kind;date;by;topics\nx;launch;2020;"kr;kh";"a, b;c"\n'
    assert rows(text) == [(2, "x", launch(by=("KR", "KH"), topics=("a, b", "c")))]


def test_what_is_absent_and_what_is_empty() -> None:
    text = "agreement,kind,date,note,latest,end\nx,launch,2020, ,,\n"
    assert rows(text) == [(2, "x", launch(note=None, end=None))]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    text = '\nagreement,kind,date,note\n\nx,launch,2020,"a\nb"\n,,,\nx,launch,2020\n'
    assert rows(text) == [(4, "x", launch(note="a\nb")), (6, "x", launch(note=None))]
    text = "agreement\tkind\tdate\tnote\r\n\r\nx\tlaunch\t2020\ta\\nb\r\n\t\nx\tlaunch\t2020\n"
    assert rows(text, "tsv") == [(3, "x", launch(note="a\nb")), (5, "x", launch(note=None))]


def test_line_breaks_of_windows_within_a_cell() -> None:
    text = 'agreement,kind,date,note\r\nx,launch,2020,"a\r\nb"\r\n'
    assert rows(text) == [(2, "x", launch(note="a\nb"))]


def test_a_cell_may_be_long() -> None:
    long = "한" * 100_000
    assert rows(f"agreement,kind,date,note\nx,launch,2020,{long}\n") == [
        (2, "x", launch(note=long))
    ]


def test_json_rows() -> None:
    text = """
[{"agreement": " x ", "kind": "launch", "date": 2020, "number": 4, "note": "[a]", "topics": [],
  "by": ["KR"], "sources": [{"title": 1.10, "url": null}], "end": null, "stage": 7}]"""
    more = {"number": 4, "note": "[a]", "topics": (), "by": ("KR",), "end": None}
    assert rows(text, "json") == [(1, "x", launch(**more, sources=(Source("1.10"),)))]


def test_json_lines_are_counted() -> None:
    line = '{"agreement": "x", "kind": "launch", "date": "2020"}'
    assert rows(f"\n{line}\r\n \n{line}", "jsonl") == [(2, "x", launch()), (4, "x", launch())]
    assert rows("", "jsonl") == rows("\n\n", "jsonl") == rows("[]", "json") == []


# What is refused

FORM = "Write YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD."
NEEDED = "Every event has agreement, kind and date."
HEADER = "agreement,kind,date,note\n"
QUOTES = (
    "The quotes of this row do not fit. "
    'Close each quote that a cell begins with, and write one within it as "".'
)


def test_all_problems_are_told_at_once_by_row() -> None:
    text = "agreement,knd,date,number,by\nx,round,31/12/2020,x,KR\ny,,2020,2,XX\n,,,\nz,,,,\n"
    assert told(text) == [
        "f: row 1: There is no column 'knd'. Did you mean kind?",
        f"f: row 1: The column kind is missing. {NEEDED}",
        f"f: row 2: date: '31/12/2020' is not a date. {FORM}",
        "f: row 2: number: 'x' is not a number from 1 to 999. Write digits alone, such as 4.",
        (
            "f: row 3: by: 'XX' is not an ISO 3166-1 country code. "
            "Write two capital letters, such as KR or KH."
        ),
        f"f: row 5: date: There is no value here. {NEEDED}",
    ]


def test_an_error_is_malformed_if_anything_in_the_file_is() -> None:
    unknown = HEADER.replace("note", "by") + "x,launch,2020,XX\n"
    assert type(refusal(unknown)) is Refused
    assert type(refusal(unknown + "x,launch,20,KR\n")) is Malformed


def test_standard_input_has_a_name() -> None:
    assert refusal("", name="-").sentence == (
        "standard input has 1 problem; nothing was read.\nstandard input: The file is empty. "
        "Begin it with the names of its columns: agreement, …"
    )


def test_what_the_caller_finds_is_told_in_the_same_way() -> None:
    gone = NotFound("There is no agreement 'y'.", "Did you mean x?")
    taken = Refused("Round 2 is on record.")
    error = failure("f", [(7, "agreement", gone), (2, "", taken), (2, "date", Malformed("No."))])
    assert type(error) is Malformed
    assert error.sentence == (
        "f has 3 problems; nothing was read.\n"
        "f: row 2: Round 2 is on record.\n"
        "f: row 2: date: No.\n"
        "f: row 7: agreement: There is no agreement 'y'. Did you mean x?"
    )
    assert type(failure("f", [(7, "", gone), (2, "", taken)])) is Refused
    assert type(failure("f", [(7, "", gone)])) is NotFound


@pytest.mark.parametrize(
    "day", ["30/07/2020", "7/30/20", "30.07.2020", "Jul-20", "2020/7/9/1", "2020-7-9", "44042"]
)
@pytest.mark.parametrize("format", KINDS)
def test_dates_that_could_be_others(day: str, format: RowFormat) -> None:
    mark = "," if format == "csv" else "\t"
    text = f"agreement,kind,date,end\nx,round,{day},{day}\n".replace(",", mark)
    assert told(text, format) == [
        f"f: row 2: {name}: {day!r} is not a date. {FORM}" for name in ("date", "end")
    ]


def test_a_day_that_is_none() -> None:
    assert told(HEADER + "x,round,2020/2/30,\n") == [
        f"f: row 2: date: '2020-02-30' is not a day of the calendar. {FORM}"
    ]


@pytest.mark.parametrize(
    ("header", "problems"),
    [
        ("agreement,kind,date,sumary", ["There is no column 'sumary'. Did you mean summary?"]),
        (
            "agreement,kind,date,Date,stage,stage",
            [
                "The column 'date' stands twice. Leave one of them out.",
                "The column 'stage' stands twice. Leave one of them out.",
            ],
        ),
        ("agreement", [f"The column {name} is missing. {NEEDED}" for name in ("kind", "date")]),
        (
            "a b;agreement;kind;date",
            [
                (
                    "There is no column 'a b'. There are agreement, kind, date, end, number, by, "
                    "scope, place, mode, status, summary, topics, note, sources, claims, ref."
                )
            ],
        ),
    ],
)
def test_headers(header: str, problems: list[str]) -> None:
    assert told(header) == [f"f: row 1: {problem}" for problem in problems]


def test_a_header_of_nothing_that_is_known() -> None:
    assert len(told("\ud800\n1\n")) == 4


def test_rows_that_are_not_as_long_as_the_header() -> None:
    text = HEADER + "x,launch,2020,a,b\nx,launch\nx\nx,launch,2020,a, ,\nx,launch,2020\n"
    hint = "Put quotes around a cell that holds a delimiter."
    assert told(text) == [
        f"f: row 2: The row has 5 cells, and the header 4. {hint}",
        f"f: row 3: The row has 2 cells, and the header 4. {hint}",
        f"f: row 4: The row has 1 cell, and the header 4. {hint}",
    ]
    assert told(text.replace(",", "\t"), "tsv")[0] == (
        r"f: row 2: The row has 5 cells, and the header 4. Write a tab within a cell as \t."
    )


def test_a_cell_without_a_header() -> None:
    assert told("agreement,,kind,date,\nx,,launch,2020,\nx,,launch,2020,y\n") == [
        (
            "f: row 3: Cell 5 holds 'y', and its column has no name. "
            "Name the column in the header, or empty the cell."
        )
    ]


@pytest.mark.parametrize("cell", ['"a', '"a"b', '"a" '])
def test_quotes_that_do_not_fit(cell: str) -> None:
    text = f"{HEADER}x,launch,20,a\nx,launch,2020,{cell}\nx,launch,2020,"
    assert told(text) == [
        f"f: row 2: date: '20' is not a date. {FORM}",
        f"f: row 3: {QUOTES}",
    ]
    assert told(f'"{HEADER}') == [f"f: row 1: {QUOTES}"]


@pytest.mark.parametrize(("cell", "mark"), [(r"a\x", "'x'"), ("a\\", "''"), (r"\\\,", "','")])
def test_escapes_that_tsv_does_not_have(cell: str, mark: str) -> None:
    text = (HEADER + "x,launch,2020,").replace(",", "\t") + cell
    said = f"A backslash before {mark} means nothing."
    hint = r"In TSV a backslash is \\, a tab \t, a line break \n."
    assert told(text, "tsv") == [f"f: row 2: note: {said} {hint}"]


def test_a_control_written_out_in_tsv_is_a_control() -> None:
    text = (HEADER + r"x,launch,2020,a\x1b[2J").replace(",", "\t")
    said = "The text holds the control character U+001B. Remove it; line breaks and tabs may stay."
    assert told(text, "tsv") == [f"f: row 2: note: {said}"]


@pytest.mark.parametrize("character", ["\0", "\x1b", "\ud800"])
@pytest.mark.parametrize("format", KINDS)
def test_characters_that_no_text_may_hold(character: str, format: RowFormat) -> None:
    text = f"{HEADER}x,launch,2020,a{character}\nx,launch,2{character}\nx{character},launch,2020\n"
    if format == "tsv":
        text = text.replace(",", "\t")
    name = f"U+{ord(character):04X}"
    said = f"The text holds the control character {name}. Remove it; line breaks and tabs may stay."
    assert told(text, format) == [
        f"f: row 2: note: {said}",
        f"f: row 3: date: {'2' + character!r} is not a date. {FORM}",
        f"f: row 4: agreement: {said}",
    ]


def test_bytes_that_are_no_text() -> None:
    text = HEADER.encode() + "x,launch,2020,é\n".encode("latin-1")
    said = "f: line 2: The file is not UTF-8: byte 0xE9."
    assert told(text) == [f"{said} Save it as 'CSV UTF-8'."]
    assert told(text, "tsv") == [f"{said} Save it as UTF-8."]
    assert told(b"\xff\xfea") == [
        "f: line 1: The file is not UTF-16: byte 0x61. Save it as 'CSV UTF-8'."
    ]


@pytest.mark.parametrize("text", ["", "\ufeff", "\n \n", ",,\n"])
@pytest.mark.parametrize("format", KINDS)
def test_an_empty_file(text: str, format: RowFormat) -> None:
    if format == "tsv":
        text = text.replace(",", "\t")
    assert told(text, format) == [
        "f: The file is empty. Begin it with the names of its columns: agreement, …"
    ]


X = '{"agreement": "x", "kind": "launch", "date": 2020}'


def test_problems_of_json_lines() -> None:
    text = f"{X}\n{{\n[]\n{X}\n{X} x\n{'[' * 100_000}\n" + '{"agreement": null, "date": "20"}\n'
    must = "This must be an object with the fields of an event, and is"
    assert told(text, "jsonl") == [
        "f: row 2: This is not JSON: Expecting property name enclosed in double quotes.",
        f"f: row 3: {must} a list.",
        "f: row 5: This is not JSON: Extra data.",
        "f: row 6: This is nested more than 20 deep.",
        f"f: row 7: date: '20' is not a date. {FORM}",
        f"f: row 7: agreement: There is no value here. {NEEDED}",
        f"f: row 7: kind: There is no value here. {NEEDED}",
    ]


def test_problems_of_a_json_array() -> None:
    more = (
        '"number": true, "by": "KR", "note": NaN, "summary": ["a"], "sumary": 1, "한": 2, '
        '"topics": ["a", null], "end": "2020/7/9", "place": "a", "place": "b", '
        '"sources": [{"title": "A", "url": "x"}, {}]'
    )
    text = f"[{X}, null, {X[:-1]}, {more}}}]"
    one = "This must be text or a number, and is"
    fields = ", ".join(FORMS)
    assert told(text, "json") == [
        "f: row 2: This must be an object with the fields of an event, and is null.",
        "f: row 3: sumary: There is no such field. Did you mean summary?",
        f"f: row 3: ['한']: There is no such field. There are {fields}.",
        f"f: row 3: number: {one} true. Write one value.",
        "f: row 3: by: This must be a list, and is one value. Write it like `[KR, KH]`.",
        "f: row 3: note: NaN is not a number. Leave the field out.",
        f"f: row 3: summary: {one} a list. Write one value.",
        f"f: row 3: topics[1]: {one} null. Write one value.",
        f"f: row 3: end: '2020/7/9' is not a date. {FORM}",
        "f: row 3: place: The key stands twice. Leave one of them out.",
        (
            "f: row 3: sources[0].url: 'x' is not a web address. "
            "Begin it with https:// or http://; no blanks."
        ),
        "f: row 3: sources[1]: title is missing.",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The file is empty. Write [] for no rows."),
        ("{}", "This must be a list of rows, and is a mapping. Begin it with [."),
        ("NaN", "This must be a list of rows, and is no value. Begin it with [."),
        ("[\n{}", "line 2: This is not JSON: Expecting ',' delimiter."),
        ("[" * 100_000, "This is nested more than 20 deep."),
    ],
)
def test_json_that_is_no_array(text: str, problem: str) -> None:
    assert told(text, "json") == [f"f: {problem}"]


# Whatever comes


def attempt(text: str | bytes, format: RowFormat) -> None:
    """Read the text; a refusal names the file in every line of its sentence."""
    try:
        read_rows(text, "f", format)
    except FtaError as error:
        first, *rest = error.sentence.split("\n")
        assert first.startswith("f has ")
        assert rest
        assert all(line.startswith("f: ") for line in rest)


SCRAPS = st.sampled_from(
    (
        *("agreement", "kind", "date", "sources", "x", "round", "2020", "2020/7/9", "kr;kh", ""),
        *(",", ";", "\t", "\n", "\r", "\r\n", '"', "\\", "[", "]", "{", "}", ":", "=", " | ", " "),
        *("null", "NaN", "1e3", "\0", "\ufeff", "\ud800", "\x85", "\u2028", "한", X, '{"kind":'),
    )
)
TEXTS = st.text() | st.lists(SCRAPS, max_size=40).map("".join)


@pytest.mark.parametrize("format", ROW_FORMATS)
@given(text=TEXTS)
def test_any_text_is_read_or_refused(format: RowFormat, text: str) -> None:
    attempt(text, format)
    attempt("agreement,kind,date,sources\nx,round,2020," + text, format)


@pytest.mark.parametrize("format", ROW_FORMATS)
@given(text=st.binary() | TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")))
def test_any_bytes_are_read_or_refused(format: RowFormat, text: bytes) -> None:
    attempt(text, format)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
VALUES = st.recursive(
    SCALARS, lambda held: st.lists(held, max_size=3) | st.dictionaries(SCRAPS, held, max_size=3)
)


@fewer
@given(st.dictionaries(st.sampled_from((*FORMS, *DERIVED, "x")), VALUES))
def test_any_json_is_read_or_refused(row: dict[str, Any]) -> None:
    attempt(json.dumps(row), "jsonl")
    attempt(json.dumps([row]), "json")
