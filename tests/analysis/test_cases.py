"""The single cases behind the numbers of a portfolio."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fta_tracker.analysis.cases import Case, cases, climb, latest_trade
from fta_tracker.analysis.course import course
from fta_tracker.analysis.standing import standing
from fta_tracker.dates import Days, Moment, PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Figure
from tests.analysis.logs import TODAY, agreement, day


def found(whole: Agreement, section: str, on: str = "2029-01-01") -> list[Case]:
    when = Moment(day(on), TODAY)
    every = cases(whole, standing(whole, *when), when)
    return [case for case in every if case.section == section]


def brief(whole: Agreement, section: str, on: str = "2029-01-01") -> list[tuple[object, ...]]:
    """Of each case: of what, to what, the least and most of it, and whether it is over."""
    return [
        (c.of, c.to, *(c.amount or (None, None)), c.complete) for c in found(whole, section, on)
    ]


WHOLE = agreement("""
    2019-03            proposal
    2019-11-25         study-agreed
    2020-07-09         launch
    2020-07-30/2020-07-31  round 1
    2020-08-31/2020-09-03  round 2
    2020-11-18/2020-11-20  round 4
    2021-02-03         conclusion
    2021-10-26         signing
    2022-12-01         entry-into-force
""")


# ----------------------------------------------------------------------------------- passages


def test_a_passage_goes_to_the_next_rung_that_was_reached() -> None:
    assert brief(WHOLE, "passage") == [
        ("proposed", "negotiating", 466, 496, True),
        ("negotiating", "concluded", 209, 209, True),
        ("concluded", "signed", 265, 265, True),
        ("signed", "in-force", 401, 401, True),
    ]
    assert found(WHOLE, "passage")[1].refs == (
        "deal/launch/2020-07-09",
        "deal/conclusion/2021-02-03",
    )


def test_a_study_lies_within_the_passage_from_the_proposal() -> None:
    assert brief(WHOLE, "passage", "2020-01-10") == [("proposed", None, 285, 315, False)]
    assert brief(agreement("2019-11-25 study-agreed"), "passage") == []


def test_the_last_passage_is_open_up_to_the_day() -> None:
    assert brief(WHOLE, "passage", "2020-07-19")[1:] == [("negotiating", None, 10, 10, False)]


def test_an_unknown_start_is_no_passage() -> None:
    assert brief(agreement("2021 signing\n2022 entry-into-force"), "passage") == [
        ("signed", "in-force", 1, 729, True)
    ]


def test_dates_that_overlap_do_not_make_it_negative() -> None:
    assert brief(agreement("2021 signing\n2021-06 entry-into-force"), "passage") == [
        ("signed", "in-force", 0, 180, True)
    ]


def test_what_was_reopened_begins_no_passage_anew() -> None:
    log = """
        2020-01-01  launch
        2020-02-01  conclusion
        2020-03-01  reopening
        2020-04-01  agreement-in-principle
    """
    assert brief(agreement(log), "passage", "2020-02-11") == [
        ("negotiating", "concluded", 31, 31, True),
        ("concluded", None, 10, 10, False),
    ]
    assert brief(agreement(log), "passage", "2020-04-01")[1:] == [
        ("concluded", None, 60, 60, False)
    ]


def test_what_ended_is_incomplete_and_its_time_stops() -> None:
    ended = agreement("2020-01-01 launch\n2020-01-31 abandonment")

    assert brief(ended, "passage") == [("negotiating", "ended", 30, 30, False)]
    assert [stone.stage for stone in climb(course(ended, day("2029"), TODAY))] == [
        "negotiating",
        "ended",
    ]
    assert brief(agreement("2020-01-01 entry-into-force\n2021-01-01 termination"), "passage") == []


def test_an_event_that_was_only_announced_leaves_it_unconfirmed() -> None:
    log = "2020-01-01 launch\n2020-02-01 conclusion announced\n2020-03-01 signing"
    flags = [case.unconfirmed for case in found(agreement(log), "passage")]

    assert flags == [True, True, False]


# ---------------------------------------------------------------------- stage, activity, silence


def test_the_stage_with_the_event_that_reached_it() -> None:
    (case,) = found(WHOLE, "stage")
    assert (case.of, case.refs) == ("in-force", ("deal/entry-into-force/2022-12-01",))
    (none,) = found(agreement("2020 statement"), "stage")
    assert (none.of, none.refs) == ("not-begun", ())


@pytest.mark.parametrize(
    ("log", "on", "activity", "ref"),
    [
        ("2020-01-01 launch\n2020-02-01 statement", "2020-03-01", "active", "launch/2020-01-01"),
        ("2020-01-01 launch\n2020-02-01 statement", "2021-03-01", "dormant", "launch/2020-01-01"),
        ("2020-01-01 launch\n2020-02-01 suspension\n2020-03-01 ministerial", "2020-04-01",
         "suspended", "suspension/2020-02-01"),
    ],
)  # fmt: skip
def test_activity_with_the_event_that_shows_it(log: str, on: str, activity: str, ref: str) -> None:
    (case,) = found(agreement(log), "activity", on)
    assert (case.of, case.refs) == (activity, (f"deal/{ref}",))
    assert found(WHOLE, "activity") == []


def test_suspended_time_is_counted_apart() -> None:
    log = """
        2020-01-01  launch
        2020-02-01  suspension
        2020-02-15  suspension
        2020-03-01  round 1
        2020-05     suspension
    """
    assert brief(agreement(log), "suspension", "2020-02-11") == [("talks", None, 10, 10, False)]
    assert brief(agreement(log), "suspension", "2020-06-30") == [
        ("talks", None, 29, 29, True),
        ("talks", None, 30, 60, False),
    ]
    assert len(brief(agreement(log), "passage", "2020-06-30")) == 1


def test_a_suspension_ends_where_talks_do() -> None:
    log = "2020-01-01 launch\n2020-02-01 suspension\n2020-03-01 conclusion"
    assert brief(agreement(log), "suspension") == [("talks", None, 29, 29, True)]


# ------------------------------------------------------------------------------------- rounds


def test_rounds_until_agreement_and_the_days_between() -> None:
    assert brief(WHOLE, "rounds") == [
        ("until-agreement", None, 4, 4, True),
        ("first-to-last", None, 111, 113, True),
        ("between", None, 32, 32, True),
    ], "between 2 and 4 there is one that is not recorded"


def test_rounds_of_talks_that_go_on_are_counted_so_far() -> None:
    assert brief(WHOLE, "rounds", "2020-08-15") == [("until-agreement", None, 1, 1, False)]
    assert brief(WHOLE, "rounds", "2020-07-15") == [("until-agreement", None, 0, 0, False)]
    assert brief(WHOLE, "rounds", "2020-07-01") == []


def test_rounds_after_an_agreement_in_principle_are_not_on_the_way_to_it() -> None:
    log = """
        2020-01-01  launch
        2020-02-01  round 1
        2020-03-01  agreement-in-principle
        2020-04-01  round 2
    """
    assert brief(agreement(log), "rounds") == [
        ("until-agreement", None, 1, 1, True),
        ("between", None, 60, 60, True),
    ]


def test_where_no_round_is_recorded_their_number_is_unknown() -> None:
    assert brief(agreement("2020-01-01 launch\n2020-03-01 conclusion"), "rounds") == []


def test_rounds_without_numbers_are_counted() -> None:
    log = "2020-01-01 round\n2020-02-01 round\n2020-03-01 conclusion"
    assert brief(agreement(log), "rounds") == [("until-agreement", None, 2, 2, True)]


def test_where_the_first_round_is_not_recorded_no_time_is_told() -> None:
    log = "2020-01-01 round 3\n2020-02-01 round 5\n2020-03-01 conclusion"
    assert brief(agreement(log), "rounds") == [("until-agreement", None, 5, 5, True)]


def test_talks_that_ended_reached_no_agreement() -> None:
    log = "2020-01-01 launch\n2020-02-01 round 1\n2020-03-01 abandonment"
    assert brief(agreement(log), "rounds") == [("until-agreement", None, 1, 1, False)]


# ----------------------------------------------------------------------------------- promises


def test_promises_with_who_made_them_and_how_late_they_were() -> None:
    promised = agreement("""
        2020-07-09  launch
        2021-02-03  conclusion
        2020-07-09  promise conclusion due 2020
        2020-07-09  promise signing due 2021
        2020-07-09  promise launch due 2030
        2020-07-09  promise other due 2030
        2020-07-09  promise conclusion due 2021-06
    """)
    promised = replace(
        promised, targets=(replace(promised.targets[0], stated_by="Yonhap"), *promised.targets[1:])
    )
    shown = [
        (c.of, c.outcome, c.amount, c.complete) for c in found(promised, "promise", "2022-01-10")
    ]

    assert shown == [
        ("conclusion", "missed", Days(34, 34), True),
        ("signing", "missed", Days(10, 10), False),
        ("launch", "open", None, False),
        ("other", "not-measurable", None, False),
        ("conclusion", "met", None, True),
    ]
    first = found(promised, "promise")[0]
    assert first.who == "Yonhap"
    assert first.refs == ("deal/target/conclusion/2020-07-09", "deal/conclusion/2021-02-03")


# -------------------------------------------------------------------------------------- trade


def figure(measure: str, period: str | None, value: str | None, **more: str) -> Figure:
    stated = more.get("stated_on")
    return Figure(
        measure,
        PartialDate(period) if period else None,
        Number(value) if value else None,
        text=None if value else "much",
        stated_on=PartialDate(stated) if stated else None,
    )


TRADE_2018 = figure("trade", "2018", "20")
TRADE_2019 = figure("trade", "2019", "21", stated_on="2020-02")
AGAIN_2019 = figure("trade", "2019", "22", stated_on="2020-06")
UNDATED = figure("trade", None, "23", stated_on="2019-06")
WORDS = figure("trade", "2022", None)
EXPORTS = figure("exports", "2023", "9")
IMPORTS = figure("imports", "2024", "8")
RANK = figure("export-rank", "2024", "1")


@pytest.mark.parametrize(
    ("figures", "latest"),
    [
        ([], None),
        ([RANK, WORDS], None),
        ([TRADE_2019, TRADE_2018], TRADE_2019),
        ([AGAIN_2019, TRADE_2019], AGAIN_2019),
        ([UNDATED, TRADE_2018], UNDATED),
        ([EXPORTS, TRADE_2018, WORDS], TRADE_2018),
        ([IMPORTS, EXPORTS], EXPORTS),
        ([RANK, IMPORTS], IMPORTS),
    ],
)
def test_the_latest_figure_of_trade_as_a_whole(
    figures: list[Figure], latest: Figure | None
) -> None:
    whole = replace(WHOLE, figures=tuple(figures))
    told = latest_trade(whole)

    assert (told and replace(told, ref=None)) == latest
    (case,) = found(whole, "trade")
    assert case.refs == ((str(told.ref),) if told else ())


def test_trade_stands_behind_what_has_begun_and_not_ended() -> None:
    assert [case.of for case in found(WHOLE, "trade", "2020-07-19")] == ["negotiating"]
    assert found(agreement("2020-01-01 statement"), "trade") == []
    assert found(agreement("2020-01-01 abandonment"), "trade") == []


def test_today_a_held_event_whose_date_has_begun_counts() -> None:
    today = date(2026, 11, 23)
    begun = agreement("2026-10-01 launch\n2026-11 round 1")
    when = Moment(today, today)
    rounds = [c for c in cases(begun, standing(begun, *when), when) if c.section == "rounds"]

    assert [case.amount for case in rounds] == [Days(1, 1)]
