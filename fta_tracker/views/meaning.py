"""What something recorded means: for the rounds, the stage, the promises and the parties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fta_tracker.analysis.milestones import Milestone, milestones
from fta_tracker.analysis.parties import COLUMNS
from fta_tracker.analysis.parties import board as parties_board
from fta_tracker.analysis.rounds import rounds
from fta_tracker.analysis.targets import Outcome, outcome, outcomes
from fta_tracker.dates import Moment, age_between, on
from fta_tracker.drawings.figures import said
from fta_tracker.drawings.words import spaced, verdict
from fta_tracker.lifecycle import KINDS
from fta_tracker.model import Agreement, Entry, Event, Figure, Target
from fta_tracker.phrases import listed

#: How the columns of the board of parties read before a number of them.
_DONE: Final = {
    "signed": "signed by",
    "approved": "approved by",
    "ratified": "ratified by",
    "notified": "notified by",
    "in_force": "in force for",
}


def meaning(
    before: Agreement | None, after: Agreement, entry: Entry, when: Moment
) -> Iterator[str]:
    """What an entry of an agreement means beside the rest, as phrases; `before`: without it."""
    if isinstance(entry, Target):
        yield verdict(outcome(after, entry, *when), when.day)
    elif isinstance(entry, Figure):
        yield from _since_last(after, entry)
    elif entry.status != "cancelled":
        yield from _in_its_row(after, entry, when)
        yield from stage_moved(before, after, when)
        yield from _kept(before, after, entry, when)
        yield from _parties(after, entry, when)


def stage_moved(before: Agreement | None, after: Agreement | None, when: Moment) -> Iterator[str]:
    """How the stage of the day changed, or since when it lasts: `negotiating → concluded`."""
    was, now = _stage(before, when), _stage(after, when)
    stages = [stone.stage if stone else None for stone in (was, now)]
    if stages[0] != stages[1]:
        yield " → ".join(stage or "not begun" for stage in stages)
    elif was and now and was.event.date != now.event.date:
        yield f"{now.stage} since {now.event.date}, not {was.event.date}"


def _stage(agreement: Agreement | None, when: Moment) -> Milestone | None:
    stones = milestones(agreement, *when) if agreement else ()
    return stones[-1] if stones else None


def _in_its_row(agreement: Agreement, event: Event, when: Moment) -> Iterator[str]:
    """How many rounds there are, and how long ago the last one was; of other acts the last act."""
    alike = [e for e in agreement.log if e.status != "cancelled" and _is_alike(e, event)]
    above = alike[: alike.index(event)] if event in alike else []
    if event.kind == "round" and event.status == "held":
        met = rounds(agreement, *when)
        count = max(met.highest, met.recorded)
        lacking = f" ({met.recorded} recorded)" if met.recorded < count else ""
        yield f"{count} round{'' if count == 1 else 's'}{lacking}"
    if above:
        last = above[-1]
        yield f"{age_between(last.end or last.date, event.date)} after {called(last)}"


def _is_alike(event: Event, other: Event) -> bool:
    """Whether the time between the two says something."""
    if other.kind == "round":
        return event.kind == "round"
    return KINDS[event.kind].act and KINDS[other.kind].act


def called(event: Event) -> str:
    """What an event is called beside another of its agreement: `round 4`, or its ref."""
    return f"{spaced(event.kind)} {event.number}" if event.number else str(event.ref)


def _kept(before: Agreement | None, after: Agreement, event: Event, when: Moment) -> Iterator[str]:
    """The promises that the event is the first to meet: how late, or in time."""
    known = {o.target.ref: o.met_by for o in outcomes(before, *when)} if before else {}
    late: dict[str, list[Outcome]] = {}
    for found in outcomes(after, *when):
        if found.met_by == event.ref != known.get(found.target.ref):
            due = on(found.target.due.latest)
            how = "in time for"
            if found.outcome == "missed":
                how = f"{age_between(due, event.date)} after"
            if found.outcome in ("missed", "met"):
                late.setdefault(how, []).append(found)
    for how, met in late.items():
        days = list(dict.fromkeys(str(found.target.stated_on) for found in met))
        yield f"{how} the promise{'' if len(days) == 1 else 's'} of {listed(days)}"


def _parties(agreement: Agreement, event: Event, when: Moment) -> Iterator[str]:
    column = COLUMNS.get(event.kind)
    rows = parties_board(agreement, *when)
    done = sum(getattr(row, column) is not None for row in rows) if column else 0
    if column and done > 0 and (len(rows) > 2 or column not in ("signed", "in_force")):
        yield f"{_DONE[column]} {done} of {len(rows)} parties"


def _since_last(agreement: Agreement, figure: Figure) -> Iterator[str]:
    """The figure of the period before, where it measures the same in the same unit."""
    earlier = [
        other
        for other in agreement.figures
        if (other.measure, other.reporter, other.unit)
        == (figure.measure, figure.reporter, figure.unit)
        if other.period and figure.period and other.period.definitely_before(figure.period)
    ]
    if earlier:
        last = max(earlier, key=lambda other: other.period.latest)  # type: ignore[union-attr]
        yield f"after {said(last)} in {last.period}"
