"""Rows that have no picture, on a terminal."""

from __future__ import annotations

from fta_tracker.fields import Number
from fta_tracker.report import Report
from tests.render.goldens import drawn


def shown(*rows: dict[str, object], width: int = 60, header: bool = True) -> list[str]:
    report = Report("", tuple(rows[0]), list(rows))
    return drawn(report, width=width, header=header).splitlines()


def test_amounts_stand_right_flags_and_words_left() -> None:
    first: dict[str, object] = {"n": 9, "v": Number("1.5"), "yes": True, "w": ("a", "b")}
    second: dict[str, object] = {"n": 10, "v": None, "yes": False, "w": ("c",)}
    assert shown(first, second) == [
        " n    v  yes    w",
        " 9  1.5  true   a;b",
        "10       false  c",
    ]


def test_columns_empty_in_all_rows_are_left_out() -> None:
    assert shown({"a": 1, "b": None, "c": ()}, {"a": 2, "b": None, "c": ("x",)}) == [
        "a  c",
        "1",
        "2  x",
    ]


def test_rows_without_any_value_are_no_lines() -> None:
    assert shown({"a": None}) == []


def test_sentences_are_folded() -> None:
    assert shown({"a": "x" * 30, "b": "a sentence of some length, folded"}) == [
        "a                               b",
        "x" * 30 + "  a sentence of some length,",
        " " * 32 + "folded",
    ]


def test_a_table_that_would_be_too_narrow_to_read_goes_field_by_field() -> None:
    row: dict[str, object] = {"ref": "r" * 39, "none": None, "text": "a sentence of some length"}
    assert shown(row, row, width=50) == [
        f"ref   {'r' * 39}",
        "text  a sentence of some length",
        "",
        f"ref   {'r' * 39}",
        "text  a sentence of some length",
    ]


def test_without_a_header_the_rows_alone_are_drawn() -> None:
    assert shown({"a": 1}, header=False) == ["1"]


def test_no_rows_still_name_the_columns() -> None:
    report = Report("", tuple(f"field_{n}" for n in range(9)), [])
    assert drawn(report, width=60).splitlines() == [
        "field_0  field_1  field_2  field_3  field_4  field_5",
        "field_6  field_7  field_8",
    ]
