"""`fta targets`: promises, and how they came out."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.analysis.targets import OUTCOMES, outcomes
from fta_tracker.options import Names, Since, Until, parser, reads
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views import targets
from fta_tracker.wording_options import Language, labelled


@reads
def run(
    view: View,
    names: Names = None,
    since: Since = None,
    until: Until = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            parser=parser(fields.target_kind),
            metavar="KIND",
            help="Only promises of this kind; may be repeated.",
            autocompletion=completion.target_kinds,
        ),
    ] = None,
    outcome: Annotated[
        list[str] | None,
        typer.Option(
            parser=parser(fields.one_of("an outcome", OUTCOMES)),
            metavar="|".join(OUTCOMES),
            help="Only promises that came out so; may be repeated.",
            autocompletion=completion.one_of(OUTCOMES),
        ),
    ] = None,
    language: Language = None,
) -> Report:
    """Promises, and how they came out. --since and --until are those of the deadline.

    \b
    fta targets --outcome missed
    fta targets rcep --kind conclusion
    fta targets --as-of 2020-07-09 --outcome open
    """
    agreements = view.agreements(names, figures=False, details=["targets"])
    found = [
        (agreement.slug, promise)
        for agreement in agreements
        for promise in outcomes(agreement, *view.when)
        if not kind or promise.target.kind in kind
        if not outcome or promise.outcome in outcome
        if promise.target.due.overlaps(since, until)
    ]
    labels = labelled(view, agreements, language)
    return targets.targets(view.title("Promises"), found, view.when, labels)
