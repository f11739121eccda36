"""`fta timeline`: agreements over the years, or one agreement's chronology."""

from __future__ import annotations

from fta_tracker.analysis.standing import STALE_AFTER
from fta_tracker.context import View
from fta_tracker.options import Kinds, Names, Since, StaleAfter, Until, reads
from fta_tracker.report import Report
from fta_tracker.views.events import merged, within
from fta_tracker.views.timeline import timeline


@reads
def run(
    view: View,
    names: Names = None,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    stale_after: StaleAfter = STALE_AFTER,
) -> Report:
    """Agreements over the years; of one, its chronology.

    \b
    fta timeline
    fta timeline --since 2019 --until 2021
    fta timeline malaysia
    fta timeline --json | jq '.[] | select(.kind == "signing") | .date'
    """
    agreements = view.agreements(names, targets=False, figures=False)
    pairs = within(merged(agreements, view.when), since, until, kind)
    return timeline(
        view.title(""),
        agreements,
        pairs,
        view.when,
        stale_after,
        since,
        until,
        alone=len(names or ()) == 1,
    )
