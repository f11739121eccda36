"""The board of parties and the rule of entry into force, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.drawings.parties import parties, rule
from fta_tracker.model import Agreement, ForceRule, Quota, Source
from fta_tracker.picture import Cell, Section
from tests.analysis.logs import agreement
from tests.views.talks import texts, when

BOTH = ForceRule("Later.", "notification", 60, sources=(Source("Daily"),))
GROUPS = ForceRule("Six.", "deposit", 30, (Quota(("SG", "TH"), 1), Quota(("KR", "JP"), 2)))


def cited(sources: Iterable[Source]) -> Cell:
    return Cell(", ".join(source.title for source in sources))


def said(
    table: str, given: ForceRule, on: str = "2026-11-23", whose: str = "KR KH"
) -> list[list[str]]:
    section = rule(ruled(table, given, whose), when(on), cited)
    assert section
    assert section.heading == "Rule"
    return texts(section.board)


def ruled(table: str, given: ForceRule | None, whose: str = "KR KH") -> Agreement:
    return replace(agreement(table, whose), in_force_rule=given)


def board(whole: Agreement, on: str = "2026-11-23") -> list[list[str]]:
    section = parties(whole, when(on))
    assert isinstance(section, Section)
    return [[heading.text for heading in section.board.headings], *texts(section.board)]


DEPOSITS = """
    2020-11-15 signing
    2021-01-01 deposit by SG
    2021-02-01 deposit by KR
    2021-03-01 deposit by JP
    2021-03-31 entry-into-force by SG,KR
    2021-05-01 deposit by TH
    2021-06-05 entry-into-force by TH
"""


def test_each_party_has_the_day_of_the_rule_where_they_differ() -> None:
    assert board(ruled(DEPOSITS, GROUPS, "KR JP SG TH CN")) == [
        ["", "signed", "deposited", "in force", "by the rule"],
        ["KR", "2020-11-15", "2021-02-01", "2021-03-31", "2021-03-31"],
        ["JP", "2020-11-15", "2021-03-01", "–", "2021-03-31"],
        ["SG", "2020-11-15", "2021-01-01", "2021-03-31", "2021-03-31"],
        ["TH", "2020-11-15", "2021-05-01", "2021-06-05", "2021-05-31, recorded 5 days later"],
        ["CN", "2020-11-15", "–", "–", "–"],
    ]


@pytest.mark.parametrize("given", [None, replace(GROUPS, days=None), replace(BOTH, days=None)])
def test_without_such_a_day_there_is_no_such_column(given: ForceRule | None) -> None:
    found = board(ruled(DEPOSITS, given, "KR JP SG TH CN"))
    assert found[0] == ["", "signed", "deposited", "in force"]


def test_deposits_beside_notifications_go_by_their_name() -> None:
    assert board(agreement("2021 notification by KR\n2022 deposit by KH")) == [
        ["", "notified"],
        ["KR", "2021"],
        ["KH", "2022"],
    ]


def test_what_was_only_announced_says_so() -> None:
    assert board(agreement("2021 signing\n2022 entry-into-force announced")) == [
        ["", "signed", "in force"],
        ["KR", "2021", "2022, unconfirmed"],
        ["KH", "2021", "2022, unconfirmed"],
    ]


def test_no_rule_is_no_part_of_the_page() -> None:
    assert rule(ruled("2021 signing", None), when("2026-11-23"), cited) is None
    assert parties(ruled("", BOTH), when("2026-11-23")) is None


def test_a_rule_in_words_alone() -> None:
    assert said("2021 signing", ForceRule("Once all have ratified.")) == [
        ["says", "Once all have ratified.", ""]
    ]


TWO = """
    2022-02-09 notification by KH
    2022-10-02 notification by KR
"""


def test_how_far_it_is_from_being_met() -> None:
    assert said(TWO, BOTH, "2022-10-01") == [
        ["says", "Later.", "Daily"],
        ["notified", "recorded for 1 of the 2 needed, 1 lacking: KH", ""],
        ["met", "not by what is recorded", ""],
    ]
    assert said("", GROUPS, whose="KR JP SG TH") == [
        ["says", "Six.", ""],
        ["deposited", "recorded for 0 of the 1 needed, 1 lacking (of SG, TH)", ""],
        ["", "recorded for 0 of the 2 needed, 2 lacking (of KR, JP)", ""],
        ["met", "not by what is recorded", ""],
    ]


@pytest.mark.parametrize(
    ("table", "on", "told"),
    [
        (TWO, "2022-10-10", "2022-12-01 by the rule, in 52 days"),
        (TWO, "2022-12-01", "2022-12-01 by the rule, not recorded as in force"),
        (f"{TWO}\n2022-12-01 entry-into-force", "2023", "2022-12-01 by the rule, as recorded"),
        (
            f"{TWO}\n2022-12-02 entry-into-force",
            "2023",
            "2022-12-01 by the rule, recorded 1 day later",
        ),
        (
            f"{TWO}\n2022-11-21 entry-into-force",
            "2023",
            "2022-12-01 by the rule, recorded 10 days earlier",
        ),
        (
            f"{TWO}\n2022-12 entry-into-force",
            "2023",
            "2022-12-01 by the rule, which fits the 2022-12 recorded",
        ),
        (
            "2022-10 notification by KR,KH\n2023-01 entry-into-force",
            "2024",
            "2022-11-30 to 2022-12-30 by the rule, recorded 2–62 days later",
        ),
        (
            "2022-10-02 notification by KR,KH announced",
            "2022-10-10",
            "2022-12-01 by the rule, unconfirmed, in 52 days",
        ),
    ],
)
def test_the_day_of_the_rule_beside_the_day_recorded(table: str, on: str, told: str) -> None:
    assert said(table, BOTH, on)[-1] == ["in force", told, ""]


def test_a_day_that_a_source_says_is_enough() -> None:
    given = replace(GROUPS, met_on=PartialDate("2021-03-01"))
    assert said("2021-01-01 deposit by SG", given, whose="KR JP SG TH")[1:] == [
        ["deposited", "recorded for 1 of the 1 needed: SG (of SG, TH)", ""],
        ["", "recorded for 0 of the 2 needed (of KR, JP)", ""],
        ["met", "2021-03-01, as a source says", ""],
        ["in force", "2021-03-31 by the rule, not recorded as in force", ""],
    ]
