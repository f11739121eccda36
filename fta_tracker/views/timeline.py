"""The timeline: the events, drawn as a chart, or of one agreement as its chronology."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fta_tracker.dates import Moment, PartialDate
from fta_tracker.model import Agreement, Event
from fta_tracker.report import Report
from fta_tracker.views.events import FIELDS, Row
from fta_tracker.wording import OURS, Wording

if TYPE_CHECKING:
    from fta_tracker.picture import Chart, Picture


def timeline(
    title: str,
    agreements: Sequence[Agreement],
    pairs: Sequence[tuple[Event, Row]],
    when: Moment,
    stale_after: int,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    *,
    alone: bool = False,
    wording: Wording = OURS,
) -> Report:
    """The report of these agreements' events (`pairs`); `alone`: as one agreement's chronology."""

    def picture() -> Picture:
        if alone:
            from fta_tracker.drawings.chronology import chronology

            agreement = replace(agreements[0], name=wording.name(agreements[0]))
            return chronology(agreement, pairs, when, stale_after, since, until)
        from fta_tracker.drawings.events import or_events

        return or_events(drawn(told=False), pairs, wording.labels(agreements))

    def drawn(*, told: bool = True) -> Chart:
        from fta_tracker.drawings.chart import chart

        return chart(agreements, pairs, when, stale_after, since, until, wording, told=told)

    return Report(title, FIELDS, [row for _, row in pairs], picture=picture, chart=drawn)
