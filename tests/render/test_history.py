"""The history as it is drawn."""

from __future__ import annotations

from fta_tracker.picture import Change, Deed, History
from fta_tracker.report import Report
from tests.render.goldens import drawn

HISTORY = History(
    (
        Change(
            "12",
            "2026-11-23 09:30 UTC",
            "desk",
            "fta edit malaysia/round/4 place=Seoul 'summary=A long sentence that goes on and on'",
            "",
            (
                Deed(
                    "~",
                    "malaysia/round/4",
                    ("place – → Seoul", "summary – → A sentence on and on and on and on"),
                ),
            ),
        ),
        Change(
            "3",
            "2026-11-20 09:30 UTC",
            "desk",
            "fta add-round malaysia",
            "taken back by change 4",
            (
                Deed("+", "malaysia/round/4", ("kind round", "한국"), "good"),
                Deed("↕", "한국/x", ("now above all others",)),
            ),
        ),
    )
)


def shown(history: History, width: int, *, colour: bool = False) -> list[str]:
    report = Report("", (), [], picture=lambda: history)
    return drawn(report, width=width, colour=colour).splitlines()


def test_a_paragraph_for_each_change() -> None:
    assert shown(HISTORY, 60) == [
        "12  2026-11-23 09:30 UTC · desk",
        "    fta edit malaysia/round/4 place=Seoul 'summary=A long",
        "    sentence that goes on and on'",
        "    ~ malaysia/round/4",
        "        place – → Seoul",
        "        summary – → A sentence on and on and on and on",
        "",
        " 3  2026-11-20 09:30 UTC · desk · taken back by change 4",
        "    fta add-round malaysia",
        "    + malaysia/round/4  kind round · 한국",
        "    ↕ 한국/x  now above all others",
    ]


def test_what_fits_into_a_line_stands_in_one() -> None:
    assert shown(HISTORY, 200)[2] == (
        "    ~ malaysia/round/4  place – → Seoul · summary – → A sentence on and on and on and on"
    )


def test_colour_goes_with_the_signs() -> None:
    coloured = "\n".join(shown(HISTORY, 80, colour=True))
    assert "\x1b[32m+ malaysia/round/4" in coloured
    assert "\x1b[2mfta add-round malaysia" in coloured, "what does not stand is dim"


def test_no_changes() -> None:
    assert shown(History(()), 80) == ["Nothing to show."]
