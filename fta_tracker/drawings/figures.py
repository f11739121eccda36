"""Trade figures, in words and as a board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.words import spaced
from fta_tracker.model import Figure
from fta_tracker.picture import Board, Cell, Heading


def figures_board(listed: Sequence[tuple[str, Figure]], labels: Mapping[str, str]) -> Board:
    """A line for each figure, behind its agreement's label."""
    return Board(
        (
            heading(labels),
            Heading("measure", wrap=True),
            Heading("period"),
            Heading("figure", wrap=True),
            Heading("stated", drop=1),
            Heading("note", drop=3, wrap=True),
        ),
        tuple(
            (
                labelled(slug, labels),
                Cell(measured(figure)),
                Cell(str(figure.period or "")),
                Cell(said(figure)),
                Cell(str(figure.stated_on or ""), "quiet"),
                Cell(figure.note or "", "quiet"),
            )
            for slug, figure in listed
        ),
    )


def measured(figure: Figure) -> str:
    """What is measured, and whose figure it is: `exports (KR)`."""
    return spaced(figure.measure) + (f" ({figure.reporter})" if figure.reporter else "")


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
