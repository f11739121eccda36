"""Rules of days: what cannot have been yet, what was never confirmed, and what is disputed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from fta_tracker.analysis.checks.finding import Finding
from fta_tracker.analysis.upcoming import ASK_FOR
from fta_tracker.dates import Moment, PartialDate, age
from fta_tracker.errors import Malformed
from fta_tracker.lifecycle import KINDS
from fta_tracker.model import Agreement, Event, Figure, Target

#: In days; the longest round that the shipped record has took 13.
LONGEST_MEETING: Final = 31


def held_ahead(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """An event that counts as held, on a day that has not come."""
    for event in agreement.log:
        if event.status == "held" and event.date.earliest > when.today:
            yield Finding(
                str(event.ref),
                f"{event.ref} is recorded as held on {event.date}, a day that has not come.",
                f"Set the date right, or: fta edit {event.ref} status=announced",
            )


def is_stated_ahead(said: Target | Figure, today: date) -> bool:
    """Whether something is said to have been stated on a day that has not come."""
    return said.stated_on is not None and said.stated_on.earliest > today


def stated_ahead(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """A promise or a figure stated on a day that has not come."""
    stated: tuple[Target | Figure, ...] = (*agreement.targets, *agreement.figures)
    for said in stated:
        if is_stated_ahead(said, when.today):
            yield Finding(
                str(said.ref),
                f"{said.ref} is recorded as stated on {said.stated_on}, a day that has not come.",
                f"Set the date right: fta edit {said.ref} stated_on=DATE",
            )


def unconfirmed(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """An announced event whose day passed longer ago than `fta upcoming` asks about it."""
    for event in agreement.log:
        last = event.date.latest
        if event.status == "announced" and (when.day - last).days > ASK_FOR:
            yield Finding(
                str(event.ref),
                f"{event.ref}, announced for {event.date}, "
                f"is unconfirmed after {age(last, when.day)}.",
                f"fta edit {event.ref} status=held (or cancelled)",
            )


def lasts_long(event: Event) -> bool:
    """Whether a meeting certainly took more days than meetings do."""
    end = event.end or event.date
    return KINDS[event.kind].act and (end.earliest - event.date.latest).days >= LONGEST_MEETING


def long_meeting(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """A meeting of more than a month: it may be that one of its two dates was moved alone."""
    for event in filter(lasts_long, agreement.log):
        yield Finding(
            str(event.ref),
            f"{event.ref} lasts from {event.date} to {event.end}, which is long for a meeting.",
            f"Set one of the dates right: fta edit {event.ref} end=DATE",
        )


def is_late_from_the_start(target: Target) -> bool:
    """Whether a promise's deadline had certainly passed when it was stated."""
    return target.due.definitely_before(target.stated_on)


def deadline_before_statement(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """A promise whose deadline had passed when it was stated."""
    for target in filter(is_late_from_the_start, agreement.targets):
        yield Finding(
            str(target.ref),
            f"{target.ref} has the deadline {target.due}, "
            f"which was past when it was stated, {target.stated_on}.",
            f"Set one of the dates right: fta edit {target.ref} due=DATE",
        )


def date_disputed(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """A date or an end of what was held, beside which a claim has another.

    A note on the event is taken to tell why the recorded one stands.
    """
    for event in agreement.log:
        unresolved = event.status == "held" and not event.note
        for field in ("date", "end") if unresolved else ():
            others = _others(event, field)
            if others:
                said = " or ".join(dict.fromkeys(others))
                recorded = getattr(event, field)
                yield Finding(
                    str(event.ref),
                    f"{event.ref} has the {field} {recorded}; {said} is said as well."
                    if recorded
                    else f"{event.ref} has no {field}; {said} is said.",
                    f"Say in a note which one stands, and why: fta edit {event.ref} note=TEXT",
                )


def _others(event: Event, field: str) -> list[str]:
    """What claims say of a date that the recorded one cannot be, or that no calendar tells."""
    recorded: PartialDate | None = getattr(event, field)
    said = [claim.value for claim in event.claims if claim.field == field]
    return [value for value in said if not (recorded and _agree(value, recorded))]


def _agree(value: str, recorded: PartialDate) -> bool:
    try:
        return recorded.overlaps(claimed := PartialDate(value), claimed)
    except Malformed:
        return False
