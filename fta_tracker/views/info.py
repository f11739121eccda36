"""What `fta info` tells: the database and why that one, versions, and how much is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fta_tracker.report import Report

if TYPE_CHECKING:
    from fta_tracker.picture import Board


def info(title: str, facts: Mapping[str, object]) -> Report:
    """The report of these facts, one row of them."""

    def picture() -> Board:
        from fta_tracker.drawings.facts import facts_board

        return facts_board(facts)

    return Report(title, tuple(facts), [facts], single=True, picture=picture)
