"""The timeline counted from a milestone: the events with the days from it, drawn as a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fta_tracker.analysis.alignment import days_from, milestone
from fta_tracker.dates import Days, Moment, PartialDate
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event
from fta_tracker.report import Report
from fta_tracker.views import events
from fta_tracker.views.events import Row
from fta_tracker.wording import OURS, Wording

if TYPE_CHECKING:
    from fta_tracker.picture import Chart, Picture

#: The ref of the milestone, and how many days after it (negative: before) an event took place.
ADDED = ("counted_from", "days_min", "days_max")
FIELDS = (*events.FIELDS, *ADDED)

_AGREED = "agreement in principle or in substance"


def title(word: str) -> str:
    """The title of a timeline that is aligned at this milestone."""
    return f"Timeline from {_AGREED if word == 'agreed' else word.replace('-', ' ')}"


def _heading(word: str, agreements: Sequence[Agreement], wording: Wording) -> str:
    """The title; of one agreement with its name, for no lane has room for that."""
    said = title(word)
    return f"{wording.name(agreements[0])}: {said.lower()}" if len(agreements) == 1 else said


def aligned(
    title: str,
    agreements: Sequence[Agreement],
    pairs: Sequence[tuple[Event, Row]],
    when: Moment,
    stale_after: int,
    word: str,
    since: PartialDate | None = None,
    until: PartialDate | None = None,
    wording: Wording = OURS,
) -> Report:
    """The report of these agreements' events (`pairs`), counted from the milestone `word`."""

    def picture() -> Picture:
        from fta_tracker.drawings.events import or_events

        return or_events(drawn(told=False), pairs, wording.labels(agreements))

    def drawn(*, told: bool = True) -> Chart:
        from fta_tracker.drawings import alignment

        chart = alignment.aligned(
            agreements, pairs, when, stale_after, word, since, until, wording, told=told
        )
        return chart._replace(heading=_heading(word, agreements, wording))

    def beneath() -> tuple[str, ...]:
        from fta_tracker.drawings.alignment import left_out

        return left_out(agreements, when, word, until, wording)

    rows = _counted(agreements, pairs, when, word)
    return Report(title, FIELDS, rows, picture=picture, chart=drawn, footer=beneath)


def _counted(
    agreements: Iterable[Agreement],
    pairs: Iterable[tuple[Event, Row]],
    when: Moment,
    word: str,
) -> list[Row]:
    """The rows with the days from the milestone; null where the agreement has not had it."""
    zeros: dict[str, str | None] = {}
    days: dict[str | None, Days] = {}
    for agreement in agreements:
        zero = milestone(happened(agreement.log, *when), word)
        if zero:
            zeros[agreement.slug] = zero.ref
            days |= days_from(zero, agreement.log)
    return [
        row
        | {
            "counted_from": zeros.get(str(row["agreement"])),
            "days_min": days[event.ref].least if event.ref in days else None,
            "days_max": days[event.ref].most if event.ref in days else None,
        }
        for event, row in pairs
    ]
