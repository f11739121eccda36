"""Where an agreement stands: stage, activity, silence, last and next."""

from datetime import date

import pytest

from fta_tracker.analysis.standing import Standing, on_board, standing
from fta_tracker.model import Event, Target
from tests.analysis.logs import TODAY, agreement, cut, day


def at(table: str, on: str, today: date = TODAY, stale_after: int = 9) -> Standing:
    """The standing, asked of the whole log and of one cut at the day, which must agree."""
    whole = agreement(table)
    found = standing(whole, day(on), today, stale_after)
    assert standing(cut(whole, day(on), today), day(on), today, stale_after) == found
    return found


def named(thing: Event | Target | None) -> str | None:
    return thing.ref if thing else None


CLIMB = """
    2000-01-01 ministerial
    2001-01-01 proposal
    2002-01-01 study-start
    2003-01-01 launch
    2004-01-01 agreement-in-principle
    2005-01-01 conclusion
    2006-01-01 signing
    2007-01-01 entry-into-force
    2008-01-01 termination
"""


@pytest.mark.parametrize(
    ("on", "stage"),
    [
        ("1999-12-31", None),
        ("2000-12-31", None),
        ("2001-01-01", "proposed"),
        ("2001-12-31", "proposed"),
        ("2002-01-01", "studying"),
        ("2003-01-01", "negotiating"),
        ("2004-01-01", "agreed"),
        ("2005-01-01", "concluded"),
        ("2006-01-01", "signed"),
        ("2007-01-01", "in-force"),
        ("2008-01-01", "ended"),
    ],
)
def test_stage_is_the_rung_reached_by_the_day(on: str, stage: str | None) -> None:
    assert at(CLIMB, on).stage == stage


@pytest.mark.parametrize(("on", "there"), [("1999-12-31", False), ("2000-01-01", True)])
def test_an_agreement_is_on_the_board_from_its_first_event_whatever_its_kind(
    on: str, there: bool
) -> None:
    assert on_board(agreement(CLIMB), day(on), TODAY) is there
    assert on_board(cut(agreement(CLIMB), day(on)), day(on), TODAY) is there


def test_a_cancelled_event_puts_nothing_on_the_board() -> None:
    assert not on_board(agreement("2001-01-01 launch cancelled"), day("2002"), TODAY)


def test_before_the_first_event_everything_is_unknown() -> None:
    found = at(CLIMB, "1999-12-31")
    assert (found.stage, found.since, found.reached_by) == (None, None, None)
    assert (found.activity, found.quiet_since, found.last, found.next) == (None, None, None, None)
    assert found.open_targets == ()
    assert (found.application.state, found.application.in_force) == ("none", 0)


def test_a_lower_rung_later_in_the_log_changes_nothing() -> None:
    found = at("2003-01-01 conclusion\n2004-01-01 round 5", "2004-06-01")
    assert (found.stage, named(found.reached_by)) == ("concluded", "deal/conclusion/2003-01-01")


def test_since_is_the_first_event_of_the_rung_as_its_date_is_written() -> None:
    found = at("2003 launch\n2003 round 1\n2004-05-01 round 2", "2004-06-01")
    assert (str(found.since), named(found.reached_by)) == ("2003", "deal/launch/2003")


REOPENED = """
    2001-01-01 conclusion
    2002-01-01 {end}
    2003-01-01 reopening
    2004-01-01 round 9
    2005-01-01 conclusion
"""


@pytest.mark.parametrize("end", ["ministerial", "signing", "termination", "abandonment"])
def test_a_reopening_takes_any_stage_back_to_negotiating_and_the_climb_goes_on(end: str) -> None:
    table = REOPENED.format(end=end)
    assert at(table, "2002-12-31").stage != "negotiating"
    reopened = at(table, "2004-12-31")
    assert (reopened.stage, str(reopened.since)) == ("negotiating", "2003-01-01")
    assert (at(table, "2005-01-01").stage, str(at(table, "2005-01-01").since)) == (
        "concluded",
        "2005-01-01",
    )


def test_a_reopening_of_running_talks_is_no_new_beginning() -> None:
    assert str(at("2001 launch\n2003-01-01 reopening", "2004").since) == "2001"


