"""Trade figures: what is traded, by how much, and who says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from fta_tracker.model import Agreement, Figure
from fta_tracker.report import Board, Cell, Heading, Report
from fta_tracker.views.words import spaced

FIELDS = tuple(
    "ref agreement measure period value text unit change_pct reporter stated_on"
    " note sources claims".split()
)


def row(slug: str, figure: Figure) -> dict[str, object]:
    """The row of one figure."""
    return {name: slug if name == "agreement" else getattr(figure, name) for name in FIELDS}


def said(figure: Figure) -> str:
    """What a figure says: `USD 697 million (+5.5 %)`, or its text."""
    amount = figure.text or _amount(figure)
    change = _change(figure)
    if amount and change:
        return f"{amount} ({change})"
    return amount or change


def _amount(figure: Figure) -> str:
    if figure.value is None:
        return ""
    currency, scale, unit = (figure.unit or "").partition(" ")
    if scale and currency.isupper() and len(currency) == 3:
        return f"{currency} {figure.value} {unit}"
    return f"{figure.value} {figure.unit or ''}".rstrip()


def _change(figure: Figure) -> str:
    if figure.change_pct is None:
        return ""
    written = str(figure.change_pct)
    return f"−{written[1:]} %" if written.startswith("-") else f"+{written} %"


def figures(
    title: str, agreements: Iterable[Agreement], measures: Collection[str] | None = None
) -> Report:
    """The report of the figures of these agreements (of these measures), in the order recorded."""
    listed = [
        (agreement.slug, figure)
        for agreement in agreements
        for figure in agreement.figures
        if not measures or figure.measure in measures
    ]
    board = Board(
        (
            Heading("agreement"),
            Heading("measure"),
            Heading("period"),
            Heading("figure", wrap=True),
            Heading("reporter", drop=2),
            Heading("stated", drop=1),
            Heading("note", drop=3, wrap=True),
        ),
        tuple(
            (
                Cell(slug, "strong"),
                Cell(spaced(figure.measure)),
                Cell(str(figure.period or "")),
                Cell(said(figure)),
                Cell(figure.reporter or "", "quiet"),
                Cell(str(figure.stated_on or ""), "quiet"),
                Cell(figure.note or "", "quiet"),
            )
            for slug, figure in listed
        ),
    )
    return Report(title, FIELDS, [row(slug, figure) for slug, figure in listed], picture=board)
