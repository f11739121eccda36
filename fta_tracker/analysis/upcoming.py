"""What is ahead on a day: announced, promised, awaited; and what should have come and did not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from fta_tracker.analysis.milestones import milestones
from fta_tracker.analysis.order import display_order
from fta_tracker.analysis.targets import outcomes
from fta_tracker.dates import Days, PartialDate, later, on
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event, Target

#: What a thing ahead can be, in the order in which they are told.
WHATS: Final = ("overdue", "unconfirmed", "awaited", "due", "announced")

#: For so many days an announced day that has passed is worth asking about.
ASK_FOR: Final = 30


class Ahead(NamedTuple):
    """Something to look out for in an agreement on a day.

    `overdue`: a promise whose deadline passed unmet; `due`: one whose deadline is to come;
    `announced`: an event to come; `unconfirmed`: one that was announced and may have been held;
    `awaited`: entry into force, after the signing that is `thing`, where no day is announced or
    promised. `date`: the deadline or the event's date, None for what is awaited. `days`: from the
    day until then, negative where it has passed, a range where the date is partial.
    """

    slug: str
    what: str
    thing: Event | Target
    date: PartialDate | None
    days: Days | None


def ahead(agreement: Agreement, day: date, today: date) -> Iterator[Ahead]:
    """All there is to look out for in an agreement, as known on `day`."""
    yield from _promises(agreement, day, today)
    yield from _events(agreement, day, today)
    yield from _awaited(agreement, day, today)


def in_order(found: Iterable[Ahead]) -> list[Ahead]:
    """What is overdue, the longest first; what is unconfirmed or awaited; then what comes next."""
    return sorted(found, key=_rank)


def _rank(one: Ahead) -> tuple[object, ...]:
    coming = one.what in ("due", "announced")
    kind = len(WHATS) if coming else WHATS.index(one.what)
    if one.date is None:
        return kind, date.min, date.min, one.slug, str(one.thing.ref)
    return kind, *display_order(_day(one), one.slug), str(one.thing.ref)


def _day(one: Ahead) -> PartialDate:
    """The date of an event, and of a deadline its last day, which is the one that counts."""
    assert one.date
    return on(one.date.latest) if isinstance(one.thing, Target) else one.date


def _promises(agreement: Agreement, day: date, today: date) -> Iterator[Ahead]:
    for found in outcomes(agreement, day, today):
        due = found.target.due
        left = (due.latest - day).days
        if found.outcome == "open":
            yield Ahead(agreement.slug, "due", found.target, due, Days(left, left))
        elif found.outcome == "missed" and found.met_on is None:
            yield Ahead(agreement.slug, "overdue", found.target, due, Days(left, left))


def _events(agreement: Agreement, day: date, today: date) -> Iterator[Ahead]:
    """Announced events to come (known for today alone), and those of the last days."""
    for event in agreement.log:
        days = Days((event.date.earliest - day).days, (event.date.latest - day).days)
        if event.status != "announced":
            continue
        if days.most >= 0 and day >= today:
            yield Ahead(agreement.slug, "announced", event, event.date, days)
        elif -ASK_FOR <= days.most < 0:
            yield Ahead(agreement.slug, "unconfirmed", event, event.date, days)


def _awaited(agreement: Agreement, day: date, today: date) -> Iterator[Ahead]:
    stones = milestones(agreement, day, today)
    if not stones or stones[-1].stage != "signed":
        return
    past = {event.ref for event in happened(agreement.log, day, today)}
    announced = any(
        event.kind == "entry-into-force" and event.ref not in past and event.status == "announced"
        for event in agreement.log
    )
    promised = any(
        found.target.kind == "entry-into-force" for found in outcomes(agreement, day, today)
    )
    if not announced and not promised:
        yield Ahead(agreement.slug, "awaited", stones[-1].event, None, None)


def within(found: Iterable[Ahead], day: date, days: int | None) -> list[Ahead]:
    """What is not later than so many days after the day; all of it where none are given."""
    last = date.max if days is None else later(day, days)
    return [one for one in found if one.date is None or _day(one).earliest <= last]
