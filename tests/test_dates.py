"""Partial dates, their spans, and ages in words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import (
    Days,
    PartialDate,
    age,
    age_between,
    between,
    eve,
    middle,
    months_later,
    on,
)
from fta_tracker.errors import Malformed

FORMS = [
    ("2020", "2020-01-01", "2020-12-31"),
    ("2020-H1", "2020-01-01", "2020-06-30"),
    ("2020-H2", "2020-07-01", "2020-12-31"),
    ("2020-Q1", "2020-01-01", "2020-03-31"),
    ("2020-Q2", "2020-04-01", "2020-06-30"),
    ("2020-Q3", "2020-07-01", "2020-09-30"),
    ("2020-Q4", "2020-10-01", "2020-12-31"),
    ("2020-02", "2020-02-01", "2020-02-29"),
    ("2021-02", "2021-02-01", "2021-02-28"),
    ("2020-07", "2020-07-01", "2020-07-31"),
    ("2020-12", "2020-12-01", "2020-12-31"),
    ("2020-07-09", "2020-07-09", "2020-07-09"),
    ("2020-02-29", "2020-02-29", "2020-02-29"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("9999-12", "9999-12-01", "9999-12-31"),
    ("9999-Q4", "9999-10-01", "9999-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), FORMS)
def test_a_date_is_a_span_that_knows_how_it_was_written(text: str, first: str, last: str) -> None:
    found = PartialDate(text)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (first, last)
    assert str(found) == text
    assert found.is_day is (first == last)


HINT = "Write YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD."


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "20",
        "202",
        "20201",
        "201813",
        "202007",
        "20200730",
        "2020-",
        "2020-7",
        "2020-007",
        "2020-7-9",
        "2020-07-9",
        "2020-7-09",
        "2020-07-",
        "2020-07-0",
        "2020-07-009",
        "2020/07/09",
        "2020-07/09",
        "2020.07",
        "2020 07",
        "2020-07-09T00:00",
        "2020-07-09Z",
        "2020-W31",
        "2020-W31-4",
        "2020-211",
        "2020-H0",
        "2020-H3",
        "2020-h1",
        "2020-Q0",
        "2020-Q5",
        "2020-q1",
        "2020-QX",
        "2020-H",
        "H1-2020",
        "09-07-2020",
        "-2020",
        "+2020",
        "-020",
        " 2020",
        "2020 ",
        "2020\n",
        "2020-07\n",
        "2020-07-09\n",
        "2020-+7",
        "2020- 7",
        "2020-+7-09",
        "2020- 7-09",
        "2020-07-+9",
        "2020-07- 9",
        "2020-07--1",
        "2020–07",
        "today",
        "٢٠٢٠",
        "２０２０",
        "2020-٠٧",
        "2020-07-٠٩",
        "202²",
    ],
)
def test_any_other_text_is_no_date(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        PartialDate(text)
    assert (caught.value.sentence, caught.value.hint) == (f"{text!r} is not a date.", HINT)


@pytest.mark.parametrize(
    "text",
    [
        "0000",
        "0000-01-01",
        "0000-H1",
        "2020-00",
        "2020-13",
        "2020-13-01",
        "2020-00-01",
        "2020-01-00",
        "2020-01-32",
        "2020-02-30",
        "2021-02-29",
        "2020-06-31",
    ],
)
def test_a_day_must_be_one_of_the_calendar(text: str) -> None:
    with pytest.raises(Malformed) as caught:
        PartialDate(text)
    assert (caught.value.sentence, caught.value.hint) == (
        f"{text!r} is not a day of the calendar.",
        HINT,
    )


def test_equality_is_that_of_the_text() -> None:
    assert PartialDate("2020-07") == PartialDate("2020-07")
    assert hash(PartialDate("2020-07")) == hash(PartialDate("2020-07"))
    assert PartialDate("2020-H1") != PartialDate("2020-Q1")
    assert repr(PartialDate("2020-07")) == "PartialDate(text='2020-07')"


def test_dates_have_no_order() -> None:
    with pytest.raises(TypeError):
        sorted([PartialDate("2020"), PartialDate("2020-07")])  # type: ignore[type-var]


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("2020-07-08", "2020-07-09", True),
        ("2020-07-09", "2020-07-09", False),
        ("2020-07-09", "2020-07-08", False),
        ("2020", "2020-07", False),
        ("2020-07", "2020", False),
        ("2020-06", "2020-07", True),
        ("2020-H1", "2020-Q3", True),
        ("2020-H1", "2020-Q2", False),
        ("2019", "2020", True),
    ],
)
def test_definitely_before_is_before_on_every_reading(
    first: str, second: str, before: bool
) -> None:
    assert PartialDate(first).definitely_before(PartialDate(second)) is before


@pytest.mark.parametrize(
    ("since", "until", "overlaps"),
    [
        (None, None, True),
        ("2020-07-31", None, True),
        ("2020-08-01", None, False),
        (None, "2020-07-01", True),
        (None, "2020-06-30", False),
        ("2020", "2020", True),
        ("2020-07-09", "2020-07-10", True),
        ("2020-05", "2020-06", False),
        ("2020-08", "2020-09", False),
    ],
)
def test_a_date_overlaps_what_it_may_lie_between(
    since: str | None, until: str | None, overlaps: bool
) -> None:
    bounds = [PartialDate(text) if text else None for text in (since, until)]
    assert PartialDate("2020-07").overlaps(*bounds) is overlaps


def test_a_day_as_a_date() -> None:
    assert on(date(2020, 7, 9)) == PartialDate("2020-07-09")
    assert on(date(1, 1, 1)) == PartialDate("0001-01-01")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-07-09", "2020-07-09"),
        ("2020-07", "2020-07-16"),
        ("2020-06", "2020-06-15"),
        ("2021", "2021-07-02"),
        ("2020", "2020-07-01"),
        ("2020-H1", "2020-03-31"),
        ("9999", "9999-07-02"),
    ],
)
def test_the_middle_of_a_date(text: str, day: str) -> None:
    assert middle(PartialDate(text)).isoformat() == day


@pytest.mark.parametrize(
    ("start", "end", "least", "most"),
    [
        ("2020-07-09", "2020-07-09", 0, 0),
        ("2020-07-09", "2021-02-03", 209, 209),
        ("2021-02-03", "2020-07-09", -209, -209),
        ("2020-07", "2020-08", 1, 61),
        ("2020-07-09", "2020-07", -8, 22),
        ("2020", "2020", -365, 365),
    ],
)
def test_days_between_are_a_range(start: str, end: str, least: int, most: int) -> None:
    assert between(PartialDate(start), PartialDate(end)) == Days(least, most)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2019-09-06", 9, "2020-06-06"),
        ("2020-01-31", 1, "2020-02-29"),
        ("2021-01-31", 1, "2021-02-28"),
        ("2020-12-15", 1, "2021-01-15"),
        ("2020-11-30", 1, "2020-12-30"),
        ("2020-07-09", 0, "2020-07-09"),
        ("2020-07-09", 12, "2021-07-09"),
        ("2020-02-29", 12, "2021-02-28"),
        ("2020-03-31", -1, "2020-02-29"),
        ("9999-12-30", 0, "9999-12-30"),
        ("9999-12-30", 1, "9999-12-31"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert months_later(date.fromisoformat(day), months).isoformat() == later


AGES = [
    ("2020-07-09", "2020-07-09", "0 days"),
    ("2020-07-09", "2020-07-10", "1 day"),
    ("2020-12-31", "2021-02-03", "34 days"),
    ("2020-07-09", "2020-09-08", "61 days"),
    ("2020-07-09", "2020-09-09", "2 m"),
    ("2020-07-31", "2020-09-30", "2 m"),
    ("2019-11-25", "2020-07-09", "7 m"),
    ("2020-07-09", "2022-07-08", "23 m"),
    ("2020-07-09", "2022-07-09", "2 y"),
    ("2020-07-09", "2022-08-08", "2 y"),
    ("2020-07-09", "2022-08-09", "2 y 1 m"),
    ("2022-12-01", "2026-11-23", "3 y 11 m"),
    ("2022-12-01", "2026-12-01", "4 y"),
]


@pytest.mark.parametrize(("start", "end", "words"), AGES)
def test_ages_are_floored(start: str, end: str, words: str) -> None:
    assert age(date.fromisoformat(start), date.fromisoformat(end)) == words
    assert age_between(PartialDate(start), PartialDate(end)) == words


def test_an_end_before_the_start_is_read_as_the_same_day() -> None:
    assert age(date(2020, 7, 9), date(2020, 7, 1)) == "0 days"
    assert age_between(PartialDate("2020-07-09"), PartialDate("2020-07-01")) == "0 days"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2019-03", "2019-11-25", "7–8 m"),
        ("2020-07-01", "2020-07", "0–30 days"),
        ("2020-07-15", "2020-08", "17–47 days"),
        ("2020-07-15", "2020-09", "48 days – 2 m"),
        ("2019", "2020-01-01", "1 day – 12 m"),
        ("2010", "2020-01-01", "9 y – 10 y"),
        ("2010-07", "2020-01-01", "9 y 5 m – 9 y 6 m"),
        ("2018-03", "2020-02-15", "22–23 m"),
        ("2018-02", "2020-02-15", "23 m – 2 y"),
        ("2020", "2020", "0 days – 11 m"),
        ("2020-07", "2020-01-01", "0 days"),
    ],
)
def test_ages_are_a_range_where_the_dates_leave_room(start: str, end: str, words: str) -> None:
    assert age_between(PartialDate(start), PartialDate(end)) == words


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
WRITTEN = st.builds(
    lambda day, form: PartialDate(
        {
            "day": day.isoformat(),
            "month": f"{day:%Y-%m}",
            "quarter": f"{day:%Y}-Q{(day.month + 2) // 3}",
            "half": f"{day:%Y}-H{(day.month + 5) // 6}",
            "year": f"{day:%Y}",
        }[form]
    ),
    DAYS,
    st.sampled_from(["day", "month", "quarter", "half", "year"]),
)


@given(WRITTEN)
def test_the_middle_lies_within(when: PartialDate) -> None:
    assert when.earliest <= middle(when) <= when.latest
    before, after = middle(when) - when.earliest, when.latest - middle(when)
    assert timedelta(0) <= after - before <= timedelta(1)


@given(WRITTEN, WRITTEN)
def test_definitely_before_agrees_with_the_range_of_days(a: PartialDate, b: PartialDate) -> None:
    days = between(a, b)
    assert a.definitely_before(b) is (days.least > 0)
    assert days.least <= days.most
    assert between(b, a) == Days(-days.most, -days.least)


def test_the_eve_of_a_day() -> None:
    assert eve(date(2020, 3, 1)) == date(2020, 2, 29)
    assert eve(date.min) == date.min
