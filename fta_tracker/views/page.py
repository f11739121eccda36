"""The page: all of one agreement on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fta_tracker.analysis.force import Force, PartyForce, force
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
_MORE = (
    *"names aliases upgrades in_force_rule note claims milestones log targets figures".split(),
    *"ratification force".split(),
)
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
    found = force(agreement, *when)
    return {
        **board.row(agreement, stands, when, wording),
        "names": agreement.names,
        "aliases": agreement.aliases,
        "upgrades": agreement.upgrades,
        "in_force_rule": agreement.in_force_rule,
        "note": agreement.note,
        "claims": agreement.claims,
        "milestones": [
            {"stage": m.stage, "kind": m.event.kind, "date": m.event.date, "ref": m.event.ref}
            for m in milestones(agreement, *when)
        ],
        "log": [row for _, row in events.rows(agreement, when)],
        "targets": [targets.row(agreement.slug, o) for o in outcomes(agreement, *when)],
        "figures": [figures.row(agreement.slug, f) for f in agreement.figures],
        "ratification": _ratification(agreement, found, when),
        "force": _force(found) if found else None,
    }


def _ratification(
    agreement: Agreement, found: Force | None, when: Moment
) -> list[dict[str, object]]:
    """Each party's steps; `unconfirmed`: those of which there is no more than an announcement."""
    ruled = {party.party: party for party in found.parties} if found else {}
    return [
        {
            "party": row.party,
            "signed": row.signed,
            "approved": row.approved,
            "ratified": row.ratified,
            "notified": row.notified,
            "in_force": row.in_force,
            "unconfirmed": row.unconfirmed,
            **_compared(ruled.get(row.party)),
        }
        for row in parties_board(agreement, *when)
    ]


def _force(found: Force) -> dict[str, object]:
    """How far the rule is met, and the day that follows beside the day recorded."""
    return {
        "progress": [
            {"of": part.of, "need": part.need, "done": part.done, "left": part.left}
            for part in found.progress
        ],
        "met_on": found.met_on,
        "met_by": found.met_by,
        "unconfirmed": found.unconfirmed,
        "in_force": found.in_force,
        **_compared(found),
    }


def _compared(found: Force | PartyForce | None) -> dict[str, object]:
    """The day of the rule, a range of days, and how many from it to the day recorded."""
    due = found.due if found else None
    days = found.days if found else None
    return {
        "due_earliest": due and due.earliest,
        "due_latest": due and due.latest,
        "days_min": days and days.least,
        "days_max": days and days.most,
    }
