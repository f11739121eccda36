"""The page: all of one agreement on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fta_tracker.analysis.milestones import milestones
from fta_tracker.analysis.parties import board as parties_board
from fta_tracker.analysis.standing import Standing, standing
from fta_tracker.analysis.targets import outcomes
from fta_tracker.dates import Moment
from fta_tracker.model import Agreement
from fta_tracker.report import Report
from fta_tracker.views import board, events, figures, targets
from fta_tracker.wording import OURS, Wording

if TYPE_CHECKING:
    from fta_tracker.picture import Pages

#: What a page has beyond a row of the board.
_MORE = "names aliases upgrades note claims milestones log targets figures ratification".split()
FIELDS = (*board.FIELDS, *_MORE)


def pages(
    title: str,
    agreements: Sequence[Agreement],
    when: Moment,
    stale_after: int,
    single: bool,
    wording: Wording = OURS,
) -> Report:
    """The report of each agreement in full; flat formats show its row of the board."""
    each = [(a, standing(a, *when, stale_after)) for a in agreements]

    def picture() -> Pages:
        from fta_tracker.drawings.page import drawn

        return drawn(each, when, wording)

    return Report(
        title,
        (*board.fields(wording), *_MORE),
        [_row(a, stands, when, wording) for a, stands in each],
        columns=board.fields(wording),
        single=single,
        picture=picture,
        footer=wording.told,
    )


def _row(
    agreement: Agreement, stands: Standing, when: Moment, wording: Wording
) -> dict[str, object]:
    return {
        **board.row(agreement, stands, when, wording),
        "names": agreement.names,
        "aliases": agreement.aliases,
        "upgrades": agreement.upgrades,
        "note": agreement.note,
        "claims": agreement.claims,
        "milestones": [
            {"stage": m.stage, "kind": m.event.kind, "date": m.event.date, "ref": m.event.ref}
            for m in milestones(agreement, *when)
        ],
        "log": [row for _, row in events.rows(agreement, when)],
        "targets": [targets.row(agreement.slug, o) for o in outcomes(agreement, *when)],
        "figures": [figures.row(agreement.slug, f) for f in agreement.figures],
        "ratification": [
            {
                "party": row.party,
                "signed": row.signed,
                "approved": row.approved,
                "ratified": row.ratified,
                "notified": row.notified,
                "in_force": row.in_force,
            }
            for row in parties_board(agreement, *when)
        ],
    }
