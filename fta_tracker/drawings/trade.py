"""The figures on a page: what was traded, the latest first, with all that is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from fta_tracker.dates import PartialDate
from fta_tracker.drawings.disputes import marked
from fta_tracker.drawings.figures import measured, said
from fta_tracker.drawings.labels import DATE, SOURCES
from fta_tracker.drawings.words import sort_key
from fta_tracker.model import Agreement, Figure, Source
from fta_tracker.picture import Board, Cell, Heading, Section


def trade(agreement: Agreement, cite: Callable[[Iterable[Source]], Cell]) -> Section | None:
    """The figures of an agreement, each with what `cite` makes of its sources."""
    lines = tuple(
        (
            Cell(str(_time_of(figure)), key=sort_key(_time_of(figure))),
            Cell(marked(measured(figure), figure)),
            Cell(said(figure), "strong", more=_around(figure)),
            cite(figure.sources),
        )
        for figure in sorted(agreement.figures, key=_age_of, reverse=True)
    )
    headings = (
        DATE,
        Heading("", wrap=True, name="measure"),
        Heading("", wrap=True, name="figure"),
        SOURCES,
    )
    return Section("Trade", Board(headings, lines)) if lines else None


def _age_of(figure: Figure) -> date:
    return _time_of(figure).latest


def _time_of(figure: Figure) -> PartialDate:
    time = figure.period or figure.stated_on
    assert time is not None, "a figure has one of the two"
    return time


def _around(figure: Figure) -> str:
    """What is told beneath a figure: when it was stated, and what we say of it."""
    stated = f"Stated {figure.stated_on}." if figure.period and figure.stated_on else ""
    return " ".join(filter(None, (stated, figure.note)))
