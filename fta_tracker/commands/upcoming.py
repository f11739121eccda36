"""`fta upcoming`: what is announced and promised, and what is overdue."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker import fields
from fta_tracker.analysis.upcoming import ahead, in_order, within
from fta_tracker.options import Names, parser, reads_also
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.calendar import with_ahead
from fta_tracker.views.upcoming import upcoming
from fta_tracker.wording_options import Language, worded


@reads_also("ics")
def run(
    view: View,
    names: Names = None,
    days: Annotated[
        int | None,
        typer.Option(
            parser=parser(fields.count),
            metavar="N",
            help="What is overdue, and only what comes within N days.",
        ),
    ] = None,
    language: Language = None,
) -> Report:
    """What is announced and promised, and what is overdue: first what is late, then by its day.

    \b
    fta upcoming
    fta upcoming malaysia rcep --days 90
    fta upcoming --as-of 2020-07-09         as a reader of that day knew it
    fta upcoming -o ics -f ahead.ics        for a calendar
    fta upcoming --days 7 --exit-code && echo 'overdue, or due this week'
    """
    agreements = view.agreements(names, figures=False, details=["log", "targets"])
    found = [one for agreement in agreements for one in ahead(agreement, *view.when)]
    found = in_order(within(found, view.when.day, days))
    labels, full = worded(view, agreements, None, language).of(agreements)
    report = upcoming(view.title("Upcoming"), found, view.when, labels)
    return with_ahead(report, found, full, view.revisions)
