"""The history as a board: a line for each change, and beneath it what it did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from fta_tracker.picture import Board, Cell, Heading

Row = Mapping[str, object]

_SIGNS: Final = {"added": "+", "changed": "~", "removed": "-", "moved": "↕"}
#: A change of more things than these is counted by agreement.
_MOST: Final = 12
#: A value is shown up to here.
_LONG: Final = 160


def history_board(rows: Sequence[Row], whole: bool) -> Board:
    """The rows of a history, those of a change together; `whole`: however many they are."""
    headings = (
        Heading("change", right=True),
        Heading("when"),
        Heading("who", drop=2),
        Heading("what", wrap=True),
        Heading("difference", wrap=True),
    )
    lines: list[tuple[Cell, ...]] = []
    for _, group in groupby(rows, key=lambda row: row["change"]):
        lines += _change(list(group), whole)
    return Board(headings, tuple(lines))


def _change(rows: Sequence[Row], whole: bool) -> Iterator[tuple[Cell, ...]]:
    head = rows[0]
    undone = Cell(f"taken back by {head['undone_by']}" if head["undone_by"] else "", "quiet")
    yield (
        Cell(str(head["change"] or "–"), "strong"),
        Cell(str(head["at"] or "not made")[:16].replace("T", " "), "quiet"),
        Cell(str(head["who"]), "quiet"),
        Cell(str(head["command"]), "quiet" if head["undone_by"] else ""),
        undone,
    )
    things = [(key, list(group)) for key, group in groupby(rows, key=_thing)]
    if len(things) > _MOST and not whole:
        yield from _counted([key for key, _ in things])
    else:
        for (did, ref), group in things:
            told = "; ".join(_told(row) for row in group)
            yield _line(f"{_SIGNS[did]} {ref}", told, did)


def _thing(row: Row) -> tuple[str, str]:
    return str(row["did"]), str(row["ref"])


def _counted(things: Sequence[tuple[str, str]]) -> Iterator[tuple[Cell, ...]]:
    """How many were added, changed, removed and moved, by agreement."""
    count = Counter((ref.partition("/")[0], did) for did, ref in things)
    for slug in dict.fromkeys(slug for slug, _ in count):
        numbers = [f"{sign}{n}" for did, sign in _SIGNS.items() if (n := count[slug, did])]
        yield _line(slug, " ".join(numbers), "")


def _line(what: str, told: str, did: str) -> tuple[Cell, ...]:
    return Cell(""), Cell(""), Cell(""), Cell(what, "quiet" if did == "removed" else ""), Cell(told)


def _told(row: Row) -> str:
    """A field: `number 5` where it is new, `status announced → held` where it was changed."""
    name = str(row["field"]).replace("_", " ")
    if row["did"] == "moved":
        return f"now below {row['after']}" if row["after"] else "now above all others"
    before, after = _value(row["before"]), _value(row["after"])
    if row["did"] in ("added", "removed"):
        return f"{name} {after or before}"
    return f"{name} {before or '–'} → {after or '–'}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, Mapping):
        return " ".join(map(_value, value.values()))
    text = "" if value is None else str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()}…"
