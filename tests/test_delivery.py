"""Where words go, and what a terminal can show."""

from __future__ import annotations

import io

import pytest

from fta_tracker.delivery import colour, talk, visible, width
from tests.screens import Screen, terminal


@pytest.mark.parametrize(
    ("columns", "env", "meant"),
    [
        (132, {}, 132),
        (0, {}, 80),
        (132, {"COLUMNS": "60"}, 60),
        (132, {"COLUMNS": "0"}, 132),
        (132, {"COLUMNS": ""}, 132),
        (132, {"COLUMNS": "-5"}, 132),
        (132, {"COLUMNS": "9999"}, 9999),
        (132, {"COLUMNS": "10000"}, 132),
        (132, {"COLUMNS": "9" * 5_000}, 132),
        (132, {"COLUMNS": "١٠٠"}, 132),
    ],
)
def test_a_picture_fits_the_terminal(columns: int, env: dict[str, str], meant: int) -> None:
    with terminal(columns) as out:
        assert width(out, env) == meant


def test_a_pipe_is_always_as_wide() -> None:
    assert width(io.StringIO(), {"COLUMNS": "132"}) == 80


def test_a_terminal_that_cannot_be_asked_is_as_wide_as_a_pipe() -> None:
    assert width(Screen(), {}) == 80


@pytest.mark.parametrize(
    ("env", "off", "on"),
    [
        ({}, False, True),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, False, True),
        ({"TERM": "dumb"}, False, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "0"}, False, True),
        ({"FORCE_COLOR": ""}, False, True),
        ({"FORCE_COLOR": "3", "NO_COLOR": "1"}, False, False),
    ],
)
def test_when_a_picture_is_coloured(env: dict[str, str], off: bool, on: bool) -> None:
    assert colour(io.StringIO(), env) is off
    with terminal(80) as out:
        assert colour(out, env) is on


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("한국 – 1 agreement.", "한국 – 1 agreement."),
        ("two\nlines\n", "two\nlines\n"),
        ("a\tb\x1b[2J\nc\rd\x7f", "a\tb\u241b[2J\nc\u240dd\u2421"),
        ("\u202eeno\udcff\x9b", "\ufffdeno\ufffd\ufffd"),
    ],
)
def test_talk_cannot_steer_the_terminal(text: str, shown: str) -> None:
    assert talk(text, io.StringIO()) == shown
    assert visible(text) == shown


def test_talk_is_broken_between_words_on_a_terminal_alone() -> None:
    long = "fta: " + "words " * 20
    assert talk(f"{long}\nhint: a\x1b", io.StringIO()) == f"{long}\nhint: a␛"
    assert talk(f"{long}\nhint: a", Screen()).splitlines() == [
        "fta: " + "words " * 11 + "words",
        "  " + "words " * 7 + "words",
        "hint: a",
    ]
