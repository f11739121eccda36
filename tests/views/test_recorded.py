"""What a write says."""

from __future__ import annotations

import pytest

from fta_tracker.recording import Difference, Sparse
from fta_tracker.views.recorded import oddities, round_added, taken_in
from tests.views.talks import agreement, saying

TALKS = agreement(
    """
    2020-07-09 launch
    2020-07-30/2020-07-31 round 1
    2020-08-15 round 9 cancelled
    2020-08-31 round 2
    2020-10-06 round
    2020-11 round 4 announced
    """
)


def test_the_first_round() -> None:
    talks = agreement("2020-07-09 launch\n2020-07-30 round 1")
    added = "Added deal/round/1 (2020-07-30): 1 round."
    assert round_added(talks, talks.log[1], dry_run=False) == added


def test_a_later_round_and_how_long_after_the_one_before() -> None:
    talks = saying(TALKS, 3, place="Seoul", mode="in-person")
    assert round_added(talks, talks.log[3], dry_run=False) == (
        "Added deal/round/2 (2020-08-31, Seoul, in-person): 3 rounds, 31 days after round 1."
    )


def test_a_round_without_a_number() -> None:
    assert round_added(TALKS, TALKS.log[4], dry_run=True) == (
        "Would add deal/round/2020-10-06 (2020-10-06): 3 rounds, 36 days after round 2."
    )


def test_an_announced_round_after_one_without_a_number() -> None:
    assert round_added(TALKS, TALKS.log[5], dry_run=False) == (
        "Added deal/round/4 (2020-11, announced): 26–55 days after deal/round/2020-10-06."
    )


@pytest.mark.parametrize(
    ("table", "place", "odd"),
    [
        ("2020-07-30 round 1", 0, []),
        ("2020-07-30 round 1\n2020-08-30 round 2", 1, []),
        ("2020-07-30 round", 0, []),
        ("2020-07-30 round 1\n2020-08-30 round 3", 1, ["round 2 is not recorded"]),
        ("2020-07-30 round 1\n2020-08-30 round 9", 1, ["rounds 2–8 are not recorded"]),
        (
            "2020-07-30 round 1 of goods\n2020-08-30 round 2 of services",
            1,
            ["round 1 is not recorded"],
        ),
        (
            "2020-07-30 round 1 cancelled\n2020-08-30 round 2",
            1,
            ["round 1 is not recorded"],
        ),
        (
            "2020-07-30 round 2\n2020-08-30 round 1",
            0,
            ["round 1 (2020-08-30) is later than round 2"],
        ),
        (
            "2020-07-30 round 5\n2020-08-30 round 3\n2020-09-30 round",
            0,
            ["round 4 is not recorded", "round 3 (2020-08-30) is later than round 5"],
        ),
    ],
)
def test_what_is_odd_of_a_round(table: str, place: int, odd: list[str]) -> None:
    talks = agreement(table)
    assert oddities(talks, talks.log[place]) == odd


def test_an_import_that_changed_nothing() -> None:
    assert taken_in(Difference({}, {}), "talks.yaml", dry_run=False) == (
        "Nothing to take in: the record says the same as talks.yaml."
    )


def test_an_import_that_added_changed_and_removed() -> None:
    entries: dict[str, tuple[Sparse | None, Sparse | None]]
    entries = {"a": (None, {}), "b": (None, {}), "c": ({}, {"note": "x"}), "d": ({}, None)}
    assert taken_in(Difference(entries, {}), "talks.yaml", dry_run=False) == (
        "Took in talks.yaml: +2 ~1 -1.\n- d"
    )


def test_a_dry_run_names_all_that_would_change() -> None:
    entries: dict[str, tuple[Sparse | None, Sparse | None]]
    entries = {"a": (None, {}), "c": ({}, {"note": "x"}), "d": ({}, None)}
    assert taken_in(Difference(entries, {}), "-", dry_run=True) == (
        "Would take in standard input: +1 ~1 -1.\n+ a\n~ c\n- d"
    )


def test_an_import_that_would_change_the_order() -> None:
    orders = {"rcep": (("a", "b"), ("b", "a")), "asean": (("c", "d"), ("d", "c"))}
    assert taken_in(Difference({}, orders), "talks.yaml", dry_run=True) == (
        "Would take in talks.yaml: +0 ~0 -0, the order changed in rcep, asean."
    )
