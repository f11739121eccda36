"""How far an agreement is applied."""

import pytest

from fta_tracker.analysis.application import Application, application
from tests.analysis.logs import TODAY, agreement, cut, day


def at(table: str, on: str, parties: str = "KR KH") -> Application:
    whole = agreement(table, parties)
    found = application(whole, day(on), TODAY)
    assert application(cut(whole, day(on)), day(on), TODAY) == found
    return found


THREE = "KR KH VN"
IN_TURN = """
    2020-01-01 provisional-application by KR
    2021-01-01 entry-into-force by KR
    2022-01-01 entry-into-force by KH of goods
    2023-01-01 entry-into-force by VN
    2024-01-01 termination
    2025-01-01 reopening
    2026-01-01 entry-into-force by KR,KH
"""


@pytest.mark.parametrize(
    ("on", "state", "in_force"),
    [
        ("2019-12-31", "none", 0),
        ("2020-01-01", "provisional", 0),
        ("2020-12-31", "provisional", 0),
        ("2021-01-01", "partial", 1),
        ("2022-01-01", "partial", 2),
        ("2022-12-31", "partial", 2),
        ("2023-01-01", "full", 3),
        ("2023-12-31", "full", 3),
        ("2024-01-01", "none", 0),
        ("2025-06-01", "none", 0),
        ("2026-01-01", "partial", 2),
    ],
)
def test_parties_come_into_force_one_by_one(on: str, state: str, in_force: int) -> None:
    assert at(IN_TURN, on, THREE) == Application(state, in_force, 3)


def test_an_abandonment_ends_provisional_application_too() -> None:
    table = "2020-01-01 provisional-application\n2021-01-01 abandonment"
    assert at(table, "2021-01-01") == Application("none", 0, 2)


def test_a_reopening_leaves_in_force_what_is() -> None:
    table = "2020-01-01 entry-into-force\n2021-01-01 reopening"
    assert at(table, "2021-01-01") == Application("full", 2, 2)


def test_entry_into_force_of_two_is_for_both() -> None:
    assert at("2020-01-01 entry-into-force", "2020-01-01") == Application("full", 2, 2)


def test_entry_into_force_of_more_without_by_is_of_unknown_extent() -> None:
    table = "2020-01-01 entry-into-force\n2021-01-01 entry-into-force by KR"
    assert at(table, "2020-01-01", THREE) == Application(None, None, 3)
    assert at(table, "2021-01-01", THREE) == Application(None, None, 3)


def test_an_unknown_extent_is_known_once_all_are_named_or_it_has_ended() -> None:
    table = "2020-01-01 entry-into-force\n2021-01-01 entry-into-force by KR,KH,VN"
    assert at(table, "2021-01-01", THREE) == Application("full", 3, 3)
    ended = "2020-01-01 entry-into-force\n2021-01-01 termination"
    assert at(ended, "2021-01-01", THREE) == Application("none", 0, 3)


def test_those_who_left_do_not_count_and_those_who_joined_do() -> None:
    table = """
        2020-01-01 entry-into-force by KR,KH,VN
        2021-01-01 accession by PE
        2022-01-01 withdrawal by VN
        2023-01-01 entry-into-force by PE
    """
    assert at(table, "2020-12-31", THREE) == Application("full", 3, 3)
    assert at(table, "2021-01-01", THREE) == Application("partial", 3, 4)
    assert at(table, "2022-01-01", THREE) == Application("partial", 2, 3)
    assert at(table, "2023-01-01", THREE) == Application("full", 3, 3)


def test_when_all_have_left_it_applies_to_no_one() -> None:
    table = "2020-01-01 entry-into-force\n2021-01-01 withdrawal by KR,KH"
    assert at(table, "2021-01-01") == Application("none", 0, 0)


def test_who_left_and_came_back_enters_into_force_anew() -> None:
    table = """
        2020-01-01 entry-into-force by KR,KH,VN
        2021-01-01 withdrawal by VN of services
        2021-02-01 withdrawal by VN
        2022-01-01 accession by VN
        2023-01-01 entry-into-force by VN
    """
    states = [
        at(table, on, "KR KH VN").in_force
        for on in ("2021-01-31", "2021-12-31", "2022-12-31", "2023-12-31")
    ]
    assert states == [3, 2, 2, 3]
