"""What happened in the talks between two days: how the view at the end differs from that before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from fta_tracker.analysis.milestones import milestones
from fta_tracker.analysis.order import display_order
from fta_tracker.analysis.silences import silences
from fta_tracker.analysis.targets import Outcome, outcomes
from fta_tracker.dates import Days, Moment, PartialDate, elapsed, on
from fta_tracker.lifecycle import KINDS
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event, Target

#: The sections of a brief, in their order.
SECTIONS: Final = (
    "stage",
    "meeting",
    "step",
    "cancelled",
    "promised",
    "kept",
    "kept-late",
    "perhaps-late",
    "broken",
    "silence-begun",
    "silence-ended",
)


class Happening(NamedTuple):
    """Something that happened in an agreement's talks.

    `stage`: an event that raised (or by a reopening lowered) the stage; `meeting`: another act of
    negotiation; `step`: any other event; `cancelled`: one that was called off, told on its day.
    `promised`, `kept`, `kept-late` (broken before, maybe in these days), `perhaps-late` (its
    event's partial date leaves that open) and `broken` (the deadline passed) are of a promise,
    whose `outcome` is that of the end. `silence-begun` and `silence-ended` are of the event after
    which it began, or that ended it.

    `date`: of the event, the statement, the last day of a broken promise's deadline, or the day on
    which a silence was first called so. `stage`: the stage reached, or what the silence is called.
    `days`: how late a promise was kept, or how long a silence has lasted.
    """

    section: str
    slug: str
    thing: Event | Target
    date: PartialDate
    stage: str | None = None
    days: Days | None = None
    outcome: Outcome | None = None


def happenings(
    agreement: Agreement, eve: Moment, end: Moment, stale_after: int
) -> tuple[Happening, ...]:
    """What an agreement's view of one day shows beyond its view of an earlier one, by section."""
    found = (
        *_events(agreement, eve, end),
        *_cancelled(agreement, eve.day, end.day),
        *_promises(agreement, eve, end),
        *_silences(agreement, eve, end, stale_after),
    )
    return tuple(sorted(found, key=lambda one: SECTIONS.index(one.section)))


def rank(one: Happening) -> tuple[object, ...]:
    """The key by which happenings of several agreements are listed together: section, then date."""
    return SECTIONS.index(one.section), *display_order(one.date, one.slug)


def _events(agreement: Agreement, eve: Moment, end: Moment) -> Iterator[Happening]:
    before = {event.ref for event in happened(agreement.log, *eve)}
    reached = {stone.event.ref: stone.stage for stone in milestones(agreement, *end)}
    for event in happened(agreement.log, *end):
        if event.ref not in before:
            stage = reached.get(event.ref)
            section = "stage" if stage else "meeting" if KINDS[event.kind].act else "step"
            yield Happening(section, agreement.slug, event, event.date, stage)


def _cancelled(agreement: Agreement, eve: date, end: date) -> Iterator[Happening]:
    for event in agreement.log:
        if event.status == "cancelled" and eve < event.date.latest <= end:
            yield Happening("cancelled", agreement.slug, event, event.date)


def _promises(agreement: Agreement, eve: Moment, end: Moment) -> Iterator[Happening]:
    before = {found.target.ref: found for found in outcomes(agreement, *eve)}
    for found in outcomes(agreement, *end):
        target, was = found.target, before.get(found.target.ref)
        told = Happening("promised", agreement.slug, target, target.stated_on, outcome=found)
        if was is None:
            yield told
        if found.outcome == "missed" and (was is None or was.outcome != "missed"):
            yield told._replace(section="broken", date=on(target.due.latest))
        if found.met_on and (was is None or was.met_on is None):
            section = _KEPT[found.outcome]
            yield told._replace(section=section, date=found.met_on, days=found.days)


#: How a promise was kept, by its outcome.
_KEPT: Final = {"met": "kept", "missed": "kept-late", "not-measurable": "perhaps-late"}


def _silences(
    agreement: Agreement, eve: Moment, end: Moment, stale_after: int
) -> Iterator[Happening]:
    before = {
        (silence.state, silence.after.ref): silence
        for silence in silences(agreement, *eve, stale_after)
    }
    for silence in silences(agreement, *end, stale_after):
        was = before.get((silence.state, silence.after.ref))
        ended = silence.ended_by
        told = Happening(
            "silence-begun", agreement.slug, silence.after, silence.begun, silence.state
        )
        until = ended.date if ended else on(end.day)
        days = elapsed(on(silence.since), until)
        if was is None:
            yield told._replace(days=days)
        if ended and (was is None or was.ended_by is None):
            yield told._replace(section="silence-ended", thing=ended, date=ended.date, days=days)
