"""Where a day lies across a drawing, the grid of years, and the line of the day of the view."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from fta_tracker.picture import Chart, Lane
from fta_tracker.render.steps import STEPS, STEPS_FROM_0, counted, dated, unit
from fta_tracker.render.vector.canvas import add, number, painted, width

SIZE: Final = 11
#: Between a line and its label, between a label and the next line, and between two lines.
_BESIDE: Final = 4
_AIR: Final = 8
_TIGHT: Final = 18


class Stretch(NamedTuple):
    """A drawing's width in days: day number `first` begins at `left`, and `last` ends at `right`.

    The number of a day is counted from the beginning of the calendar, or from day 0 of its lane.
    """

    left: float
    right: float
    first: int
    last: int

    def at(self, day: int) -> float:
        """Where a day begins; those outside of the stretch lie on its edge."""
        share = (day - self.first) / (self.last - self.first + 1)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def __contains__(self, day: object) -> bool:
        """Whether the number of a day lies in the stretch."""
        return isinstance(day, int) and self.first <= day <= self.last


class Tick(NamedTuple):
    """A line of the grid and its label."""

    x: float
    label: str


class Grid(NamedTuple):
    """The labelled lines, the lines between them, and what the labels count."""

    ticks: tuple[Tick, ...]
    between: tuple[float, ...] = ()
    unit: str = ""


def stretch(chart: Chart, left: float, right: float) -> Stretch:
    """The chart's days between two places."""
    if chart.reach:
        return Stretch(left, right, chart.reach.first, chart.reach.last)
    return Stretch(left, right, chart.since.toordinal(), chart.until.toordinal())


def numbered(day: date, lane: Lane, chart: Chart) -> int:
    """The number of a day in a lane; see `Stretch`."""
    zero = lane.zero.toordinal() if chart.reach and lane.zero else 0
    return day.toordinal() - zero


def grid(chart: Chart, days: Stretch) -> Grid:
    """The closest lines whose labels do not crowd one another; of a few days, their ends."""
    steps = STEPS_FROM_0 if chart.reach else STEPS
    closer: list[Tick] = []
    for step in steps:
        if _too_many(days, step):
            continue
        ticks = list(_ticks(chart, days, step))
        fitting = [tick for tick in ticks if tick.x + _length(tick) <= days.right]
        if _apart(ticks, _AIR) and len(fitting) > (not chart.reach):
            between = [tick.x for tick in closer if tick.x not in {tick.x for tick in ticks}]
            return Grid(tuple(fitting), tuple(between), unit(step) if chart.reach else "")
        if not closer and _apart(ticks, 0, labelled=False):
            closer = ticks
    return Grid(tuple(_ends(chart, days)))


def _too_many(days: Stretch, step: int) -> bool:
    """Whether lines so many months apart cannot be told from one another."""
    return (days.last - days.first) / (30 * step) > (days.right - days.left) / _TIGHT


def _ticks(chart: Chart, days: Stretch, step: int) -> Iterator[Tick]:
    if chart.reach:
        return (Tick(days.at(day), label) for day, label in counted(chart.reach, step))
    return (Tick(days.at(day.toordinal()), label) for day, label in dated(chart, step))


def _ends(chart: Chart, days: Stretch) -> Iterator[Tick]:
    yield Tick(days.left, chart.since.isoformat())
    last = Tick(days.right, chart.until.isoformat())
    yield last._replace(x=days.right - _length(last))


def _length(tick: Tick) -> float:
    return _BESIDE + width(tick.label, SIZE)


def _apart(ticks: list[Tick], air: float, *, labelled: bool = True) -> bool:
    """Whether there is air between each line's label and the next line; or between the lines."""
    return all(a.x + (_length(a) if labelled else _TIGHT) + air <= b.x for a, b in pairwise(ticks))


# ----------------------------------------------------------------------------------- as it is drawn


def draw_grid(parent: Element, lines: Grid, top: float, bottom: float) -> None:
    """The lines from `top` to `bottom`, each with its label above the lanes, beside its line."""
    group = add(parent, "g", stroke_width=1)
    for x in lines.between:
        _vertical(group, x, top + SIZE + 7, bottom, "faint")
    for tick in lines.ticks:
        zero = lines.unit and tick.label == "0"
        _vertical(group, tick.x, top, bottom, "quiet" if zero else "grid")
    draw_labels(parent, lines, top + SIZE)


def draw_labels(parent: Element, lines: Grid, y: float) -> None:
    """The labels of the lines on one height."""
    group = add(parent, "g", font_size=SIZE, **painted("quiet"))
    for tick in lines.ticks:
        add(group, "text", tick.label, x=tick.x + _BESIDE, y=y)


def draw_unit(parent: Element, lines: Grid, x: float, y: float, **how: str) -> None:
    """What the labels count, where they do not say it themselves."""
    if lines.unit:
        add(parent, "text", lines.unit, x=x, y=y, font_size=SIZE, **how, **painted("quiet"))


def draw_end(parent: Element, x: float, top: float, bottom: float) -> Element:
    """The line of the day of the view, where a lane or the whole chart ends."""
    line = f"M{number(x)} {number(top)}V{number(bottom)}"
    colours = painted(stroke="today")
    return add(parent, "path", d=line, stroke_width=1.25, stroke_dasharray="4 3", **colours)


def _vertical(parent: Element, x: float, top: float, bottom: float, sense: str) -> None:
    add(parent, "path", d=f"M{number(x)} {number(top)}V{number(bottom)}", **painted(stroke=sense))


def draw_day(
    parent: Element, day: date, place: int, days: Stretch, top: float, bottom: float
) -> None:
    """The line of a day from `top` to `bottom` and its date beneath, if it lies in the stretch."""
    if place not in days:
        return
    x = days.at(place)
    draw_end(parent, x, top, bottom)
    label = day.isoformat()
    half = width(label, SIZE) / 2
    middle = min(max(x, days.left + half), days.right - half)
    add(
        parent,
        "text",
        label,
        x=middle,
        y=bottom + SIZE + 3,
        text_anchor="middle",
        font_size=SIZE,
        **painted("today"),
    )
