"""Nothing that steers a terminal reaches one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.picture import Board, Cell, Heading
from fta_tracker.render.sanitise import clean, cleaned
from fta_tracker.report import Report
from tests.render.goldens import drawn
from tests.render.samples import HOSTILE, PICTURES

#: What Unicode calls a format character and readers need: the joiners of Persian, Indic scripts
#: and emoji, and the signs of Arabic, Syriac and Kaithi numbers and pages, which show.
WANTED = {*"\u200c\u200d\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"} | {
    chr(code) for code in range(0x600, 0x606)
}
#: The block of tags, assigned or not, without the selectors of variants within it.
TAGS = {*range(0xE0000, 0xE0100), *range(0xE01F0, 0xE1000)}
#: Of blocks of controls (invisible signs, hieroglyphs, specials) what is not assigned yet, and
#: what no XML may hold.
UNKNOWN = TAGS | {0xFFFE, 0xFFFF, 0x2065, *range(0x13439, 0x13440), *range(0xFFF0, 0xFFF9)}


def steers(char: str) -> bool:
    return (
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in WANTED
    ) or ord(char) in UNKNOWN


def test_every_control_of_unicode_is_made_visible_and_all_else_stays() -> None:
    for code in range(0x110000):
        char = chr(code)
        shown = clean(f"a{char}b")
        if char in "\n\t":
            assert shown == "a b", hex(code)
        elif steers(char):
            assert shown[0] + shown[-1] == "ab", hex(code)
            assert unicodedata.category(shown[1]) == "So", hex(code)
            assert len(shown) == 3, hex(code)
        else:
            assert shown == f"a{char}b", hex(code)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("\x00\x07\x7f", "␀␇␡"),
        ("\x9b31m", "�31m"),
        ("a\r\nb\rc\td\ne", "a b␍c d e"),
        ("\u202eabc\u2066", "�abc�"),
        ("\ud800", "�"),
        ("한·캄보디아 – café", "한·캄보디아 – café"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_every_text_of_a_picture_is_cleaned() -> None:
    board = Board((Heading("a\x1b"),), ((Cell("b\n", "c\x1b"),),))
    assert cleaned(board) == Board((Heading("a␛"),), ((Cell("b ", "c␛"),),))


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_escape_sequence_without_colour(name: str, width: int) -> None:
    hostile = PICTURES[name]._replace(title=HOSTILE, footer=lambda: (HOSTILE,))
    text = drawn(hostile, width=width)
    assert not any(steers(char) for char in text if char != "\n")


@pytest.mark.parametrize("name", PICTURES)
def test_with_colour_only_our_own_styles(name: str) -> None:
    hostile = PICTURES[name]._replace(title=HOSTILE, footer=lambda: (HOSTILE,))
    text = drawn(hostile, colour=True)
    parts = text.split("\x1b")
    assert len(parts) > 2
    assert all(part[0] == "[" and part[1:].split("m")[0].isdigit() for part in parts[1:])
    assert not any(steers(char) for char in "".join(parts) if char != "\n")


@pytest.mark.parametrize("format", ["table", "md"])
@given(text=st.text(min_size=1))
def test_no_text_whatever_gets_through(format: str, text: str) -> None:
    rows = [{"a": text, "b": (text, text)}]
    for report in (
        Report(text, ("a", "b"), rows, footer=lambda: (text,)),
        Report("", ("a",), rows, picture=lambda: Board((Heading(text),), ((Cell(text),),))),
    ):
        shown = drawn(report, format)
        assert not any(steers(char) for char in shown if char != "\n")
        shown.encode()


def test_markup_is_text() -> None:
    rows = [{"a": "[/] [draft] [bold]x[/bold] :smile: [link=x]"}]
    assert rows[0]["a"] in drawn(Report("", ("a",), rows), "table")
