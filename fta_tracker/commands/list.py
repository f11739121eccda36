"""`fta list`: the board."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker import completion, fields, lifecycle
from fta_tracker.analysis.parties import parties_on
from fta_tracker.analysis.standing import STALE_AFTER, on_board, standing
from fta_tracker.options import Parties, StaleAfter, parser, reads
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views import board
from fta_tracker.wording_options import Language, Vocabulary, worded


@reads
def run(
    view: View,
    stage: Annotated[
        list[str] | None,
        typer.Option(
            parser=parser(fields.one_of("a stage", lifecycle.STAGES)),
            metavar="STAGE",
            help="Only agreements at this stage; may be repeated.",
            autocompletion=completion.one_of(lifecycle.STAGES),
        ),
    ] = None,
    party: Parties = None,
    active: Annotated[
        bool, typer.Option("--active", help="Only talks with recent meetings.")
    ] = False,
    dormant: Annotated[bool, typer.Option("--dormant", help="Only talks gone silent.")] = False,
    suspended: Annotated[bool, typer.Option("--suspended", help="Only suspended talks.")] = False,
    sort: Annotated[
        str,
        typer.Option(
            parser=parser(fields.one_of("a way to sort", tuple(board.SORTS))),
            metavar="|".join(board.SORTS),
            help="The order of the rows.",
            autocompletion=completion.one_of(board.SORTS),
        ),
    ] = "slug",
    stale_after: StaleAfter = STALE_AFTER,
    vocabulary: Vocabulary = None,
    language: Language = None,
) -> Report:
    """The board: where every agreement stands.

    \b
    fta list --stage negotiating --dormant
    fta list --party KR --party VN          what both countries are in
    fta list --vocabulary wto --names ko    in the WTO's words, by Korean names
    fta list --as-of 2020-07-09 --json | jq -r '.[] | [.slug, .stage] | @tsv'
    """
    wanted = {
        name
        for name, on in (("active", active), ("dormant", dormant), ("suspended", suspended))
        if on
    }
    stands = [
        (a, standing(a, *view.when, stale_after))
        for a in view.agreements(figures=False, details=())
        if on_board(a, *view.when)
        if not party or set(party) <= set(parties_on(a, *view.when))
    ]
    listed = [
        (a, s)
        for a, s in stands
        if (not stage or s.stage in stage) and (not wanted or s.activity in wanted)
    ]
    listed.sort(key=lambda pair: board.SORTS[sort](*pair))
    wording = worded(view, [a for a, _ in listed], vocabulary, language)
    return board.board(view.title("Agreements"), listed, view.when, wording)
