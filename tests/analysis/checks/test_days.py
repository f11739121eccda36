"""Days that cannot be, that nobody confirmed, and that are disputed."""

from __future__ import annotations

from collections.abc import Sequence

from fta_tracker.dates import Moment
from fta_tracker.model import Agreement
from tests.analysis.checks.told import WHEN, found, record, said, table
from tests.analysis.logs import day


@table
def test_held_on_a_day_that_has_not_come(deal: Agreement) -> None:
    """Today is 23 November 2026; "2026" has begun, and may be over.

    2026 round 1
    2026-11-23 round 2
    2026-11-24 round 3
    2026-12 round 4 announced
    2026-12 round 5 cancelled
    """
    assert said("held-ahead", deal) == [
        (
            "deal/round/3 is recorded as held on 2026-11-24, a day that has not come.",
            "Set the date right, or: fta edit deal/round/3 status=announced",
        )
    ]


@record
def test_stated_on_a_day_that_has_not_come(deals: Sequence[Agreement]) -> None:
    """Today is 23 November 2026; a figure may tell its period alone.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      targets:
        - {kind: signing, due: 2028, stated_on: 2026-11-24}
        - {kind: signing, due: 2028, stated_on: 2026-11-23}
      figures:
        - {measure: trade, period: 2030, value: 1}
        - {measure: exports, value: 2, stated_on: 2027}
    """
    assert found("stated-ahead", *deals) == [
        ("deal/target/signing/2026-11-24", ()),
        ("deal/figure/exports/2027", ()),
    ]
    assert said("stated-ahead", *deals)[0] == (
        (
            "deal/target/signing/2026-11-24 is recorded as stated on 2026-11-24, "
            "a day that has not come."
        ),
        "Set the date right: fta edit deal/target/signing/2026-11-24 stated_on=DATE",
    )


@table
def test_announced_and_never_confirmed(deal: Agreement) -> None:
    """Thirty days before today is 24 October: only what was to begin before that is late.

    2026-08 round 1 announced
    2026-10-23/2026-10-25 round 3 announced
    2026-10-23 round 4
    2026-10-24/2026-10-25 round 2 announced
    2027-01 round 5 announced
    """
    assert said("unconfirmed", deal) == [
        (
            "deal/round/1, announced for 2026-08, is unconfirmed after 2 m.",
            "fta edit deal/round/1 status=held (or cancelled)",
        ),
        (
            "deal/round/3, announced for 2026-10-23, is unconfirmed after 31 days.",
            "fta edit deal/round/3 status=held (or cancelled)",
        ),
    ]
    then = Moment(day("2026-09-30"), WHEN.today)
    assert found("unconfirmed", deal, when=then) == []
    assert found("unconfirmed", deal, when=Moment(day("2026-10-01"), WHEN.today)) == [
        ("deal/round/1", ())
    ]


@table
def test_a_deadline_before_its_statement(deal: Agreement) -> None:
    """A promise of "2020" made in 2020 may still be in time.

    2020-07-09 promise signing due 2020-06
    2020-07-09 promise conclusion due 2020
    """
    assert said("deadline-past", deal) == [
        (
            (
                "deal/target/signing/2020-07-09 has the deadline 2020-06, "
                "which was past when it was stated, 2020-07-09."
            ),
            "Set one of the dates right: fta edit deal/target/signing/2020-07-09 due=DATE",
        )
    ]


@record
def test_a_date_of_which_another_is_said(deals: Sequence[Agreement]) -> None:
    """A claim that is only less exact disputes nothing; nor one of a date to come, or noted upon.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      log:
        - kind: round
          number: 1
          date: 2020-07-30
          claims:
            - {field: date, value: 2020-07, source: {title: Rough}}
            - {field: date, value: 2020-07-29, source: {title: A}}
            - {field: date, value: end of July, source: {title: B}}
            - {field: date, value: 2020-07-29, source: {title: C}}
            - {field: end, value: 2020-07-31, source: {title: C}}
            - {field: place, value: Seoul, source: {title: C}}
        - kind: round
          number: 2
          date: 2020-09
          note: Postponed from August, as announced.
          claims:
            - {field: date, value: 2020-08, source: {title: The first announcement}}
        - kind: round
          number: 3
          date: 2026-12-01
          status: announced
          claims:
            - {field: date, value: 2026-11-30, source: {title: The first announcement}}
    """
    look = "Say in a note which one stands, and why: fta edit deal/round/1 note=TEXT"
    assert said("date-disputed", *deals) == [
        (
            "deal/round/1 has the date 2020-07-30; 2020-07-29 or end of July is said as well.",
            look,
        ),
        ("deal/round/1 has no end; 2020-07-31 is said.", look),
    ]


@record
def test_a_meeting_of_more_than_a_month(deals: Sequence[Agreement]) -> None:
    """A date was moved, and not the end; what is no meeting may last, and what is vague may not.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      log:
      - {kind: round, number: 1, date: 2020-01-01, end: 2020-01-31}
      - {kind: round, number: 2, date: 2020-02-01, end: 2020-03-03}
      - {kind: summit, date: 2020-03, end: 2020-04}
      - {kind: round, number: 3, date: 2020-04, end: 2020-05}
      - {kind: publication, date: 2020-06-01, end: 2020-12-01}
    """
    assert said("long-meeting", *deals) == [
        (
            "deal/round/2 lasts from 2020-02-01 to 2020-03-03, which is long for a meeting.",
            "Set one of the dates right: fta edit deal/round/2 end=DATE",
        )
    ]
