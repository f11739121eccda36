"""`fta summary`: the portfolio in numbers."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.analysis.standing import STALE_AFTER, on_board, standing
from fta_tracker.options import Names, StaleAfter, parser, reads
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.summary import by_agreement, explained, summary, told
from fta_tracker.wording_options import Language, worded

_BY = ("agreement",)


@reads
def run(
    view: View,
    names: Names = None,
    by: Annotated[
        str | None,
        typer.Option(
            parser=parser(fields.one_of("a way to compare", _BY)),
            metavar="|".join(_BY),
            help="The same numbers, a row each.",
            autocompletion=completion.one_of(_BY),
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="List the cases behind each number, with their refs.")
    ] = False,
    stale_after: StaleAfter = STALE_AFTER,
    language: Language = None,
) -> Report:
    """The portfolio in numbers: stages, how long passages took, rounds, promises, trade.

    Durations are in days, and ranges where dates are partial. A median is that of Kaplan and Meier:
    what is open counts as open. Suspensions lie within the passages, and are shown apart.

    \b
    fta summary
    fta summary KH malaysia rcep --by agreement
    fta summary --json | jq '.[] | select(.section == "passage" and .to == null)'
    fta summary --explain -o tsv | grep ^passage
    """
    listed = [
        (a, standing(a, *view.when, stale_after))
        for a in view.agreements(names, details=())
        if on_board(a, *view.when)
    ]
    each = told(listed, view.when)
    wording = worded(view, [a for a, _ in listed], None, language)
    if explain:
        return explained(view.title("The cases behind the summary"), each, by is not None, wording)
    if by:
        return by_agreement(view.title("Agreements compared"), each, view.when, wording)
    return summary(view.title("Summary"), each, view.when, wording)
