"""JSON as we write it."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.jsontext import dumps
from fta_tracker.model import Source


@pytest.mark.parametrize("digits", ["0", "-0", "1.0", "697", "-10.90", "0.10", "1" * 30])
def test_a_decimal_is_a_number_digit_by_digit_as_written(digits: str) -> None:
    assert dumps([Number(digits)]) == f"[{digits}]"


def test_dates_are_their_text_and_scripts_stay_readable() -> None:
    assert dumps({"date": PartialDate("2020-H1"), "ko": "한·캄보디아"}) == (
        '{"date":"2020-H1","ko":"한·캄보디아"}'
    )


def test_a_day_is_its_text() -> None:
    assert dumps([date(2020, 7, 9)]) == '["2020-07-09"]'


def test_objects_of_the_model_have_every_field() -> None:
    assert dumps([Source("Yonhap")]) == '[{"title":"Yonhap","url":null}]'


def test_an_indent_is_for_people() -> None:
    written = dumps({"n": Number("1.0"), "m": [1]}, indent=2)
    assert written == '{\n  "n": 1.0,\n  "m": [\n    1\n  ]\n}'


def test_what_json_cannot_say_is_not_written() -> None:
    with pytest.raises(ValueError, match="Out of range float values"):
        dumps(float("nan"))


@pytest.mark.parametrize("text", ['\\u00005"', '"\\u00005"', '"\\\\u00005"', "\\u0000"])
def test_text_that_looks_like_a_marked_number_stays_text(text: str) -> None:
    assert json.loads(dumps([text, Number("5")])) == [text, 5]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_any_text_comes_back(texts: list[str]) -> None:
    assert json.loads(dumps([texts, Number("5")])) == [texts, 5]
