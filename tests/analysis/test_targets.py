"""Promise and fact."""

import pytest

from fta_tracker.analysis.targets import Outcome, outcome
from fta_tracker.dates import Days
from fta_tracker.lifecycle import KINDS
from tests.analysis.logs import TODAY, agreement, cut, day


def at(table: str, on: str = "2029-01-01", parties: str = "KR KH") -> Outcome:
    """The outcome of the first promise, asked of the whole log and of a cut one."""
    whole = agreement(table, parties)
    found = outcome(whole, whole.targets[0], day(on), TODAY)
    assert outcome(cut(whole, day(on)), whole.targets[0], day(on), TODAY) == found
    return found


def met_by(table: str, on: str = "2029-01-01", parties: str = "KR KH") -> str | None:
    """What met the promise, as its ref without the slug."""
    ref = at(table, on, parties).met_by
    return ref and ref.removeprefix("deal/")


PROMISE = "2019-01-01 promise conclusion due 2020"


@pytest.mark.parametrize(
    ("came", "word", "least", "most"),
    [
        ("2020-06-30", "met", -184, -184),
        ("2020-12-31", "met", 0, 0),
        ("2021-01-01", "missed", 1, 1),
        ("2021-02-03", "missed", 34, 34),
        ("2020-12", "met", -30, 0),
        ("2020", "met", -365, 0),
        ("2021", "missed", 1, 365),
    ],
)
def test_met_is_certainly_not_late(came: str, word: str, least: int, most: int) -> None:
    found = at(f"{PROMISE}\n{came} conclusion")
    assert (found.outcome, found.days) == (word, Days(least, most))
    assert (str(found.met_on), found.met_by) == (came, f"deal/conclusion/{came}")


@pytest.mark.parametrize(
    ("came", "word", "least", "most"),
    [
        ("2020", "not-measurable", -182, 183),
        ("2020-07", "not-measurable", 0, 30),
        ("2020-07-01", "met", 0, 0),
    ],
)
def test_a_partial_date_around_the_deadline_leaves_it_open_whether_it_was_late(
    came: str, word: str, least: int, most: int
) -> None:
    found = at(f"2019-01-01 promise conclusion due 2020-07-01\n{came} conclusion")
    assert (found.outcome, found.days) == (word, Days(least, most))
    assert (str(found.met_on), found.met_by) == (came, f"deal/conclusion/{came}")


@pytest.mark.parametrize(
    ("on", "word", "days"),
    [
        ("2020-12-30", "open", None),
        ("2020-12-31", "open", None),
        ("2021-01-01", "missed", Days(1, 1)),
        ("2021-02-02", "missed", Days(33, 33)),
    ],
)
def test_without_an_event_a_promise_is_open_until_its_last_day_and_missed_from_then(
    on: str, word: str, days: Days | None
) -> None:
    found = at(f"{PROMISE}\n2021-02-03 conclusion", on)
    assert found == Outcome(found.target, word, None, None, days)


def test_a_promise_that_no_event_can_meet_is_not_measurable() -> None:
    found = at("2019-01-01 promise other due 2020\n2019-06-01 conclusion")
    assert found == Outcome(found.target, "not-measurable", None, None, None)


# ---------------------------------------------------------------------- what counts, and from when


@pytest.mark.parametrize(
    ("stated", "came", "counts"),
    [
        ("2020-01-02", "2020-01-01", False),
        ("2020-01-01", "2020-01-01", False),
        ("2020-01-01", "2020-01-02", True),
        ("2020-01-15", "2020-01", True),
        ("2020-01-31", "2020-01", False),
        ("2020-01", "2020-01-01", False),
        ("2020-01", "2020-01-02", True),
        ("2020-01", "2019", False),
        ("2020", "2020-H1", True),
    ],
)
def test_only_what_is_not_certainly_on_or_before_the_promise_counts(
    stated: str, came: str, counts: bool
) -> None:
    table = f"{stated} promise launch due 2025\n{came} launch"
    assert met_by(table) == (f"launch/{came}" if counts else None)


def test_the_first_event_of_the_log_counts() -> None:
    assert met_by(f"{PROMISE}\n2020-05-01 conclusion\n2020-06-01 conclusion") == (
        "conclusion/2020-05-01"
    )


def test_an_announced_event_counts_from_its_day_on_and_a_cancelled_one_never() -> None:
    announced = f"{PROMISE}\n2020-05-01 conclusion announced"
    assert met_by(announced, "2020-04-30") is None
    assert met_by(announced, "2020-05-01") == "conclusion/2020-05-01"
    assert met_by(f"{PROMISE}\n2020-05-01 conclusion cancelled") is None


