"""Promises and how they came out, as a board with a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from fta_tracker.analysis.targets import OUTCOMES, Outcome
from fta_tracker.dates import Moment, age
from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.words import promised, spaced, verdict
from fta_tracker.lifecycle import UNMEASURED
from fta_tracker.model import Target
from fta_tracker.picture import Board, Cell, Heading


def targets_board(
    found: Sequence[tuple[str, Outcome]], when: Moment, labels: Mapping[str, str]
) -> Board:
    """A line for each promise, behind its agreement's label."""
    return Board(
        (
            heading(labels),
            Heading("promise", wrap=True),
            Heading("due"),
            Heading("in words", drop=3, wrap=True),
            Heading("said by", drop=2, wrap=True),
            Heading("on", drop=1),
            Heading("outcome", wrap=True),
        ),
        tuple(
            (
                labelled(slug, labels),
                Cell(promised(o.target)),
                Cell(str(o.target.due)),
                Cell(_words(o.target)),
                Cell(o.target.stated_by or "", "quiet"),
                Cell(str(o.target.stated_on), "quiet"),
                Cell(_outcome(o, when), o.outcome),
            )
            for slug, o in found
        ),
    )


def _words(target: Target) -> str:
    """What was said, unless that is what stands under `promise` already."""
    return "" if target.kind == UNMEASURED else target.summary or ""


def _outcome(found: Outcome, when: Moment) -> str:
    """The verdict, with the day where it does not name it."""
    words = verdict(found, when.day)
    return f"{words} ({found.met_on})" if found.met_on and found.outcome != "met" else words


def summary(found: Sequence[Outcome], day: date) -> str:
    """How many promises came out how, and how late those came that came late."""
    count = Counter(o.outcome for o in found)
    late = [o.days for o in found if o.outcome == "missed" and o.met_on and o.days]
    parts = [f"{n} {spaced(outcome)}" for outcome in OUTCOMES if (n := count[outcome])]
    text = f"{len(found)} promise{'s' if len(found) != 1 else ''}: {', '.join(parts)}"
    if not late:
        return text
    low, high = (
        age(day - timedelta(days=median(days)), day)
        for days in ([d.least for d in late], [d.most for d in late])
    )
    length = low if low == high else f"{low} to {high}"
    return f"{text}; what came late came {length} late (median)"
