"""The steps of a chart's scale: days of the calendar a number of months apart, or months from 0."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count, takewhile
from typing import Final

from fta_tracker.picture import Chart, Reach

#: Steps of the scale in months; the first whose labels do not crowd one another is taken.
STEPS: Final = (1, 3, 12, 24, 48, 60, 120, 240, 600, 1200)
#: From 0 a step may also be half a year, but is no leap year.
STEPS_FROM_0: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000)
#: From this step on, years are counted: their labels are shorter.
_YEARS_FROM: Final = 60
#: The mean month of the calendar: 146,097 days are 400 years.
_MONTH: Final = 146_097 / 4800


def dated(chart: Chart, step: int) -> Iterator[tuple[date, str]]:
    """The first days of months that `step` divides, each with its label: a year, or its month."""
    months = chart.since.year * 12 + chart.since.month - 1 + (chart.since.day > 1)
    last = chart.until.year * 12 + chart.until.month - 1
    for month in range(-(-months // step) * step, last + 1, step):
        day = date(month // 12, month % 12 + 1, 1)
        yield day, day.isoformat()[: 4 if step % 12 == 0 else 7]


def counted(reach: Reach, step: int) -> Iterator[tuple[int, str]]:
    """The days from 0, `step` months apart, each with its label: its months, or its years."""
    first = -int(-reach.first / _MONTH // step) * step
    for month in takewhile(lambda month: month * _MONTH < reach.last + 1, count(first, step)):
        number = month // 12 if step >= _YEARS_FROM else month
        yield int(month * _MONTH // 1), str(number).replace("-", "−")


def unit(step: int) -> str:
    """What the labels from 0 count where they are `step` months apart."""
    return "years" if step >= _YEARS_FROM else "months"
