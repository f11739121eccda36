"""`fta events`: everything that happened or was announced."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker.context import View
from fta_tracker.options import Kinds, Names, Since, Statuses, Until, reads
from fta_tracker.report import Report
from fta_tracker.views.events import disputed, disputes, events, merged, within
from fta_tracker.wording_options import Language, labelled


@reads
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
    """
    agreements = view.agreements(names, targets=False, figures=False)
    pairs = within(merged(agreements, view.when), since, until, kind, status)
    labels = labelled(view, agreements, language)
    if only_disputed:
        return disputes(view.title("Disputed events"), disputed(pairs), labels)
    return events(view.title("Events"), pairs, labels)
