"""The silences of an agreement's talks: when each began, and what ended it, as views showed it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from fta_tracker.analysis.course import Step, breaks_silence, course, known_from
from fta_tracker.dates import PartialDate, eve, months_later, on
from fta_tracker.lifecycle import KINDS
from fta_tracker.model import Agreement, Event


class Silence(NamedTuple):
    """A time without talks: `suspended` because that was said, `dormant` because nothing was heard.

    `after`: the suspension, or the last act of negotiation before. `since`: the last possible day
    of that event; `begun`: the date from which the agreement was called so, which for a dormant one
    is the day after so many months. `ended_by`: what ended it, None while it lasts.
    """

    state: str
    after: Event
    since: date
    begun: PartialDate
    ended_by: Event | None = None


def silences(agreement: Agreement, day: date, today: date, stale_after: int) -> tuple[Silence, ...]:
    """The silences that had begun by `day`, in their order; on each day of one, a view says so."""
    return tuple(_silences(course(agreement, day, today), day, stale_after))


def _silences(steps: tuple[Step, ...], day: date, stale_after: int) -> Iterator[Silence]:
    act: Event | None = None
    suspension: Event | None = None
    before: Step | None = None
    for step, known in zip(steps, known_from([s.event for s in steps], day), strict=True):
        if before and act and breaks_silence(step, before):
            yield from _dormant(before, act, eve(known), stale_after, step.event)
        if suspension and step.state != "suspended":
            yield _suspended(suspension, step.event)
            suspension = None
        if suspension is None and step.state == "suspended":
            suspension = step.event
        if KINDS[step.event.kind].act:
            act = step.event
        before = step
    if suspension:
        yield _suspended(suspension)
    elif before and act:
        yield from _dormant(before, act, day, stale_after)


def _dormant(
    step: Step, act: Event, last: date, stale_after: int, ended_by: Event | None = None
) -> Iterator[Silence]:
    """The silence between an act and `last`, the last day on which nothing more was known."""
    if step.quiet_since and step.dormant(last, stale_after):
        begun = on(months_later(step.quiet_since, stale_after) + timedelta(days=1))
        yield Silence("dormant", act, step.quiet_since, begun, ended_by)


def _suspended(suspension: Event, ended_by: Event | None = None) -> Silence:
    return Silence("suspended", suspension, suspension.date.latest, suspension.date, ended_by)
