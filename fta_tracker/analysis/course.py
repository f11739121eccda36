"""The course of an agreement: after each event its stage, and whether talks were going on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from fta_tracker.dates import middle, months_later
from fta_tracker.lifecycle import KINDS, RUNG, TALKING
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event

#: After how many months without an act of negotiation talks are called dormant.
STALE_AFTER = 9


class Step(NamedTuple):
    """An event and what held after it.

    `stage`: the highest rung reached. `suspended`: a suspension was said and nothing has lifted
    it. `quiet_since`: the last possible day of the last act of negotiation, as known on the day.
    """

    event: Event
    stage: str | None
    suspended: bool
    quiet_since: date | None

    @property
    def talking(self) -> bool:
        """Whether the agreement was under negotiation, so that silence means something."""
        return self.stage in TALKING

    @property
    def state(self) -> str | None:
        """The stage, or `suspended` where it was under negotiation and that was said."""
        return "suspended" if self.talking and self.suspended else self.stage

    def dormant(self, day: date, stale_after: int) -> bool:
        """Whether nothing but silence, and more than so many months of it, led up to `day`."""
        return (
            self.talking
            and not self.suspended
            and self.quiet_since is not None
            and day > months_later(self.quiet_since, stale_after)
        )


def course(agreement: Agreement, day: date, today: date) -> tuple[Step, ...]:
    """A step for every event that had happened by `day`, in the order of the log."""
    stage: str | None = None
    suspended = False
    quiet: date | None = None
    steps = []
    for event in happened(agreement.log, day, today):
        kind = KINDS[event.kind]
        if kind.stage and _moves(event.kind, kind.stage, stage):
            stage = kind.stage
        if suspended or event.kind == "suspension":
            suspended = _suspended(event.kind, kind.stage)
        if kind.act:
            quiet = min(day, (event.end or event.date).latest)
        steps.append(Step(event, stage, suspended, quiet))
    return tuple(steps)


def breaks_silence(step: Step, before: Step) -> bool:
    """Whether a step ends the silence that followed the one before it."""
    return KINDS[step.event.kind].act or step.state != before.state


def _moves(kind: str, leads_to: str, stage: str | None) -> bool:
    """Whether an event that leads to a rung changes the stage: upwards, or by a reopening."""
    return stage is None or kind == "reopening" or RUNG[leads_to] > RUNG[stage]


def _suspended(kind: str, leads_to: str | None) -> bool:
    """Whether a suspension lasts after an event: other meetings lift nothing."""
    return not (kind == "resumption" or leads_to == "negotiating")


def places(events: Sequence[Event], day: date) -> tuple[date, ...]:
    """A day for each event of a valid log, for a picture: the middle of its date, or near it.

    Always a day that the date may be, never before the event above, never after `day`.
    """
    placed = []
    place = date.min
    for event, known in zip(events, known_from(events, day), strict=True):
        place = min(max(middle(event.date), place), known)
        placed.append(place)
    return tuple(placed)


def known_from(events: Sequence[Event], day: date) -> tuple[date, ...]:
    """The first day on which each event of a valid log had certainly happened; at most `day`.

    That is when it or one below it certainly had: the log says that it came first.
    """
    latest = accumulate((event.date.latest for event in reversed(events)), min, initial=day)
    return tuple(latest)[:0:-1]
