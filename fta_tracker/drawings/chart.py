"""The chart: agreements over the years, stages as bars, rounds as dots, milestones as letters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TypeAlias

from fta_tracker.analysis import milestones
from fta_tracker.analysis.course import places
from fta_tracker.analysis.order import display_order
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.drawings.events import Pairs, events_board
from fta_tracker.drawings.words import spaced
from fta_tracker.lifecycle import KINDS
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event
from fta_tracker.picture import Board, Chart, Lane, Mark, Span
from fta_tracker.wording import OURS, Wording

#: An agreement and what of its log had happened by the day of the view.
Begun: TypeAlias = tuple[Agreement, tuple[Event, ...]]

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
) -> Chart | Board:
    """The timeline of several agreements; the marks are those of `pairs` alone.

    It runs from `since`, else the first of January of the first event's year, until `until`, else
    the day. Agreements stand in the order of their first event; those that began after it ends
    are left out. Where none is left, what is announced is listed.
    """
    shown = {event.ref for event, _ in pairs}
    last = until.latest if until else when.day
    known = begun(agreements, when, last)
    if not known or (since and since.earliest > last):
        return events_board(pairs, wording.labels(agreements))
    first = since.earliest if since else known[0][1][0].date.earliest.replace(month=1, day=1)
    return Chart(
        lanes=tuple(lane(a, past, shown, when, stale_after, wording) for a, past in known),
        since=first,
        until=last,
        day=when.day,
        letters=letters(event for _, past in known for event in past if event.ref in shown),
    )


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
) -> Lane:
    """The lane of an agreement, with marks of those of its past events whose refs are `shown`."""
    spans = milestones.spans(agreement, *when, stale_after)
    return Lane(
        wording.label(agreement),
        tuple(Span(span.state, span.start, span.end) for span in spans),
        tuple(
            Mark(sign, place)
            for event, place in zip(past, places(past, when.day), strict=True)
            if event.ref in shown and (sign := _sign(event))
        ),
    )


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
