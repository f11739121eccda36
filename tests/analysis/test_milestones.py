"""Milestones, passages, and the spans of the chart."""

from datetime import date

import pytest

from fta_tracker.analysis.milestones import Span, milestones, passages, spans
from fta_tracker.analysis.standing import standing
from fta_tracker.dates import Days
from tests.analysis.logs import TODAY, agreement, cut, day

CLIMB = """
    2018-06-01 summit
    2019-03    proposal
    2019-11-25 study-agreed
    2020-01    study-start
    2020-07-09 launch
    2020-07-30 round 1
    2021-02-03 conclusion
    2021-06-01 reopening
    2021-07-01 round 2
    2022-12-01 entry-into-force
"""


def raised(table: str, on: str) -> list[tuple[str, str | None]]:
    whole = agreement(table)
    found = milestones(whole, day(on), TODAY)
    assert milestones(cut(whole, day(on)), day(on), TODAY) == found
    return [(stone.stage, stone.event.ref) for stone in found]


def test_milestones_are_the_events_that_changed_the_stage() -> None:
    assert raised(CLIMB, "2023-01-01") == [
        ("proposed", "deal/proposal/2019-03"),
        ("studying", "deal/study-agreed/2019-11-25"),
        ("negotiating", "deal/launch/2020-07-09"),
        ("concluded", "deal/conclusion/2021-02-03"),
        ("negotiating", "deal/reopening/2021-06-01"),
        ("in-force", "deal/entry-into-force/2022-12-01"),
    ]


@pytest.mark.parametrize(("on", "count"), [("2019-03-30", 0), ("2019-03-31", 1), ("2020-07-08", 2)])
def test_milestones_are_those_of_the_day(on: str, count: int) -> None:
    assert len(raised(CLIMB, on)) == count


def test_passages_lead_from_each_milestone_to_the_next_and_the_last_to_the_day() -> None:
    whole = agreement(CLIMB)
    found = passages(whole, day("2023-01-01"), TODAY)
    assert passages(cut(whole, day("2023-01-01")), day("2023-01-01"), TODAY) == found
    assert [(p.from_stage, p.to_stage, str(p.start), str(p.end), p.days) for p in found] == [
        ("proposed", "studying", "2019-03", "2019-11-25", Days(239, 269)),
        ("studying", "negotiating", "2019-11-25", "2020-07-09", Days(227, 227)),
        ("negotiating", "concluded", "2020-07-09", "2021-02-03", Days(209, 209)),
        ("concluded", "negotiating", "2021-02-03", "2021-06-01", Days(118, 118)),
        ("negotiating", "in-force", "2021-06-01", "2022-12-01", Days(548, 548)),
        ("in-force", None, "2022-12-01", "None", Days(31, 31)),
    ]


def test_before_the_first_milestone_there_is_no_passage() -> None:
    assert passages(agreement(CLIMB), day("2019-01-01"), TODAY) == ()


def test_a_passage_is_never_negative_for_the_log_says_what_came_first() -> None:
    whole = agreement("2019 launch\n2019-06 signing")
    assert passages(whole, day("2020-01-01"), TODAY)[0].days == Days(0, 180)
    same = passages(agreement("2019-06-01 launch\n2019-06-01 signing"), day("2019-06-01"), TODAY)
    assert [passage.days for passage in same] == [Days(0, 0), Days(0, 0)]
    today = passages(agreement("2019-06 signing"), day("2019-06-20"), day("2019-06-20"))
    assert today[0].days == Days(0, 19)


# ------------------------------------------------------------------------------------------- spans


def course(table: str, on: str, stale_after: int = 9, today: date = TODAY) -> list[str]:
    """The spans as `state start end`, asked of a whole log and of one cut at the day."""
    whole = agreement(table)
    found = spans(whole, day(on), today, stale_after)
    assert spans(cut(whole, day(on), today), day(on), today, stale_after) == found
    assert_whole(found, table, on, stale_after, today)
    return [f"{span.state} {span.start} {span.end}" for span in found]


