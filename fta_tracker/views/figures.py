"""Trade figures: what is traded, by how much, and who says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from fta_tracker.model import Agreement, Figure
from fta_tracker.report import Report
from fta_tracker.wording import Labels

if TYPE_CHECKING:
    from fta_tracker.picture import Board

FIELDS = tuple(
    "ref agreement measure period value text unit change_pct reporter stated_on"
    " note sources claims".split()
)


def row(slug: str, figure: Figure) -> dict[str, object]:
    """The row of one figure."""
    return {name: slug if name == "agreement" else getattr(figure, name) for name in FIELDS}


def figures(
    title: str,
    agreements: Iterable[Agreement],
    measures: Collection[str] | None = None,
    labels: Labels = dict,
) -> Report:
    """The report of the figures of these agreements (of these measures), in the order recorded.

    `labels`: what its picture calls them.
    """
    listed = _listed(agreements, measures)

    def picture() -> Board:
        from fta_tracker.drawings.figures import figures_board

        return figures_board(listed, labels())

    return Report(title, FIELDS, [row(slug, figure) for slug, figure in listed], picture=picture)


def disputes(
    title: str,
    agreements: Iterable[Agreement],
    measures: Collection[str] | None = None,
    labels: Labels = dict,
) -> Report:
    """The report of those figures of which another source says something else, claim by claim."""
    listed = [(slug, figure) for slug, figure in _listed(agreements, measures) if figure.claims]

    def picture() -> Board:
        from fta_tracker.drawings.disputes import disputes_board

        return disputes_board(listed, labels())

    return Report(title, FIELDS, [row(slug, figure) for slug, figure in listed], picture=picture)


def _listed(
    agreements: Iterable[Agreement], measures: Collection[str] | None
) -> list[tuple[str, Figure]]:
    return [
        (agreement.slug, figure)
        for agreement in agreements
        for figure in agreement.figures
        if not measures or figure.measure in measures
    ]
