"""Boards: what gives way when the screen is narrow, and in what order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fta_tracker.picture import Board, Cell, Heading
from fta_tracker.render.lines import fill, fold, shorten
from fta_tracker.report import Report
from tests.render.goldens import drawn
from tests.render.samples import BOARD


def shown(board: Board, width: int = 80, *, header: bool = True) -> list[str]:
    report = Report("", (), [], picture=lambda: board)
    return drawn(report, width=width, header=header).splitlines()


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in texts)


def test_numbers_stand_right_and_text_left() -> None:
    board = Board((Heading("n", right=True), Heading("text")), (row("9", "한국"), row("10", "a")))
    assert shown(board) == [" n  text", " 9  한국", "10  a"]


def test_a_sign_stands_before_text_that_has_a_sense() -> None:
    board = Board(
        (Heading("stage"), Heading("x")),
        ((Cell("in force", "in-force"), Cell("1")), (Cell("?", "quiet"), Cell("2"))),
    )
    assert shown(board) == ["stage       x", "● in force  1", "  ?         2"]


def test_headings_without_text_take_no_line() -> None:
    assert shown(Board((Heading(""), Heading("")), (row("a", "b"),))) == ["a  b"]


def test_without_a_header_neither_title_nor_headings_are_drawn() -> None:
    lines = drawn(BOARD, width=200, header=False).splitlines()
    assert lines == drawn(BOARD, width=200).splitlines()[3:]
    assert lines[0].startswith("malaysia")


def columns_at(width: int) -> str:
    board = Board(
        (Heading("a"), Heading("b", drop=1), Heading("c", drop=3), Heading("d", drop=2)),
        (row("a" * 20, "b" * 20, "c" * 20, "d" * 5),),
    )
    return shown(board, width)[0].replace(" ", "")


@pytest.mark.parametrize(
    ("width", "columns"),
    [(71, "abcd"), (70, "abd"), (49, "abd"), (48, "ab"), (42, "ab"), (41, "ad"), (40, "ad")],
)
def test_the_column_of_highest_drop_goes_first_and_room_is_used(width: int, columns: str) -> None:
    assert columns_at(width) == columns


def test_a_text_that_may_be_folded_is_before_others_are_dropped() -> None:
    board = Board(
        (Heading("a", drop=1), Heading("b", wrap=True)), (row("x" * 30, "word " * 9 + "end"),)
    )
    assert shown(board, 60) == [
        "a" + " " * 31 + "b",
        "x" * 30 + "  word word word word word",
        " " * 32 + "word word word word end",
    ]


def test_before_a_text_is_broken_the_columns_move_together() -> None:
    board = Board((Heading("a"), Heading("b")), (row("a" * 20, "b" * 19),))
    assert shown(board, 40)[1] == f"{'a' * 20} {'b' * 19}"


def test_at_last_the_widest_text_is_folded_and_nothing_is_lost() -> None:
    board = Board((Heading("a"), Heading("b")), (row("a" * 60, "b" * 9),))
    assert shown(board, 40)[1:] == [f"{'a' * 30} {'b' * 9}", "a" * 30]


def test_columns_too_many_for_any_screen_still_end() -> None:
    board = Board((Heading("abcde"),) * 30, (row(*["abcde"] * 30),))
    assert shown(board, 40) == [
        " ".join(part.ljust(4) for part in [text] * 30).rstrip() for text in ("abc…", "abcd", "e")
    ]


def test_a_board_without_rows_says_so() -> None:
    assert shown(Board((Heading("a"),), ()), 40) == ["Nothing to show."]


@given(st.text(), st.integers(2, 30))
def test_folding_loses_nothing_and_fits(text: str, width: int) -> None:
    lines = fold(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


def test_a_number_and_its_unit_stay_together() -> None:
    assert fold("for 3 y 11 m", 10) == ["for 3 y", "11 m"]
    assert fold("it grew by 6 % more", 12) == ["it grew by", "6 % more"]
    assert fold("  in 9 months", 4) == ["in 9", "mont", "hs"]


def test_a_long_address_is_broken_at_its_joints() -> None:
    assert fold("see https://example.org/a/b?c=d now", 14) == [
        "see",
        "https://",
        "example.org/a/",
        "b?c=d now",
    ]


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("한국어", 6, "한국어"), ("한국어", 5, "한국…"), ("한국어", 4, "한…"), ("abcd", 3, "ab…")],
)
def test_wide_characters_are_measured_in_cells(text: str, width: int, short: str) -> None:
    assert shorten(text, width) == short
    assert cell_len(fill(short, 10)) == cell_len(fill(short, 10, right=True)) == 10
