"""Events as a board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.words import dated, outstanding, unheld, what, where
from fta_tracker.model import Event
from fta_tracker.picture import Board, Cell, Chart, Heading

#: Events, each with its row.
Pairs = Sequence[tuple[Event, Mapping[str, object]]]


def or_events(drawn: Chart, pairs: Pairs, labels: Mapping[str, str]) -> Chart | Board:
    """A chart, or the events themselves where it has no lane: of what is only announced."""
    return drawn if drawn.lanes else events_board(pairs, labels)


def events_board(pairs: Pairs, labels: Mapping[str, str]) -> Board:
    """A line for each event, with the label of the agreement that its row names."""
    return Board(
        (
            heading(labels),
            Heading("date"),
            Heading("what", wrap=True),
            Heading("place", drop=1, wrap=True),
            Heading("summary", drop=2, wrap=True),
        ),
        tuple(
            (
                labelled(str(row["agreement"]), labels),
                Cell(dated(event)),
                Cell(_called(event), unheld(event)),
                Cell(where(event), "quiet"),
                Cell(event.summary or ""),
            )
            for event, row in pairs
        ),
    )


def _called(event: Event) -> str:
    status = outstanding(event)
    return f"{what(event)} ({status})" if status else what(event)
