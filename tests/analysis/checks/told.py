"""The record that a test is about, read from its docstring: a table of events, or YAML."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from textwrap import dedent

from fta_tracker.analysis.checks import BY_NAME, findings
from fta_tracker.dates import Moment
from fta_tracker.exchange import read
from fta_tracker.model import Agreement
from tests.analysis.logs import agreement

WHEN = Moment(date(2026, 11, 23), date(2026, 11, 23))


def _told(test: Callable[..., None]) -> str:
    """What stands below the first line of a docstring."""
    return dedent((test.__doc__ or "").partition("\n")[2])


def _with(test: Callable[..., None], make: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        test(make())

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


def table(test: Callable[[Agreement], None]) -> Callable[[], None]:
    """Give the test the agreement `deal`, of KR and KH, whose log stands in its docstring."""
    return _with(test, lambda: agreement(_told(test)))


def record(test: Callable[[Sequence[Agreement]], None]) -> Callable[[], None]:
    """Give the test the agreements that stand in its docstring, in the form of the file."""

    def made() -> Sequence[Agreement]:
        text = "format: 1\nagreements:\n" + _told(test)
        return read(text.encode(), "docstring", "yaml")

    return _with(test, made)


def found(
    rule: str, *agreements: Agreement, when: Moment = WHEN
) -> list[tuple[str, tuple[str, ...]]]:
    """What a rule finds: each ref with the others that it is about."""
    return [(f.ref, f.also) for _, f in findings([BY_NAME[rule]], agreements, when)]


def said(rule: str, *agreements: Agreement, when: Moment = WHEN) -> list[tuple[str, str]]:
    """What a rule says: the sentence and the hint of each finding."""
    return [(f.sentence, f.hint) for _, f in findings([BY_NAME[rule]], agreements, when)]
