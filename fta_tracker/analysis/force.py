"""The rule of entry into force on a day: how far it is met, the day that follows, the day recorded.

Only steps without a scope count: the rule is that of the agreement as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from fta_tracker.analysis.parties import actors, leaving, with_parties
from fta_tracker.dates import Days, PartialDate, later
from fta_tracker.log import known_by
from fta_tracker.model import Agreement, Event, ForceRule, Quota


class Due(NamedTuple):
    """The day on which something is in force by the rule; a range where a date is partial."""

    earliest: date
    latest: date

    def __str__(self) -> str:
        """`2022-01-01`, `2022-01-01 to 2022-01-31`."""
        one = self.earliest == self.latest
        return str(self.earliest) if one else f"{self.earliest} to {self.latest}"


class Progress(NamedTuple):
    """A group of the rule: how many must have taken the step, and who is recorded to have."""

    of: tuple[str, ...]
    need: int
    done: tuple[str, ...]

    @property
    def left(self) -> int:
        """How many more must take the step."""
        return max(0, self.need - len(self.done))


class PartyForce(NamedTuple):
    """Of one party: when it took the step, when it is in force by the rule, and when as recorded.

    `days`: from the day of the rule to the day recorded; negative where that came first.
    """

    party: str
    step: PartialDate | None
    due: Due | None
    in_force: PartialDate | None
    days: Days | None


class Force(NamedTuple):
    """How the rule stands on a day.

    `met_on`: when enough had taken the step, and `met_by` the ref of the event that completed the
    count; None where it is the rule itself that states the date. `unconfirmed`: a step that counts
    was only announced. `due`: when it is first in force by the rule; `in_force`: when as recorded;
    `days`: from the one to the other. `parties`: the same for each party of the day.
    """

    progress: tuple[Progress, ...]
    met_on: PartialDate | None
    met_by: str | None
    unconfirmed: bool
    due: Due | None
    in_force: PartialDate | None
    days: Days | None
    parties: tuple[PartyForce, ...]


class _Met(NamedTuple):
    on: PartialDate
    by: str | None = None
    unconfirmed: bool = False


def force(agreement: Agreement, day: date, today: date) -> Force | None:
    """How the agreement's rule stands on `day`; None without a rule that counts steps."""
    rule = agreement.in_force_rule
    if rule is None or rule.after is None:
        return None
    steps: dict[str, Event] = {}
    entered: dict[str, PartialDate] = {}
    first: PartialDate | None = None
    counted: _Met | None = None
    parties = agreement.parties
    for event, parties in with_parties(agreement, day, today):
        if event.scope:
            continue
        for party in leaving(event):
            steps.pop(party, None)
            entered.pop(party, None)
        acting = actors(event, parties) or ()
        for party in acting:
            if event.kind == rule.after:
                steps.setdefault(party, event)
            elif event.kind == "entry-into-force":
                entered.setdefault(party, event.date)
        if event.kind == "entry-into-force":
            first = first or event.date
        counted = counted or _completed(rule, parties, steps, event)
    met = _stated(rule, day, today) or counted
    due = _due(rule, met, None)
    return Force(
        _progress(rule, parties, steps),
        met.on if met else None,
        met.by if met else None,
        met.unconfirmed if met else False,
        due,
        first,
        days_off(due, first),
        tuple(_party(party, rule, met, steps, entered) for party in parties),
    )


def _stated(rule: ForceRule, day: date, today: date) -> _Met | None:
    """That enough had taken the step, where the rule says so and it was known by the day."""
    known = rule.met_on and known_by(rule.met_on, day, today)
    return _Met(rule.met_on) if rule.met_on and known else None


def _completed(
    rule: ForceRule, parties: tuple[str, ...], steps: Mapping[str, Event], event: Event
) -> _Met | None:
    """That enough had taken the step when the event came: the log says that all else came first."""
    progress = _progress(rule, parties, steps)
    if event.kind != rule.after or not progress or any(part.left for part in progress):
        return None
    unconfirmed = any(steps[code].status != "held" for part in progress for code in part.done)
    return _Met(event.date, event.ref, unconfirmed)


def _progress(
    rule: ForceRule, parties: tuple[str, ...], steps: Mapping[str, Event]
) -> tuple[Progress, ...]:
    of_all = (Quota(parties, len(parties)),) if parties else ()
    groups: Sequence[Quota] = rule.groups or of_all
    return tuple(
        Progress(group.of, group.need, tuple(code for code in steps if code in group.of))
        for group in groups
    )


def _party(
    party: str,
    rule: ForceRule,
    met: _Met | None,
    steps: Mapping[str, Event],
    entered: Mapping[str, PartialDate],
) -> PartyForce:
    step = steps[party].date if party in steps else None
    due = _due(rule, met, step) if step else None
    in_force = entered.get(party)
    return PartyForce(party, step, due, in_force, days_off(due, in_force))


def _due(rule: ForceRule, met: _Met | None, step: PartialDate | None) -> Due | None:
    """So many days after the rule was met, or after a step that came later."""
    if met is None or rule.days is None:
        return None
    dates = [met.on, step] if step else [met.on]
    return Due(
        later(max(d.earliest for d in dates), rule.days),
        later(max(d.latest for d in dates), rule.days),
    )


def days_off(due: Due | None, recorded: PartialDate | None) -> Days | None:
    """From the day of the rule to the day recorded, where both are known."""
    if due is None or recorded is None:
        return None
    return Days((recorded.earliest - due.latest).days, (recorded.latest - due.earliest).days)
