"""TSV, CSV, JSON and JSON Lines: whole values that can be read back."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from ast import literal_eval
from collections.abc import Mapping
from datetime import date
from io import StringIO
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Source
from fta_tracker.render import FORMATS, write
from fta_tracker.render.cells import cell
from fta_tracker.report import Report
from tests.render.goldens import drawn
from tests.render.samples import HARD, SIMPLE
from tests.support import environment

#: Any text at all, but for lone surrogates, which no stream can encode.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def report(*rows: Mapping[str, object], **more: Any) -> Report:
    fields = tuple(sorted(rows[0])) if rows else ("a", "b")
    return Report(title="T", fields=fields, rows=list(rows), **more)


def unescaped(text: str) -> str:
    """What a TSV reader makes of a cell: of Python's escapes, those that we write."""
    return re.sub(r"\\(?:[tnr\\]|x[0-9a-f]{2})", lambda found: literal_eval(f"'{found[0]}'"), text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        ((), ""),
        ([], ""),
        ({}, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (Number("1.0"), "1.0"),
        (PartialDate("2020-H1"), "2020-H1"),
        (date(2020, 7, 9), "2020-07-09"),
        (("goods",), "goods"),
        (("goods", "services"), "goods;services"),
        ((1, 2), "1;2"),
        ((PartialDate("2020"), Number("5.0")), "2020;5.0"),
        (("a;b", "c"), '["a;b","c"]'),
        (("[a", "b"), '["[a","b"]'),
        ((" a", "b"), '[" a","b"]'),
        (("a", "b\n"), '["a","b\\n"]'),
        (("a", ("b",)), '["a",["b"]]'),
        ({"n": 14, "at": date(2020, 7, 9)}, '{"n":14,"at":"2020-07-09"}'),
        (Source("한"), '{"title":"한","url":null}'),
        ((Source("A"),), '[{"title":"A","url":null}]'),
        ([{"x": Number("1.50")}], '[{"x":1.50}]'),
    ],
)
def test_a_value_is_this_cell(value: object, text: str) -> None:
    assert cell(value) == text


def test_tsv_escapes_what_would_break_a_line() -> None:
    row = {"a": "tab\tnewline\nreturn\rback\\slash", "b": None}
    assert drawn(report(row), "tsv") == "a\tb\ntab\\tnewline\\nreturn\\rback\\\\slash\t\n"


def test_no_control_of_a_terminal_is_in_tsv() -> None:
    controls = [*range(0x20), *range(0x7F, 0xA0)]
    for code in controls:
        shown = drawn(report({"a": f"a{chr(code)}[2J", "b": None}), "tsv", header=False)
        assert not any(ord(char) in controls for char in shown if char not in "\t\n")
        assert unescaped(shown) == f"a{chr(code)}[2J\t\n"


def test_csv_quotes_what_must_be_and_nothing_else() -> None:
    row = {"a": "=1+1", "b": "x,y", "c": 'q"q', "d": "n\nn", "e": "r\rr", "f": " s ", "g": None}
    text = drawn(report(row), "csv", header=False)
    assert text == '=1+1,"x,y","q""q","n\nn","r\rr", s ,\n'


def test_csv_shows_a_lone_unknown_value_as_a_row() -> None:
    text = drawn(report({"a": None}, {"a": "x"}), "csv")
    assert text == 'a\n""\nx\n'
    assert list(csv.reader(StringIO(text))) == [["a"], [""], ["x"]]


@given(st.lists(st.fixed_dictionaries({"a": TEXTS, "b": TEXTS}), min_size=1))
def test_any_text_can_be_read_back(rows: list[dict[str, Any]]) -> None:
    shown = report(*rows)
    values = [[row["a"], row["b"]] for row in rows]
    lines = drawn(shown, "tsv").split("\n")
    assert lines.pop() == ""
    assert [[*map(unescaped, line.split("\t"))] for line in lines[1:]] == values
    assert list(csv.reader(StringIO(drawn(shown, "csv"), newline="")))[1:] == values
    if not any("\0" in text for pair in values for text in pair):
        assert json.loads(drawn(shown, "json")) == rows
        assert [json.loads(line) for line in drawn(shown, "jsonl").split("\n")[:-1]] == rows


