"""The chart: agreements over the years. Shade is state, a dot a round, a letter a milestone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby

from fta_tracker.picture import Chart, Lane
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line, fill, flowed, joined, shorten, size, styled
from fta_tracker.render.palette import DOTS, LOOKS, look

#: What a column of a lane shows: a sign, and the state that it stands for or stands in.
_Place = tuple[str, str]

#: Steps of the scale in months; the first whose labels do not crowd one another is taken.
_STEPS = (1, 3, 12, 24, 48, 60, 120, 240, 600, 1200)
_GAP = 2
#: Blanks between two labels of the scale.
_AIR = 3


def column(day: date, since: date, until: date, columns: int) -> int:
    """The column of a day on a chart from `since` to `until` (both included), counted from 0.

    Each of `columns` holds an equal share of the days: floor(days after the first * columns /
    days in all). A day outside has a column outside of `range(columns)`.
    """
    return (day - since).days * columns // ((until - since).days + 1)


def draw(chart: Chart, sheet: Sheet) -> list[Line]:
    """The scale, a line an agreement, the day of the view, and what the signs mean."""
    widest = max((size(lane.label) for lane in chart.lanes), default=0)
    margin = min(widest, max(10, sheet.width // 4)) + _GAP
    columns = sheet.width - margin
    lanes = [_lane(lane, chart, columns) for lane in chart.lanes]
    lines = [styled(" " * margin + _scale(chart, columns), "quiet")]
    for lane, places in zip(chart.lanes, lanes, strict=True):
        label = fill(shorten(lane.label, margin - _GAP), margin)
        lines.append(joined(styled(label), *_runs(chart, places)))
    if chart.since <= chart.day <= chart.until:
        lines.append(styled(" " * margin + _pointer(chart, columns), "quiet"))
    return [*lines, *_legend(chart, {place for lane in lanes for place in lane}, sheet.width)]


# ------------------------------------------------------------------------------------- the lanes


def _lane(lane: Lane, chart: Chart, columns: int) -> list[_Place]:
    """The columns of a lane. In each the later state is seen, and above it the furthest mark.

    A mark stands in the column of its day and nowhere else: where several fall in one, the later
    letter of a life covers the earlier, and any letter a dot.
    """
    states = [""] * columns
    for span in lane.spans:
        first, last = max(span.start, chart.since), min(span.end - timedelta(1), chart.until)
        if first <= last:
            start, end = (_column(day, chart, columns) for day in (first, last))
            states[start : end + 1] = [span.state] * (end + 1 - start)
    places = [(look(state).shade or " ", state) for state in states]
    for mark in sorted(lane.marks, key=lambda mark: _rank(mark.sign, chart)):
        if chart.since <= mark.day <= chart.until:
            place = _column(mark.day, chart, columns)
            places[place] = (mark.sign, states[place])
    return places


def _column(day: date, chart: Chart, columns: int) -> int:
    return column(day, chart.since, chart.until, columns)


def _rank(sign: str, chart: Chart) -> int:
    """How far along in a life a letter is; held rounds before announced ones before letters."""
    signs = [*reversed(DOTS), *(letter for letter, _ in chart.letters)]
    return signs.index(sign)


def _runs(chart: Chart, places: list[_Place]) -> Iterator[Line]:
    """The columns as pieces of a line: letters bold, all else in the colour of its state."""
    letters = {letter for letter, _ in chart.letters}
    senses = ("strong" if sign in letters else state for sign, state in places)
    paired = zip(senses, places, strict=True)
    for sense, run in groupby(paired, key=lambda each: each[0]):
        yield styled("".join(sign for _, (sign, _) in run), sense)


# ------------------------------------------------------------------------------ above and beneath


def _scale(chart: Chart, columns: int) -> str:
    """The years, or months where there is room, each label beginning in the column of its day."""
    labels = next(filter(None, (_labels(chart, columns, step) for step in _STEPS)), [])
    if len(labels) < 2:
        first, last = chart.since.isoformat(), chart.until.isoformat()
        return fill(first, columns - len(last)) + last
    line = ""
    for place, label in labels:
        line = fill(line, place) + label
    return line


def _labels(chart: Chart, columns: int, step: int) -> list[tuple[int, str]]:
    """Each label of such a scale with its column; none where they would crowd one another."""
    labels: list[tuple[int, str]] = []
    free = 0
    for day in _days(chart, step):
        place = _column(day, chart, columns)
        label = day.isoformat()[: 4 if step % 12 == 0 else 7]
        if place < free:
            return []
        if place + len(label) <= columns:
            labels.append((place, label))
        free = place + len(label) + _AIR
    return labels


def _days(chart: Chart, step: int) -> Iterator[date]:
    """The first days of months that `step` divides, from `since` to `until`."""
    months = chart.since.year * 12 + chart.since.month - 1 + (chart.since.day > 1)
    last = chart.until.year * 12 + chart.until.month - 1
    for month in range(-(-months // step) * step, last + 1, step):
        yield date(month // 12, month % 12 + 1, 1)


def _pointer(chart: Chart, columns: int) -> str:
    """The day of the view beneath its column."""
    place = _column(chart.day, chart, columns)
    label = chart.day.isoformat()
    if place > len(label):
        return f"{fill(f'{label} ', place, right=True)}┆"
    return f"{' ' * place}┆ {label}"


def _legend(chart: Chart, seen: set[_Place], width: int) -> list[Line]:
    """What the shades and the signs mean: those alone that stand in a lane."""
    states: dict[str, list[str]] = {}
    for state, its in LOOKS.items():
        if its.shade.strip() and (its.shade, state) in seen:
            states.setdefault(its.shade, []).append(state)
    shades = [_meaning(shade, names) for shade, names in states.items()]
    signs = {sign for sign, _ in seen}
    marks = [
        styled(f"{sign} {word}") for sign, word in (*chart.letters, *DOTS.items()) if sign in signs
    ]
    return [*flowed(shades, width), *flowed(marks, width)]


def _meaning(shade: str, states: list[str]) -> Line:
    """A shade and the states it stands for, each in its colour."""
    named = joined(styled(f"{shade} ", states[0]))
    for place, state in enumerate(states):
        named = joined(named, styled(", " if place else ""), styled(state.replace("-", " "), state))
    return named
