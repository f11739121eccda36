"""What `fta info` tells: the database and why that one, versions, and how much is in it."""

from __future__ import annotations

from collections.abc import Mapping

from fta_tracker.report import Board, Cell, Heading, Report


def info(title: str, facts: Mapping[str, object]) -> Report:
    """The report of these facts, one row of them."""
    lines = tuple(
        (Cell(name.replace("_", " "), "quiet"), Cell(str(fact))) for name, fact in facts.items()
    )
    board = Board((Heading(""), Heading("", wrap=True)), lines)
    return Report(title, tuple(facts), [facts], single=True, picture=board)
