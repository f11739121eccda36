"""What is changed or taken out."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from fta_tracker.errors import NotFound, Refused
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Claim, Event, Source
from fta_tracker.recording.editing import UNSOURCED, edit, remove
from tests.analysis.logs import agreement
from tests.store.samples import WEB, cambodia, date

TODAY = dt.date(2020, 12, 31)
TALKS = agreement(
    """
    2020-07-09 launch
    2020-07-30 round 1
    2020-08 statement
    2020-08-31 round 2
    2021-02 round 3 announced
    """
)


def _edited(ref: str, after: str | None = None, **fields: Any) -> Agreement:
    return edit(TALKS, ref, fields, TODAY, after)


def _refs(whole: Agreement) -> list[str | None]:
    return [event.ref for event in whole.log]


def test_a_field_is_otherwise_and_all_else_is_as_it_was() -> None:
    edited = _edited("deal/round/1", place="Seoul", number=4)

    assert _refs(edited) == _refs(TALKS), "the ref stays, and so does the place"
    assert edited.log[1] == replace(TALKS.log[1], place="Seoul", number=4)
    assert replace(edited, log=TALKS.log) == TALKS


def test_targets_and_figures_are_edited_where_they_are() -> None:
    whole = cambodia()

    later = edit(whole, "cambodia/target/first", {"due": date("2021")}, TODAY)
    more = edit(whole, "cambodia/figure/exports-of-2019", {"value": Number("1")}, TODAY)

    assert later.targets == (replace(whole.targets[0], due=date("2021")), whole.targets[1])
    assert more.figures == (replace(whole.figures[0], value=Number("1")), *whole.figures[1:])


def test_an_event_of_another_date_is_placed_anew() -> None:
    edited = _edited("deal/round/1", date=date("2020-08"))

    assert _refs(edited) == [
        "deal/launch/2020-07-09",
        "deal/statement/2020-08",
        "deal/round/1",
        "deal/round/2",
        "deal/round/3",
    ], "it stays below the lower and above the higher numbers, as far as the dates allow"
    assert _refs(_edited("deal/round/1", date=date("2020-10-06")))[-2:] == [
        "deal/round/1",
        "deal/round/3",
    ]


def test_an_event_may_be_moved_as_far_as_the_dates_allow() -> None:
    moved = _edited("deal/statement/2020-08", "deal/round/2")

    assert _refs(moved)[2:4] == ["deal/round/2", "deal/statement/2020-08"]
    with pytest.raises(Refused, match="definitely later than deal/round/1"):
        _edited("deal/statement/2020-08", "deal/launch/2020-07-09")
    with pytest.raises(NotFound, match="deal/summit/2020 is not in this log"):
        _edited("deal/statement/2020-08", "deal/summit/2020")
    with pytest.raises(Refused, match="cannot stand below itself"):
        _edited("deal/statement/2020-08", "deal/statement/2020-08")


def test_a_date_that_was_announced_stays_as_a_claim() -> None:
    put_off = _edited("deal/round/3", date=date("2021-03"))

    assert put_off.log[-1].claims == (Claim("date", "2021-02", UNSOURCED),)
    again = edit(put_off, "deal/round/3", {"date": date("2021-04")}, TODAY)
    assert [claim.value for claim in again.log[-1].claims] == ["2021-02", "2021-03"]
    back = edit(again, "deal/round/3", {"date": date("2021-03")}, TODAY)
    assert [claim.value for claim in back.log[-1].claims] == ["2021-02", "2021-04"], (
        "what is the date is no claim"
    )
    forth = edit(back, "deal/round/3", {"date": date("2021-04")}, TODAY)
    assert [claim.value for claim in forth.log[-1].claims] == ["2021-02", "2021-03"]


def test_the_claim_has_the_source_of_the_announcement() -> None:
    sourced = edit(TALKS, "deal/round/3", {"sources": (WEB,)}, TODAY)

    put_off = edit(
        sourced,
        "deal/round/3",
        {"date": date("2021-03"), "sources": (Source("Another"),)},
        TODAY,
    )

    assert put_off.log[-1].claims == (Claim("date", "2021-02", WEB),)


def test_it_stays_as_well_when_it_was_held_on_another_day() -> None:
    held = edit(
        TALKS, "deal/round/3", {"status": "held", "date": date("2021-03-01")}, dt.date(2021, 4, 1)
    )

    assert held.log[-1].claims == (Claim("date", "2021-02", UNSOURCED),)
    assert held.log[-1].status == "held"


def test_the_date_of_what_was_held_leaves_no_claim() -> None:
    assert _edited("deal/round/2", date=date("2020-09-01")).log[3].claims == ()


def test_what_is_held_has_come() -> None:
    with pytest.raises(Refused, match=r"2021-02 has not come yet \(today is 2020-12-31\)"):
        _edited("deal/round/3", status="held")
    assert edit(TALKS, "deal/round/3", {"status": "held"}, dt.date(2021, 2, 1)).log[-1].status == (
        "held"
    )
    assert _edited("deal/round/3", place="Seoul").log[-1].place == "Seoul", "nor is it asked"


def test_a_number_is_of_one_round() -> None:
    with pytest.raises(Refused, match=r"deal/round/2 \(2020-08-31\) is round 2 already"):
        _edited("deal/round/1", number=2)
    off = _edited("deal/round/2", status="cancelled")
    again = edit(off, "deal/round/1", {"number": 2}, TODAY)
    assert again.log[1].number == 2
    with pytest.raises(Refused, match=r"deal/round/1 \(2020-07-30\) is round 2 already"):
        edit(again, "deal/round/2", {"status": "held"}, TODAY)


def test_two_of_a_number_that_came_from_a_file_may_be_edited_otherwise() -> None:
    twice = replace(TALKS, log=(*TALKS.log[:4], Event("round", date("2020-12"), number=2)))

    assert edit(twice, "deal/round/2", {"place": "Seoul"}, TODAY).log[3].place == "Seoul"


def test_what_is_removed_is_gone_and_nothing_else() -> None:
    whole = cambodia()

    left = remove(whole, ["cambodia/round/first", "cambodia/target/first", "cambodia/none"])

    assert left.log == (whole.log[0], whole.log[2])
    assert left.targets == whole.targets[1:]
    assert left.figures == whole.figures


def test_the_old_date_is_what_the_latest_source_said() -> None:
    print_, other = Source("Print"), Source("Other")
    once = edit(TALKS, "deal/round/3", {"sources": (print_,)}, TODAY)
    twice = edit(once, "deal/round/3", {"date": date("2021-03"), "sources": (print_, other)}, TODAY)
    last = edit(twice, "deal/round/3", {"date": date("2021-04")}, TODAY)

    assert [(claim.value, claim.source) for claim in last.log[-1].claims] == [
        ("2021-02", print_),
        ("2021-03", other),
    ]


def test_a_date_beyond_the_end_says_how_both_are_changed() -> None:
    ended = edit(TALKS, "deal/round/1", {"end": date("2020-07-31")}, TODAY)
    with pytest.raises(Refused) as caught:
        edit(ended, "deal/round/1", {"date": date("2020-08-15")}, TODAY)
    assert caught.value.hint == "Give the end as well: end=DATE, or clear it: end="
    later = edit(ended, "deal/round/1", {"date": date("2020-08-15"), "end": None}, TODAY)
    assert later.log[2].end is None
