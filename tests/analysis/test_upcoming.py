"""What is ahead on a day, and what should have come and did not."""

from __future__ import annotations

import pytest

from fta_tracker.analysis.upcoming import WHATS, Ahead, ahead, in_order, within
from fta_tracker.model import Agreement
from tests.analysis.logs import TODAY, agreement, cut, day

TALKS = """
    2020-07-09 launch
    2020-07-09 promise round 1 due 2020-07
    2020-07-09 promise conclusion due 2020
    2020-07-09 promise other due 2021
    2020-07-30 round 1
    2020-10-20 round 2 announced
    2021-03 round 3 announced
    2021-04-01 round 4 cancelled
"""


def _seen(whole: Agreement, on: str, *, now: bool = False) -> list[tuple[str, str, int | None]]:
    """What, the ref behind the slug, and the most days until then."""
    seen, today = (whole, day(on)) if now else (cut(whole, day(on)), TODAY)
    return [
        (one.what, str(one.thing.ref).removeprefix("deal/"), one.days and one.days.most)
        for one in in_order(ahead(seen, day(on), today))
    ]


ROUND_1, CONCLUSION = "target/round/1/2020-07-09", "target/conclusion/2020-07-09"


@pytest.mark.parametrize(
    ("on", "now", "found"),
    [
        ("2020-07-08", False, []),
        ("2020-07-09", False, [("due", ROUND_1, 22), ("due", CONCLUSION, 175)]),
        ("2020-07-30", False, [("due", CONCLUSION, 154)]),
        (
            "2020-10-20",
            True,
            [("announced", "round/2", 0), ("due", CONCLUSION, 72), ("announced", "round/3", 162)],
        ),
        (
            "2020-10-21",
            True,
            [
                ("unconfirmed", "round/2", -1),
                ("due", CONCLUSION, 71),
                ("announced", "round/3", 161),
            ],
        ),
        ("2020-11-19", False, [("unconfirmed", "round/2", -30), ("due", CONCLUSION, 42)]),
        ("2020-11-20", False, [("due", CONCLUSION, 41)]),
        ("2021-01-01", False, [("overdue", CONCLUSION, -1)]),
        ("2021-03-15", True, [("overdue", CONCLUSION, -74), ("announced", "round/3", 16)]),
        ("2021-04-15", True, [("overdue", CONCLUSION, -105), ("unconfirmed", "round/3", -15)]),
    ],
)
def test_of_one_agreement(on: str, now: bool, found: list[tuple[str, str, int]]) -> None:
    assert _seen(agreement(TALKS), on, now=now) == found


def test_a_promise_that_was_met_is_no_more_to_look_out_for() -> None:
    launched = "2020-07-09 launch\n2020-07-09 promise conclusion due 2020"
    talks = agreement(f"{launched}\n2021-02-03 conclusion")
    assert _seen(talks, "2021-02-02") == [("overdue", CONCLUSION, -33)]
    assert _seen(talks, "2021-02-03") == []


SIGNED = "2020-07-09 launch\n2021-10-26 signing"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", [("awaited", "signing/2021-10-26", None)]),
        ("2021-11-01 entry-into-force", []),
        (
            "2022-12-01 entry-into-force announced",
            [("announced", "entry-into-force/2022-12-01", 334)],
        ),
        (
            "2021-11-01 promise entry-into-force due 2022-06",
            [("due", "target/entry-into-force/2021-11-01", 180)],
        ),
    ],
)
def test_entry_into_force_is_awaited_after_the_signing(
    more: str, found: list[tuple[str, str, int | None]]
) -> None:
    assert _seen(agreement(f"{SIGNED}\n{more}"), "2022-01-01", now=True) == found


def test_the_longest_overdue_comes_first_and_what_is_ahead_by_its_day() -> None:
    talks = agreement(
        """
        2020-01-01 launch
        2020-01-01 promise signing due 2020
        2020-01-01 promise conclusion due 2020-06
        2020-01-01 promise round 9 due 2021
        2020-01-01 promise round 8 due 2021-03
        2021-02-01 summit announced
        """
    )
    assert [what for what, _, _ in _seen(talks, "2021-01-15", now=True)] == [
        "overdue",
        "overdue",
        "announced",
        "due",
        "due",
    ]
    assert [ref for _, ref, _ in _seen(talks, "2021-01-15", now=True)] == [
        "target/conclusion/2020-01-01",
        "target/signing/2020-01-01",
        "summit/2021-02-01",
        "target/round/8/2020-01-01",
        "target/round/9/2020-01-01",
    ]


def test_what_comes_within_so_many_days() -> None:
    found = list(ahead(agreement(TALKS), day("2020-10-01"), day("2020-10-01")))

    def some(days: int | None) -> list[str]:
        return sorted(str(one.thing.ref) for one in within(found, day("2020-10-01"), days))

    assert some(None) == sorted(str(one.thing.ref) for one in found)
    assert some(18) == []
    assert some(19) == ["deal/round/2"]
    assert some(91) == ["deal/round/2", f"deal/{CONCLUSION}"]
    assert len(some(999_999)) == 3
    late = Ahead("deal", "awaited", agreement(SIGNED).log[1], None, None)
    assert within([late], day("2022-01-01"), 1) == [late]


def test_each_of_the_words_is_used() -> None:
    assert WHATS == ("overdue", "unconfirmed", "awaited", "due", "announced")
