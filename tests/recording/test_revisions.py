"""How often things were changed, and when last."""

from __future__ import annotations

from datetime import UTC, datetime

from fta_tracker.recording.changes import Change, Difference
from fta_tracker.recording.orders import Order
from fta_tracker.recording.revisions import UNKNOWN, Revision, revisions


def _at(day: int) -> datetime:
    return datetime(2026, 11, day, tzinfo=UTC)


def _change(number: int, day: int, *refs: str, moved: tuple[str, ...] = ()) -> Change:
    orders = {"a": Order((), (), moved)} if moved else {}
    difference = Difference({ref: (None, {}) for ref in refs}, orders)
    return Change(number, _at(day), "desk", "fta", difference)


def test_what_is_recorded_has_not_been_changed_yet() -> None:
    assert revisions([_change(1, 3, "a", "a/round/1")]) == {
        "a": Revision(0, _at(3)),
        "a/round/1": Revision(0, _at(3)),
    }


def test_each_change_counts_and_the_last_tells_when_in_whatever_order_they_come() -> None:
    changes = [
        _change(1, 3, "a/round/1", "a/round/2"),
        _change(2, 4, "a/round/1"),
        _change(3, 6, moved=("a/round/1",)),
    ]
    expected = {"a/round/1": Revision(2, _at(6)), "a/round/2": Revision(0, _at(3))}

    assert revisions(changes) == expected
    assert revisions(reversed(changes)) == expected


def test_of_nothing_there_is_none() -> None:
    assert revisions([]) == {}
    assert (UNKNOWN.number, UNKNOWN.at.isoformat()) == (0, "1970-01-01T00:00:00+00:00")
