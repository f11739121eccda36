"""Facts with their names before them."""

from collections.abc import Mapping

from fta_tracker.picture import Board, Cell, Heading


def facts_board(facts: Mapping[str, object]) -> Board:
    """A line for each fact that there is."""
    lines = tuple(
        (Cell(name.replace("_", " "), "quiet"), Cell(str(fact)))
        for name, fact in facts.items()
        if fact is not None
    )
    return Board((Heading(""), Heading("", wrap=True)), lines)
