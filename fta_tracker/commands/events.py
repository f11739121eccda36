"""`fta events`: everything that happened or was announced."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker.options import Kinds, Names, Since, Statuses, Until, reads_also
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.calendar import with_events
from fta_tracker.views.events import disputed, disputes, events, merged, within
from fta_tracker.wording_options import Language, worded


@reads_also("ics")
def run(
    view: View,
    names: Names = None,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    status: Statuses = None,
    only_disputed: Annotated[
        bool,
        typer.Option("--disputed", help="Only where sources disagree: what each of them says."),
    ] = False,
    language: Language = None,
) -> Report:
    """Everything that happened or was announced, with its sources.

    \b
    fta events philippines --kind round --kind ministerial
    fta events --since 2020 --until 2020-H1 --status announced
    fta events rcep --fields date,kind,summary
    fta events --disputed
    fta events -o ics -f talks.ics          for a calendar
    """
    agreements = view.agreements(names, targets=False, figures=False)
    pairs = within(merged(agreements, view.when), since, until, kind, status)
    wording = worded(view, agreements, None, language)
    labels, full = wording.of(agreements)
    if only_disputed:
        pairs = disputed(pairs)
        report = disputes(view.title("Disputed events"), pairs, labels)
    else:
        report = events(view.title("Events"), pairs, labels)
    return with_events(report, pairs, full, view.revisions)
