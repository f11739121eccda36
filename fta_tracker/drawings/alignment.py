"""The aligned chart: agreements side by side from a milestone on, the fastest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from fta_tracker.analysis.alignment import kinds, milestone
from fta_tracker.analysis.course import places
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.drawings.chart import begun, lane, letters
from fta_tracker.drawings.events import Pairs, events_board
from fta_tracker.drawings.words import spaced
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event
from fta_tracker.picture import Board, Chart, Lane, Reach
from fta_tracker.wording import OURS, Wording

#: States that need no room once they have begun, and how many days of them are shown.
_LASTING = ("in-force", "ended")
_TAIL = 365


class _Way(NamedTuple):
    """An agreement's lane and events, its day 0, and from which to which day it is shown.

    `first` and `last` are counted from day 0; `last` leaves out years in which nothing changed.
    """

    lane: Lane
    past: tuple[Event, ...]
    zero: date
    first: int
    last: int

    @property
    def pace(self) -> tuple[object, ...]:
        """What lanes are put in order by."""
        spans = self.lane.spans
        in_force = any(span.state == "in-force" for span in spans)
        end = next((span.start for span in spans if span.state in _LASTING), spans[-1].end)
        return (not in_force, end - self.zero, -self.first, self.lane.label)


def aligned(
    agreements: Sequence[Agreement],
    pairs: Pairs,
    when: Moment,
    stale_after: int,
    word: str,
    since: PartialDate | None,
    until: PartialDate | None,
    wording: Wording = OURS,
) -> Chart | Board:
    """The timeline with the milestone `word` of each agreement at 0; marks are of `pairs` alone.

    First come the agreements in force, the soonest first, counted from the milestone; then the
    others, by how long they have been on their way. The chart ends a year after the last change,
    so that years in force take no room from the talks. Nothing outside of `since` and `until`,
    days of the calendar, is shown. Where no agreement had the milestone, the events are listed.
    """
    refs = {event.ref for event, _ in pairs}
    start = since.earliest if since else date.min
    end = min(until.latest, when.day) if until else when.day
    ways = []
    for agreement, past in begun(agreements, when, end):
        zero = milestone(past, word)
        if zero and start <= end:
            drawn = lane(agreement, past, refs, when, stale_after, wording)
            day = places(past, when.day)[past.index(zero)]
            ways.append(_way(drawn, past, day, start, end))
    if not ways:
        return events_board(pairs)
    return Chart(
        lanes=tuple(way.lane for way in sorted(ways, key=lambda way: way.pace)),
        since=start,
        until=end,
        day=when.day,
        letters=letters(event for way in ways for event in way.past if event.ref in refs),
        reach=Reach(min(0, *(way.first for way in ways)), max(0, *(way.last for way in ways))),
    )


def _way(drawn: Lane, past: tuple[Event, ...], zero: date, start: date, end: date) -> _Way:
    """The way of an agreement, as far as it lies between `start` and `end`."""
    marks = [mark.day for mark in drawn.marks]
    now = drawn.spans[-1]
    first = min(max(min([drawn.spans[0].start, *marks]), start), end)
    last = (end - zero).days
    if now.state in _LASTING:
        last = min(last, (max([now.start, *marks]) - zero).days + _TAIL)
    lane = drawn._replace(zero=zero, open=now.state != "ended")
    return _Way(lane, past, zero, (first - zero).days, last)


def left_out(
    agreements: Sequence[Agreement], when: Moment, word: str, wording: Wording = OURS
) -> tuple[str, ...]:
    """A line that names the agreements of the day without the milestone; none where all had it."""
    without = [
        wording.label(agreement)
        for agreement in agreements
        if (past := happened(agreement.log, *when)) and milestone(past, word) is None
    ]
    return (f"Left out, with no {named(word)} recorded: {', '.join(without)}",) if without else ()


def named(word: str) -> str:
    """A milestone in the words of its kinds: `conclusion or initialling`."""
    return " or ".join(map(spaced, kinds(word)))
