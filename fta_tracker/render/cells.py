"""The values of a row as the text of a flat format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.jsontext import dumps
from fta_tracker.report import Report

#: What is one word or more, and not a list, and how it is written.
_WORDS: Final[dict[type, Callable[[Any], str]]] = {
    str: str,
    int: str,
    bool: dumps,
    PartialDate: str,
    Number: str,
    date: date.isoformat,
}


def columns(report: Report) -> tuple[str, ...]:
    """The fields that flat formats show, in order."""
    return report.fields if report.columns is None else report.columns


def lines(report: Report) -> Iterator[list[str]]:
    """The text of each row's columns, one row at a time."""
    shown = columns(report)
    for row in report.rows:
        # Most are texts as they are, or nothing.
        yield [
            held if type(held) is str else "" if held is None else cell(held)
            for held in map(row.__getitem__, shown)
        ]


def cell(value: object) -> str:
    """A value as text, whole. What is unknown or empty has none; `true` and `false` are words.

    Lists of words are joined by `;`. Objects, lists of objects, and lists that `;` would make
    ambiguous are JSON, so that every value can be read back.
    """
    if value is None:
        return ""
    written = _WORDS.get(type(value))
    if written:
        return written(value)
    if not value:  # an empty list or mapping
        return ""
    if isinstance(value, (tuple, list)) and all(type(item) in _WORDS for item in value):
        words = [cell(item) for item in value]
        joined = ";".join(words)
        # Who reads it back takes blanks off the parts: a person may write some behind each `;`.
        if [part.strip() for part in joined.split(";")] == words and not joined.startswith("["):
            return joined
    return dumps(value)
