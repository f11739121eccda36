"""Lanes one below another: the label, the bars and dots, and beside each pole what it is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from fta_tracker.picture import Chart, Lane
from fta_tracker.render.palette import DOTS
from fta_tracker.render.vector import flags
from fta_tracker.render.vector.axis import (
    Stretch,
    draw_day,
    draw_end,
    draw_grid,
    draw_labels,
    draw_unit,
    grid,
    numbered,
    stretch,
)
from fta_tracker.render.vector.bars import (
    HELD,
    draw_bar,
    draw_dot,
    draw_onward,
    draw_pole,
    entitle,
    goes_on,
    named,
    shown_marks,
    shown_spans,
)
from fta_tracker.render.vector.canvas import add, number, painted, shortened, width

#: The height of a lane; of the words above its bar; and of the bar.
LANE: Final = 36
_WORDS: Final = 14
_BAR: Final = 14
_DOT: Final = 2.9
_LABEL: Final = 13
#: The labels take no more than this share of the width.
_MOST: Final = 0.3
_GAP: Final = 14
#: Above the lanes, for the labels of the scale, and below them, for the day of the view.
_HEAD: Final = 20
_FOOT: Final = 20
#: From so many lanes on, the scale stands below them as well.
_MANY: Final = 20


class Drawn(NamedTuple):
    """A chart that has been drawn: its lower edge, its days, and what of it is to be explained.

    `letters`: those that stand for milestones; `ends`: whether lanes end with the day of the view.
    """

    bottom: float
    days: Stretch
    letters: Collection[str]
    ends: bool


def draw_lanes(parent: Element, chart: Chart, left: float, right: float, top: float) -> Drawn:
    """Draw the chart of several lanes between `left` and `right`."""
    widest = max(width(lane.label, _LABEL) for lane in chart.lanes)
    margin = min(widest, (right - left) * _MOST)
    days = stretch(chart, left + margin + _GAP, right)
    lines = grid(chart, days)
    first = top + _HEAD
    bottom = first + len(chart.lanes) * LANE + 4
    draw_grid(parent, lines, top, bottom)
    draw_unit(parent, lines, days.left - _GAP, top + 11, text_anchor="end")
    letters: set[str] = set()
    lanes = add(parent, "g", font_size=flags.SIZE, **painted("ink"))
    for place, lane in enumerate(chart.lanes):
        group = add(lanes, "g")
        y = first + place * LANE
        middle = number(y + _WORDS + _BAR / 2)
        leader = f"M{number(days.left - _GAP / 2)} {middle}H{number(right)}"
        add(group, "path", d=leader, stroke_width=1, **painted(stroke="grid"))
        name = add(
            group,
            "text",
            shortened(lane.label, _LABEL, margin),
            x=left,
            y=y + _WORDS + _BAR - 2.5,
            font_size=_LABEL,
        )
        add(name, "title", lane.name or lane.label)
        letters |= draw_lane(group, lane, chart, days, y)
    if not chart.reach and chart.since <= chart.day <= chart.until:
        draw_day(parent, chart.day, chart.day.toordinal(), days, top, bottom)
        bottom += _FOOT
    if len(chart.lanes) > _MANY:
        draw_labels(parent, lines, bottom + 11)
        bottom += _FOOT
    cut = any(ends(lane, chart, days) for lane in chart.lanes)
    return Drawn(bottom, days, letters, cut)


def draw_lane(parent: Element, lane: Lane, chart: Chart, days: Stretch, y: float) -> set[str]:
    """The bars, the dots, and above them the words of the milestones; the letters among them."""
    bar = y + _WORDS
    for span, start, end in shown_spans(lane, chart, days):
        drawn = draw_bar(parent, span.state, start, end, bar, _BAR)
        entitle(drawn, lane, span.text or named(span.state))
    if goes_on(lane, chart, days):
        draw_onward(parent, days.right, bar, _BAR)
    marks = list(shown_marks(lane, chart, days))
    stones = [(x, mark) for x, mark in marks if mark.sign not in DOTS]
    row = flags.in_a_row(stones, chart, days.right)
    for flag in row:
        top = bar - (_WORDS - 3 if flag.words else 2)
        pole = draw_pole(parent, flag.x, top, bar, bar + _BAR, bool(flag.words))
        entitle(pole, lane, flag.mark.text or flags.plain(flag.mark, chart), flag.mark.date)
        draw_words(parent, flag, bar - 3.5)
    for x, mark in sorted(marks, key=lambda each: each[1].sign == HELD):
        if mark.sign in DOTS:
            dot = draw_dot(parent, mark.sign, x, bar + _BAR / 2, _DOT)
            entitle(dot, lane, mark.text or DOTS[mark.sign], mark.date)
    if ends(lane, chart, days):
        x = days.at(numbered(chart.until, lane, chart))
        draw_end(parent, x, bar - 1, bar + _BAR + 5)
    return {flag.words for flag in row if flag.words == flag.mark.sign}


def ends(lane: Lane, chart: Chart, days: Stretch) -> bool:
    """Whether the drawing shows the day at which an aligned lane is cut."""
    return bool(chart.reach) and lane.open and numbered(chart.until, lane, chart) <= days.last


def draw_words(parent: Element, flag: flags.Flag, y: float) -> None:
    """What a flag says, beside its pole."""
    if not flag.words:
        return
    weight = {"font_weight": "bold"} if flag.words == flag.mark.sign else {}
    x = flag.x - flags.BESIDE if flag.back else flag.x + flags.BESIDE
    anchor = {"text_anchor": "end"} if flag.back else {}
    add(parent, "text", flag.words, x=x, y=y, **anchor, **weight)
