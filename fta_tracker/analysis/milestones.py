"""How an agreement climbed: the events that raised its stage, and the time between them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from fta_tracker.analysis.course import STALE_AFTER, Step, breaks_silence, course, places
from fta_tracker.dates import Days, PartialDate, elapsed, on
from fta_tracker.model import Agreement, Event


class Milestone(NamedTuple):
    """An event that raised the stage, or a reopening that took it back, and the stage since."""

    stage: str
    event: Event


class Passage(NamedTuple):
    """The time at one stage, up to the next milestone; `to_stage` and `end` are None if it lasts.

    `days` is a range where a date is partial, never below 0: the log says which came first.
    """

    from_stage: str
    to_stage: str | None
    start: PartialDate
    end: PartialDate | None
    days: Days


class Span(NamedTuple):
    """What held from `start` until `end`: a stage, or `suspended` or `dormant` in its stead."""

    state: str
    start: date
    end: date


def milestones(agreement: Agreement, day: date, today: date) -> tuple[Milestone, ...]:
    """The events by `day` that changed the stage, in the order they happened."""
    return milestones_of(course(agreement, day, today))


def milestones_of(steps: Iterable[Step]) -> tuple[Milestone, ...]:
    """The same of a course."""
    stones = []
    before: str | None = None
    for step in steps:
        if step.stage and step.stage != before:
            stones.append(Milestone(step.stage, step.event))
            before = step.stage
    return tuple(stones)


def passages(agreement: Agreement, day: date, today: date) -> tuple[Passage, ...]:
    """The time from each milestone to the next; from the last one to `day`, still open."""
    stones = milestones(agreement, day, today)
    passed = [
        Passage(a.stage, b.stage, a.event.date, b.event.date, elapsed(a.event.date, b.event.date))
        for a, b in pairwise(stones)
    ]
    for last in stones[-1:]:
        start = last.event.date
        passed.append(Passage(last.stage, None, start, None, elapsed(start, on(day))))
    return tuple(passed)


def spans(
    agreement: Agreement, day: date, today: date, stale_after: int = STALE_AFTER
) -> tuple[Span, ...]:
    """What held over time, for a picture: from the first stage to `day`, without a gap.

    A silence of more than `stale_after` months while under negotiation is `dormant` from the end
    of the last act: up to the next act, a suspension, the next stage, or `day`. A partial date is
    placed in its middle (`course.places`).
    """
    steps = course(agreement, day, today)
    turns: list[tuple[date, str]] = []
    before: Step | None = None
    for step, place in zip(steps, places([s.event for s in steps], day), strict=True):
        if before and breaks_silence(step, before):
            _silence(turns, before, place, stale_after)
        if step.state:
            _turn(turns, place, step.state)
        before = step
    if before:
        _silence(turns, before, day, stale_after)
    ends = [start for start, _ in turns[1:]] + [day]
    return tuple(Span(state, start, end) for (start, state), end in zip(turns, ends, strict=False))


def _silence(turns: list[tuple[date, str]], step: Step, until: date, stale_after: int) -> None:
    """Write the silence between a step and the day that ended it, where it was a long one."""
    if step.dormant(until, stale_after) and step.quiet_since:
        _turn(turns, max(step.quiet_since, turns[-1][0]), "dormant")


def _turn(turns: list[tuple[date, str]], start: date, state: str) -> None:
    """Let a state begin on a day; what began on the same day did not last."""
    if turns and turns[-1][0] == start:
        turns.pop()
    if not turns or turns[-1][1] != state:
        turns.append((start, state))
