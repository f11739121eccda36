"""Time counted from a milestone: which event of an agreement is day 0, and the days from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fta_tracker.dates import Days, between
from fta_tracker.lifecycle import KINDS
from fta_tracker.model import Event

#: What time can be counted from, and the stage that it leads to.
MILESTONES: Final = {
    "proposal": "proposed",
    "launch": "negotiating",
    "agreed": "agreed",
    "conclusion": "concluded",
    "signing": "signed",
    "entry-into-force": "in-force",
}

#: What leads to a stage but does not begin it: talks went on, and no launch is told by that.
_GOING_ON: Final = ("round", "reopening")


def kinds(word: str) -> tuple[str, ...]:
    """The kinds of event that are a milestone: all that begin its stage.

    So either kind of agreement is `agreed`, an initialling is a `conclusion` and a provisional
    application an `entry-into-force`; but a round is no `launch`.
    """
    stage = MILESTONES[word]
    return tuple(
        kind.name for kind in KINDS.values() if kind.stage == stage and kind.name not in _GOING_ON
    )


def milestone(past: Sequence[Event], word: str) -> Event | None:
    """The first of these events, of whatever scope, that is the milestone; None where none is."""
    wanted = kinds(word)
    return next((event for event in past if event.kind in wanted), None)


def days_from(zero: Event, log: Sequence[Event]) -> dict[str | None, Days]:
    """The days from an event of a valid log to each of its events, by ref; negative before it.

    A range where a date is partial. Above `zero` in the log it is never more than 0, below it
    never less: the log says which came first.
    """
    counted: dict[str | None, Days] = {}
    for event in log:
        days = between(zero.date, event.date)
        if event.ref == zero.ref:
            counted[event.ref] = Days(0, 0)
        elif zero.ref in counted:
            counted[event.ref] = Days(max(0, days.least), max(0, days.most))
        else:
            counted[event.ref] = Days(min(0, days.least), min(0, days.most))
    return counted
