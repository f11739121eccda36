"""`fta status`: the board, or a page for each agreement named."""

from __future__ import annotations

from fta_tracker.analysis.standing import STALE_AFTER, on_board, standing
from fta_tracker.options import Names, StaleAfter, reads
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.board import board
from fta_tracker.views.page import pages
from fta_tracker.wording_options import Language, Vocabulary, worded


@reads
def run(
    view: View,
    names: Names = None,
    stale_after: StaleAfter = STALE_AFTER,
    vocabulary: Vocabulary = None,
    language: Language = None,
) -> Report:
    """The board, or a page for each agreement named.

    \b
    fta status cambodia
    fta status KH --as-of 2020-07-09        as a reader of that day knew it
    fta status --vocabulary motie --names ko
    fta status rcep --json | jq .ratification
    """
    agreements = view.agreements(names) if names else view.agreements(figures=False, details=())
    wording = worded(view, agreements, vocabulary, language)
    if names:
        alone = len(names) == 1
        return pages(view.title(""), agreements, view.when, stale_after, alone, wording)
    listed = [
        (a, standing(a, *view.when, stale_after)) for a in agreements if on_board(a, *view.when)
    ]
    return board(view.title("Agreements"), listed, view.when, wording)
