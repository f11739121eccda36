"""What `fta info` tells: the database and why that one, versions, and how much is in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fta_tracker.report import Report

if TYPE_CHECKING:
    from fta_tracker.picture import Board


_NEWER = "The record that ships with fta is newer."


def info(title: str, facts: Mapping[str, object], take_in: str | None = None) -> Report:
    """The report of these facts, one row of them; `take_in`: the command that takes in news."""

    def picture() -> Board:
        from fta_tracker.drawings.facts import facts_board

        return facts_board(facts)

    def footer() -> tuple[str, ...]:
        return (f"{_NEWER} See what it brings: {take_in} -n",) if take_in else ()

    return Report(title, tuple(facts), [facts], single=True, picture=picture, footer=footer)
