"""Promises beside facts."""

from __future__ import annotations

import pytest

from fta_tracker.analysis.targets import outcomes
from fta_tracker.dates import PartialDate
from fta_tracker.report import Report
from fta_tracker.views import targets
from tests.views.talks import agreement, board_of, senses, texts, when

TALKS = agreement(
    """
    2020-07-09 launch
    2021-02-03 conclusion
    2022-05 signing
    2023-03 approval by KH
    2019-03 promise launch due 2020-07
    2020-07-09 promise conclusion due 2020
    2020-07-09 promise signing due 2022-05-15
    2021-02-03 promise entry-into-force due 2025-H1
    2021-02-03 promise approval due 2030 by KR
    2025-06 promise other due 2030
    """
)


SIX = "1 met, 2 missed, 1 open, 2 not measurable; what came late came 34 days late (median)"


def report(on: str = "2026-11-23") -> Report:
    moment = when(on)
    return targets.targets("Promises", [("deal", o) for o in outcomes(TALKS, *moment)], moment)


def test_the_fields_are_those_that_are_promised() -> None:
    assert " ".join(targets.FIELDS) == (
        "ref agreement kind number by scope due stated_on stated_by outcome met_on met_by"
        " met_status days_min days_max earliest latest summary note sources"
    )


def test_a_row_of_a_promise_met_late() -> None:
    row = report().rows[1]
    assert tuple(row) == targets.FIELDS
    assert {key: str(value) for key, value in row.items() if value not in (None, ())} == {
        "ref": "deal/target/conclusion/2020-07-09",
        "agreement": "deal",
        "kind": "conclusion",
        "due": "2020",
        "stated_on": "2020-07-09",
        "outcome": "missed",
        "met_on": "2021-02-03",
        "met_by": "deal/conclusion/2021-02-03",
        "met_status": "held",
        "days_min": "34",
        "days_max": "34",
        "earliest": "2020-01-01",
        "latest": "2020-12-31",
    }


def test_a_row_of_what_is_open() -> None:
    row = report().rows[4]
    assert [row[key] for key in ("outcome", "met_on", "days_min", "days_max")] == [
        "open",
        None,
        None,
        None,
    ]


def test_the_board_says_how_each_came_out() -> None:
    board = board_of(report())
    assert texts(board) == [
        ["deal", "launch", "2020-07", "", "", "2019-03", "met 2020-07-09"],
        ["deal", "conclusion", "2020", "", "", "2020-07-09", "34 days late (2021-02-03)"],
        ["deal", "signing", "2022-05-15", "", "", "2020-07-09", "not measurable (2022-05)"],
        ["deal", "entry into force", "2025-H1", "", "", "2021-02-03", "16 m overdue"],
        ["deal", "approval by KR", "2030", "", "", "2021-02-03", "open, 4 y 1 m left"],
        ["deal", "other", "2030", "", "", "2025-06", "not measurable"],
    ]
    assert [senses(row)[6] for row in board.rows] == [
        "met",
        "missed",
        "not-measurable",
        "missed",
        "open",
        "not-measurable",
    ]


def test_a_promise_belongs_to_the_view_from_the_day_it_was_stated() -> None:
    assert len(report("2019-03-30").rows) == 0
    assert len(report("2019-03-31").rows) == 1
    assert len(report("2020-07-08").rows) == 1
    assert len(report("2020-07-09").rows) == 3


@pytest.mark.parametrize(
    ("on", "footer"),
    [
        ("2019-01-01", ()),
        ("2020-07-08", ("1 promise: 1 open",)),
        ("2020-12-31", ("3 promises: 1 met, 2 open",)),
        ("2021-01-01", ("3 promises: 1 met, 1 missed, 1 open",)),
        (
            "2026-11-23",
            (f"6 promises: {SIX}",),
        ),
    ],
)
def test_the_footer_counts(on: str, footer: tuple[str, ...]) -> None:
    assert report(on).footer() == footer


def test_the_median_of_late_is_a_range_where_a_date_is_partial() -> None:
    talks = agreement(
        """
        2021-02 conclusion
        2021-03-02 signing
        2020-07-09 promise conclusion due 2020
        2020-07-09 promise signing due 2020
        """
    )
    found = [("deal", o) for o in outcomes(talks, *when("2026-11-23"))]
    (footer,) = targets.targets("", found, when("2026-11-23")).footer()
    # 32 to 59 days, and 61.
    assert footer == "2 promises: 2 missed; what came late came 46 days to 60 days late (median)"


def test_who_said_it_and_in_what_words() -> None:
    from dataclasses import replace

    volume = replace(
        TALKS.targets[5],
        stated_by="both countries",
        summary="Trade of USD 70 billion by 2030.",
        stated_on=PartialDate("2015-05"),
    )
    talks = replace(TALKS, targets=(volume,))
    found = [("deal", o) for o in outcomes(talks, *when("2026-11-23"))]
    (row,) = texts(board_of(targets.targets("", found, when("2026-11-23"))))
    assert row[1:6] == [
        "Trade of USD 70 billion by 2030.",
        "2030",
        "",
        "both countries",
        "2015-05",
    ]


def test_what_was_said_stands_beside_what_it_is_taken_for() -> None:
    from dataclasses import replace

    said = replace(TALKS.targets[1], summary="A meaningful result within this year.")
    talks = replace(TALKS, targets=(said,))
    found = [("deal", o) for o in outcomes(talks, *when("2026-11-23"))]
    (row,) = texts(board_of(targets.targets("", found, when("2026-11-23"))))
    assert row[1:4] == ["conclusion", "2020", "A meaningful result within this year."]


def test_a_row_has_the_status_of_what_met_it() -> None:
    talks = agreement(
        "2020-07-09 launch\n2021-02-03 conclusion announced\n2020-07-09 promise conclusion due 2020"
    )
    found = [("deal", o) for o in outcomes(talks, *when("2026-11-23"))]
    report = targets.targets("", found, when("2026-11-23"))
    assert [row["met_status"] for row in report.rows] == ["announced"]
    assert texts(board_of(report))[0][6] == "34 days late, unconfirmed (2021-02-03)"
    (footer,) = report.footer()
    assert footer.endswith("what came late came 34 days late (median, 1 unconfirmed)")


def test_how_late_is_told_in_months_where_it_was_long() -> None:
    talks = agreement("2021-06-30 conclusion\n2020-07-09 promise conclusion due 2020")
    found = [("deal", o) for o in outcomes(talks, *when("2026-11-23"))]
    (footer,) = targets.targets("", found, when("2026-11-23")).footer()
    assert footer == "1 promise: 1 missed; what came late came 5 m late (median)"
