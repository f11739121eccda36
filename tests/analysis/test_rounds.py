"""How many rounds there were, and which the record lacks."""

import pytest

from fta_tracker.analysis.rounds import Rounds, rounds
from tests.analysis.logs import TODAY, agreement, cut, day

ROUNDS = """
    2019-01-01 launch
    2019-02-01 round 1 of goods
    2019-03-01 round
    2019-04-01 round 4 of services
    2019-05-01 round 5 announced
    2019-06-01 round 6 cancelled
    2019-07-01 intersessional 9
"""


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2019-01-31", Rounds(0, 0, ())),
        ("2019-02-01", Rounds(1, 1, ())),
        ("2019-03-01", Rounds(1, 2, ())),
        ("2019-04-01", Rounds(4, 3, (2, 3))),
        ("2019-04-30", Rounds(4, 3, (2, 3))),
        ("2019-05-01", Rounds(5, 4, (2, 3))),
        ("2019-12-31", Rounds(5, 4, (2, 3))),
    ],
)
def test_the_highest_number_the_count_and_the_gaps(on: str, found: Rounds) -> None:
    whole = agreement(ROUNDS)
    assert rounds(whole, day(on), TODAY) == found
    assert rounds(cut(whole, day(on)), day(on), TODAY) == found


def test_rounds_without_numbers_have_no_highest() -> None:
    assert rounds(agreement("2019 round\n2020 round"), TODAY, TODAY) == Rounds(0, 2, ())


def test_a_number_recorded_twice_is_missing_once() -> None:
    table = "2019 round 2 of goods\n2020 round 2 of services"
    assert rounds(agreement(table), TODAY, TODAY) == Rounds(2, 2, (1,))
