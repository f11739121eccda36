"""The rule of entry into force: counted by hand on small logs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fta_tracker.analysis.force import Due, Force, PartyForce, Progress, force
from fta_tracker.dates import Days, PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import ForceRule, Quota
from tests.analysis.logs import TODAY, agreement, cut, day

BOTH = ForceRule("60 days after the later notification.", "notification", 60)
GROUPS = ForceRule(
    "One of two and both others.",
    "deposit",
    30,
    (Quota(("SG", "TH"), 1), Quota(("KR", "JP"), 2)),
)
TABLE = """
    2022-02-09 notification by KH
    2022-10-02 notification by KR
    2022-12-01 entry-into-force
"""
DEPOSITS = """
    2021-01-01 deposit by SG
    2021-02-01 deposit by KR
    2021-03-01 deposit by JP
    2021-03-31 entry-into-force by SG,KR
    2021-05-01 deposit by TH
    2021-06-05 entry-into-force by TH
"""


def found(table: str, rule: ForceRule, on: str = "2029", parties: str = "KR KH") -> Force:
    whole = replace(agreement(f"2019-01-01 signing\n{table}", parties), in_force_rule=rule)
    stands = force(whole, day(on), TODAY)
    assert stands
    assert force(cut(whole, day(on)), day(on), TODAY) == stands
    assert force(as_of(whole, day(on), TODAY), day(on), TODAY) == stands
    return stands


def due(earliest: str, latest: str | None = None) -> Due:
    return Due(day(earliest), day(latest or earliest))


def test_all_must_have_taken_the_step_where_the_rule_names_no_groups() -> None:
    stands = found(TABLE, BOTH, "2022-10-01")
    assert stands.progress == (Progress(("KR", "KH"), 2, ("KH",)),)
    assert stands.progress[0].left == 1
    assert (stands.met_on, stands.met_by, stands.due, stands.in_force) == (None, None, None, None)
    assert stands.parties[1] == PartyForce("KH", PartialDate("2022-02-09"), None, None, None)


def test_the_last_step_begins_the_delay() -> None:
    stands = found(TABLE, BOTH)
    assert (stands.met_on, stands.met_by) == (
        PartialDate("2022-10-02"),
        "deal/notification/2022-10-02",
    )
    assert (stands.due, stands.in_force) == (due("2022-12-01"), PartialDate("2022-12-01"))
    assert (stands.days, stands.unconfirmed) == (Days(0, 0), False)


def test_groups_are_counted_each_and_who_comes_later_has_a_day_of_its_own() -> None:
    stands = found(DEPOSITS, GROUPS, parties="KR JP SG TH CN")
    assert [(part.done, part.left) for part in stands.progress] == [
        (("SG", "TH"), 0),
        (("KR", "JP"), 0),
    ]
    assert (stands.met_on, stands.due) == (PartialDate("2021-03-01"), due("2021-03-31"))
    assert [(party.party, party.due, party.days) for party in stands.parties] == [
        ("KR", due("2021-03-31"), (0, 0)),
        ("JP", due("2021-03-31"), None),
        ("SG", due("2021-03-31"), (0, 0)),
        ("TH", due("2021-05-31"), (5, 5)),
        ("CN", None, None),
    ]


def test_a_step_without_a_group_counts_for_none() -> None:
    stands = found("2021 deposit by CN", GROUPS, parties="KR JP SG TH CN")
    assert [part.done for part in stands.progress] == [(), ()]


def test_a_party_that_accedes_later_does_not_take_back_what_was_met() -> None:
    table = f"{TABLE}\n2024-01-01 accession by PE\n2024-02-01 notification by PE"
    stands = found(table, BOTH)
    assert stands.met_on == PartialDate("2022-10-02")
    assert stands.parties[2].due == due("2024-04-01")
    assert found(table, BOTH, "2024-01-15").progress == (
        Progress(("KR", "KH", "PE"), 3, ("KH", "KR")),
    )


def test_one_that_withdraws_need_not_take_the_step() -> None:
    table = "2021 notification by KR,KH\n2022-03 withdrawal by JP\n2022-04-01 notification by KR"
    assert found(table, BOTH, parties="KR KH JP").met_on == PartialDate("2022-04-01")


def test_partial_dates_give_ranges() -> None:
    stands = found(
        "2022-09 notification by KH,KR\n2022-12 entry-into-force",
        BOTH,
    )
    assert (stands.due, stands.days) == (due("2022-10-31", "2022-11-29"), Days(2, 61))


def test_what_was_only_announced_leaves_it_unconfirmed() -> None:
    assert found("2022 notification by KH announced\n2023 notification by KR", BOTH).unconfirmed
    table = "2022 notification by CN announced\n2023 notification by KR,KH"
    assert not found(table, replace(BOTH, groups=(Quota(("KR", "KH"), 2),))).unconfirmed


def test_a_date_that_the_rule_states_goes_before_what_is_counted() -> None:
    rule = replace(GROUPS, met_on=PartialDate("2021-02-15"))
    stands = found(DEPOSITS, rule, "2021-02-20", "KR JP SG TH")
    assert (stands.met_on, stands.met_by, stands.due) == (rule.met_on, None, due("2021-03-17"))
    assert found(DEPOSITS, rule, "2021-02-14", "KR JP SG TH").met_on is None
    parties = found(DEPOSITS, rule, parties="KR JP SG TH").parties
    assert [party.due for party in parties] == [
        due("2021-03-17"),
        due("2021-03-31"),
        due("2021-03-17"),
        due("2021-05-31"),
    ]


def test_without_a_number_of_days_there_is_no_day_to_follow() -> None:
    stands = found(TABLE, replace(BOTH, days=None))
    assert (stands.met_on, stands.due, stands.days) == (PartialDate("2022-10-02"), None, None)


def test_what_has_a_scope_does_not_count() -> None:
    stands = found("2020 notification of goods\n2021 entry-into-force of goods", BOTH)
    assert (stands.progress[0].done, stands.in_force) == ((), None)


def test_an_entry_into_force_for_whom_is_not_recorded_is_the_first_all_the_same() -> None:
    stands = found("2022-12-01 entry-into-force\n2023 entry-into-force", BOTH, parties="KR KH VN")
    assert stands.in_force == PartialDate("2022-12-01")
    assert [party.in_force for party in stands.parties] == [None, None, None]


@pytest.mark.parametrize("rule", [None, ForceRule("Once all have ratified.")])
def test_there_is_nothing_to_count(rule: ForceRule | None) -> None:
    assert force(replace(agreement(TABLE), in_force_rule=rule), TODAY, TODAY) is None


def test_the_calendar_has_an_end() -> None:
    assert found("9999 notification by KR,KH", BOTH, "9999-12-31").due == Due(
        date(9999, 3, 2), date.max
    )


def test_who_left_and_came_back_takes_the_step_anew() -> None:
    table = """
        2020-01-01 notification by VN
        2021-01-01 withdrawal by VN
        2022-01-01 accession by VN
        2023-01-01 notification by KR,KH
    """
    rule = ForceRule("x", after="notification", days=30)
    assert found(table, rule).progress == (Progress(("KR", "KH", "VN"), 3, ("KR", "KH")),)
    assert found(table + "2024-01-01 notification by VN", rule).met_on == PartialDate("2024-01-01")


def test_when_all_have_left_nobody_is_counted() -> None:
    table = "2020-01-01 notification by KR\n2021-01-01 withdrawal by KR,KH\n2022 notification by KR"
    stands = found(table, ForceRule("x", after="notification", days=30))
    assert (stands.progress, stands.met_on, stands.due, stands.parties) == ((), None, None, ())
