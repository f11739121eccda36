"""The one place of colours and signs, by sense: what a stage, an outcome or a silence looks like.

Colour is never the only signal. Stages have a circle that fills as talks go on, from a dotted one
to a full one; on the chart a shade that darkens. Colours are of the sixteen that a terminal's
owner has chosen, so they suit a light screen and a dark one.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from fta_tracker.picture import DISPUTED


class Look(NamedTuple):
    """The style of a sense in Rich's words, the sign before its text, its shade on the chart."""

    style: str = ""
    sign: str = ""
    shade: str = ""


LOOKS: Final = {
    "": Look(),
    # Stages, in the order of a life.
    "proposed": Look("bright_black", "◌", "·"),
    "studying": Look("cyan", "○", "░"),
    "negotiating": Look("yellow", "◔", "▒"),
    "agreed": Look("bright_blue", "◑", "▓"),
    "concluded": Look("bright_blue", "◕", "▓"),
    "signed": Look("magenta", "◉", "▓"),
    "in-force": Look("green", "●", "█"),
    "ended": Look("bright_black", "✕", " "),
    # Silence.
    "active": Look("yellow"),
    "suspended": Look("red", "‖", "─"),
    "dormant": Look("bright_black", "─", "─"),
    # How promises came out.
    "met": Look("green", "✓"),
    "missed": Look("red", "✗"),
    "open": Look("yellow", "…"),
    "not-measurable": Look("bright_black", "?"),
    # Whether an event took place.
    "held": Look(),
    "announced": Look("yellow", "○"),
    "cancelled": Look("bright_black", "✕"),
    # Whether sources agree.
    "disputed": Look("yellow", DISPUTED),
    # Weights of plain text.
    "good": Look("green"),
    "changed": Look("yellow"),
    "bad": Look("red"),
    "strong": Look("bold"),
    "quiet": Look("dim"),
}


class Weight(NamedTuple):
    """The sign of what took place, that of what was only announced, and the words for the first."""

    held: str
    announced: str
    meaning: str


#: The lines of a chronology.
WEIGHTS: Final = {
    "milestone": Weight("◆", "◇", "milestone"),
    "round": Weight("●", "○", "round"),
    "act": Weight("•", "◦", "other talks"),
    "minor": Weight("·", "◦", "other event"),
}

#: The dots of the chart and their words in its legend; the first covers the second.
DOTS: Final = {"•": "round", "◦": "announced round"}


def look(sense: str) -> Look:
    """The look of a sense; `in force` will do for `in-force`."""
    return LOOKS[sense.replace(" ", "-")]
