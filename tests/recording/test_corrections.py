"""What several changes set right, as if they had been one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from fta_tracker.model import Agreement
from fta_tracker.recording.changes import Change, Difference, differences
from fta_tracker.recording.corrections import corrections, together
from tests.store.samples import NOW, asean, cambodia, date, grown, statement

Record = Mapping[str, Agreement]
CAMBODIA = cambodia()
START = {"cambodia": CAMBODIA}


def changes(*states: Record, first: int = 2) -> list[Change]:
    """The changes from each state of a record to the next, a day apart, by different hands."""
    return [
        Change(
            first + i, NOW + timedelta(i), f"user{i}", "fta", differences(states[i], states[i + 1])
        )
        for i in range(len(states) - 1)
    ]


def told(*states: Record, first: int = 2, but: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Ref, what was done, the field and its two values."""
    return [
        (one.ref, one.did, *(f"{p.field}: {p.before} → {p.after}" for p in one.parts))
        for one in corrections(changes(*states, first=first), but)
    ]


def test_nothing_was_changed() -> None:
    assert corrections([]) == ()
    assert together([]) == Difference({}, {})


def test_two_changes_of_a_field_are_one() -> None:
    entry = CAMBODIA.log[0]
    middle = replace(entry, summary="Wrong.")
    last = replace(entry, summary="Right.")
    states = [
        {"cambodia": replace(CAMBODIA, log=(one, *CAMBODIA.log[1:]))}
        for one in (entry, middle, last)
    ]
    assert told(*states) == [
        (str(entry.ref), "changed", f"summary: {entry.summary} → Right."),
    ]
    (one,) = corrections(changes(*states))
    assert (str(one.date), one.who) == ("2026-11-24", "user1")


def test_what_was_taken_back_is_not_told() -> None:
    more = {"cambodia": grown(CAMBODIA, statement("2019-08"))}

    assert told(START, more) == [("cambodia/statement/2019-08", "added")]
    assert told(START, more, START) == []


def test_what_was_removed_is_told_with_all_it_was() -> None:
    less = {"cambodia": replace(CAMBODIA, log=CAMBODIA.log[:-1])}
    (one,) = corrections(changes(START, less))

    assert (one.ref, one.did, one.after, one.parts) == (CAMBODIA.log[-1].ref, "removed", None, ())
    assert one.before
    assert one.before["kind"] == CAMBODIA.log[-1].kind


def test_an_agreement_is_gone_with_all_it_has() -> None:
    found = told(START, {})
    assert ("cambodia", "removed") in found
    assert len(found) == 1 + len(CAMBODIA.entries)


def test_a_new_agreement_is_one_addition() -> None:
    assert told(START, {**START, "asean": asean()}) == [("asean", "added")]


def test_the_change_that_filled_the_record_is_no_correction() -> None:
    assert told({}, START, first=1) == []
    # What came after it is.
    more = {"cambodia": grown(CAMBODIA, statement("2019-08"))}
    assert told({}, START, more, first=1) == [("cambodia/statement/2019-08", "added")]


def test_what_is_new_and_told_elsewhere_is_not_told_again() -> None:
    more = {"cambodia": grown(CAMBODIA, statement("2019-08"))}
    assert told(START, more, but=("cambodia/statement/2019-08",)) == []
    # Of what is changed, that it happened is not the news.
    ref = str(CAMBODIA.log[0].ref)
    changed = {
        "cambodia": replace(CAMBODIA, log=(replace(CAMBODIA.log[0], note="N."), *CAMBODIA.log[1:]))
    }
    assert told(START, changed, but=(ref,)) == [(ref, "changed", "note: None → N.")]


def test_what_was_moved_names_what_it_stands_below() -> None:
    one, two = statement("2020-08"), replace(statement("2020-08"), kind="committee")
    there = grown(grown(CAMBODIA, one), two)
    log = list(there.log)
    at = [event.kind for event in log].index("committee")
    log[at - 1 : at + 1] = log[at], log[at - 1]
    back = {"cambodia": replace(there, log=tuple(log))}
    again = {"cambodia": there}
    (moved,) = told({"cambodia": there}, back)

    assert moved[1] == "moved"
    assert moved[2].startswith("after: ")
    assert told({"cambodia": there}, back, again) == []


def test_dates_of_a_thing_are_those_of_its_last_change() -> None:
    ref = str(CAMBODIA.log[0].ref)
    noted = {
        "cambodia": replace(CAMBODIA, log=(replace(CAMBODIA.log[0], note="N."), *CAMBODIA.log[1:]))
    }
    more = {"cambodia": grown(noted["cambodia"], statement("2019-08"))}
    found = {one.ref: (one.date, one.who) for one in corrections(changes(START, noted, more))}

    assert found == {
        ref: (date("2026-11-23"), "user0"),
        "cambodia/statement/2019-08": (date("2026-11-24"), "user1"),
    }
