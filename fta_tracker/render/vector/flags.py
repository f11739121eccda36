"""Milestones as flags: which words stand beside which pole so that none runs into another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from fta_tracker.picture import Chart, Mark
from fta_tracker.render.vector.canvas import width

SIZE: Final = 10.5
#: Between a pole and its words, and between the words and the next pole.
BESIDE: Final = 3
_AIR: Final = 5
#: Flags one above another, at most.
_LEVELS: Final = 12

#: Words of a stacked flag that are longer than this give way to few.
_LONG: Final = 190


class Flag(NamedTuple):
    """A milestone's pole, its words (none where there is no room for a letter), and their level.

    `date`: a second line below the words. `back`: the words stand to the left of the pole.
    """

    x: float
    mark: Mark
    words: str = ""
    level: int = 0
    date: str = ""
    back: bool = False

    @property
    def box(self) -> tuple[float, float]:
        """From where to where pole and words reach, with the air that they need."""
        return _box(self.x, max(width(self.words, SIZE), width(self.date, SIZE)), self.back)


def plain(mark: Mark, chart: Chart) -> str:
    """What a milestone is called in few words."""
    return mark.brief or dict(chart.letters)[mark.sign]


def words(mark: Mark, chart: Chart) -> str:
    """What a milestone is called, in full if that is not too long."""
    return mark.text if mark.text and width(mark.text, SIZE) <= _LONG else plain(mark, chart)


def in_a_row(placed: Iterable[tuple[float, Mark]], chart: Chart, right: float) -> list[Flag]:
    """Flags on one level, none of which reaches beyond `right`.

    First each has its letter, where two would meet the later one of a life; then those have words
    that find room for them, the later of a life before the earlier.
    """
    ranks = [letter for letter, _ in chart.letters]
    waiting = sorted(placed, key=lambda each: (-ranks.index(each[1].sign), each[0]))
    flags: list[Flag] = []
    bare: list[Flag] = []
    for x, mark in waiting:
        flag = _fitting(Flag(x, mark, mark.sign), flags, right)
        (flags if flag else bare).append(flag or Flag(x, mark))
    for flag in list(flags):
        flags.remove(flag)
        worded = flag._replace(words=plain(flag.mark, chart), back=False)
        flags.append(_fitting(worded, flags, right) or flag)
    return sorted([*flags, *bare], key=lambda flag: flag.x)


def _fitting(flag: Flag, others: Iterable[Flag], right: float) -> Flag | None:
    """The flag if it meets none; with its words to the left where the drawing ends beside it."""
    if flag.box[1] - _AIR > right:
        flag = flag._replace(back=True)
    low, high = flag.box
    return None if any(low < other.box[1] and other.box[0] < high for other in others) else flag


def _box(x: float, length: float, back: bool) -> tuple[float, float]:
    if back:
        return x - BESIDE - length - _AIR, x + 1
    return x - 1, x + BESIDE + length + _AIR


def stacked(placed: Iterable[tuple[float, Mark]], chart: Chart) -> list[Flag]:
    """Flags one above another, with their dates, from the right to the left.

    Words go to the right of their pole, and no pole crosses those of another. Where the levels
    do not suffice, a flag has fewer words and no date, or its letter, or nothing.
    """
    flags: list[Flag] = []
    for x, mark in sorted(placed, key=lambda each: each[0], reverse=True):
        said = words(mark, chart)
        ways = [Flag(x, mark, said, level, mark.date) for level in range(_LEVELS)]
        ways += [Flag(x, mark, plain(mark, chart)), Flag(x, mark, mark.sign)]
        flags.append(next((way for way in ways if _stands_free(way, flags)), Flag(x, mark)))
    return flags[::-1]


def _stands_free(flag: Flag, others: Iterable[Flag]) -> bool:
    low, high = flag.box
    return not any(
        low < other.x < high
        if other.level > flag.level
        else other.level == flag.level and other.box[0] < high and low < other.box[1]
        for other in others
    )
