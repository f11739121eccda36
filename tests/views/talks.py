"""Agreements by hand, and what a picture says of them, as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from fta_tracker.dates import Moment
from fta_tracker.model import Agreement, Event, Source
from fta_tracker.picture import Board, Cell
from fta_tracker.report import Report
from tests.analysis.logs import agreement, day

__all__ = ["agreement", "board_of", "day", "saying", "texts", "when"]

TODAY = date(2026, 11, 23)


def when(on: str, today: date = TODAY) -> Moment:
    """The view of a day, seen from today."""
    return Moment(day(on), today)


def saying(whole: Agreement, number: int, **fields: Any) -> Agreement:
    """The agreement whose event of that place in the log (from 0) also has these fields."""
    log: list[Event] = list(whole.log)
    log[number] = replace(log[number], **fields)
    return replace(whole, log=tuple(log))


def source(title: str) -> Source:
    return Source(title, f"https://example.org/{title}")


def board_of(report: Report) -> Board:
    picture = report.picture()
    assert isinstance(picture, Board)
    return picture


def texts(board: Board) -> list[list[str]]:
    """The rows of a board without the senses of their cells."""
    return [[cell.text for cell in row] for row in board.rows]


def senses(row: tuple[Cell, ...]) -> list[str]:
    return [cell.sense for cell in row]
