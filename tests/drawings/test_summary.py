"""The portfolio in words: its sections, the comparison, and the cases behind both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from fta_tracker.analysis.standing import standing
from fta_tracker.dates import Days, PartialDate
from fta_tracker.drawings.spans import lasting, took
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Figure
from fta_tracker.picture import Board, Digest
from fta_tracker.report import Report
from fta_tracker.views.summary import Told, by_agreement, explained, summary, told
from tests.views.talks import agreement, day, senses, texts, when

NOW = when("2026-11-23")


def each(*agreements: Agreement) -> tuple[Told, ...]:
    return told([(a, standing(a, *NOW)) for a in agreements], NOW)


def sections(*agreements: Agreement) -> dict[str, list[list[str]]]:
    picture = summary("", each(*agreements), NOW).picture()
    assert isinstance(picture, Digest)
    return {part.heading: texts(part.board) for part in picture.sections if part.board.rows}


def board(report: Report) -> Board:
    picture = report.picture()
    assert isinstance(picture, Board)
    return picture


def deal(log: str, slug: str = "deal", said_by: Sequence[str] = ()) -> Agreement:
    made = agreement(log, slug=slug)
    spoken = [
        replace(target, stated_by=who) for target, who in zip(made.targets, said_by, strict=False)
    ]
    return replace(made, targets=(*spoken, *made.targets[len(spoken) :]))


# ---------------------------------------------------------------------------- spans in words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, "–"),
        (0, 0, "0 days"),
        (1, 1, "1 day"),
        (34, 34, "34 days"),
        (56, 59.5, "56–59 days"),
        (1, 2, "1 day – 2 days"),
        (40, 70, "40 days – 2 m"),
        (250, 290, "8–9 m"),
        (300, 800, "9 m – 2 y 2 m"),
        (2625, 2657, "7 y 2–3 m"),
        (1000, 1500, "2 y 8 m – 4 y 1 m"),
        (731, 1100, "2 y – 3 y"),
        (34, None, "34 days or more"),
    ],
)
def test_days_as_an_age(low: float | None, high: float | None, words: str) -> None:
    assert lasting(low, high, NOW.day) == words


def test_a_range_that_is_not_there() -> None:
    assert took(None, NOW.day) == "–"
    assert took(Days(30, 34), NOW.day) == "30–34 days"


# -------------------------------------------------------------------------------- the digest


SHORT = deal("2020-01-01 launch\n2020-03-01 conclusion\n2020-04-01 signing", "short")
LONG = deal("2020-01-01 launch\n2022-03-01 agreement-in-principle\n2023-01-01 conclusion", "long")
OPEN = deal("2020-01-01 launch\n2020-02-01 suspension", "open")


def test_ways_that_part_stand_beneath_their_start() -> None:
    assert sections(SHORT, LONG)["Passages"] == [
        ["launch →", "2", "–", "13 m", "60 days", "short", "2 y 1 m", "long"],
        ["  → agreed", "1", "–", "2 y 1 m", "2 y 1 m", "", "2 y 1 m", ""],
        ["  → concluded", "1", "–", "60 days", "60 days", "", "60 days", ""],
        ["agreed → concluded", "1", "–", "10 m", "10 m", "", "10 m", ""],
        ["concluded → signed", "1", "1", "31 days", "31 days", "", "31 days", ""],
        ["signed →", "0", "1", "–", "–", "", "–", ""],
    ], "31 days is where exactly half have come to their end"


def test_where_a_rung_was_skipped_which_way_an_open_case_goes_is_left_open() -> None:
    assert [row[:3] for row in sections(SHORT, OPEN)["Passages"]] == [
        ["launch →", "1", "1"],
        ["  → concluded", "1", "–"],
        ["concluded → signed", "1", "–"],
        ["signed →", "0", "1"],
    ]
    assert sections(SHORT)["Passages"][0][0] == "launch → concluded", "none is open"


def test_equal_extremes_are_no_ones() -> None:
    other = deal("2021-01-01 launch\n2021-03-02 conclusion", "other")
    launch, *_ = sections(SHORT, other)["Passages"]

    assert launch == ["launch → concluded", "2", "–", "60 days", "60 days", "", "60 days", ""]


def test_stages_and_activity_with_who_is_there() -> None:
    begun = deal("2020-01-01 statement", "begun")
    shown = sections(OPEN, begun)

    assert shown["Stages"] == [["not begun", "1", "begun"], ["negotiating", "1", "open"]]
    assert shown["Talks"] == [["suspended", "1", "open"]]
    assert shown["Suspended"] == [["open", "6 y 9 m so far"]]


def test_a_suspension_that_is_over() -> None:
    lifted = deal("2020-01-01 launch\n2020-02-01 suspension\n2020-03-01 resumption")

    assert sections(lifted)["Suspended"] == [["deal", "29 days"]]


def test_rounds_are_counted_and_their_distances_are_ages() -> None:
    rounds = deal(
        "2020-01-01 launch\n2020-02-01 round 1\n2020-03-01 round 2\n2020-05-01 conclusion"
    )

    assert sections(rounds)["Rounds"] == [
        ["until agreement", "1", "–", "2 rounds", "2 rounds", "", "2 rounds", ""],
        ["first to last", "1", "–", "29 days", "29 days", "", "29 days", ""],
        ["one to the next", "1", "–", "29 days", "29 days", "", "29 days", ""],
    ]
    assert sections(OPEN)["Rounds"] == [["until agreement", "0", "1", "–", "–", "", "–", ""]]


PROMISED = """
    2020-01-01  launch
    2020-06-10  conclusion
    2020-01-01  promise conclusion due 2020-05
    2020-01-01  promise conclusion due 2021
    2020-01-01  promise signing due 2020
    2020-01-01  promise other due 2030
