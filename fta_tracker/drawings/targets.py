"""Promises and how they came out, as a board with a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from fta_tracker.analysis.order import display_order
from fta_tracker.analysis.targets import OUTCOMES, Outcome, outcomes
from fta_tracker.dates import Moment, age
from fta_tracker.drawings.labels import SOURCES, heading, labelled
from fta_tracker.drawings.words import deadline, promised, sort_key, spaced, verdict
from fta_tracker.lifecycle import UNMEASURED
from fta_tracker.model import Agreement, Source, Target
from fta_tracker.picture import Board, Cell, Heading, Section


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
    late = [(o, o.days) for o in found if o.outcome == "missed" and o.met_on and o.days]
    parts = [f"{n} {spaced(outcome)}" for outcome in OUTCOMES if (n := count[outcome])]
    text = f"{len(found)} promise{'s' if len(found) != 1 else ''}: {', '.join(parts)}"
    if not late:
        return text
    low, high = (
        age(day - timedelta(days=median(days)), day)
        for days in ([days.least for _, days in late], [days.most for _, days in late])
    )
    length = low if low == high else f"{low} to {high}"
    unsure = sum(came.met_status == "announced" for came, _ in late)
    beside = f", {unsure} unconfirmed" if unsure else ""
    return f"{text}; what came late came {length} late (median{beside})"


def promises(
    agreement: Agreement, when: Moment, cite: Callable[[Iterable[Source]], Cell]
) -> Section | None:
    """What was promised of an agreement, in the order it was said, and how it came out."""
    lines = tuple(
        (
            _promise(found.target),
            Cell(
                ", ".join(filter(None, (found.target.stated_by, str(found.target.stated_on)))),
                "quiet",
                sort_key(found.target.stated_on),
            ),
            Cell(verdict(found, when.day), found.outcome, _lateness(found, when.day)),
            cite(found.target.sources),
        )
        for found in sorted(outcomes(agreement, *when), key=_when_stated)
    )
    headings = (
        Heading("", wrap=True, name="promise"),
        Heading("", drop=1, wrap=True, name="said by"),
        Heading("", name="outcome"),
        SOURCES,
    )
    return Section("Promises", Board(headings, lines)) if lines else None


def _promise(target: Target) -> Cell:
    """A promise with its deadline; beneath it its own words, and what we say of it."""
    more = " ".join(filter(None, (_words(target), target.note)))
    return Cell(deadline(target), key=sort_key(target.due), more=more)


def _lateness(found: Outcome, day: date) -> int | str:
    """By how many days a promise came late, negative for early or still ahead."""
    if found.days:
        return found.days.least
    return (day - found.target.due.latest).days if found.outcome == "open" else ""


def _when_stated(found: Outcome) -> tuple[object, ...]:
    return display_order(found.target.stated_on, "")
