"""The scale of a chart: years and months of the calendar, or months and years from day 0."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from fta_tracker.picture import Chart, Reach
from fta_tracker.render.lines import fill, size
from fta_tracker.render.steps import STEPS, STEPS_FROM_0, counted, dated, unit

#: Blanks between two labels of the scale.
_AIR: Final = 3

#: The column in which a label begins, and the label.
_Label = tuple[int, str]


class Scale(NamedTuple):
    """The line of labels, and what they count where they do not say it themselves."""

    labels: str
    unit: str = ""


def share(day: int, days: int, columns: int) -> int:
    """The column of a day, counted from 0, where each column holds an equal share of the days."""
    return day * columns // days


def column(day: date, since: date, until: date, columns: int) -> int:
    """The column of a day on a chart from `since` to `until` (both included), counted from 0.

    Each of `columns` holds an equal share of the days: floor(days after the first * columns /
    days in all). A day outside has a column outside of `range(columns)`.
    """
    return share((day - since).days, (until - since).days + 1, columns)


def scale(chart: Chart, columns: int) -> Scale:
    """The scale above a chart's lanes, of so many columns."""
    return _from_0(chart.reach, columns) if chart.reach else Scale(_calendar(chart, columns))


def _calendar(chart: Chart, columns: int) -> str:
    """The years, or months where there is room, each label beginning in the column of its day."""
    labels: list[_Label] = next(
        filter(None, (_spread(_dated(chart, columns, step), columns) for step in STEPS)), []
    )
    if len(labels) < 2:
        first, last = chart.since.isoformat(), chart.until.isoformat()
        return fill(first, columns - len(last)) + last
    return _line(labels)


def _dated(chart: Chart, columns: int, step: int) -> Iterator[_Label]:
    for day, label in dated(chart, step):
        yield column(day, chart.since, chart.until, columns), label


def _from_0(reach: Reach, columns: int) -> Scale:
    """The months from day 0, negative before it; years where months would crowd."""
    for step in STEPS_FROM_0:
        labels = _spread(_counted(reach, columns, step), columns)
        if labels:
            return Scale(_line(labels), unit(step))
    return Scale("")


def _counted(reach: Reach, columns: int, step: int) -> Iterator[_Label]:
    days = reach.last - reach.first + 1
    for day, label in counted(reach, step):
        yield share(day - reach.first, days, columns), label


def _spread(labels: Iterable[_Label], columns: int) -> list[_Label]:
    """The labels that do not run over the edge; none where they would crowd one another."""
    fitting: list[_Label] = []
    free = 0
    for place, label in labels:
        if place < free:
            return []
        if place + size(label) <= columns:
            fitting.append((place, label))
        free = place + size(label) + _AIR
    return fitting


def _line(labels: Iterable[_Label]) -> str:
    line = ""
    for place, label in labels:
        line = fill(line, place) + label
    return line
