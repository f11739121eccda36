"""Parties on a day, whose act an event is, and the board of ratifications."""

import pytest

from fta_tracker.analysis.parties import PartyRow, actors, board, parties_on
from fta_tracker.dates import PartialDate
from fta_tracker.lifecycle import KINDS
from fta_tracker.model import Event
from tests.analysis.logs import TODAY, agreement, cut, day

CHANGES = """
    2001-01-01 launch
    2002-01-01 withdrawal by JP
    2003-01-01 accession by PE,KR
    2004-01-01 accession by CL of services
    2005-01-01 withdrawal by KR of goods
    2006-01-01 accession
    2007-01-01 withdrawal
    2008-01-01 accession by JP
"""


@pytest.mark.parametrize(
    ("on", "parties"),
    [
        ("2000-01-01", "KR JP VN"),
        ("2001-12-31", "KR JP VN"),
        ("2002-01-01", "KR VN"),
        ("2003-01-01", "KR VN PE"),
        ("2007-12-31", "KR VN PE"),
        ("2008-01-01", "KR VN PE JP"),
    ],
)
def test_parties_begin_accede_and_withdraw(on: str, parties: str) -> None:
    whole = agreement(CHANGES, "KR JP VN")
    assert parties_on(whole, day(on), TODAY) == tuple(parties.split())
    assert parties_on(cut(whole, day(on)), day(on), TODAY) == tuple(parties.split())


BY_ALL = {"launch", "agreement-in-principle", "conclusion", "signing"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_by_is_not_recorded_save_for_the_kinds_that_all_do(kind: str) -> None:
    event = Event(kind, PartialDate("2020"))
    three = ("KR", "KH", "VN")
    assert actors(event, three) == (three if kind in BY_ALL else None)
    both = kind in BY_ALL or kind == "entry-into-force"
    assert actors(event, three[:2]) == (three[:2] if both else None)


def test_a_recorded_by_is_whose_act_it_is() -> None:
    assert actors(Event("signing", PartialDate("2020"), by=("TH",)), ("KR", "TH")) == ("TH",)


def rows(table: str, on: str = "2029", parties: str = "KR KH") -> dict[str, PartyRow]:
    whole = agreement(table, parties)
    found = board(whole, day(on), TODAY)
    assert board(cut(whole, day(on)), day(on), TODAY) == found
    return {row.party: row for row in found}


CAMBODIA = """
    2021-10-26 signing
    2021-12-29 approval by KH
    2022-01-06 approval by KH
    2022-01-29 ratification by KH
    2022-02-09 notification by KH
    2022-02    domestic-step by KR
    2022-09-27 approval by KR
    2022-10-02 notification by KR
    2022-12-01 entry-into-force
"""


def row(party: str, *dates: str | None) -> PartyRow:
    each = [PartialDate(text) if text else None for text in dates]
    return PartyRow(party, **dict(zip(PartyRow._fields[1:], each, strict=False)))  # type: ignore[arg-type]


def test_the_board_of_two() -> None:
    assert rows(CAMBODIA) == {
        "KR": row("KR", "2021-10-26", "2022-09-27", None, "2022-10-02", "2022-12-01"),
        "KH": row("KH", "2021-10-26", "2022-01-06", "2022-01-29", "2022-02-09", "2022-12-01"),
    }


def test_the_board_on_a_day_between() -> None:
    assert rows(CAMBODIA, "2022-01-05") == {
        "KR": row("KR", "2021-10-26"),
        "KH": row("KH", "2021-10-26", "2021-12-29"),
    }


def test_the_board_before_anything_names_those_who_began() -> None:
    assert rows(CAMBODIA, "2021-10-25") == {"KR": PartyRow("KR"), "KH": PartyRow("KH")}


def test_a_deposit_is_a_notification_and_the_first_of_a_kind_counts() -> None:
    table = """
        2020-01-01 signing by KR
        2020-02-01 signing by KR
        2020-03-01 ratification by KR
        2020-04-01 ratification by KR
        2020-05-01 deposit by KR
        2020-06-01 notification by KR
        2020-07-01 entry-into-force by KR
        2020-08-01 entry-into-force by KR
    """
    dates = ("2020-01-01", None, "2020-03-01", "2020-05-01", "2020-07-01")
    assert rows(table)["KR"] == row("KR", *dates)
    assert rows(table)["KH"] == PartyRow("KH")


def test_the_first_step_counts_whatever_its_scope() -> None:
    table = """
        2006-01-01 signing of goods
        2007-01-01 signing
        2008-01-01 approval by KR
        2009-01-01 approval by KR of services
    """
    assert rows(table)["KR"] == row("KR", "2006-01-01", "2009-01-01")


def test_a_later_scope_changes_no_date_but_that_of_the_approval() -> None:
    table = """
        2006-01-01 signing of goods
        2006-02-01 approval by KR of goods
        2006-03-01 approval by KR of goods
        2007-01-01 signing of services
        2007-02-01 approval by KR of services
    """
    assert rows(table)["KR"] == row("KR", "2006-01-01", "2007-02-01")


def test_the_parties_of_the_day_have_rows_and_the_others_none() -> None:
    table = """
        2020-01-01 signing
        2021-01-01 accession by PE
        2022-01-01 withdrawal by VN
        2023-01-01 entry-into-force
        2024-01-01 entry-into-force by PE
    """
    assert rows(table, parties="KR KH VN") == {
        "KR": row("KR", "2020-01-01"),
        "KH": row("KH", "2020-01-01"),
        "PE": row("PE", None, None, None, None, "2024-01-01"),
    }


def test_what_was_only_announced_is_unconfirmed() -> None:
    table = """
        2020-01-01 signing by KR
        2020-02-01 approval by KR announced
        2020-03-01 entry-into-force announced
        2020-04-01 entry-into-force
    """
    assert rows(table)["KR"].unconfirmed == ("approved", "in_force")
    assert rows(table)["KH"].unconfirmed == ("in_force",)
    assert rows(table, "2020-01-31")["KR"].unconfirmed == ()


def test_who_left_and_came_back_takes_each_step_anew() -> None:
    table = """
        2019-01-01 ratification by KR,KH,VN
        2020-01-01 withdrawal by VN of services
        2021-01-01 withdrawal by VN
        2022-01-01 accession by VN
        2023-01-01 ratification by VN
    """
    found = [
        rows(table, on, "KR KH VN")["VN"].ratified for on in ("2020-12-31", "2022-12-31", "2024")
    ]
    assert [found[0], found[2]] == [PartialDate("2019-01-01"), PartialDate("2023-01-01")]
    assert found[1] is None