def assert_whole(
    found: tuple[Span, ...], table: str, on: str, stale_after: int, today: date
) -> None:
    """No gap, no empty span but the last, and the last says what the standing says."""
    assert all(span.start < span.end for span in found[:-1])
    assert [span.end for span in found] == [*(span.start for span in found[1:]), day(on)]
    now = standing(agreement(table), day(on), today, stale_after)
    silent = now.activity if now.activity in ("suspended", "dormant") else None
    assert found[-1].state == (silent or now.stage)


def test_stages_follow_one_another_from_the_first_to_the_day() -> None:
    table = "2018-01-01 summit\n2019-01-01 proposal\n2019-06-01 launch\n2019-09-01 signing"
    assert course(table, "2020-01-01") == [
        "proposed 2019-01-01 2019-06-01",
        "negotiating 2019-06-01 2019-09-01",
        "signed 2019-09-01 2020-01-01",
    ]


def test_without_a_stage_there_is_nothing_to_draw() -> None:
    assert spans(agreement("2018-01-01 summit"), day("2019-01-01"), TODAY) == ()
    assert spans(agreement("2018-01-01 launch"), day("2017-12-31"), TODAY) == ()


def test_what_did_not_last_a_day_is_not_drawn() -> None:
    assert course("2019-01-01 launch\n2019-01-01 conclusion\n2019-01-01 signing", "2019-02-01") == [
        "signed 2019-01-01 2019-02-01"
    ]


def test_what_begins_on_the_day_is_drawn() -> None:
    assert course("2019-01-01 launch\n2019-02-01 signing", "2019-02-01") == [
        "negotiating 2019-01-01 2019-02-01",
        "signed 2019-02-01 2019-02-01",
    ]


SILENCE = "2019-06-27 launch\n2019-09-04/2019-09-06 round 3\n{end} round 4"


def test_a_silence_of_more_than_nine_months_runs_from_the_end_of_an_act_to_the_next() -> None:
    assert course(SILENCE.format(end="2020-06-06"), "2020-07-01") == [
        "negotiating 2019-06-27 2020-07-01"
    ]
    assert course(SILENCE.format(end="2020-06-07"), "2020-07-01") == [
        "negotiating 2019-06-27 2019-09-06",
        "dormant 2019-09-06 2020-06-07",
        "negotiating 2020-06-07 2020-07-01",
    ]


@pytest.mark.parametrize(
    ("on", "dormant"), [("2020-06-06", False), ("2020-06-07", True), ("2021-01-01", True)]
)
def test_a_silence_that_lasts_runs_to_the_day(on: str, dormant: bool) -> None:
    found = course(SILENCE.format(end="2022-01-01"), on)
    if dormant:
        assert found == ["negotiating 2019-06-27 2019-09-06", f"dormant 2019-09-06 {on}"]
    else:
        assert found == [f"negotiating 2019-06-27 {on}"]


def test_how_long_is_stale_can_be_chosen() -> None:
    assert course(SILENCE.format(end="2020-06-06"), "2020-07-01", stale_after=3) == [
        "negotiating 2019-06-27 2019-09-06",
        "dormant 2019-09-06 2020-06-06",
        "negotiating 2020-06-06 2020-07-01",
    ]


def test_unless_it_is_said_nine_months_are_stale() -> None:
    found = spans(agreement("2019-01-01 launch"), day("2019-10-01"), TODAY)
    assert [span.state for span in found] == ["negotiating"]
    found = spans(agreement("2019-01-01 launch"), day("2019-10-02"), TODAY)
    assert [span.state for span in found] == ["dormant"]


def test_a_silence_after_the_launch_leaves_no_day_before_it() -> None:
    assert course("2019-01-01 launch", "2021-01-01") == ["dormant 2019-01-01 2021-01-01"]


def test_what_is_no_act_does_not_break_a_silence() -> None:
    assert course("2019-01-01/2019-01-03 launch\n2020-01-01 statement", "2021-01-01") == [
        "negotiating 2019-01-01 2019-01-03",
        "dormant 2019-01-03 2021-01-01",
    ]