@given(st.lists(TEXTS.filter(bool), min_size=1))
def test_a_list_of_texts_can_be_read_back(texts: list[str]) -> None:
    text = cell(tuple(texts))
    if not any("\0" in each for each in texts):
        read = json.loads(text) if text.startswith("[") else text.split(";")
        assert read == texts


@pytest.mark.parametrize("format", ["tsv", "csv"])
def test_without_a_header_the_rows_alone_are_written(format: str) -> None:
    whole = drawn(SIMPLE, format)
    assert drawn(SIMPLE, format, header=False) == whole.split("\n", 1)[1]


def test_flat_formats_show_the_columns_and_json_every_field() -> None:
    shown = report({"a": 1, "b": 2}, columns=("b",))
    assert drawn(shown, "tsv") == drawn(shown, "csv") == "b\n2\n"
    assert json.loads(drawn(shown, "json")) == [{"a": 1, "b": 2}]
    assert json.loads(drawn(shown, "jsonl")) == {"a": 1, "b": 2}


def test_json_of_a_single_thing_is_its_object() -> None:
    assert drawn(report({"a": (1,)}, single=True), "json") == '{\n  "a": [\n    1\n  ]\n}\n'


def test_json_is_written_row_by_row_as_if_at_once() -> None:
    from fta_tracker.jsontext import dumps

    assert drawn(HARD, "json") == dumps(HARD.rows, indent=2) + "\n"


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("tsv", "a\tb\n"),
        ("csv", "a,b\n"),
        ("json", "[]\n"),
        ("jsonl", ""),
        ("md", "## T\n\n| a | b |\n| --- | --- |\n"),
        ("table", "T\n\na  b\n"),
    ],
)
def test_nothing_found_is_no_error_and_no_silence(format: str, text: str) -> None:
    assert drawn(report(), format) == text


def test_keys_stand_in_the_order_of_the_fields() -> None:
    shown = report({"a": 1, "b": 2})._replace(fields=("b", "a"))
    assert drawn(shown, "jsonl") == '{"b":2,"a":1}\n'


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "md"])
def test_rows_are_written_one_at_a_time(format: str) -> None:
    """A reader that has seen enough, such as `head`, has not waited for the rest."""

    class Pipe(StringIO):
        def write(self, text: str) -> int:
            if "9999" in text:
                raise BrokenPipeError
            return super().write(text)

    pipe = Pipe()
    rows = [{"a": n} for n in range(9997, 10003)]
    with pytest.raises(BrokenPipeError):
        write(report(*rows), format, pipe)
    assert "9998" in pipe.getvalue()
    assert "10000" not in pipe.getvalue()


def test_table_and_csv_agree_cell_for_cell() -> None:
    rows = list(csv.reader(StringIO(drawn(SIMPLE, "csv"))))
    lines = drawn(SIMPLE, "table").splitlines()
    assert lines[:2] == ["Rounds", ""]
    assert [line.split() for line in islice(lines, 2, None)] == rows


def test_only_the_table_pays_for_rich() -> None:
    code = (
        "import sys; from io import StringIO; from fta_tracker.render import FORMATS, write\n"
        "from fta_tracker.report import Report\n"
        "heavy = {'rich', 'yaml', 'pydantic', 'sqlalchemy', 'sqlmodel', 'alembic', 'typer'}\n"
        "for format in sorted(FORMATS, key='table'.__eq__):\n"
        "    write(Report('T', ('a',), [{'a': 1}], footer=lambda: ('f',)), format, StringIO())\n"
        "    print(format, *sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == [*(f for f in FORMATS if f != "table"), "table rich"]
