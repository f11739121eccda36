"""`fta rounds`: the events that are rounds."""

from __future__ import annotations

from fta_tracker.options import Names, Since, Statuses, Until, reads_also
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.calendar import with_events
from fta_tracker.views.events import events, merged, within
from fta_tracker.wording_options import Language, worded


@reads_also("ics")
def run(
    view: View,
    names: Names = None,
    since: Since = None,
    until: Until = None,
    status: Statuses = None,
    language: Language = None,
) -> Report:
    """Rounds of negotiation: the same as `fta events --kind round`.

    \b
    fta rounds cambodia
    fta rounds --since 2020 --json | jq length
    """
    agreements = view.agreements(names, targets=False, figures=False)
    pairs = within(merged(agreements, view.when), since, until, ["round"], status)
    labels, full = worded(view, agreements, None, language).of(agreements)
    report = events(view.title("Rounds"), pairs, labels)
    return with_events(report, pairs, full, view.revisions)
