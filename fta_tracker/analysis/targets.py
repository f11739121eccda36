"""Promise and fact: whether a target was met on time, by which event, and by how many days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeAlias

from fta_tracker.analysis.parties import COLUMNS, actors, with_parties
from fta_tracker.dates import Days, PartialDate
from fta_tracker.lifecycle import CONCLUDING, KINDS, RUNG, UNMEASURED
from fta_tracker.log import known_by
from fta_tracker.model import Agreement, Event, Target

#: What can become of a promise.
OUTCOMES = ("met", "missed", "open", "not-measurable")


class Outcome(NamedTuple):
    """What became of a target: `met`, `missed`, `open` or `not-measurable`.

    `met_by`: the ref of the event that met it, early or late, and `met_on` its date. `days`: from
    the last day of `due` to that event, or to the day of the view where none has come (negative:
    early). `met_status`: of that event; one that was only announced leaves the outcome unconfirmed.
    """

    target: Target
    outcome: str
    met_on: PartialDate | None = None
    met_by: str | None = None
    days: Days | None = None
    met_status: str | None = None


def outcome(agreement: Agreement, target: Target, day: date, today: date) -> Outcome:
    """What had become of a target of the agreement by `day`; it must have been stated by then.

    Met only if certainly not late. Not measurable: what no event can meet, and what was met by an
    event whose partial date leaves open whether it was late.
    """
    return _outcome(target, with_parties(agreement, day, today), day)


def outcomes(agreement: Agreement, day: date, today: date) -> tuple[Outcome, ...]:
    """How each promise known by the day came out, in the order recorded."""
    acts = tuple(with_parties(agreement, day, today))
    known = (t for t in agreement.targets if known_by(t.stated_on, day, today))
    return tuple(_outcome(target, acts, day) for target in known)


#: Events that had happened, each with the parties after it.
_Acts: TypeAlias = Iterable[tuple[Event, tuple[str, ...]]]


def _outcome(target: Target, acts: _Acts, day: date) -> Outcome:
    if target.kind == UNMEASURED:
        return Outcome(target, "not-measurable")
    deadline = target.due.latest
    event = _met_by(target, acts)
    if event is None:
        late = (day - deadline).days
        if late <= 0:
            return Outcome(target, "open")
        return Outcome(target, "missed", days=Days(late, late))
    days = Days((event.date.earliest - deadline).days, (event.date.latest - deadline).days)
    word = "met" if days.most <= 0 else "missed" if days.least > 0 else "not-measurable"
    return Outcome(target, word, event.date, event.ref, days, event.status)


def _met_by(target: Target, acts: _Acts) -> Event | None:
    """The first event, not certainly on or before the promise, that meets it.

    Of a step that each party takes by itself, that of the last of those who promised it.
    """
    skipped = True
    done: set[str] = set()
    for event, parties in acts:
        if event.date.latest > target.stated_on.earliest and (
            _is_promised(event, target) or (skipped and _is_higher(event, target))
        ):
            by = set(actors(event, parties) or ())
            done = done | by if event.kind in COLUMNS else by
            if done.issuperset(target.by):
                return event
        if _same_rung(event, target):
            skipped = False
    return None


def _is_promised(event: Event, target: Target) -> bool:
    """Whether the event is of the kind, number and scope that were promised."""
    alike = event.kind == target.kind or (event.kind in CONCLUDING and target.kind in CONCLUDING)
    numbered = target.number is None or event.number == target.number
    return alike and numbered and (not event.scope or set(target.scope).issubset(event.scope))


def _is_higher(event: Event, target: Target) -> bool:
    """Whether the event leads, in the very scope of the target, to a rung above the promised."""
    promised, reached = KINDS[target.kind].stage, KINDS[event.kind].stage
    if promised is None or reached is None or reached == "ended":
        return False
    return RUNG[reached] > RUNG[promised] and set(event.scope) == set(target.scope)


def _same_rung(event: Event, target: Target) -> bool:
    """Whether the event leads to the promised rung in the very scope of the target."""
    promised = KINDS[target.kind].stage
    return KINDS[event.kind].stage == promised and set(event.scope) == set(target.scope)
