"""Events and promises as the days of a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

from fta_tracker.analysis.upcoming import ahead
from fta_tracker.calendars import Appointment, Calendar
from fta_tracker.dates import PartialDate
from fta_tracker.drawings.calendar import of_ahead, of_events
from fta_tracker.model import Agreement, Claim, Source
from fta_tracker.recording.revisions import UNKNOWN, Revision
from fta_tracker.views.events import rows
from tests.views.talks import agreement, saying, source, when

NAMES = {"deal": "Korea–Cambodia FTA"}
AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def events(talks: Agreement) -> Calendar:
    return of_events("Events", rows(talks, when("2026-11-23")), NAMES, {})


def only(talks: Agreement) -> Appointment:
    calendar = events(talks)
    (found,) = calendar.appointments
    assert calendar.without_day == ()
    return found


def test_a_day_is_all_that_is_known_of_an_event() -> None:
    talks = saying(
        agreement("2020-07-30 round 1"),
        0,
        place="Seoul",
        mode="video",
        summary="They met.",
        note="In print.",
        sources=(Source("Print"), source("Daily")),
    )
    revisions = {"deal/round/1": Revision(3, AT)}
    calendar = of_events("Rounds", rows(talks, when("2026-11-23")), NAMES, revisions)

    assert calendar == Calendar(
        "Trade talks: Rounds",
        (
            Appointment(
                ref="deal/round/1",
                status="held",
                first=date(2020, 7, 30),
                last=date(2020, 7, 30),
                summary="Korea–Cambodia FTA: round 1",
                place="Seoul, video",
                text="They met.\nIn print.\nPrint\nDaily https://example.org/Daily",
                url="https://example.org/Daily",
                kind="round",
                changes=3,
                changed=AT,
            ),
        ),
        (),
    )


def test_a_thing_without_history_has_not_been_changed() -> None:
    found = only(agreement("2020-07-30 round 1"))
    assert (found.changes, found.changed) == UNKNOWN
    assert (found.place, found.text, found.url) == ("", "", None)


def test_it_lasts_to_its_end_where_that_day_is_known() -> None:
    talks = agreement("2020-07-30 round 1")
    week = only(saying(talks, 0, end=PartialDate("2020-08-02")))
    month = only(saying(talks, 0, end=PartialDate("2020-08"), summary="Long."))

    assert (week.first, week.last, week.text) == (date(2020, 7, 30), date(2020, 8, 2), "")
    assert (month.first, month.last) == (date(2020, 7, 30), date(2020, 7, 30))
    assert month.text == "2020-07-30 – 2020-08.\nLong."


def test_what_was_only_announced_or_cancelled_says_so() -> None:
    talks = agreement("2026-12-01 round 2 announced")
    claim = Claim("date", "2026-12-09", source("Daily"))

    assert (only(talks).status, only(talks).text) == ("announced", "Announced.")
    assert only(saying(talks, 0, claims=(claim,))).text == "Announced, also named: 2026-12-09."
    cancelled = only(saying(talks, 0, status="cancelled"))
    assert (cancelled.status, cancelled.text) == ("cancelled", "Cancelled.")


def test_what_has_no_day_stands_in_words_in_the_order_given() -> None:
    talks = agreement(
        """
        2020-07 round 1
        2020-08-30 round 2
        2026-12 signing announced
        """
    )
    calendar = events(talks)

    assert [day.ref for day in calendar.appointments] == ["deal/round/2"]
    assert calendar.without_day == (
        "Korea–Cambodia FTA: round 1, 2020-07",
        "Korea–Cambodia FTA: signing, 2026-12, announced",
    )


def test_what_is_ahead_has_promises_and_what_is_awaited() -> None:
    talks = agreement(
        """
        2020-07-09 launch
        2021-10-26 signing
        2026-12-01 committee announced
        2020-07-09 promise round 1 due 2026-12-31
        2020-07-09 promise round 2 due 2026-12
        """
    )
    now = when("2026-11-23")
    calendar = of_ahead("Upcoming", ahead(talks, *now), NAMES, {})

    assert [(day.ref, day.status, day.first) for day in calendar.appointments] == [
        ("deal/target/round/1/2020-07-09", "promised", date(2026, 12, 31)),
        ("deal/committee/2026-12-01", "announced", date(2026, 12, 1)),
    ]
    promise = calendar.appointments[0]
    assert promise.summary == "Korea–Cambodia FTA: round 1 due (promised)"
    assert (promise.place, promise.text) == ("", "Promised on 2020-07-09.")
    assert calendar.without_day == (
        "Korea–Cambodia FTA: round 2 by 2026-12 (promised)",
        "Korea–Cambodia FTA: entry into force, awaited since the signing of 2021-10-26",
    )
