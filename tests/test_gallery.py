"""`docs/errors.md` is whole, and says what the program says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from tests.commands.desk import Desk
from tests.gallery import (
    ENTRIES,
    INTRO,
    MEANING,
    NOT_SHOWN,
    ONCE_MORE,
    OURS_ALONE,
    PAGE,
    Entry,
    answered,
    block,
    desks,
)
from tests.messages import BLANK, messages, said_in

PLACES = [(code, entry) for code, entries in ENTRIES.items() for entry in entries]


@pytest.fixture(scope="module")
def desk_of_its_own() -> Iterator[Callable[[], Desk]]:
    """A desk for each entry, as the page is made on one for each."""
    with desks() as made:
        yield made


@pytest.mark.parametrize(("code", "entry"), PLACES, ids=lambda held: getattr(held, "line", ""))
def test_each_error_is_as_the_page_shows_it(
    desk_of_its_own: Callable[[], Desk], code: int, entry: Entry
) -> None:
    said = answered(entry, desk_of_its_own())

    assert (said.code, said.out) == (code, "")
    assert block(entry, said) in PAGE.read_text("utf-8"), "python -m tests.gallery --update"
    # In a file's problems the hint stands behind the sentence.
    hinted = "hint: " in said.err or re.search(r"[.?] .*[.?…]$", said.err.splitlines()[-1])
    assert hinted or entry.do, "what to do is said"


def test_the_page_holds_nothing_else() -> None:
    page = PAGE.read_text("utf-8")
    assert page.startswith(INTRO)
    assert page.count("```console") == len(PLACES)
    heads = [line for line in page.splitlines() if line.startswith("## ")]
    assert heads == [f"## {code}: {meaning}" for code, meaning in MEANING.items()]
    for words, (_, do) in NOT_SHOWN.items():
        assert f"`{words}`: {do}\n" in page


def test_every_message_of_the_program_is_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    known = {*NOT_SHOWN, *OURS_ALONE}
    found = [m for m in messages() if m.place not in ONCE_MORE and m.words not in known]
    missing = [f"{m.place}: {m.words}" for m in found if not m.is_in(page)]
    assert missing == [], "give each an entry in tests/gallery.py"


def test_what_the_page_leaves_out_is_in_the_program() -> None:
    said = {m.words for m in messages()}
    places = {m.place for m in messages()}
    assert said >= {*NOT_SHOWN, *OURS_ALONE}
    assert places >= {*OURS_ALONE.values(), *ONCE_MORE}


def test_messages_are_found_in_whatever_way_they_are_written() -> None:
    source = """
DEEP = "Too deep."
def one(x):
    what = "A." if x else f"{x} is B."
    raise Malformed(what, "Hint.")
def two(x):
    raise Broken(1, DEEP)
def three(x, error):
    if x:
        raise type(error)(f"{x}: {error.sentence}")
    return Refused(x or f"C {x}" "D.")
def four(ctx):
    ctx.fail("E.")
    raise ValueError("not ours")
"""
    assert sorted(said_in(source)) == sorted(
        [
            ("one", "A."),
            ("one", f"{BLANK} is B."),
            ("two", "Too deep."),
            ("three", f"{BLANK}: {BLANK}"),
            ("three", BLANK),
            ("three", f"C {BLANK}D."),
            ("four", "E."),
        ]
    )
