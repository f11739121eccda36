"""`fta add-round`: a round of negotiation, recorded."""

from __future__ import annotations

from typing import Any

from fta_tracker.context import Context
from fta_tracker.entry_options import EVENT, Agreed, event_of
from fta_tracker.options import Write, records
from fta_tracker.writes import event_added


@records(EVENT)
def run(context: Context, fields: dict[str, Any], name: Agreed) -> Write:
    """Record a round of negotiation. It gets the next number, and its place in the log.

    Its ref is printed where stdout is a pipe.

    \b
    fta add-round philippines --date 2020-12-01 --end 2020-12-03 --mode video
    fta add-round malaysia --date 2026-12 --announced --source https://example.org/news
    ref=$(fta add-round rcep --date yesterday --topic 'rules of origin' -q)
    """
    return event_added(context, name, *event_of("round", fields))
