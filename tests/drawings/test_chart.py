"""The chart: stages as bars, rounds as dots, milestones as letters."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import Agreement
from fta_tracker.picture import Board, Chart
from fta_tracker.report import Report
from fta_tracker.views import events
from fta_tracker.views.timeline import timeline
from tests.views.talks import agreement, board_of, day, texts, when


def report(
    *listed: Agreement,
    on: str = "2026-11-23",
    since: str | None = None,
    until: str | None = None,
    kinds: Collection[str] | None = None,
) -> Report:
    bounds = [PartialDate(text) if text else None for text in (since, until)]
    moment = when(on)
    known = [as_of(each, *moment) for each in listed]
    pairs = events.within(events.merged(known, moment), bounds[0], bounds[1], kinds)
    return timeline("Timeline", known, pairs, moment, 9, bounds[0], bounds[1])


def drawn(*listed: Agreement, **how: str | None) -> Chart:
    picture = report(*listed, **how).picture()  # type: ignore[arg-type]
    assert isinstance(picture, Chart)
    return picture


def marks(table: str, on: str = "2026-11-23") -> list[str]:
    (lane,) = drawn(agreement(table), on=on).lanes
    return [f"{mark.sign} {mark.day}" for mark in lane.marks]


def test_the_report_has_the_rows_of_the_events() -> None:
    found = report(agreement("2020 launch\n2027 round 1 announced"))
    assert (found.title, found.fields) == ("Timeline", events.FIELDS)
    assert [row["ref"] for row in found.rows] == ["deal/launch/2020", "deal/round/1"]


def test_agreements_stand_in_the_order_of_their_first_event() -> None:
    listed = [
        agreement("2020-05-01 launch", slug="a"),
        agreement("2020 launch", slug="c"),
        agreement("2020 launch", slug="b"),
        agreement("1999-09 proposal", slug="d"),
        agreement("", slug="unborn"),
        agreement("2027 launch announced", slug="ahead"),
    ]
    assert [lane.label for lane in drawn(*listed).lanes] == ["d", "b", "c", "a"]


def test_it_runs_from_the_first_of_january_to_the_day() -> None:
    found = drawn(agreement("1999-09 proposal"), agreement("2020 launch", slug="other"))
    assert (found.since, found.until, found.day) == (
        date(1999, 1, 1),
        date(2026, 11, 23),
        date(2026, 11, 23),
    )


def test_since_and_until_zoom_in() -> None:
    talks = agreement("1999-09 proposal")
    found = drawn(talks, since="2019", until="2021-H1")
    assert (found.since, found.until) == (date(2019, 1, 1), date(2021, 6, 30))
    # A chart cannot end before it begins: what may lie there is listed.
    assert isinstance(report(talks, since="2030").picture(), Board)


def test_agreements_that_began_after_the_chart_ends_are_left_out() -> None:
    talks, later = agreement("2010 proposal"), agreement("2020-05 launch", slug="later")
    assert [lane.label for lane in drawn(talks, later, until="2020-04").lanes] == ["deal"]
    assert [lane.label for lane in drawn(talks, later, until="2020-05-01").lanes] == [
        "deal",
        "later",
    ]


def test_where_nothing_has_begun_what_is_announced_is_listed() -> None:
    found = report(agreement("2027 launch announced"))
    assert texts(board_of(found)) == [["deal", "2027", "launch (announced)", "", ""]]
    assert [row["ref"] for row in found.rows] == ["deal/launch/2027"]
    assert isinstance(report().picture(), Board)


def test_a_lane_has_what_held_when() -> None:
    talks = agreement(
        """
        2019-06-27 launch
        2019-09-04/2019-09-06 round 3
        2024-03-26 resumption
        2024-04-01 suspension
        2024-05-01 conclusion
        """
    )
    (lane,) = drawn(talks, on="2024-06-01").lanes
    assert [span[:3] for span in lane.spans] == [
        ("negotiating", day("2019-06-27"), day("2019-09-06")),
        ("dormant", day("2019-09-06"), day("2024-03-26")),
        ("negotiating", day("2024-03-26"), day("2024-04-01")),
        ("suspended", day("2024-04-01"), day("2024-05-01")),
        ("concluded", day("2024-05-01"), day("2024-06-01")),
    ]


def test_rounds_are_dots_and_what_was_only_announced_a_hollow_one() -> None:
    table = "2020-01-01 round 1\n2020-02-01 round 2 announced\n2020-03-01 round 3 cancelled"
    assert marks(table) == ["• 2020-01-01", "◦ 2020-02-01"]


def test_each_kind_of_milestone_has_its_letter_and_nothing_else_has_one() -> None:
    kinds = (
        "proposal hearing launch round agreement-in-principle substantial-conclusion conclusion"
        " initialling signing provisional-application entry-into-force reopening termination"
        " abandonment ministerial statement"
    ).split()
    table = "\n".join(f"20{n + 10}-01-01 {kind}" for n, kind in enumerate(kinds))
    assert marks(table) == [
        "L 2012-01-01",
        "• 2013-01-01",
        "c 2014-01-01",
        "c 2015-01-01",
        "C 2016-01-01",
        "i 2017-01-01",
        "S 2018-01-01",
        "p 2019-01-01",
        "F 2020-01-01",
        "R 2021-01-01",
        "T 2022-01-01",
        "X 2023-01-01",
    ]
    assert drawn(agreement(table)).letters == (
        ("L", "launch"),
        ("R", "reopening"),
        ("c", "agreement in principle or substantial conclusion"),
        ("C", "conclusion"),
        ("i", "initialling"),
        ("S", "signing"),
        ("p", "provisional application"),
        ("F", "entry into force"),
        ("T", "termination"),
        ("X", "abandonment"),
    )


def test_only_the_letters_in_use_are_explained() -> None:
    found = drawn(agreement("2020 launch\n2021 substantial-conclusion"))
    assert found.letters == (("L", "launch"), ("c", "substantial conclusion"))


@pytest.mark.parametrize(
    ("table", "on", "found"),
    [
        # A partial date is placed in its middle, but never after the day or out of the log's order.
        ("2020 launch", "2026-11-23", "L 2020-07-01"),
        ("2020-07 launch", "2026-11-23", "L 2020-07-16"),
        ("2026 launch", "2026-02-01", None),
        ("2026 launch", "2026-11-23", "L 2026-07-02"),
        ("2020-09-10 statement\n2020 launch", "2026-11-23", "L 2020-09-10"),
        ("2020 launch\n2020-03-10 statement", "2026-11-23", "L 2020-03-10"),
    ],
)
def test_where_a_partial_date_is_placed(table: str, on: str, found: str | None) -> None:
    if found is None:
        assert isinstance(report(agreement(table), on=on).picture(), Board)
    else:
        assert marks(table, on) == [found]


def test_what_has_begun_today_is_placed_no_later_than_today() -> None:
    moment = when("2026-02-01", today=date(2026, 2, 1))
    talks = agreement("2026 launch")
    found = timeline("", [talks], events.rows(talks, moment), moment, 9).picture()
    assert isinstance(found, Chart)
    assert [mark[:2] for mark in found.lanes[0].marks] == [("L", date(2026, 2, 1))]


def test_marks_are_of_the_events_asked_for_and_spans_of_all() -> None:
    talks = agreement("2020 launch\n2021 round 1\n2022 signing")
    found = report(talks, kinds=["signing"]).picture()
    assert isinstance(found, Chart)
    (lane,) = found.lanes
    assert [mark.sign for mark in lane.marks] == ["S"]
    assert [span.state for span in lane.spans] == ["negotiating", "signed"]
    assert found.letters == (("S", "signing"),)


def test_a_chart_ends_with_the_last_day_and_may_begin_with_it() -> None:
    talks = agreement("1999-09 proposal")
    found = drawn(talks, since="2026-11-23")
    assert found.since == found.until == date(2026, 11, 23)
    # What lies ahead of the day is listed.
    ahead = agreement("1999-09 proposal\n2027-01 launch announced")
    listed = board_of(report(ahead, since="2026-11-24"))
    assert [line[2] for line in texts(listed)] == ["launch (announced)"]