CONCLUDING = {"agreement-in-principle", "substantial-conclusion", "conclusion"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_promise_of_a_conclusion_is_met_by_the_concluding_kinds_or_a_higher_rung(
    kind: str,
) -> None:
    table = f"{PROMISE}\n2020-05-01 {kind}"
    higher = {"signing", "provisional-application", "entry-into-force"}
    counts = kind in CONCLUDING | higher
    assert (met_by(table) is not None) is counts


@pytest.mark.parametrize("promised", sorted(CONCLUDING))
@pytest.mark.parametrize("came", sorted(CONCLUDING))
def test_the_concluding_kinds_meet_one_another(promised: str, came: str) -> None:
    table = f"2019-01-01 promise {promised} due 2020\n2020-05-01 {came}"
    assert met_by(table) == f"{came}/2020-05-01"


def test_a_number_must_be_the_promised_one() -> None:
    table = "2020-01-01 promise round 2 due 2020\n2020-02-01 round 1\n2020-03-01 round 2"
    assert met_by(table) == "round/2"
    assert met_by(table, "2020-02-29") is None


def test_without_a_number_any_round_counts() -> None:
    assert met_by("2020-01-01 promise round due 2020\n2020-02-01 round 4") == "round/4"


@pytest.mark.parametrize(
    ("promised", "came", "counts"),
    [
        ("", "", True),
        ("", "of goods", True),
        ("of goods", "", True),
        ("of goods", "of goods", True),
        ("of goods", "of services,goods", True),
        ("of goods", "of services", False),
        ("of goods,services", "of goods", False),
    ],
)
def test_the_event_must_cover_the_promised_scope(promised: str, came: str, counts: bool) -> None:
    table = f"2020-01-01 promise signing {promised} due 2020\n2020-02-01 signing {came}"
    assert (met_by(table) is not None) is counts


@pytest.mark.parametrize(
    ("promised", "kind", "came", "counts"),
    [
        ("by KR", "approval", "by KR", True),
        ("by KR", "approval", "by KH,KR", True),
        ("by KR", "approval", "by KH", False),
        ("by KR,KH", "approval", "by KR", False),
        ("by KR", "approval", "", False),
        ("", "approval", "by KH", True),
        ("", "approval", "", True),
        ("by KR,KH", "signing", "", True),
        ("by KR", "entry-into-force", "", True),
    ],
)
def test_the_event_must_be_the_act_of_those_who_promised(
    promised: str, kind: str, came: str, counts: bool
) -> None:
    table = f"2020-01-01 promise {kind} {promised} due 2020\n2020-02-01 {kind} {came}"
    assert (met_by(table) is not None) is counts


def test_all_parties_are_those_of_the_time() -> None:
    table = """
        2020-01-01 promise signing by JP due 2020
        2020-02-01 withdrawal by JP
        2020-03-01 signing
    """
    assert met_by(table, parties="KR KH JP") is None


# ----------------------------------------------------------------------------------- skipped rungs


def test_a_promise_to_conclude_is_met_by_the_signing_if_no_conclusion_is_recorded() -> None:
    table = """
        2019-11-04 substantial-conclusion
        2020-07-09 promise conclusion due 2020
        2020-11-15 signing
    """
    assert (met_by(table), at(table).outcome) == ("signing/2020-11-15", "met")


@pytest.mark.parametrize("kind", ["conclusion", "initialling"])
def test_a_rung_that_was_reached_before_the_promise_was_not_skipped(kind: str) -> None:
    table = f"""
        2019-11-04 {kind}
        2020-07-09 promise conclusion due 2020
        2020-11-15 signing
    """
    assert met_by(table) is None


def test_a_rung_reached_in_another_scope_was_skipped_in_this_one() -> None:
    table = """
        2019-11-04 conclusion of services
        2020-07-09 promise conclusion of goods due 2020
        2020-11-15 signing of goods
    """
    assert met_by(table) == "signing/2020-11-15"


@pytest.mark.parametrize(
    ("promised", "came", "counts"),
    [
        ("of goods", "of goods", True),
        ("of goods,services", "of services,goods", True),
        ("of goods", "", False),
        ("", "of goods", False),
        ("of goods", "of goods,services", False),
    ],
)
def test_a_higher_rung_must_be_of_the_very_scope(promised: str, came: str, counts: bool) -> None:
    table = f"2020-01-01 promise conclusion {promised} due 2020\n2020-02-01 signing {came}"
    assert (met_by(table) is not None) is counts


def test_a_higher_rung_must_be_the_act_of_those_who_promised() -> None:
    table = "2020-01-01 promise signing by KR due 2020\n2020-02-01 entry-into-force by KH"
    assert met_by(table) is None
    assert met_by(table.replace("KH", "KR")) == "entry-into-force/2020-02-01"


@pytest.mark.parametrize(
    ("promised", "came"),
    [
        ("signing", "termination"),
        ("signing", "conclusion"),
        ("signing", "statement"),
        ("approval", "entry-into-force"),
        ("termination", "entry-into-force"),
        ("entry-into-force", "provisional-application"),
    ],
)
def test_what_meets_no_promise_of_another_kind(promised: str, came: str) -> None:
    assert met_by(f"2020-01-01 promise {promised} due 2020\n2020-02-01 {came}") is None


def test_a_promise_to_end_is_met_by_the_end() -> None:
    assert met_by("2020-01-01 promise termination due 2020\n2020-02-01 termination") == (
        "termination/2020-02-01"
    )


@pytest.mark.parametrize(
    ("event", "status"),
    [("2020-06 conclusion", "held"), ("2020-06 conclusion announced", "announced"), ("", None)],
)
def test_the_status_of_what_met_it(event: str, status: str | None) -> None:
    assert at(f"{PROMISE}\n{event}").met_status == status


@pytest.mark.parametrize(
    ("kind", "met"),
    [("ratification", "ratification/2020-11-01"), ("ministerial", None)],
)
def test_a_step_of_each_is_met_by_the_last_of_those_who_promised_it(
    kind: str, met: str | None
) -> None:
    table = f"""
        2020-01-01 promise {kind} due 2020-12 by KR,KH
        2020-10-01 {kind} by KR
        2020-10-02 {kind} by VN
        2020-11-01 {kind} by KH
    """
    assert met_by(table, parties="KR KH VN") == met
