"""Which rounds are counted together, and what is odd of their numbers."""

from __future__ import annotations

import pytest

from fta_tracker.analysis.numbering import descending, numberings, skipped
from tests.analysis.logs import agreement


@pytest.mark.parametrize(
    ("table", "together"),
    [
        ("", []),
        ("2020 launch\n2020 round\n2020 round 1 cancelled", []),
        ("2020 round 1\n2020 round 2", [[1, 2]]),
        ("2020 round 1 of goods\n2020 round 2 of services\n2020 round 3", [[1, 2, 3]]),
        ("2020 round 1\n2020 round 1", [[1, 1]]),
        (
            "2020 round 1 of goods\n2020 round 1 of services\n2020 round 2 of goods",
            [[1, 2], [1]],
        ),
        ("2020 round 1 of goods,services\n2020 round 1 of services,goods", [[1, 1]]),
    ],
)
def test_numberings(table: str, together: list[list[int]]) -> None:
    found = numberings(agreement(table).log)
    assert [[event.number for event in each] for each in found] == together


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([2], [range(1, 2)]),
        ([7, 1, 3, 3], [range(2, 3), range(4, 7)]),
    ],
)
def test_skipped(numbers: list[int], runs: list[range]) -> None:
    assert list(skipped(numbers)) == runs


def test_descending() -> None:
    log = agreement("2020 round 2\n2020 round 5\n2020 round 5\n2020 round 1\n2020 round 6").log
    assert [(above.ref, below.ref) for above, below in descending(log)] == [
        ("deal/round/5.2", "deal/round/1")
    ]
