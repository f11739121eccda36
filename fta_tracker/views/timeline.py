"""The timeline: the events, drawn as a chart, or of one agreement as its chronology."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fta_tracker.dates import Moment, PartialDate
from fta_tracker.model import Agreement, Event
from fta_tracker.report import Report
from fta_tracker.views.events import FIELDS, Row

if TYPE_CHECKING:
    from fta_tracker.picture import Picture


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
) -> Report:
    """The report of these agreements' events (`pairs`); `alone`: as one agreement's chronology."""

    def picture() -> Picture:
        if alone:
            from fta_tracker.drawings.chronology import chronology

            return chronology(agreements[0], pairs, when, stale_after, since, until)
        from fta_tracker.drawings.chart import chart

        return chart(agreements, pairs, when, stale_after, since, until)

    return Report(title, FIELDS, [row for _, row in pairs], picture=picture)
