"""`fta events`: everything that happened or was announced."""

from __future__ import annotations

from fta_tracker.context import View
from fta_tracker.options import Kinds, Names, Since, Statuses, Until, reads
from fta_tracker.report import Report
from fta_tracker.views.events import events, merged, within


@reads
def run(
    view: View,
    names: Names = None,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    status: Statuses = None,
) -> Report:
    """Everything that happened or was announced, with its sources.

    \b
    fta events philippines --kind round --kind ministerial
    fta events --since 2020 --until 2020-H1 --status announced
    fta events rcep --fields date,kind,summary
    """
    agreements = view.agreements(names, targets=False, figures=False)
    pairs = within(merged(agreements, view.when), since, until, kind, status)
    return events(view.title("Events"), pairs)
