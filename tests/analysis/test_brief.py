"""What happened between two days, by hand; and that it is the difference of two views."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.analysis.brief import SECTIONS, happenings, rank
from fta_tracker.dates import Moment
from fta_tracker.log import happened
from fta_tracker.model import Agreement
from tests.analysis.logs import TODAY, agreement, cut, day
from tests.strategies import agreements

TALKS = """
    2019-03 proposal
    2019-11-25 study-agreed
    2020-07-09 launch
    2020-07-09 promise round 1 due 2020-07
    2020-07-09 promise conclusion due 2020
    2020-07-09 promise signing due 2021
    2020-07-09 promise other due 2021
    2020-07-30/2020-07-31 round 1
    2020-08-20 round 2 announced
    2020-09-01 round 3 cancelled
    2020-10 intersessional
    2020-10-15 approval by KR
    2021-02-03 conclusion
    2021-10-26 signing
"""


def told(
    table: str, since: str, until: str, today: date = TODAY
) -> list[tuple[str, str, str, str | None, tuple[int, int] | None]]:
    """Section, ref behind the slug, date, stage, days; of the whole log and one cut at the day."""
    whole = agreement(table)
    eve, end = Moment(day(since) - timedelta(1), today), Moment(day(until), today)
    found = happenings(whole, eve, end, 9)
    assert happenings(cut(whole, end.day, today), eve, end, 9) == found
    return [
        (
            one.section,
            str(one.thing.ref).removeprefix("deal/"),
            str(one.date),
            one.stage,
            one.days and (one.days.least, one.days.most),
        )
        for one in found
    ]


def test_a_year_of_talks() -> None:
    round_1, conclusion = "target/round/1/2020-07-09", "target/conclusion/2020-07-09"

    assert told(TALKS, "2020-01-01", "2020-12-31") == [
        ("stage", "launch/2020-07-09", "2020-07-09", "negotiating", None),
        ("meeting", "round/1", "2020-07-30", None, None),
        ("meeting", "round/2", "2020-08-20", None, None),
        ("meeting", "intersessional/2020-10", "2020-10", None, None),
        ("step", "approval/2020-10-15", "2020-10-15", None, None),
        ("cancelled", "round/3", "2020-09-01", None, None),
        ("promised", round_1, "2020-07-09", None, None),
        ("promised", conclusion, "2020-07-09", None, None),
        ("promised", "target/signing/2020-07-09", "2020-07-09", None, None),
        ("promised", "target/other/2020-07-09", "2020-07-09", None, None),
        ("kept", round_1, "2020-07-30", None, (-1, -1)),
    ]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        # The deadline is the last day of the year: the promise is broken on the day after.
        ("2020-12-01", "2020-12-31", []),
        ("2021-01-01", "2021-01-31", [("broken", "2020-12-31", None)]),
        ("2021-02-01", "2021-02-28", [("kept-late", "2021-02-03", (34, 34))]),
        (
            "2021-01-01",
            "2021-02-28",
            [("kept-late", "2021-02-03", (34, 34)), ("broken", "2020-12-31", None)],
        ),
        ("2021-03-01", "2021-09-30", []),
    ],
)
def test_a_promise_is_broken_and_kept_late(
    since: str, until: str, found: list[tuple[str, str, tuple[int, int] | None]]
) -> None:
    rows = told(TALKS, since, until)
    assert [(r[0], r[2], r[4]) for r in rows if r[1] == "target/conclusion/2020-07-09"] == found


def test_a_promise_that_may_have_been_kept_in_time() -> None:
    table = "2020-01-01 launch\n2020-01-01 promise signing due 2020-06\n2020 signing"
    rows = told(table, "2020-12-01", "2020-12-31")

    # On the eve it was broken; now it turns out that it may have been kept.
    assert [(r[0], r[4]) for r in rows if r[1].startswith("target")] == [
        ("perhaps-late", (-181, 184))
    ]


def test_a_partial_date_is_told_when_it_is_over() -> None:
    assert [row[1] for row in told(TALKS, "2019-03-01", "2019-03-30")] == []
    assert [row[1] for row in told(TALKS, "2019-03-31", "2019-04-30")] == ["proposal/2019-03"]


def test_silences_begin_and_end() -> None:
    table = "2019-06-27 launch\n2019-09-06 round 1\n2024-03-26 resumption"

    assert told(table, "2020-06-01", "2020-06-30") == [
        ("silence-begun", "round/1", "2020-06-07", "dormant", (298, 298))
    ]
    assert told(table, "2024-03-01", "2024-03-31")[1:] == [
        ("silence-ended", "resumption/2024-03-26", "2024-03-26", "dormant", (1663, 1663))
    ]
    assert [row[0] for row in told(table, "2020-06-01", "2024-03-31")] == [
        "meeting",
        "silence-begun",
        "silence-ended",
    ]
    assert told(table, "2020-07-01", "2024-03-25") == []


def test_a_reopening_is_a_stage_reached() -> None:
    table = "2019-01-01 launch\n2020-01-01 conclusion\n2021-01-01 reopening"
    assert told(table, "2021-01-01", "2021-01-01") == [
        ("stage", "reopening/2021-01-01", "2021-01-01", "negotiating", None)
    ]


def test_sections_stand_in_order_and_agreements_by_date_within() -> None:
    both = [
        agreement(TALKS, slug="a"),
        agreement("2020-06-01 launch\n2020-07-30 round 1", slug="b"),
    ]
    eve, end = Moment(date(2019, 12, 31), TODAY), Moment(date(2020, 7, 31), TODAY)
    found = sorted((one for a in both for one in happenings(a, eve, end, 9)), key=rank)

    assert [(one.section, one.slug) for one in found][:4] == [
        ("stage", "b"),
        ("stage", "a"),
        ("meeting", "a"),
        ("meeting", "b"),
    ]
    assert SECTIONS.index(found[-1].section) == max(SECTIONS.index(one.section) for one in found)


days = st.dates(date(2019, 1, 1), date(2021, 12, 31))


@given(agreements(), st.tuples(days, days, days).map(sorted))
def test_two_briefs_tell_the_events_of_one(whole: Agreement, on: list[date]) -> None:
    """No event is told twice or lost, wherever a time is cut in two."""
    first, middle, last = (Moment(one, TODAY) for one in on)

    def events(eve: Moment, end: Moment) -> list[str]:
        found = happenings(whole, eve, end, 9)
        return sorted(
            f"{one.section} {one.thing.ref}" for one in found if one.section in SECTIONS[:4]
        )

    assert sorted(events(first, middle) + events(middle, last)) == events(first, last)
    before = {event.ref for event in happened(whole.log, *first)}
    assert {e.partition(" ")[2] for e in events(first, last) if not e.startswith("cancelled")} == {
        str(event.ref) for event in happened(whole.log, *last) if event.ref not in before
    }


@given(agreements(), days)
def test_of_no_days_there_is_nothing_to_tell(whole: Agreement, on: date) -> None:
    assert happenings(whole, Moment(on, TODAY), Moment(on, TODAY), 9) == ()