# ------------------------------------------------------------------------------------- activity

QUIET = "2019-06-27 launch\n2019-09-04/2019-09-06 round 3\n2020-03-01 statement"


@pytest.mark.parametrize(
    ("on", "activity"),
    [("2019-09-06", "active"), ("2020-06-06", "active"), ("2020-06-07", "dormant")],
)
def test_dormant_is_more_than_nine_months_after_the_last_day_of_the_last_act(
    on: str, activity: str
) -> None:
    found = at(QUIET, on)
    assert (found.activity, found.quiet_since) == (activity, day("2019-09-06"))


@pytest.mark.parametrize(
    ("on", "months", "activity"),
    [
        ("2019-12-06", 3, "active"),
        ("2019-12-07", 3, "dormant"),
        ("2020-06-07", 12, "active"),
        ("2019-09-06", 0, "active"),
        ("2019-09-07", 0, "dormant"),
    ],
)
def test_how_long_is_stale_can_be_chosen(on: str, months: int, activity: str) -> None:
    assert at(QUIET, on, stale_after=months).activity == activity


def test_unless_it_is_said_nine_months_are_stale() -> None:
    whole = agreement(QUIET)
    assert standing(whole, day("2020-06-06"), TODAY).activity == "active"
    assert standing(whole, day("2020-06-07"), TODAY).activity == "dormant"


def test_on_a_day_within_a_round_its_end_is_not_known() -> None:
    assert at(QUIET, "2019-09-05").quiet_since == day("2019-09-04")


def test_a_silence_is_counted_from_the_last_possible_day_of_a_partial_date() -> None:
    assert at("2019 launch", "2020-09-30").activity == "active"
    assert at("2019 launch", "2020-10-01").activity == "dormant"


def test_today_the_last_possible_day_is_today() -> None:
    found = at("2019-06 launch", "2019-06-10", today=day("2019-06-10"))
    assert (found.activity, found.quiet_since) == ("active", day("2019-06-10"))


def test_the_last_act_is_the_last_of_the_log_not_the_latest_date() -> None:
    found = at("2018-01-01 launch\n2019 ministerial\n2019-03-01 round 1", "2019-12-15")
    assert (found.activity, found.quiet_since) == ("dormant", day("2019-03-01"))


@pytest.mark.parametrize("kind", ["statement", "legal-review", "domestic-step", "suspension"])
def test_what_is_no_act_breaks_no_silence(kind: str) -> None:
    assert at(f"2019-01-01 launch\n2020-01-01 {kind}", "2020-01-02").quiet_since == day(
        "2019-01-01"
    )


@pytest.mark.parametrize("kind", ["round", "intersessional", "summit", "substantial-conclusion"])
def test_an_act_breaks_the_silence(kind: str) -> None:
    found = at(f"2019-01-01 launch\n2020-01-01 {kind}", "2020-01-02")
    assert (found.activity, found.quiet_since) == ("active", day("2020-01-01"))


def test_agreed_talks_can_fall_silent_too() -> None:
    assert at("2019-01-01 agreement-in-principle", "2019-10-02").activity == "dormant"


@pytest.mark.parametrize(
    "kind", ["proposal", "study-start", "conclusion", "signing", "entry-into-force", "termination"]
)
def test_outside_negotiations_silence_means_nothing(kind: str) -> None:
    table = f"2000-01-01 summit\n2001-01-01 suspension\n2002-01-01 {kind}"
    found = at(table, "2020-01-01")
    assert (found.activity, found.quiet_since) == (None, None)


@pytest.mark.parametrize(
    ("lift", "activity"),
    [
        ("resumption", "active"),
        ("round", "active"),
        ("reopening", "active"),
        ("launch", "active"),
        ("summit", "suspended"),
        ("ministerial", "suspended"),
        ("agreement-in-principle", "suspended"),
        ("statement", "suspended"),
    ],
)
def test_a_suspension_lasts_until_a_resumption_or_a_round(lift: str, activity: str) -> None:
    table = f"2018-01-01 launch\n2018-02-01 suspension\n2019-12-01 {lift}"
    assert at(table, "2018-01-31").activity == "active"
    assert at(table, "2018-02-01").activity == "suspended"
    assert at(table, "2019-11-30").activity == "suspended"
    assert at(table, "2019-12-01").activity == activity


