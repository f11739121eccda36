"""The scale from day 0: its steps, its unit, and each label in the column of its month."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.picture import Chart, Reach
from fta_tracker.render.scale import Scale, scale

#: 400 years are 146,097 days.
MONTH = Fraction(146_097, 4800)
DAY = date(2026, 11, 23)


def shown(first: int, last: int, columns: int = 69) -> Scale:
    return scale(Chart((), DAY, DAY, DAY, reach=Reach(first, last)), columns)


@pytest.mark.parametrize(
    ("first", "last", "labels", "unit"),
    [
        (0, 0, "0", "months"),
        (-10, 10, "0", "months"),
        (0, 31, "0 1", "months"),
        (-92, 200, "−3 −2 −1 0 1 2 3 4 5 6", "months"),
        (-422, 400, "−12 −9 −6 −3 0 3 6 9 12", "months"),
        (-600, 1200, "−18 −12 −6 0 6 12 18 24 30 36", "months"),
        (-1000, 2706, "−24 −12 0 12 24 36 48 60 72 84", "months"),
        (-3121, 4296, "−96 −72 −48 −24 0 24 48 72 96 120", "months"),
        (-6000, 8500, "−15 −10 −5 0 5 10 15 20", "years"),
        (0, 40_000, "0 10 20 30 40 50 60 70 80 90 100", "years"),
        (-20_000, 60_000, "−40 −20 0 20 40 60 80 100 120 140", "years"),
        (0, 3_652_058, "0 1000 2000 3000 4000 5000 6000 7000 8000 9000", "years"),
    ],
)
def test_the_scale_fits_how_far_it_goes(first: int, last: int, labels: str, unit: str) -> None:
    found = shown(first, last)
    assert (found.labels.split(), found.unit) == (labels.split(), unit)


def test_where_no_label_fits_there_is_none() -> None:
    assert shown(-3_652_058, 3_652_058, 12) == Scale("")


@given(st.integers(0, 20_000), st.integers(0, 20_000), st.integers(20, 300))
def test_each_label_begins_in_the_column_of_its_month(back: int, on: int, columns: int) -> None:
    labels, unit = shown(-back, on, columns)
    assert len(labels) <= columns
    assert "0" in labels.split()
    for label in labels.split():
        months = int(label.replace("−", "-")) * (12 if unit == "years" else 1)
        day = floor(months * MONTH)
        assert -back <= day <= on
        place = floor(Fraction(day + back, back + on + 1) * columns)
        assert f" {labels} "[place : place + len(label) + 2] == f" {label} "
