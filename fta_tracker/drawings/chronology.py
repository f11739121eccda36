"""The chronology: one agreement's events, line by line, with the silences worth seeing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from fta_tracker.analysis.course import places
from fta_tracker.analysis.milestones import Span, spans
from fta_tracker.dates import Moment, PartialDate, age, middle
from fta_tracker.drawings.disputes import marked, sides
from fta_tracker.drawings.events import Pairs
from fta_tracker.drawings.words import dated, outstanding, quietly, what, where
from fta_tracker.lifecycle import KINDS
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event
from fta_tracker.picture import Chronology, Entry, Gap


def chronology(
    agreement: Agreement,
    pairs: Pairs,
    when: Moment,
    stale_after: int,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
) -> Chronology:
    """One agreement's events (`pairs`, in log order), with its silences between.

    Of the silences, those that lie at least in part between `since` and `until`.
    """
    heading = f"{agreement.name} ({agreement.slug})"
    if not pairs:
        return Chronology(heading, ())
    past = happened(agreement.log, *when)
    placed = {e.ref: day for e, day in zip(past, places(past, when.day), strict=True)}
    silences = [s for s in spans(agreement, *when, stale_after) if _is_silence(s, since, until)]
    lines: list[Entry | Gap] = []
    for event, row in pairs:
        day = placed.get(event.ref, middle(event.date))
        while silences and _is_over(silences[0], event, day):
            lines.append(_gap(silences.pop(0)))
        lines.append(_entry(event, row))
    lines.extend(map(_gap, silences))
    return Chronology(heading, tuple(lines))


def _is_silence(span: Span, since: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether it is a silence of which something lies between two dates."""
    begun = until is None or span.start <= until.latest
    # One that began on the day it ended, or on the day of the view, has not lasted.
    silent = span.state in ("dormant", "suspended") and span.start < span.end
    return silent and begun and (since is None or span.end > since.earliest)


def _is_over(silence: Span, event: Event, day: date) -> bool:
    """Whether the silence was over when the event came: what else was said that day ends none."""
    kind = KINDS[event.kind]
    ends = kind.act or kind.stage or event.kind == "suspension"
    return silence.end < day or (silence.end == day and bool(ends))


def _gap(silence: Span) -> Gap:
    if silence.state == "suspended":
        return Gap(f"suspended for {age(silence.start, silence.end)}")
    return Gap(quietly(silence.start, silence.end))


def _entry(event: Event, row: Mapping[str, object]) -> Entry:
    text = " · ".join(filter(None, (where(event), outstanding(event), event.summary)))
    sense = str(row["stage"] or "")
    label = marked(what(event), event)
    return Entry(
        dated(event), label, text, _weight(event), event.status, sense, tuple(sides(event))
    )


def _weight(event: Event) -> str:
    if event.kind == "round":
        return "round"
    kind = KINDS[event.kind]
    if kind.mark or event.kind in ("suspension", "resumption"):
        return "milestone"
    return "act" if kind.act else "minor"
