"""The chart: agreements over the years. Shade is state, a dot a round, a letter a milestone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from fta_tracker.dates import eve
from fta_tracker.picture import Chart, Lane
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line, fill, flowed, joined, shorten, size, styled
from fta_tracker.render.palette import DOTS, LOOKS, look
from fta_tracker.render.scale import column, scale, share

#: What a column of a lane shows: a sign, and the state that it stands for or stands in.
_Place = tuple[str, str]

_GAP = 2
#: Stands behind the last column of a lane that is cut by the end of the chart's days.
_END = "┆"


def draw(chart: Chart, sheet: Sheet) -> list[Line]:
    """The scale, a line an agreement, the day of the view, and what the signs mean."""
    widest = max((size(lane.label) for lane in chart.lanes), default=0)
    margin = min(widest, max(10, sheet.width // 4)) + _GAP
    # Behind the last column there must be room for the end of a lane that goes as far.
    columns = sheet.width - margin - bool(chart.reach)
    lanes = [_lane(lane, chart, columns) for lane in chart.lanes]
    labels, unit = scale(chart, columns)
    # As in ages, months and years may be `m` and `y`.
    before = fill(f"{unit if size(unit) < margin else unit[:1]} ", margin, right=True)
    lines = [styled(before + labels, "quiet")]
    for lane, places in zip(chart.lanes, lanes, strict=True):
        label = fill(shorten(lane.label, margin - _GAP), margin)
        lines.append(joined(styled(label), *_runs(chart, places)))
    if chart.reach is None and chart.since <= chart.day <= chart.until:
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
        first, last = max(span.start, chart.since), min(eve(span.end), chart.until)
        if first <= last:
            start, end = (_column(day, lane, chart, columns) for day in (first, last))
            for place in range(start, min(end + 1, columns)):
                states[place] = span.state
    places = [(look(state).shade or " ", state) for state in states]
    for mark in sorted(lane.marks, key=lambda mark: _rank(mark.sign, chart)):
        if chart.since <= mark.day <= chart.until:
            place = _column(mark.day, lane, chart, columns)
            places[place] = (mark.sign, states[place])
    return _ended(places, lane, chart, columns) if chart.reach and lane.open else places


def _ended(places: list[_Place], lane: Lane, chart: Chart, columns: int) -> list[_Place]:
    """The columns with the sign of the end behind the last, if the chart goes as far as that."""
    end = _column(chart.until, lane, chart, columns) + 1
    if end > columns:
        return places
    # Bars stop short of the day itself, which shows where a day has a column of its own.
    least = _column(lane.zero or chart.since, lane, chart, columns) + 1
    while end > least and places[end - 1] == (" ", ""):
        end -= 1
    return [*places[:end], (_END, "quiet")]


def _column(day: date, lane: Lane, chart: Chart, columns: int) -> int:
    if chart.reach and lane.zero:
        first, last = chart.reach
        return share((day - lane.zero).days - first, last - first + 1, columns)
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


# --------------------------------------------------------------------------------------- beneath


def _pointer(chart: Chart, columns: int) -> str:
    """The day of the view beneath its column."""
    place = column(chart.day, chart.since, chart.until, columns)
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
    if _END in signs:
        marks.append(styled(f"{_END} {chart.until}"))
    return [*flowed(shades, width), *flowed(marks, width)]


def _meaning(shade: str, states: list[str]) -> Line:
    """A shade and the states it stands for, each in its colour."""
    named = joined(styled(f"{shade} ", states[0]))
    for place, state in enumerate(states):
        named = joined(named, styled(", " if place else ""), styled(state.replace("-", " "), state))
    return named
