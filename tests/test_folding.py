"""Two spellings of a name compare equal."""

from __future__ import annotations

import pytest

from fta_tracker.folding import folded


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("RCEP", "rcep"),
        ("  Korea   FTA ", "korea fta"),
        ("Corée–Chili", "coree-chili"),
        ("한·칠레 FTA", folded("한-칠레 fta")),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_what_a_reader_may_leave_out_is_left_out(text: str, same: str) -> None:
    assert folded(text) == same
