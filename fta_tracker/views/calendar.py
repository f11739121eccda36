"""Reports that can be a calendar too: made when one is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from fta_tracker.model import Event
from fta_tracker.report import Report
from fta_tracker.views.events import Row
from fta_tracker.wording import Labels

if TYPE_CHECKING:
    from fta_tracker.analysis.upcoming import Ahead
    from fta_tracker.calendars import Calendar
    from fta_tracker.recording.revisions import Revision

#: How often each thing was changed, by ref; asked for with the calendar.
Revisions: TypeAlias = "Callable[[], Mapping[str, Revision]]"


def with_events(
    report: Report, pairs: Sequence[tuple[Event, Row]], names: Labels, revisions: Revisions
) -> Report:
    """The report of these events with its calendar, which calls agreements by their `names`."""

    def calendar() -> Calendar:
        from fta_tracker.drawings.calendar import of_events

        return of_events(report.title, pairs, names(), revisions())

    return report._replace(calendar=calendar)


def with_ahead(
    report: Report, found: Sequence[Ahead], names: Labels, revisions: Revisions
) -> Report:
    """The report of what is ahead with its calendar, as `with_events`."""

    def calendar() -> Calendar:
        from fta_tracker.drawings.calendar import of_ahead

        return of_ahead(report.title, found, names(), revisions())

    return report._replace(calendar=calendar)
