"""Events and promises as the days of a calendar, and in words those whose day is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from fta_tracker.analysis.upcoming import Ahead
from fta_tracker.calendars import Appointment, Calendar
from fta_tracker.drawings.words import dated, outstanding, promised, what, where
from fta_tracker.model import Event, Source, Target
from fta_tracker.recording.revisions import UNKNOWN, Revision

#: An event or a promise, and the slug of its agreement.
Thing = tuple[str, Event | Target]


def of_events(
    title: str,
    pairs: Iterable[tuple[Event, Mapping[str, object]]],
    names: Mapping[str, str],
    revisions: Mapping[str, Revision],
) -> Calendar:
    """The calendar of events, each with its row; `names` are those of the agreements, by slug."""
    return _calendar(title, [(str(row["agreement"]), e) for e, row in pairs], names, revisions)


def of_ahead(
    title: str,
    found: Iterable[Ahead],
    names: Mapping[str, str],
    revisions: Mapping[str, Revision],
) -> Calendar:
    """The calendar of what is ahead; what is awaited has no day."""
    found = list(found)
    dated_ones = _calendar(title, [(o.slug, o.thing) for o in found if o.date], names, revisions)
    awaited = tuple(
        f"{names[one.slug]}: entry into force, awaited since the signing of {one.thing.date}"
        for one in found
        if one.date is None and isinstance(one.thing, Event)
    )
    return dated_ones._replace(without_day=(*dated_ones.without_day, *awaited))


def _calendar(
    title: str,
    things: Sequence[Thing],
    names: Mapping[str, str],
    revisions: Mapping[str, Revision],
) -> Calendar:
    days = [(slug, thing, _days(thing)) for slug, thing in things]
    return Calendar(
        f"Trade talks: {title}",
        tuple(
            _appointment(names[slug], thing, span, revisions.get(str(thing.ref), UNKNOWN))
            for slug, thing, span in days
            if span
        ),
        tuple(_without_day(names[slug], thing) for slug, thing, span in days if not span),
    )


def _days(thing: Event | Target) -> tuple[date, date] | None:
    """The first and the last day, if it is known on which day it begins or is due."""
    if isinstance(thing, Target):
        return (thing.due.earliest, thing.due.latest) if thing.due.is_day else None
    if not thing.date.is_day:
        return None
    first = thing.date.earliest
    return first, thing.end.latest if thing.end and thing.end.is_day else first


def _without_day(name: str, thing: Event | Target) -> str:
    """What stands in the place of an appointment: `2026-12, Korea–Malaysia FTA: signing`."""
    if isinstance(thing, Target):
        return f"{name}: {promised(thing)} by {thing.due} (promised)"
    status = outstanding(thing)
    return f"{name}: {what(thing)}, {dated(thing)}{f', {status}' if status else ''}"


def _appointment(
    name: str, thing: Event | Target, days: tuple[date, date], revision: Revision
) -> Appointment:
    if isinstance(thing, Target):
        status, called, place = "promised", f"{promised(thing)} due (promised)", ""
    else:
        status, called, place = thing.status, what(thing), where(thing)
    return Appointment(
        ref=str(thing.ref),
        status=status,
        first=days[0],
        last=days[1],
        summary=f"{name}: {called}",
        place=place,
        text="\n".join(_told(thing)),
        url=next((source.url for source in thing.sources if source.url), None),
        kind=thing.kind,
        changes=revision.number,
        changed=revision.at,
    )


def _told(thing: Event | Target) -> Iterator[str]:
    """What is recorded beyond what, when and where, a line each; the sources last."""
    if isinstance(thing, Target):
        by = f" by {thing.stated_by}" if thing.stated_by else ""
        yield f"Promised{by} on {thing.stated_on}."
    elif thing.end and not thing.end.is_day:
        yield f"{dated(thing)}."
    if isinstance(thing, Event) and outstanding(thing):
        yield f"{outstanding(thing).capitalize()}."
    yield from filter(None, (thing.summary, thing.note))
    yield from map(_source, thing.sources)


def _source(source: Source) -> str:
    return f"{source.title} {source.url}" if source.url else source.title
