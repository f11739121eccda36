"""`fta rounds`: the same as `fta events --kind round`."""

from __future__ import annotations

import pytest

from tests.commands.desk import Desk


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl"])
@pytest.mark.parametrize(
    "options",
    [
        "",
        "malaysia",
        "chile KH",
        "--since 2020",
        "--until 2019-07",
        "--status cancelled --status announced",
        "--as-of 2020-07-30",
        "rcep",
    ],
)
def test_rounds_are_the_events_that_are_rounds(desk: Desk, format: str, options: str) -> None:
    rounds = desk.quick("rounds", *options.split(), "-o", format)
    events = desk.quick("events", "--kind", "round", *options.split(), "-o", format)

    assert rounds == events
    assert rounds.code == 0


def test_which_rounds_they_are(desk: Desk) -> None:
    assert desk.column("ref", "rounds") == [
        "malaysia/round/1",
        "malaysia/round/2",
        "malaysia/round/3",
        "cambodia/round/1",
        "cambodia/round/3",
        "chile/round/1",
        "chile/round/1.2",
        "malaysia/round/3.2",
    ]
    assert desk.column("ref", "rounds", "--since", "2020", "--until", "2020") == [
        "cambodia/round/1",
        "cambodia/round/3",
    ]
    assert desk.column("ref", "rounds", "malaysia", "--status", "held") == [
        "malaysia/round/1",
        "malaysia/round/2",
    ]


def test_a_terminal_gets_their_board(desk: Desk) -> None:
    screen = desk.pty("rounds", "cambodia")

    assert screen.lines[0] == "Rounds"
    assert "2020-07-30 – 31" in screen.text
