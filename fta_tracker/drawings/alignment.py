"""The aligned chart: agreements side by side from a milestone on, the fastest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from fta_tracker.analysis.alignment import kinds, milestone
from fta_tracker.analysis.course import places
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.drawings.chart import begun, lane, letters
from fta_tracker.drawings.events import Pairs
from fta_tracker.drawings.words import spaced
from fta_tracker.model import Agreement, Event
from fta_tracker.picture import Chart, Lane, Reach
from fta_tracker.wording import OURS, Wording

#: States that need no room once they have begun, and how many days of them are shown.
_LASTING = ("in-force", "ended")
_TAIL = 365


class _Way(NamedTuple):
    """An agreement's lane and events, its day 0, and how far from it something changed."""

    lane: Lane
    past: tuple[Event, ...]
    zero: date
    last: int

    @property
    def first(self) -> int:
        """Where the lane begins, in days from day 0."""
        return (self.lane.spans[0].start - self.zero).days

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
    *,
    told: bool = False,
) -> Chart:
    """Agreements with the milestone `word` of each at 0; marks are of `pairs` alone.

    First come the agreements in force, the soonest first, counted from the milestone; then the
    others, by how long they have been on their way. The chart ends a year after the last change,
    so that years in force take no room from the talks. `until` ends every lane; `since` chooses
    marks, as `pairs` has it, but the lanes stay whole; there are none where it lies ahead. `told`:
    with all in words.
    """
    end = _end(when, until)
    refs = {event.ref for event, _ in pairs}
    ways = []
    for agreement, past in begun(agreements, when, end):
        zero = _zero(past, word, when, end)
        if zero and not (since and since.earliest > end):
            drawn = lane(agreement, past, refs, when, stale_after, wording, told=told)
            ways.append(_way(drawn, past, zero, end))
    return Chart(
        lanes=tuple(way.lane for way in sorted(ways, key=lambda way: way.pace)),
        since=min((way.lane.spans[0].start for way in ways), default=end),
        until=end,
        day=when.day,
        letters=letters(event for way in ways for event in way.past if event.ref in refs),
        reach=Reach(
            min((way.first for way in ways), default=0), max((way.last for way in ways), default=0)
        ),
    )


def _end(when: Moment, until: PartialDate | None) -> date:
    return min(until.latest, when.day) if until else when.day


def _zero(past: Sequence[Event], word: str, when: Moment, end: date) -> date | None:
    """The day of the milestone on a chart, if that lies no later than the chart's end."""
    found = milestone(past, word)
    if found is None:
        return None
    day = places(past, when.day)[past.index(found)]
    return day if day <= end else None


def _way(drawn: Lane, past: tuple[Event, ...], zero: date, end: date) -> _Way:
    """The way of an agreement from its first stage until `end`."""
    spans = tuple(
        span._replace(end=min(span.end, end)) for span in drawn.spans if span.start <= end
    )
    marks = tuple(mark for mark in drawn.marks if mark.day <= end)
    now = spans[-1]
    last = (end - zero).days
    if now.state in _LASTING:
        changed = max([now.start, zero, *(mark.day for mark in marks)])
        last = min(last, (changed - zero).days + _TAIL)
    cut = drawn._replace(spans=spans, marks=marks, zero=zero, open=now.state != "ended")
    return _Way(cut, past, zero, last)


def left_out(
    agreements: Sequence[Agreement],
    when: Moment,
    word: str,
    until: PartialDate | None,
    wording: Wording = OURS,
) -> tuple[str, ...]:
    """A line that names the agreements begun, but without the milestone; none where all had it."""
    end = _end(when, until)
    without = [
        wording.label(agreement)
        for agreement, past in begun(agreements, when, end)
        if _zero(past, word, when, end) is None
    ]
    if not without:
        return ()
    by = f" by {until}" if until else ""
    return (f"Left out, with no {_named(word)} recorded{by}: {', '.join(without)}",)


def _named(word: str) -> str:
    """A milestone in the words of its kinds: `conclusion or initialling`."""
    return " or ".join(map(spaced, kinds(word)))
