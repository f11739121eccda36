"""A lane as it is drawn: a bar a state, a dot a round, and the poles of its milestones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.etree.ElementTree import Element

from fta_tracker.dates import eve
from fta_tracker.picture import Chart, Lane, Mark, Span
from fta_tracker.render.colours import EDGED, STAGES
from fta_tracker.render.palette import DOTS
from fta_tracker.render.vector.axis import Stretch, numbered
from fta_tracker.render.vector.canvas import add, number, painted

#: Between the lines of the hatching.
_HATCH: Final = 6
HELD: Final = next(iter(DOTS))


def shown_spans(lane: Lane, chart: Chart, days: Stretch) -> Iterator[tuple[Span, float, float]]:
    """The spans that a drawing shows, each with where it begins and ends across."""
    for span in lane.spans:
        if span.state == "ended" or span.start > chart.until or eve(span.end) < chart.since:
            continue
        start, end = (numbered(day, lane, chart) for day in (span.start, span.end))
        if start <= days.last and end > days.first:
            yield span, days.at(start), days.at(end)


def shown_marks(lane: Lane, chart: Chart, days: Stretch) -> Iterator[tuple[float, Mark]]:
    """The marks that a drawing shows, each with where it stands across."""
    for mark in lane.marks:
        day = numbered(mark.day, lane, chart)
        if chart.since <= mark.day <= chart.until and day in days:
            yield days.at(day), mark


def goes_on(lane: Lane, chart: Chart, days: Stretch) -> bool:
    """Whether what holds at the right edge of a drawing holds on behind it."""
    if not lane.spans:
        return False
    last = lane.spans[-1]
    start = numbered(lane.spans[0].start, lane, chart)
    end = numbered(last.start if last.state == "ended" else last.end, lane, chart)
    return start <= days.last < end - 1


def entitle(element: Element, lane: Lane, text: str, when: str = "") -> None:
    """Have it told on whose lane the pointer rests, and on what: `malaysia: round 4, 2024-08`."""
    said = f"{text}, {when}" if when else text
    add(element, "title", f"{lane.name or lane.label}: {said}")


def named(state: str) -> str:
    """A state in words."""
    return state.replace("-", " ")


def draw_bar(
    parent: Element, state: str, left: float, right: float, top: float, height: float
) -> Element:
    """The bar of a state; it is at least so wide that it can be seen."""
    wide = max(right - left, 1.0)
    if state in STAGES and state not in EDGED:
        return add(parent, "rect", x=left, y=top, width=wide, height=height, **painted(state))
    # An edge is drawn inside the bar, for a line is as wide outside of its place as inside.
    group = add(parent, "g")
    inner: dict[str, Any] = {
        "x": left + 0.5,
        "y": top + 0.5,
        "width": max(wide - 1, 0.5),
        "height": height - 1,
    }
    if state in STAGES:
        add(group, "rect", **inner, **painted(state, "quiet"), stroke_width=0.75)
    elif state == "suspended":
        add(group, "rect", **inner, **painted("paper", "quiet"))
        add(group, "path", d=_hatching(left, top, wide, height), **painted(stroke="quiet"))
    else:
        add(group, "rect", **inner, **painted("paper", "quiet"), stroke_dasharray="3 3")
    return group


def _hatching(left: float, top: float, wide: float, high: float) -> str:
    """Slanting lines across a bar, cut at its sides: a pattern, which not every program draws."""
    lines = []
    for step in range(1, int((wide + high) / _HATCH) + 1):
        # What right and down add up to, all along a line.
        both = step * _HATCH
        low = left + max(both - high, 0), top + min(both, high)
        up = left + min(both, wide), top + max(both - wide, 0)
        lines.append(f"M{number(low[0])} {number(low[1])}L{number(up[0])} {number(up[1])}")
    return "".join(lines)


def draw_dot(parent: Element, sign: str, x: float, y: float, size: float) -> Element:
    """The dot of a round; hollow, where no one has said yet that it was held."""
    colours = painted("ink", "paper") if sign == HELD else painted("paper", "ink")
    # An edge, so that a dot is seen on a bar of any colour, and beside another.
    return add(parent, "circle", cx=x, cy=y, r=size, stroke_width=1, **colours)


def draw_pole(
    parent: Element, x: float, top: float, bar: float, bottom: float, strong: bool
) -> Element:
    """The pole of a milestone, from `top` down through the bar, which begins at `bar`.

    Those without words, not `strong`, are thin: they stand close together.
    """
    group = add(parent, "g")
    line = f"M{number(x)} {{}}V{number(bottom)}"
    # An edge of paper, so that the pole is seen on a bar of any colour.
    for begins, wide, sense in (bar, 3.5, "paper"), (top, 1.5, "ink"):
        path = line.format(number(begins))
        add(
            group,
            "path",
            d=path,
            stroke_width=wide if strong else wide - 0.75,
            **painted(stroke=sense),
        )
    return group


def draw_onward(parent: Element, x: float, top: float, height: float) -> Element:
    """Cut the bars that end at a place to a point, which says that they go on."""
    deep, half = height / 3, number(height / 2)
    corner = f"h{number(-deep)}l{number(deep)} {half}z"
    path = f"M{number(x)} {number(top)}{corner}M{number(x)} {number(top + height)}"
    path += f"h{number(-deep)}l{number(deep)} -{half}z"
    # A little beyond the edge, so that no seam of the bar is seen.
    return add(parent, "path", d=path, stroke_width=1.5, **painted("paper", "paper"))
