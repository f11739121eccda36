"""When talks fell silent, and what ended that: as every view of every day tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.analysis.silences import silences
from fta_tracker.analysis.standing import standing
from fta_tracker.dates import PartialDate
from fta_tracker.log import position
from fta_tracker.model import Agreement, Event
from tests.analysis.logs import TODAY, agreement, day

Told = tuple[str, str, str, str, str | None]


def told(table: str, on: str, today: date = TODAY, stale_after: int = 9) -> list[Told]:
    """The state, the ref it came after, since and from when it was called so, what ended it."""
    return [
        (
            one.state,
            str(one.after.ref).removeprefix("deal/"),
            str(one.since),
            str(one.begun),
            str(one.ended_by.ref).removeprefix("deal/") if one.ended_by else None,
        )
        for one in silences(agreement(table), day(on), today, stale_after)
    ]


QUIET = """
    2019-06-27 launch
    2019-09-04/2019-09-06 round 3
    2020-01-01 statement
    2024-03-26 resumption
"""
DORMANT = ("dormant", "round/3", "2019-09-06", "2020-06-07")


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2020-06-06", []),
        ("2020-06-07", [(*DORMANT, None)]),
        ("2024-03-25", [(*DORMANT, None)]),
        ("2024-03-26", [(*DORMANT, "resumption/2024-03-26")]),
        ("2024-12-26", [(*DORMANT, "resumption/2024-03-26")]),
        (
            "2024-12-27",
            [
                (*DORMANT, "resumption/2024-03-26"),
                ("dormant", "resumption/2024-03-26", "2024-03-26", "2024-12-27", None),
            ],
        ),
    ],
)
def test_a_silence_begins_nine_months_after_the_last_act_and_ends_with_the_next(
    on: str, found: list[Told]
) -> None:
    assert told(QUIET, on) == found


def test_a_suspension_is_silent_at_once_and_lasts_until_it_is_lifted() -> None:
    table = """
        2010-01-01 launch
        2010-02 suspension
        2013-01-01 chief-negotiators
        2014-01-01 round 1
    """
    suspended = ("suspended", "suspension/2010-02", "2010-02-28", "2010-02")

    assert told(table, "2010-02-27") == []
    assert told(table, "2013-06-01") == [(*suspended, None)]
    assert told(table, "2014-01-01") == [(*suspended, "round/1")]


def test_a_suspension_said_before_the_talks_counts_from_when_they_were_there() -> None:
    table = """
        2010-01-01 suspension
        2011-01-01 conclusion
    """
    assert told(table, "2012-01-01") == []


def test_a_suspension_ends_a_mere_silence() -> None:
    table = """
        2010-01-01 launch
        2011-01-01 suspension
        2012-01-01 conclusion
    """
    assert told(table, "2012-01-01") == [
        ("dormant", "launch/2010-01-01", "2010-01-01", "2010-10-02", "suspension/2011-01-01"),
        ("suspended", "suspension/2011-01-01", "2011-01-01", "2011-01-01", "conclusion/2012-01-01"),
    ]


def test_a_partial_date_ends_a_silence_when_it_is_over() -> None:
    """On no day before 2020's last did a view know of the round."""
    table = """
        2019-01-01 launch
        2020 round 1
    """
    assert [one[-1] for one in told(table, "2020-12-30")] == [None]
    assert [one[-1] for one in told(table, "2020-12-31")] == ["round/1"]
    # Of today it is known as soon as its date has begun.
    assert [one[-1] for one in told(table, "2020-02-01", day("2020-02-01"))] == ["round/1"]


def test_what_is_concluded_is_not_silent() -> None:
    assert told("2019-01-01 launch\n2019-02-01 conclusion", "2025-01-01") == []


_DATES = st.builds(
    lambda on, short: PartialDate(f"{on.year}-{on.month:02}" if short else on.isoformat()),
    st.dates(date(2019, 1, 1), date(2020, 12, 31)),
    st.booleans(),
)
_KINDS = "launch round suspension resumption statement conclusion reopening ministerial".split()


@st.composite
def talks(draw: st.DrawFn) -> Agreement:
    """An agreement with a log of what begins and ends silences."""
    log: list[Event] = []
    for kind, when in draw(
        st.lists(st.tuples(st.sampled_from(_KINDS), _DATES), min_size=1, max_size=8)
    ):
        event = Event(kind=kind, date=when)
        log.insert(position(log, event), event)
    return replace(agreement(""), log=tuple(log))


@given(talks(), st.integers(1, 6), st.integers(0, 760), st.booleans())
def test_they_are_what_the_views_of_the_days_say(
    whole: Agreement, stale_after: int, days: int, now: bool
) -> None:
    on = date(2019, 1, 1) + timedelta(days)
    today = on if now else TODAY
    found = silences(whole, on, today, stale_after)

    # The last one, if it lasts, is what the standing says; all others are over.
    activity = standing(whole, on, today, stale_after).activity
    lasting = [one.state for one in found if one.ended_by is None]
    assert lasting == ([activity] if activity in ("dormant", "suspended") else [])
    assert all(one.ended_by for one in found[:-1])
    # What a view of an earlier day told is told still, and what began or ended is news once.
    earlier = silences(whole, on - timedelta(1), TODAY, stale_after)
    assert [one[:2] for one in earlier] == [one[:2] for one in found[: len(earlier)]]
    assert all(
        old.ended_by in (None, new.ended_by) for old, new in zip(earlier, found, strict=False)
    )
