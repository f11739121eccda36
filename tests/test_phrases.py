"""Things counted, words listed, and names that compare equal however they are spelt."""

from __future__ import annotations

import pytest

from fta_tracker.phrases import counted, folded, listed


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


def test_numbers_of_things() -> None:
    assert [counted(n, "agreement") for n in (0, 1, 2)] == [
        "0 agreements",
        "1 agreement",
        "2 agreements",
    ]


def test_words_one_after_another() -> None:
    assert listed(["KR"]) == "KR"
    assert listed(["KR", "KH", "VN"]) == "KR, KH and VN"
    assert listed(iter(["KR", "KH"]), "or") == "KR or KH"
