"""The estimate of Kaplan and Meier, beside a published table."""

from __future__ import annotations

import statistics

from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.analysis.survival import Lasted, curve, median

#: Weeks of remission in the trial of 6-mercaptopurine against a placebo: Freireich et al., Blood 21
#: (1963), as listed by Gehan, Biometrika 52 (1965). A `+`: still in remission.
DRUG = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"

#: The table of Kleinbaum and Klein, Survival Analysis, ch. 2: week, at risk, ended, part left.
TABLE = [
    (6, 21, 3, 0.8571),
    (7, 17, 1, 0.8067),
    (10, 15, 1, 0.7529),
    (13, 12, 1, 0.6902),
    (16, 11, 1, 0.6275),
    (22, 7, 1, 0.5378),
    (23, 6, 1, 0.4482),
]


def lasted(table: str) -> list[Lasted]:
    words = table.split()
    return [Lasted(int(word.rstrip("+")), not word.endswith("+")) for word in words]


def test_the_published_table_of_the_drug() -> None:
    found = [(f.amount, f.at_risk, f.ended, round(float(f.left), 4)) for f in curve(lasted(DRUG))]

    assert found == TABLE


def test_the_published_medians() -> None:
    assert median(lasted(DRUG)) == 23
    assert median(lasted(PLACEBO)) == 8


def test_what_ended_counts_before_what_goes_on_for_as_long() -> None:
    # At 6 all three are at risk: a third ends, and of the one left at 7 all.
    assert [(f.at_risk, f.ended) for f in curve(lasted("6+ 6 7"))] == [(3, 1), (1, 1)]
    assert median(lasted("6+ 6 7")) == 7


def test_those_of_one_amount_end_together() -> None:
    assert median(lasted("5 5 5 9")) == 5


def test_where_exactly_half_are_left_it_is_the_middle() -> None:
    assert median(lasted("10 20")) == 15
    assert median(lasted("10 21")) == 15.5
    assert median(lasted("10 20+")) == 10, "nothing is known to end later"


def test_where_fewer_than_half_ended_there_is_no_median() -> None:
    assert median(lasted("5 6+ 7+")) is None
    assert median(lasted("5+ 6+")) is None
    assert curve(lasted("5+ 6+")) == ()
    assert median([]) is None


def test_one_case_is_its_own_median() -> None:
    assert median(lasted("34")) == 34


@given(st.lists(st.integers(0, 50), min_size=1))
def test_without_open_cases_it_is_the_ordinary_median(amounts: list[int]) -> None:
    assert median([Lasted(amount) for amount in amounts]) == statistics.median(amounts)
