"""`fta timeline`: agreements over the years, or one agreement's chronology."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.analysis.alignment import MILESTONES
from fta_tracker.analysis.course import STALE_AFTER
from fta_tracker.options import Kinds, Names, Since, StaleAfter, Until, parser, reads_also
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.events import merged, within
from fta_tracker.views.timeline import timeline
from fta_tracker.wording_options import Language, worded


@reads_also("svg")
def run(
    view: View,
    names: Names = None,
    since: Since = None,
    until: Until = None,
    kind: Kinds = None,
    stale_after: StaleAfter = STALE_AFTER,
    align: Annotated[
        str | None,
        typer.Option(
            parser=parser(fields.one_of("a milestone", tuple(MILESTONES))),
            metavar="MILESTONE",
            help=f"Count from it: {', '.join(MILESTONES)}.",
            autocompletion=completion.one_of(MILESTONES),
        ),
    ] = None,
    language: Language = None,
) -> Report:
    """Agreements over the years; of one, its chronology.

    \b
    fta timeline
    fta timeline --since 2019 --until 2021
    fta timeline malaysia
    fta timeline --align launch             who was fast, who stalled
    fta timeline -f talks.svg               a drawing, for a page or a slide
    fta timeline --json | jq '.[] | select(.kind == "signing") | .date'
    """
    agreements = view.agreements(names, targets=False, figures=False)
    pairs = within(merged(agreements, view.when), since, until, kind)
    wording = worded(view, agreements, None, language)
    if align:
        from fta_tracker.views import alignment

        title = view.title(alignment.title(align))
        return alignment.aligned(
            title, agreements, pairs, view.when, stale_after, align, since, until, wording
        )
    return timeline(
        view.title(""),
        agreements,
        pairs,
        view.when,
        stale_after,
        since,
        until,
        alone=len(names or ()) == 1,
        wording=wording,
    )
