"""What to look out for, as a board: first what is late, then what is to come, by its day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from fta_tracker.analysis.upcoming import WHATS, Ahead
from fta_tracker.dates import Moment, age, age_between, on
from fta_tracker.drawings.board import unconfirmed
from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.words import promised, what, where
from fta_tracker.model import Event, Target
from fta_tracker.picture import Board, Cell, Heading

#: The sense of each in the palette: a cross for what is late, dots and rings for what may come.
_SENSES: Final = {
    "overdue": "missed",
    "unconfirmed": "announced",
    "awaited": "open",
    "due": "open",
    "announced": "announced",
}


def upcoming_board(found: Sequence[Ahead], when: Moment, labels: Mapping[str, str]) -> Board:
    """A line for each thing, with when and how far from the day."""
    return Board(
        (
            Heading("when"),
            heading(labels),
            Heading("what", wrap=True),
            Heading("", wrap=True),
            Heading("said by · where", drop=1, wrap=True),
        ),
        tuple(
            (
                Cell(str(one.date or "–")),
                labelled(one.slug, labels),
                Cell(_called(one)),
                Cell(_how_far(one, when), _SENSES[one.what]),
                Cell(_by(one), "quiet"),
            )
            for one in found
        ),
    )


def _called(one: Ahead) -> str:
    thing = one.thing
    if one.what == "awaited":
        return "entry into force"
    return promised(thing) if isinstance(thing, Target) else what(thing)


def _how_far(one: Ahead, when: Moment) -> str:
    """How long it has been overdue, or how long it is until then, in words."""
    day = on(when.day)
    if one.date is None:
        return f"awaited since the signing of {_signed(one.thing)}"
    if one.what == "overdue":
        return f"{age(one.date.latest, when.day)} overdue"
    if one.what == "unconfirmed":
        return f"announced, not confirmed after {age_between(one.date, day)}"
    if one.what == "due":
        today = one.date.latest == when.day
        return "due today" if today else f"due in {age(when.day, one.date.latest)}"
    if one.date.earliest <= when.day:
        return "announced, today" if one.date.is_day else "announced, about now"
    return f"announced, in {age_between(day, one.date)}"


def _signed(thing: Event | Target) -> str:
    return f"{thing.date}{unconfirmed(thing)}" if isinstance(thing, Event) else ""


def _by(one: Ahead) -> str:
    if isinstance(one.thing, Target):
        return ", ".join(filter(None, (one.thing.stated_by, str(one.thing.stated_on))))
    return "" if one.what == "awaited" else where(one.thing)


def tally(found: Sequence[Ahead]) -> str:
    """How many there are of each: `2 overdue, 1 due, 3 announced`."""
    count = Counter(one.what for one in found)
    return ", ".join(f"{count[what]} {what}" for what in WHATS if count[what])
