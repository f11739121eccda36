"""What bars, dots and letters mean: those alone that a drawing shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from fta_tracker.picture import Chart
from fta_tracker.render.colours import STAGES
from fta_tracker.render.palette import DOTS
from fta_tracker.render.vector.axis import Stretch, draw_end
from fta_tracker.render.vector.bars import (
    draw_bar,
    draw_dot,
    named,
    shown_marks,
    shown_spans,
)
from fta_tracker.render.vector.canvas import add, painted, width

SIZE: Final = 11.5
_LINE: Final = 22
#: Between a sign and its meaning, and between that and the next sign.
_BESIDE: Final = 7
_AFTER: Final = 16

#: How wide the sign of a state is, that of a letter, and that of a dot or of an end.
_BAR: Final = 26
_LETTER: Final = 9
_SMALL: Final = 8


class Item(NamedTuple):
    """A state, a letter, a dot or `|` for the end of a lane; and its meaning."""

    sign: str
    meaning: str
    wide: float


def items(chart: Chart, days: Stretch, letters: Collection[str], ends: bool) -> list[Item]:
    """The signs of the chart in the order of a life. `letters`: those that stand in it.

    `ends`: whether lanes are shown to end with the day of the view.
    """
    return list(_items(chart, days, letters, ends))


def _items(chart: Chart, days: Stretch, letters: Collection[str], ends: bool) -> Iterator[Item]:
    states = {span.state for lane in chart.lanes for span, *_ in shown_spans(lane, chart, days)}
    for state in (*STAGES, "suspended", "dormant"):
        if state in states:
            yield Item(state, named(state), _BAR)
    signs = {mark.sign for lane in chart.lanes for _, mark in shown_marks(lane, chart, days)}
    for sign, word in DOTS.items():
        if sign in signs:
            yield Item(sign, word, _SMALL)
    for letter, word in chart.letters:
        if letter in letters:
            yield Item(letter, word, _LETTER)
    if ends:
        yield Item("|", chart.until.isoformat(), _SMALL)


def draw_legend(
    parent: Element, shown: Collection[Item], left: float, right: float, top: float
) -> float:
    """Draw the signs line by line between `left` and `right`; the lower edge."""
    group = add(parent, "g", font_size=SIZE, **painted("ink"))
    x, y = left, top + SIZE + 2
    for before, item in pairwise([None, *shown]):
        assert item
        wide = item.wide + _BESIDE + width(item.meaning, SIZE)
        # Bars have lines of their own, as on a terminal.
        if before and (x + wide > right or before.wide == _BAR != item.wide):
            x, y = left, y + _LINE
        _draw_sign(group, item, x, y)
        add(group, "text", item.meaning, x=x + item.wide + _BESIDE, y=y)
        x += wide + _AFTER
    return y + 6


def _draw_sign(parent: Element, item: Item, x: float, y: float) -> None:
    middle = x + item.wide / 2
    if item.sign in DOTS:
        draw_dot(parent, item.sign, middle, y - 4, 3.5)
    elif item.sign == "|":
        draw_end(parent, middle, y - 11, y + 3)
    elif len(item.sign) == 1:
        add(parent, "text", item.sign, x=x, y=y, font_weight="bold")
    else:
        draw_bar(parent, item.sign, x, x + item.wide, y - 10, 12)
