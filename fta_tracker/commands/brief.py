"""`fta brief`: what happened in the talks between two days."""

from __future__ import annotations

from fta_tracker.analysis.standing import STALE_AFTER
from fta_tracker.dates import Moment, later
from fta_tracker.errors import Malformed
from fta_tracker.options import Names, Since, StaleAfter, Until, reads
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.brief import brief
from fta_tracker.wording_options import Language, worded

#: Without a day to begin with, a brief tells of so many days.
_DAYS = 30


@reads
def run(
    view: View,
    names: Names = None,
    since: Since = None,
    until: Until = None,
    stale_after: StaleAfter = STALE_AFTER,
    language: Language = None,
) -> Report:
    """What happened in the talks from one day to another, and what was corrected in the record.

    Of the last 30 days where none is given. What happened is how the view at the end differs from
    that before. Corrections are those made in these days (of UTC).

    \b
    fta brief --since 2026-11-01
    fta brief rcep malaysia --since 2025 --until 2025
    fta brief --since yesterday -o md | mail -s 'Trade talks' desk@example.org
    fta brief --since 2020-07 --until 2020-12 --json | jq '.[] | select(.section == "broken")'
    """
    last = min(until.latest, view.when.day) if until else view.when.day
    first = since.earliest if since else later(last, 1 - _DAYS)
    if first > last:
        raise Malformed(f"{since} lies after {last}, the last day of the brief.", "Begin earlier.")
    agreements, changes = view.with_changes(names, first, last)
    only = {agreement.slug for agreement in agreements} if names else None
    title = f"Brief of {first} to {last}"
    return brief(
        title if last == view.when.day else view.title(title),
        agreements,
        changes,
        first,
        Moment(last, view.when.today),
        stale_after,
        only,
        worded(view, agreements, None, language),
    )
