"""In whatever order events are recorded: a valid log, and where the dates decide, the same log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import PartialDate
from fta_tracker.fields import plain
from fta_tracker.model import Agreement, Event
from fta_tracker.recording.adding import add_event
from fta_tracker.recording.merging import merge_rows
from tests.record.shipped import record
from tests.strategies import events

TODAY = dt.date(2100, 1, 1)
SHIPPED = [*record().values()]


def _empty(agreement: Agreement) -> Agreement:
    return replace(agreement, log=(), targets=(), figures=())


def _told(event: Event) -> dict[str, Any]:
    return {name: value for name, value in plain(event).items() if value not in (None, ())}


def _recorded(agreement: Agreement, rows: Iterable[dict[str, Any]]) -> Agreement:
    grown, troubles = merge_rows(_empty(agreement), enumerate(rows), TODAY)
    assert troubles == []
    return grown


def _decided(log: Iterable[Event]) -> set[tuple[str | None, str | None]]:
    """The pairs whose order the dates alone decide."""
    return {
        (a.ref, b.ref) if a.date.definitely_before(b.date) else (b.ref, a.ref)
        for a, b in combinations(log, 2)
        if a.date.definitely_before(b.date) or b.date.definitely_before(a.date)
    }


def _stands(log: Iterable[Event]) -> set[tuple[str | None, str | None]]:
    """The pairs as they stand."""
    return {(a.ref, b.ref) for a, b in combinations(log, 2)}


@pytest.mark.parametrize("agreement", SHIPPED, ids=lambda agreement: agreement.slug)
@given(data=st.data())
def test_the_shipped_record_in_any_order(agreement: Agreement, data: st.DataObject) -> None:
    rows = [_told(event) for event in agreement.log]

    grown = _recorded(agreement, data.draw(st.permutations(rows)))

    assert {event.ref: event for event in grown.log} == {e.ref: e for e in agreement.log}
    assert _decided(agreement.log) <= _stands(grown.log), "a valid log, though perhaps another"


@pytest.mark.parametrize("agreement", SHIPPED, ids=lambda agreement: agreement.slug)
@given(data=st.data())
def test_what_the_dates_decide_is_always_the_same_log(
    agreement: Agreement, data: st.DataObject
) -> None:
    """Of the shipped record, those events whose dates have no part in common."""
    log: list[Event] = []
    for event in agreement.log:
        if not log or log[-1].date.definitely_before(event.date):
            log.append(event)
    rows = [_told(event) for event in log]

    assert list(_recorded(agreement, data.draw(st.permutations(rows))).log) == log


@given(made=st.lists(events, max_size=8), data=st.data())
def test_generated_events_in_any_order(made: list[Event], data: st.DataObject) -> None:
    made = [replace(event, number=None) for event in made]
    logs = []
    for order in (data.draw(st.permutations(made)), made):
        grown = Agreement("deal", "Deal", "fta", ("KR", "KH"))
        for number, event in enumerate(order):
            # Refs of their own, so that both logs speak of the same events.
            ref = f"deal/own/{made.index(event)}.{order[:number].count(event)}"
            numbered = replace(event, kind=event.kind.replace("round", "summit"), ref=ref)
            grown, _ = add_event(grown, numbered, TODAY)
        logs.append(grown.log)

    assert _decided(logs[0]) == _decided(logs[1])
    assert _decided(logs[0]) <= _stands(logs[0]) & _stands(logs[1])
    if len(_decided(logs[0])) == len(list(combinations(logs[0], 2))):
        assert logs[0] == logs[1]


@given(data=st.data())
def test_rounds_known_to_the_month_stand_by_their_numbers(data: st.DataObject) -> None:
    rounds = [Event("round", PartialDate("2020-07"), number=number) for number in range(1, 6)]
    grown = Agreement("deal", "Deal", "fta", ("KR", "KH"))
    for event in data.draw(st.permutations(rounds)):
        grown, _ = add_event(grown, event, TODAY)

    assert [event.number for event in grown.log] == [1, 2, 3, 4, 5]
