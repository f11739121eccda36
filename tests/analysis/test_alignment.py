"""Time counted from a milestone: examples worked by hand, and the shipped record's launches."""

from __future__ import annotations

import pytest

from fta_tracker.analysis.alignment import MILESTONES, days_from, kinds, milestone
from fta_tracker.lifecycle import KINDS
from fta_tracker.log import happened
from tests.analysis.logs import TODAY, agreement, day
from tests.record.shipped import record


def found(table: str, word: str) -> str | None:
    event = milestone(agreement(table).log, word)
    return event.ref if event else None


def days(table: str, word: str) -> list[tuple[int, int]]:
    """The days to each event of a table from its milestone."""
    log = agreement(table).log
    zero = milestone(log, word)
    assert zero
    return [(least, most) for least, most in days_from(zero, log).values()]


# --------------------------------------------------------------------------------- the milestones


def test_the_words_and_the_kinds_they_stand_for() -> None:
    assert {word: " ".join(kinds(word)) for word in MILESTONES} == {
        "proposal": "proposal",
        "launch": "launch",
        "agreed": "agreement-in-principle substantial-conclusion",
        "conclusion": "conclusion initialling",
        "signing": "signing",
        "entry-into-force": "provisional-application entry-into-force",
    }
    assert set(KINDS) >= {kind for word in MILESTONES for kind in kinds(word)}


LIFE = """
    2010-12-10 proposal
    2011-05 study-agreed
    2019-06-27 launch
    2019-07-11 round 1
    2020-01 substantial-conclusion of goods
    2020-03 initialling
    2020-04 conclusion
    2020-05 signing of goods
    2020-06 signing
    2021-01 provisional-application
    2021-07 entry-into-force
    2025-01 reopening
    2025-02 launch of services
"""


@pytest.mark.parametrize(
    ("word", "ref"),
    [
        ("proposal", "deal/proposal/2010-12-10"),
        ("launch", "deal/launch/2019-06-27"),
        ("agreed", "deal/substantial-conclusion/2020-01"),
        ("conclusion", "deal/initialling/2020-03"),
        ("signing", "deal/signing/2020-05"),
        ("entry-into-force", "deal/provisional-application/2021-01"),
    ],
)
def test_the_first_event_of_whatever_scope_is_the_milestone(word: str, ref: str) -> None:
    assert found(LIFE, word) == ref


def test_rounds_and_reopenings_are_no_launch() -> None:
    assert found("2019 study-start\n2020 round 1\n2021 reopening", "launch") is None
    assert found("2020 round 1\n2021 launch of services", "launch") == "deal/launch/2021"
    assert found("", "proposal") is None


# --------------------------------------------------------------------------------------- the days


def test_days_before_are_negative_and_those_after_positive() -> None:
    table = """
        2020-06-30 proposal
        2020-07-09 launch
        2020-07-09 ministerial
        2020-07-30 round 1
        2020-08-01 round 2 cancelled
        2021-02-03 conclusion
    """
    assert days(table, "launch") == [(-9, -9), (0, 0), (0, 0), (21, 21), (23, 23), (209, 209)]


def test_a_partial_date_is_a_range_that_the_log_bounds() -> None:
    table = """
        2020 proposal
        2020-07 study-start
        2020-07 launch
        2020-07 round 1
        2020-Q4 conclusion
        2021 signing
    """
    assert days(table, "launch") == [
        (-212, 0),  # 1 January to 31 July
        (-30, 0),
        (0, 0),
        (0, 30),
        (62, 183),  # 31 July to 1 October; 1 July to 31 December
        (154, 548),  # 31 July to 1 January; 1 July to 31 December of the year after
    ]


# ---------------------------------------------------------------------------- the shipped record


@pytest.mark.parametrize(
    ("slug", "kind", "least", "most"),
    [
        ("cambodia", "conclusion", 209, 209),
        ("cambodia", "signing", 474, 474),
        ("cambodia", "entry-into-force", 875, 875),
        ("malaysia", "proposal", -3121, -3121),
        ("malaysia", "conclusion", 2314, 2314),
        ("philippines", "conclusion", 1094, 1123),
        ("rcep", "substantial-conclusion", 2540, 2540),
        ("rcep", "signing", 2917, 2917),
        ("singapore", "substantial-conclusion", 303, 333),
        ("singapore", "entry-into-force", 761, 791),
        ("indonesia", "conclusion", 2798, 2798),
        ("vietnam", "entry-into-force", 1231, 1231),
    ],
)
def test_how_long_after_their_launch(slug: str, kind: str, least: int, most: int) -> None:
    log = record()[slug].log
    zero = milestone(log, "launch")
    assert zero
    first = next(event for event in log if event.kind == kind)
    assert days_from(zero, log)[first.ref] == (least, most)


def test_the_milestone_of_an_earlier_day_is_what_had_happened_by_then() -> None:
    log = record()["cambodia"].log
    assert milestone(happened(log, day("2020-07-08"), TODAY), "launch") is None
    assert milestone(happened(log, day("2020-07-09"), TODAY), "launch") is not None
