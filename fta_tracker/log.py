"""The order of a log: where a new event goes, and what of it had happened by a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from fta_tracker.dates import PartialDate
from fta_tracker.errors import NotFound, Refused
from fta_tracker.lifecycle import KINDS, RUNG, STAGES
from fta_tracker.model import Agreement, Event, Figure, ForceRule

#: The stages at which there is a text, as a reader of the day could know.
_WITH_TEXT = STAGES[RUNG["concluded"] :]

_BOUNDS = "Choose a place that its date allows, or let its date find one."


def position(log: Sequence[Event], event: Event, after: str | None = None) -> int:
    """The index at which `event` goes into a valid log, which stays valid.

    Before the first event whose last day is later; a numbered round after the lower and before
    the higher numbers of its scope; always below all that is definitely earlier and above all that
    is definitely later. `after`, a ref in the log, chooses another place within those bounds:
    NotFound where it is not in the log, Refused where the dates forbid it.
    """
    low, high = bounds(log, event)
    if after is not None:
        return _chosen(log, after, low, high)
    place = _above(log, lambda e: e.date.latest > event.date.latest)
    if event.kind == "round" and event.number:
        place = max(place, _below(log, lambda e: 0 < _number(e, event.scope) < _number(event)))
        place = min(place, _above(log, lambda e: _number(e, event.scope) > _number(event)))
    return min(max(place, low), high)


def bounds(log: Sequence[Event], event: Event) -> tuple[int, int]:
    """The first and the last index at which the event may go into a valid log, by its date."""
    low = _below(log, lambda e: e.date.definitely_before(event.date))
    high = _above(log, lambda e: event.date.definitely_before(e.date))
    return low, high


def _number(event: Event, scope: tuple[str, ...] | None = None) -> int:
    """The number of a round (of that scope); 0 for anything else."""
    counts = event.kind == "round" and scope in (None, event.scope)
    return event.number or 0 if counts else 0


def _below(log: Sequence[Event], found: Callable[[Event], bool]) -> int:
    """The index just below the last event that is found; 0 where there is none."""
    return next((i + 1 for i in range(len(log) - 1, -1, -1) if found(log[i])), 0)


def _above(log: Sequence[Event], found: Callable[[Event], bool]) -> int:
    """The index just above the first event that is found; the end where there is none."""
    return next((i for i, event in enumerate(log) if found(event)), len(log))


def _chosen(log: Sequence[Event], after: str, low: int, high: int) -> int:
    place = _below(log, lambda e: e.ref == after)
    if not place:
        raise NotFound(f"{after} is not in this log.", "See `fta events NAME` for its refs.")
    if place < low:
        raise Refused(f"The event is definitely later than {log[low - 1].ref}.", _BOUNDS)
    if place > high:
        raise Refused(f"The event is definitely earlier than {log[high].ref}.", _BOUNDS)
    return place


def happened(log: Sequence[Event], day: date, today: date) -> tuple[Event, ...]:
    """What of the log had happened by the end of `day`, as known then; cancelled events left out.

    The log up to the last event that had certainly happened by then. For `today` (or later), a held
    event whose date has begun counts, too; announced events count from their day on.
    """
    sure = _below(log, lambda e: e.status != "cancelled" and e.date.latest <= day)
    # An announced day may lie between that and a held event of which only the month is known.
    begun = (e for e in log[sure:] if _begun(e, day)) if day >= today else ()
    return tuple(
        _without_hindsight(e, day) if e.end else e
        for e in (*log[:sure], *begun)
        if e.status != "cancelled"
    )


def _begun(event: Event, day: date) -> bool:
    return event.status == "held" and event.date.earliest <= day


def known_by(said: PartialDate, day: date, today: date) -> bool:
    """Whether what was said on a date was known by the end of `day`."""
    return (said.earliest if day >= today else said.latest) <= day


def _without_hindsight(event: Event, day: date) -> Event:
    """The event without an end that lay ahead on `day`."""
    if event.end and event.end.latest > day:
        return replace(event, end=None)
    return event


def as_of(agreement: Agreement, day: date, today: date) -> Agreement:
    """The agreement as a reader of `day` could have known it; for `today` or later, the whole.

    Nothing dated after the day is in it: neither events, nor targets stated or figures of later,
    nor a rule of entry into force before there was a text.
    """
    if day >= today:
        return agreement
    past = happened(agreement.log, day, today)
    held = {e.ref for e in past}
    return replace(
        agreement,
        in_force_rule=_rule_known(agreement.in_force_rule, past, day),
        log=tuple(
            _without_hindsight(e, day)
            for e in agreement.log
            if e.ref in held or (e.status == "cancelled" and e.date.latest <= day)
        ),
        targets=tuple(t for t in agreement.targets if t.stated_on.latest <= day),
        figures=tuple(f for f in agreement.figures if _figure_said(f) <= day),
    )


def is_known(agreement: Agreement, day: date, today: date) -> bool:
    """Whether a reader of `day` could have known of an agreement, which is as of that day."""
    return day >= today or bool(agreement.entries)


def _rule_known(rule: ForceRule | None, past: Sequence[Event], day: date) -> ForceRule | None:
    """The rule, which stands in the text that was concluded; without the day it was yet to be met.

    None before the talks had come to a text.
    """
    if rule is None or not any(KINDS[event.kind].stage in _WITH_TEXT for event in past):
        return None
    ahead = rule.met_on and rule.met_on.latest > day
    return replace(rule, met_on=None) if ahead else rule


def _figure_said(figure: Figure) -> date:
    """The day from which a figure could be known: stated, or else the end of its period."""
    said = figure.stated_on or figure.period
    assert said is not None, "a figure has one of the two"
    return said.latest
