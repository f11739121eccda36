"""A document: a part of the record to hand on, as one value that every format of it is made of."""

from __future__ import annotations

from collections.abc import Sequence

from fta_tracker.analysis.standing import STALE_AFTER, on_board, standing
from fta_tracker.analysis.targets import outcomes
from fta_tracker.dates import Moment
from fta_tracker.model import Agreement
from fta_tracker.phrases import counted, listed
from fta_tracker.report import Document, Report
from fta_tracker.views.board import FIELDS as STANDING
from fta_tracker.views.board import board
from fta_tracker.views.events import events, merged, within
from fta_tracker.views.figures import figures
from fta_tracker.views.page import pages
from fta_tracker.views.sources import sources
from fta_tracker.views.targets import targets
from fta_tracker.views.timeline import timeline

#: What the table of agreements has beyond a row of the board.
_RECORDED = tuple("names aliases upgrades in_force_rule note claims".split())


def document(agreements: Sequence[Agreement], when: Moment) -> Document:
    """The document of these agreements as they are on a day, titled by its only one, if it is."""
    title = agreements[0].name if len(agreements) == 1 else "Talks on trade agreements"
    stands = [(agreement, standing(agreement, *when, STALE_AFTER)) for agreement in agreements]
    standing_then = [(a, s) for a, s in stands if on_board(a, *when)]
    each = pages("", agreements, when, STALE_AFTER, single=False)
    return Document(
        title,
        _note(agreements, when),
        when.day,
        board("Agreements", standing_then, when),
        timeline("Timeline", agreements, merged(agreements, when), when, STALE_AFTER),
        each,
        tuple(
            timeline("Chronology", [one], merged([one], when), when, STALE_AFTER, alone=True)
            for one in agreements
        ),
        _tables(agreements, when, each),
    )


def _note(agreements: Sequence[Agreement], when: Moment) -> str:
    """Of what record and day it is: `As recorded by 2026-11-23: 10 agreements, …`."""
    counts = [
        counted(len(agreements), "agreement"),
        counted(sum(len(agreement.log) for agreement in agreements), "event"),
        counted(sum(len(agreement.targets) for agreement in agreements), "promise"),
        counted(sum(len(agreement.figures) for agreement in agreements), "trade figure"),
    ]
    known = "As recorded by" if when.day == when.today else "As it was known on"
    return f"{known} {when.day}: {listed(counts)}."


def _tables(
    agreements: Sequence[Agreement], when: Moment, each: Report
) -> tuple[tuple[str, Report], ...]:
    happened = merged(agreements, when)
    promises = [(a.slug, promise) for a in agreements for promise in outcomes(a, *when)]
    fields = (*STANDING, *_RECORDED)
    rows = [{name: row[name] for name in fields} for row in each.rows]
    return (
        ("agreements", Report("Agreements", fields, rows)),
        ("rounds", events("Rounds", within(happened, None, None, ["round"]))),
        ("events", events("Events", happened)),
        ("targets", targets("Promises", promises, when)),
        ("figures", figures("Trade figures", agreements)),
        ("sources", sources("Sources", agreements)),
    )
