"""Logs as short tables, so that a test shows the record it is about.

A line is an event: `2020-07-30/2020-07-31 round 1 by KR of goods announced`, where all after the
kind may be left out. A line of a promise: `2020-07-09 promise round 1 due 2020-07 by KR of goods`.
"""

from datetime import date

from fta_tracker.dates import PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import Agreement, Event, Target

#: Long after everything that these tests record, so that no view is one of today.
TODAY = date(2030, 1, 1)


def day(text: str) -> date:
    return PartialDate(text).earliest


def agreement(table: str, parties: str = "KR KH", slug: str = "deal") -> Agreement:
    """The agreement of a table of events, in log order, and of promises."""
    lines = [line.split() for line in table.strip().splitlines() if line.strip()]
    return Agreement(
        slug=slug,
        name=slug.title(),
        kind="fta",
        parties=tuple(parties.split()),
        log=tuple(_event(words) for words in lines if words[1] != "promise"),
        targets=tuple(_target(words) for words in lines if words[1] == "promise"),
    )


def _event(words: list[str]) -> Event:
    start, _, end = words[0].partition("/")
    number, by, scope, rest = _tail(words[2:])
    return Event(
        kind=words[1],
        date=PartialDate(start),
        end=PartialDate(end) if end else None,
        number=number,
        by=by,
        scope=scope,
        status=rest[0] if rest else "held",
    )


def _target(words: list[str]) -> Target:
    number, by, scope, rest = _tail(words[3:])
    assert rest[0] == "due"
    return Target(
        kind=words[2],
        due=PartialDate(rest[1]),
        stated_on=PartialDate(words[0]),
        number=number,
        by=by,
        scope=scope,
    )


def _tail(words: list[str]) -> tuple[int | None, tuple[str, ...], tuple[str, ...], list[str]]:
    number: int | None = None
    by: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    rest: list[str] = []
    while words:
        word, *words = words
        if word.isdigit():
            number = int(word)
        elif word == "by":
            by, words = tuple(words[0].split(",")), words[1:]
        elif word == "of":
            scope, words = tuple(words[0].split(",")), words[1:]
        elif word == "due":
            rest, words = [word, words[0]], words[1:]
        else:
            rest = [word]
    return number, by, scope, rest


def cut(whole: Agreement, on: date, today: date = TODAY) -> Agreement:
    """The agreement as `log.as_of` hands it to a view of that day."""
    return as_of(whole, on, today)