def test_a_suspension_can_come_again() -> None:
    table = "2018-01-01 launch\n2018-02-01 suspension\n2018-03-01 resumption\n2018-04-01 suspension"
    assert at(table, "2018-04-01").activity == "suspended"


# ---------------------------------------------------------------------------------- last and next


def test_last_skips_statements_and_what_was_called_off() -> None:
    table = "2019-01-01 launch\n2019-02-01 round 1 cancelled\n2019-03-01 statement"
    assert named(at(table, "2019-04-01").last) == "deal/launch/2019-01-01"


def test_a_log_of_statements_has_no_last_event() -> None:
    found = at("2019-03-01 statement", "2019-04-01")
    assert (found.last, found.stage) == (None, None)


AHEAD = """
    2019-01-01 launch
    2019-06-01 round 1 cancelled
    2019 ministerial announced
    2019-07-01 round 2 announced
    2019-05-30 promise conclusion due 2019-06-15
"""


def test_next_is_the_first_announced_event_ahead_by_the_display_order() -> None:
    today = day("2019-05-31")
    assert named(at(AHEAD, "2019-05-31", today).next) == "deal/ministerial/2019"


def test_an_announced_event_whose_day_has_come_is_no_longer_ahead() -> None:
    today = day("2019-07-01")
    found = at(AHEAD, "2019-07-01", today)
    assert (named(found.last), found.next) == ("deal/round/2", None)


def test_a_view_of_the_past_knows_nothing_dated_later_but_knows_the_open_promises() -> None:
    assert named(at(AHEAD, "2019-05-31").next) == "deal/target/conclusion/2019-05-30"


def test_a_view_of_a_day_to_come_knows_what_is_announced_after_it() -> None:
    table = "2019-01-01 launch\n2019-07-01 round 1 announced"
    assert named(at(table, "2019-06-30", day("2019-06-01")).next) == "deal/round/1"
    assert at(table, "2019-07-01", day("2019-06-01")).next is None


PROMISES = """
    2019-01-01 launch
    2019-01-02 promise signing due 2020
    2019-01-03 promise conclusion due 2019-12-15
    2019-01-04 promise round 1 due 2019-02
    2019-01-05 promise other due 2019-12
    2019-02-20 promise entry-into-force due 2021
    2019-02-25 round 1
"""


def test_the_open_targets_are_those_stated_and_neither_met_nor_past_due() -> None:
    before = at(PROMISES, "2019-01-31")
    assert [named(t) for t in before.open_targets] == [
        "deal/target/signing/2019-01-02",
        "deal/target/conclusion/2019-01-03",
        "deal/target/round/1/2019-01-04",
    ]
    assert named(before.next) == "deal/target/round/1/2019-01-04"
    after = at(PROMISES, "2019-12-16")
    assert [named(t) for t in after.open_targets] == [
        "deal/target/signing/2019-01-02",
        "deal/target/entry-into-force/2019-02-20",
    ]


def test_the_nearest_deadline_counts_by_its_last_day() -> None:
    table = """
        2019-01-01 launch
        2019-01-02 promise signing due 2019
        2019-01-03 promise conclusion due 2019-12-30
    """
    assert named(at(table, "2019-02-01").next) == "deal/target/conclusion/2019-01-03"


def test_a_promise_stated_in_a_month_is_known_at_its_end_and_today_once_it_began() -> None:
    table = "2019-01-01 launch\n2019-02 promise signing due 2020"
    assert at(table, "2019-02-27").open_targets == ()
    assert len(at(table, "2019-02-28").open_targets) == 1
    assert len(at(table, "2019-02-01", day("2019-02-01")).open_targets) == 1


def test_the_application_is_part_of_the_standing() -> None:
    found = at("2019-01-01 entry-into-force", "2019-01-01").application
    assert (found.state, found.in_force, found.parties) == ("full", 2, 2)
