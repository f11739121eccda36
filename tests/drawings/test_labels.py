"""The agreements on a board, by their labels."""

from __future__ import annotations

from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.picture import Cell, Heading

NAME = "Korea–Cambodia Free Trade Agreement"
SLUG = "korea-cambodia-free-trade-agreement"


def test_a_label_and_a_slug_that_has_none() -> None:
    labels = {"cambodia": "한·캄보디아 FTA"}

    assert labelled("cambodia", labels) == Cell("한·캄보디아 FTA", "strong")
    assert labelled("chile", labels) == Cell("chile", "strong")


def test_a_long_name_may_be_folded_but_a_slug_stays_whole() -> None:
    assert heading({}) == Heading("agreement")
    assert heading({"cambodia": NAME[:24]}) == Heading("agreement")
    assert heading({"cambodia": NAME[:25], "chile": "chile"}) == Heading("agreement", wrap=True)
    assert heading({SLUG: SLUG}, "") == Heading("")
