"""Where an agreement stands on a day: stage, activity, application, what was last, what is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from fta_tracker.analysis.application import Application, application
from fta_tracker.analysis.course import STALE_AFTER, Step, course
from fta_tracker.analysis.milestones import milestones_of
from fta_tracker.analysis.order import display_order
from fta_tracker.analysis.targets import outcome
from fta_tracker.dates import PartialDate
from fta_tracker.log import happened, known_by
from fta_tracker.model import Agreement, Event, Target

__all__ = ["STALE_AFTER", "Standing", "on_board", "standing"]


class Standing(NamedTuple):
    """An agreement on a day.

    `since` and `reached_by`: the event that brought it to the present stage. `activity` (active,
    dormant, suspended) and `quiet_since`: only while it is negotiating or agreed. `next`: what is
    announced, else the open target that is due first.
    """

    stage: str | None
    since: PartialDate | None
    reached_by: Event | None
    activity: str | None
    quiet_since: date | None
    application: Application
    last: Event | None
    next: Event | Target | None
    open_targets: tuple[Target, ...]


def on_board(agreement: Agreement, day: date, today: date) -> bool:
    """Whether anything had happened by `day`; before that an agreement is on no board."""
    return bool(happened(agreement.log, day, today))


def standing(
    agreement: Agreement, day: date, today: date, stale_after: int = STALE_AFTER
) -> Standing:
    """Where the agreement stands on `day`, without hindsight if that is before `today`."""
    steps = course(agreement, day, today)
    stones = milestones_of(steps)
    reached = stones[-1].event if stones else None
    talks = steps[-1] if steps and steps[-1].talking else None
    pending = _open_targets(agreement, day, today)
    ahead = _announced_ahead(agreement, steps) if day >= today else None
    return Standing(
        stage=stones[-1].stage if stones else None,
        since=reached.date if reached else None,
        reached_by=reached,
        activity=_activity(talks, day, stale_after) if talks else None,
        quiet_since=talks.quiet_since if talks else None,
        application=application(agreement, day, today),
        last=next((s.event for s in reversed(steps) if s.event.kind != "statement"), None),
        next=ahead or min(pending, key=lambda target: target.due.latest, default=None),
        open_targets=pending,
    )


def _activity(talks: Step, day: date, stale_after: int) -> str:
    if talks.suspended:
        return "suspended"
    return "dormant" if talks.dormant(day, stale_after) else "active"


def _open_targets(agreement: Agreement, day: date, today: date) -> tuple[Target, ...]:
    return tuple(
        target
        for target in agreement.targets
        if day <= target.due.latest
        and known_by(target.stated_on, day, today)
        and outcome(agreement, target, day, today).outcome == "open"
    )


def _announced_ahead(agreement: Agreement, steps: Sequence[Step]) -> Event | None:
    """The first announced event whose day has not come."""
    come = {step.event.ref for step in steps}
    ahead = [e for e in agreement.log if e.status == "announced" and e.ref not in come]
    return min(ahead, key=lambda e: display_order(e.date, agreement.slug), default=None)
