"""One lane by itself, large: flags with words and dates above its bar, numbered rounds below."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from fta_tracker.picture import Chart, Lane, Mark
from fta_tracker.render.colours import STAGES
from fta_tracker.render.palette import DOTS
from fta_tracker.render.vector import flags
from fta_tracker.render.vector.axis import (
    Stretch,
    draw_day,
    draw_grid,
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
from fta_tracker.render.vector.canvas import add, painted, width
from fta_tracker.render.vector.lanes import Drawn, draw_words

_BAR: Final = 40
#: A flag with two lines.
_FLAG: Final = 32
_DOT: Final = 3.5
_NAME: Final = 11
_NUMBER: Final = 9.5
#: Above the flags, for the labels of the scale; and from the bar to its dots and to their numbers.
_HEAD: Final = 26
_DOTS: Final = 15
_NUMBERS: Final = 30


def draw_alone(parent: Element, chart: Chart, left: float, right: float, top: float) -> Drawn:
    """Draw the chart of one lane between `left` and `right`."""
    (lane,) = chart.lanes
    days = _stretch(lane, chart, left, right)
    lines = grid(chart, days)
    marks = list(shown_marks(lane, chart, days))
    stones = [(x, mark) for x, mark in marks if mark.sign not in DOTS]
    rounds = [(x, mark) for x, mark in marks if mark.sign in DOTS]
    stood = flags.stacked(stones, chart)
    bar = top + _HEAD + max((flag.level + 1 for flag in stood), default=0) * _FLAG + 4
    bottom = bar + _BAR + (_NUMBERS + 10 if rounds else 10)
    draw_grid(parent, lines, top, bottom)
    group = add(parent, "g", font_size=flags.SIZE, **painted("ink"))
    _draw_bars(group, lane, chart, days, bar, [x for x, _ in stones])
    if goes_on(lane, chart, days):
        draw_onward(group, days.right, bar, _BAR)
    for flag in stood:
        _draw_flag(group, lane, chart, flag, bar)
    for x, mark in sorted(rounds, key=lambda each: each[1].sign == HELD):
        dot = draw_dot(group, mark.sign, x, bar + _BAR + _DOTS, _DOT)
        entitle(dot, lane, mark.text or DOTS[mark.sign], mark.date)
    _draw_numbers(group, rounds, bar + _BAR + _NUMBERS)
    if not chart.reach or lane.open:
        last = chart.until if chart.reach else chart.day
        draw_day(parent, last, numbered(last, lane, chart), days, bar - 3, bottom)
    draw_unit(parent, lines, left, bottom + 14)
    letters = {flag.words for flag in stood if flag.words == flag.mark.sign}
    return Drawn(bottom + 20, days, letters, ends=False)


def _stretch(lane: Lane, chart: Chart, left: float, right: float) -> Stretch:
    """The chart's days, with room on the right for the words of what happened lately."""
    days = stretch(chart, left, right)
    ends = (
        flags.Flag(x, mark, flags.words(mark, chart), date=mark.date).box[1]
        for x, mark in shown_marks(lane, chart, days)
        if mark.sign not in DOTS
    )
    return stretch(chart, left, right - max(0.0, max(ends, default=right) - right))


def _draw_bars(
    parent: Element, lane: Lane, chart: Chart, days: Stretch, bar: float, poles: list[float]
) -> None:
    """The bars, each with what it stands for where there is room between the poles."""
    for span, start, end in shown_spans(lane, chart, days):
        state = named(span.state)
        drawn = draw_bar(parent, span.state, start, end, bar, _BAR)
        entitle(drawn, lane, span.text or state)
        cuts = [start, *(x for x in poles if start < x < end), end]
        left, right = max(pairwise(cuts), key=lambda piece: piece[1] - piece[0])
        # Of a silence more is told; a stage has its name alone, for its bar has its length.
        for words in [state] if span.state in STAGES else [span.text or state, state]:
            wide = width(words, _NAME) + 8
            if wide <= right - left:
                _draw_name(parent, span.state, words, (left + right) / 2, bar, wide)
                break


def _draw_name(
    parent: Element, state: str, words: str, middle: float, bar: float, wide: float
) -> None:
    """What a bar stands for, in its middle."""
    colours = painted("ink")
    if state in STAGES:
        colours = painted(f"on-{state}")
    else:  # No line of the hatching runs through it.
        left, top = middle - wide / 2, bar + _BAR / 2 - 9
        add(parent, "rect", x=left, y=top, width=wide, height=18, **painted("paper"))
    y = bar + _BAR / 2 + 4
    add(parent, "text", words, x=middle, y=y, text_anchor="middle", font_size=_NAME, **colours)


def _draw_flag(parent: Element, lane: Lane, chart: Chart, flag: flags.Flag, bar: float) -> None:
    top = bar - (flag.level + 1) * _FLAG + 3 if flag.words else bar - 4
    pole = draw_pole(parent, flag.x, top, bar, bar + _BAR, bool(flag.words))
    entitle(pole, lane, flag.mark.text or flags.plain(flag.mark, chart), flag.mark.date)
    draw_words(parent, flag, top + 9)
    if flag.date and flag.words:
        add(parent, "text", flag.date, x=flag.x + flags.BESIDE, y=top + 21, **painted("quiet"))


def _draw_numbers(parent: Element, rounds: Iterable[tuple[float, Mark]], y: float) -> None:
    """The numbers of rounds beneath their dots, of those that stand close as one: `1–3`."""
    group = add(parent, "g", font_size=_NUMBER, text_anchor="middle", **painted("quiet"))
    runs: list[_Run] = []
    for x, mark in rounds:
        if not mark.brief.isdecimal():
            continue
        run = _Run(int(mark.brief), int(mark.brief), x, x)
        # One that has grown may reach the one before it.
        while runs and runs[-1].box[1] > run.box[0] and runs[-1].last == run.first - 1:
            before = runs.pop()
            run = _Run(before.first, run.last, before.left, run.right)
        if not runs or runs[-1].box[1] <= run.box[0]:
            runs.append(run)
    for run in runs:
        add(group, "text", run.text, x=run.middle, y=y)


class _Run(NamedTuple):
    """Rounds in a row, by number, from where to where their dots stand."""

    first: int
    last: int
    left: float
    right: float

    @property
    def text(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def box(self) -> tuple[float, float]:
        half = width(self.text, _NUMBER) / 2 + 1
        return self.middle - half, self.middle + half
