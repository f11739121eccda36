"""`fta add-event`: anything that happened or was announced, recorded."""

from __future__ import annotations

from typing import Any

from fta_tracker.context import Context
from fta_tracker.entry_options import EVENT, Agreed, Kind, event_of
from fta_tracker.options import Write, records
from fta_tracker.writes import event_added


@records(EVENT)
def run(context: Context, fields: dict[str, Any], name: Agreed, kind: Kind) -> Write:
    """Record an event: a launch, a ministerial, a conclusion, a ratification, a statement.

    Its ref is printed where stdout is a pipe. A round gets the next number.

    \b
    fta add-event malaysia signing --date 2026-12-03 --place 'Kuala Lumpur'
    fta add-event rcep ratification --by MM --date 2026-11 --source 'Xinhua, 20 November 2026'
    fta add-event cambodia committee --date 2027-Q1 --announced
    """
    return event_added(context, name, *event_of(kind, fields))
