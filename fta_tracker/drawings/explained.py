"""The cases behind the summary, a line each, with the refs to look them up by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fta_tracker.analysis.cases import Case
from fta_tracker.analysis.summary import unit
from fta_tracker.dates import Days
from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.words import spaced
from fta_tracker.picture import Board, Cell, Heading


def cases_board(cases: Iterable[Case], labels: Mapping[str, str]) -> Board:
    """A line for each case: of what, of which agreement, how much, and what it rests on."""
    return Board(
        (
            Heading("figure", wrap=True),
            heading(labels),
            Heading("came to", right=True),
            Heading("refs", wrap=True),
        ),
        tuple(
            (
                Cell(_figure(case)),
                labelled(case.agreement, labels),
                Cell(_amount(case), case.outcome or ""),
                Cell(
                    ", ".join(case.refs) + (" (unconfirmed)" if case.unconfirmed else ""), "quiet"
                ),
            )
            for case in cases
        ),
    )


def _figure(case: Case) -> str:
    way = f" → {spaced(case.to)}" if case.to else ""
    return f"{case.section}: {spaced(case.of)}{way}"


def _amount(case: Case) -> str:
    """What the case came to: its number, or how a promise came out."""
    late = " late" if case.outcome and case.complete else " overdue" if case.outcome else ""
    if case.amount:
        so_far = " so far" if not (case.complete or late) else ""
        return f"{_range(case.amount)} {unit(case.section, case.of)}{late}{so_far}"
    return spaced(case.outcome) if case.outcome else "–"


def _range(amount: Days) -> str:
    return str(amount.most) if amount.least == amount.most else f"{amount.least}–{amount.most}"