def test_an_act_that_raises_the_stage_ends_a_silence_and_begins_another() -> None:
    table = "2019-01-01 launch\n2020-01-01 substantial-conclusion\n2021-01-01 conclusion"
    assert course(table, "2022-01-01") == [
        "dormant 2019-01-01 2021-01-01",
        "concluded 2021-01-01 2022-01-01",
    ]


def test_the_next_stage_ends_a_silence_though_it_is_no_act() -> None:
    table = "2019-01-01/2019-01-05 agreement-in-principle\n2020-01-01 signing"
    assert course(table, "2022-01-01") == [
        "agreed 2019-01-01 2019-01-05",
        "dormant 2019-01-05 2020-01-01",
        "signed 2020-01-01 2022-01-01",
    ]


def test_outside_negotiations_no_silence_is_drawn() -> None:
    assert course("2010-01-01 proposal\n2015-01-01 conclusion", "2020-01-01") == [
        "proposed 2010-01-01 2015-01-01",
        "concluded 2015-01-01 2020-01-01",
    ]


SUSPENDED = """
    2012-03-28 launch
    2014-02-25/2014-02-28 round 7
    2014-06-15 suspension
    2018-09-01 summit
    2019-02-19 resumption
    2019-03-01 round 8
"""


def test_a_suspension_is_drawn_until_it_is_lifted_and_ends_a_silence() -> None:
    assert course(SUSPENDED, "2019-04-01") == [
        "dormant 2012-03-28 2014-02-25",
        "negotiating 2014-02-25 2014-06-15",
        "suspended 2014-06-15 2019-02-19",
        "negotiating 2019-02-19 2019-04-01",
    ]


def test_a_silence_before_a_suspension_is_drawn_where_it_was_long_by_itself() -> None:
    table = "2012-01-01/2012-01-05 launch\n2013-01-01 suspension"
    assert course(table, "2014-01-01") == [
        "negotiating 2012-01-01 2012-01-05",
        "dormant 2012-01-05 2013-01-01",
        "suspended 2013-01-01 2014-01-01",
    ]


def test_a_suspension_of_less_than_a_day_is_not_drawn() -> None:
    table = "2012-01-01 launch\n2012-02-01 suspension\n2012-02-01 resumption"
    assert course(table, "2012-03-01") == ["negotiating 2012-01-01 2012-03-01"]


def test_an_agreement_that_was_suspended_is_drawn_as_what_became_of_it() -> None:
    table = "2012-01-01 launch\n2012-02-01 suspension\n2012-03-01 abandonment"
    assert course(table, "2012-06-01") == [
        "negotiating 2012-01-01 2012-02-01",
        "suspended 2012-02-01 2012-03-01",
        "ended 2012-03-01 2012-06-01",
    ]


def test_a_partial_date_is_placed_in_its_middle() -> None:
    assert course("2019-03 proposal\n2020 launch\n2021-H1 signing", "2022-01-01") == [
        "proposed 2019-03-16 2020-07-01",
        "negotiating 2020-07-01 2021-04-01",
        "signed 2021-04-01 2022-01-01",
    ]


def test_a_partial_date_moves_to_keep_the_order_of_the_log() -> None:
    assert course("2020 proposal\n2020-02-01 launch\n2020 signing", "2022-01-01") == [
        "negotiating 2020-02-01 2020-07-01",
        "signed 2020-07-01 2022-01-01",
    ]
    assert course("2020-09-01 proposal\n2020 launch\n2020-Q3 signing", "2022-01-01") == [
        "signed 2020-09-01 2022-01-01"
    ]


def test_a_date_that_reaches_beyond_today_is_placed_today() -> None:
    today = day("2020-02-01")
    assert course("2020-01-01 proposal\n2020 launch", "2020-02-01", today=today) == [
        "proposed 2020-01-01 2020-02-01",
        "negotiating 2020-02-01 2020-02-01",
    ]


def test_an_end_before_the_middle_of_a_partial_date_makes_no_span_run_backwards() -> None:
    assert course("2019-01-01 proposal\n2020/2020-02-01 launch", "2021-12-01") == [
        "proposed 2019-01-01 2020-07-01",
        "dormant 2020-07-01 2021-12-01",
    ]
