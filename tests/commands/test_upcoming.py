"""`fta upcoming`: what is announced and promised, and what is overdue."""

from __future__ import annotations

import pytest

from tests.commands.desk import Desk
from tests.support import Result

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "agreement what kind number by scope date earliest latest days_min days_max ref stated_by"
    " stated_on place summary sources"
).split()


def test_what_is_ahead_of_the_small_record(desk: Desk) -> None:
    assert desk.rows("upcoming", "--fields", "what,agreement,ref,days_min,days_max") == [
        ["unconfirmed", "chile", "chile/round/1", "-53", "-23"],
        ["announced", "malaysia", "malaysia/round/3.2", "14", "14"],
        ["due", "malaysia", "malaysia/target/conclusion/2026-10-20", "219", "219"],
    ]
    assert desk.column("ref", "upcoming", "--days", "20") == [
        "chile/round/1",
        "malaysia/round/3.2",
    ]
    assert desk.column("ref", "upcoming", "KH") == []


def test_json_has_every_field(desk: Desk) -> None:
    found = desk.json("upcoming", "malaysia")
    assert [list(row) for row in found] == [FIELDS, FIELDS]
    assert found[1] | {"sources": None} == {
        "agreement": "malaysia",
        "what": "due",
        "kind": "conclusion",
        "number": None,
        "by": [],
        "scope": [],
        "date": "2027-H1",
        "earliest": "2027-01-01",
        "latest": "2027-06-30",
        "days_min": 219,
        "days_max": 219,
        "ref": "malaysia/target/conclusion/2026-10-20",
        "stated_by": "MOTIE",
        "stated_on": "2026-10-20",
        "place": None,
        "summary": None,
        "sources": None,
    }


def test_the_picture(desk: Desk) -> None:
    assert desk.pty("upcoming", columns=84, NO_COLOR="1").lines == (
        "Upcoming",
        "",
        "when        agreement  what                                        said by · where",
        "2026-10     chile      round 1     ○ announced, not confirmed",
        "                                     after 23–53 days",
        "2026-12-07  malaysia   round 3     ○ announced, in 14 days",
        "2027-H1     malaysia   conclusion  … due in 7 m                    MOTIE, 2026-10-20",
        "",
        "1 unconfirmed, 1 due, 1 announced",
    )


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_it_fits_the_width(desk: Desk, columns: int) -> None:
    lines = desk.pty("upcoming", columns=columns, NO_COLOR="1").lines
    assert max(map(len, lines)) <= columns
    assert "malaysia" in " ".join(lines)


def test_nothing_ahead(empty_desk: Desk) -> None:
    assert empty_desk.quick("upcoming", "--json", "--exit-code") == Result(1, "[]\n", "")
    assert empty_desk.quick("upcoming", "-o", "table") == Result(
        0, "Upcoming\n\nNothing to show.\n", ""
    )


def test_as_a_reader_of_the_day_of_the_news_knew_it(bare_desk: Desk) -> None:
    assert bare_desk.quick("init", "-q").code == 0

    found = bare_desk.rows(
        "upcoming", "--as-of", "2020-07-09", "--fields", "what,agreement,kind,date,stated_by"
    )

    assert found == [
        ["overdue", "malaysia", "conclusion", "2019-11-26", "Moon and Mahathir"],
        ["overdue", "philippines", "conclusion", "2019-11-26", "both trade ministers"],
        ["overdue", "indonesia", "signing", "2020-H1", "Korean trade ministry"],
        ["overdue", "philippines", "conclusion", "2020-H1", "both trade ministers"],
        ["due", "cambodia", "round", "2020-07", "Yonhap"],
        ["due", "cambodia", "conclusion", "2020", "Trade Minister Yoo Myung-hee"],
        ["due", "philippines", "conclusion", "2020", "Presidents Moon and Duterte"],
        ["due", "rcep", "conclusion", "2020", "Seoul"],
        ["due", "rcep", "signing", "2020", "15 countries"],
    ]
    awaited = bare_desk.rows("upcoming", "--as-of", "2021-06-01", "--fields", "what,agreement,ref")
    assert [row for row in awaited if row[0] == "awaited"] == [
        ["awaited", "indonesia", "indonesia/signing/2020-12-18"],
        ["awaited", "rcep", "rcep/signing/2020-11-15"],
    ]