"""


def test_promises_by_kind_and_by_who_made_them() -> None:
    shown = sections(deal(PROMISED, said_by=("Yoo", "Yoo", "Pan")))

    assert shown["Promises"] == [
        ["all", "4", "1", "2", "–", "10 days", "1", "1"],
        ["conclusion", "2", "1", "1", "–", "10 days", "–", "–"],
        ["other", "1", "–", "–", "–", "–", "–", "1"],
        ["signing", "1", "–", "1", "–", "–", "1", "–"],
    ]
    assert shown["Said by"] == [
        ["Yoo", "2", "1", "1", "–", "10 days"],
        ["2 others, one each", "2", "–", "1", "–", "–"],
    ]


def test_one_alone_is_named() -> None:
    shown = sections(
        deal("2020-01-01 launch\n2020-01-01 promise signing due 2030", said_by=["Yoo"])
    )

    assert shown["Said by"] == [["Yoo", "1", "–", "–", "1", "–"]]


def test_who_is_not_recorded() -> None:
    assert sections(deal(PROMISED))["Said by"][0][0] == "not recorded"


def test_trade_is_the_latest_of_each() -> None:
    figure = Figure("trade", PartialDate("2019"), Number("20"), unit="USD billion", reporter="KR")
    undated = Figure("exports", value=Number("3"), stated_on=PartialDate("2020-02"))

    assert sections(replace(SHORT, figures=(figure,)), replace(OPEN, figures=(undated,)), LONG)[
        "Trade"
    ] == [
        ["open", "negotiating", "2020-02", "3", "exports"],
        ["long", "concluded", "–", "none recorded", ""],
        ["short", "signed", "2019", "USD 20 billion", "trade (KR)"],
    ]


def test_beneath_stands_how_it_is_meant() -> None:
    (meant,) = summary("", each(SHORT), NOW).footer()

    assert "Kaplan and Meier" in meant
    assert summary("", (), NOW).footer() == ()


def test_beneath_stands_what_was_only_announced() -> None:
    once = deal("2020-01-01 launch\n2020-03-01 conclusion announced")
    _, rests = summary("", each(once), NOW).footer()

    assert rests.startswith("3 cases rest on events that were only announced")
    one = deal("2020-03-01 study-start announced")
    assert summary("", each(one), NOW).footer()[1].startswith("1 case rests on")


# ----------------------------------------------------------------------------- the comparison


def test_the_comparison() -> None:
    whole = agreement("""
        2019-12-01  proposal
        2020-01-01  launch
        2020-02-01  suspension
        2020-03-01  round 1
        2020-04-01  round 2
        2020-06-10  conclusion
        2020-01-01  promise conclusion due 2020-05
    """)
    whole = replace(whole, figures=(Figure("trade", PartialDate("2019"), Number("20")),))
    shown = board(by_agreement("", each(whole, OPEN), NOW))

    assert [heading.text for heading in shown.headings] == [
        *("agreement", "stage", "proposal →", "launch →", "agreed →", "concluded →", "signed →"),
        *("suspended", "rounds", "apart", "kept", "broken", "delay", "trade"),
    ]
    assert texts(shown) == [
        [
            *("deal", "concluded", "31 days", "5 m", "–", "6 y 5 m+", "–"),
            *("29 days", "2", "31 days", "0 of 1", "1", "10 days", "20 in 2019"),
        ],
        [
            *("open", "negotiating", "–", "6 y 10 m+", "–", "–", "–"),
            *("6 y 9 m", "0+", "–", "–", "–", "–", "–"),
        ],
    ]
    assert senses(shown.rows[1])[1] == "suspended"


def test_the_comparison_says_what_its_columns_mean() -> None:
    (meant,) = by_agreement("", each(SHORT), NOW).footer()

    assert "+: so far" in meant
    assert by_agreement("", (), NOW).footer() == ()


# ------------------------------------------------------------------------------- the cases


def test_the_cases_behind_the_figures() -> None:
    whole = deal(PROMISED + "\n2020-01-01 promise approval due 2030")
    shown = texts(board(explained("", each(whole, OPEN), by=False)))

    assert ["stage: negotiating", "open", "–", "open/launch/2020-01-01"] in shown
    assert [
        "passage: negotiating → concluded",
        "deal",
        "161 days",
        "deal/launch/2020-01-01, deal/conclusion/2020-06-10",
    ] in shown
    span = (day("2026-11-23") - day("2020-01-01")).days
    assert [
        "passage: negotiating",
        "open",
        f"{span} days so far",
        "open/launch/2020-01-01",
    ] in shown
    assert [row[2] for row in shown if row[0].startswith("promise")] == [
        "10 days late",
        "met",
        f"{(day('2026-11-23') - day('2020-12-31')).days} days overdue",
        "not measurable",
        "open",
    ]


def test_a_range_and_what_is_unconfirmed() -> None:
    whole = deal("2020 launch announced\n2021-01-10 conclusion")
    shown = texts(board(explained("", each(whole), by=True)))

    assert shown[1][2:] == [
        "10–375 days",
        "deal/launch/2020, deal/conclusion/2021-01-10 (unconfirmed)",
    ]
