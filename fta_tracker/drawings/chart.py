"""The chart: agreements over the years, stages as bars, rounds as dots, milestones as letters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final, TypeAlias

from fta_tracker.analysis import milestones
from fta_tracker.analysis.course import course, places
from fta_tracker.analysis.order import display_order
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.drawings.events import Pairs
from fta_tracker.drawings.words import dated, quietly, spaced, unheld, what
from fta_tracker.lifecycle import KINDS
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event
from fta_tracker.picture import Chart, Lane, Mark, Span
from fta_tracker.wording import OURS, Wording

#: An agreement and what of its log had happened by the day of the view.
Begun: TypeAlias = tuple[Agreement, tuple[Event, ...]]

#: What a chart of several agreements is of.
HEADING: Final = "Agreements over the years"

#: The dots of a round on the chart: held, and announced with no word yet that it was.
_ROUND = {"held": "•", "announced": "◦"}


def chart(
    agreements: Sequence[Agreement],
    pairs: Pairs,
    when: Moment,
    stale_after: int,
    since: PartialDate | None,
    until: PartialDate | None,
    wording: Wording = OURS,
    *,
    told: bool = False,
) -> Chart:
    """Agreements over the years; the marks are those of `pairs` alone.

    It runs from `since`, else the first of January of the first event's year, until `until`, else
    the day. Agreements stand in the order of their first event; those that began after it ends
    are left out, and all of them where it ends before it begins. `told`: with all in words.
    """
    shown = {event.ref for event, _ in pairs}
    last = until.latest if until else when.day
    known = begun(agreements, when, last)
    if since and since.earliest > last:
        known = []
    first = known[0][1][0].date.earliest.replace(month=1, day=1) if known else last
    return Chart(
        lanes=tuple(
            lane(a, past, shown, when, stale_after, wording, told=told) for a, past in known
        ),
        since=since.earliest if since else first,
        until=last,
        day=when.day,
        letters=letters(event for _, past in known for event in past if event.ref in shown),
        heading=_heading(agreements, wording),
    )


def _heading(agreements: Sequence[Agreement], wording: Wording) -> str:
    return wording.name(agreements[0]) if len(agreements) == 1 else HEADING


def begun(agreements: Iterable[Agreement], when: Moment, last: date) -> list[Begun]:
    """The agreements that began by `last`, in the order of their first event; see `Begun`."""
    known = [(a, happened(a.log, *when)) for a in agreements]
    return sorted(
        ((a, past) for a, past in known if past and past[0].date.earliest <= last),
        key=lambda k: display_order(k[1][0].date, k[0].slug),
    )


def lane(
    agreement: Agreement,
    past: Sequence[Event],
    shown: Collection[str | None],
    when: Moment,
    stale_after: int,
    wording: Wording = OURS,
    *,
    told: bool = False,
) -> Lane:
    """The lane of an agreement, with marks of those of its past events whose refs are `shown`.

    `told`: with its name, its bars and its marks in words.
    """
    spans = milestones.spans(agreement, *when, stale_after)
    placed = list(zip(past, places(past, when.day), strict=True))
    if told:
        bars = tuple(_worded(agreement, spans, when))
    else:
        bars = tuple(Span(span.state, span.start, span.end) for span in spans)
    marks = tuple(
        _told(sign, place, event) if told else Mark(sign, place)
        for event, place in placed
        if event.ref in shown and (sign := _sign(event))
    )
    return Lane(wording.label(agreement), bars, marks, name=wording.name(agreement) if told else "")


def _worded(agreement: Agreement, spans: Iterable[milestones.Span], when: Moment) -> Iterator[Span]:
    """The bars with their states in words: since when, as it is known, or how long."""
    steps = course(agreement, *when)
    placed = places([step.event for step in steps], when.day)
    # Of several steps on one day to one state the first counts.
    since = {
        (step.state, place): step.event.date
        for step, place in reversed(list(zip(steps, placed, strict=True)))
    }
    for state, start, end in spans:
        if state == "dormant":
            text = quietly(start, end)
        else:
            text = f"{spaced(state)} since {since[state, start]}"
        yield Span(state, start, end, text)


def _told(sign: str, place: date, event: Event) -> Mark:
    """A mark with what happened, when and where."""
    status = f", {event.status}" if unheld(event) else ""
    brief = str(event.number or "") if event.kind == "round" else f"{spaced(event.kind)}{status}"
    return Mark(sign, place, f"{what(event)}{status}", brief, dated(event))


def _sign(event: Event) -> str | None:
    return _ROUND[event.status] if event.kind == "round" else KINDS[event.kind].mark


def letters(marked: Iterable[Event]) -> tuple[tuple[str, str], ...]:
    """The letters in use with their words; kinds that share a letter share its words."""
    used = {event.kind for event in marked}
    meant: dict[str, list[str]] = {}
    for kind in KINDS.values():
        if kind.mark and kind.name in used:
            meant.setdefault(kind.mark, []).append(spaced(kind.name))
    return tuple((mark, " or ".join(words)) for mark, words in meant.items())
