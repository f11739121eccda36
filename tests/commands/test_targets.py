"""`fta targets`: promises, and how they came out."""

from __future__ import annotations

import pytest

from tests.commands.desk import Desk, table

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "ref agreement kind number by scope due stated_on stated_by outcome met_on met_by met_status"
    " days_min days_max earliest latest summary note sources"
).split()

ROUND = "cambodia/target/round/1/2020-07-09"
RESULT = "cambodia/target/conclusion/2020-07-09"
CONCLUSION = "malaysia/target/conclusion/2026-10-20"
TRADE = "malaysia/target/other/2019-06-27"


def test_a_pipe_gets_tsv(desk: Desk) -> None:
    done = desk.run("targets")

    assert (done.code, done.err) == (0, "")
    assert done.out == table(
        FIELDS,
        [
            *(ROUND, "cambodia", "round", "1", "", "", "2020-07", "2020-07-09", "Yonhap", "met"),
            *("2020-07-30", "cambodia/round/1", "held", "-1", "-1", "2020-07-01", "2020-07-31"),
            *("", "", ""),
        ],
        [
            *(RESULT, "cambodia", "conclusion", "", "", "", "2020", "2020-07-09", "Yonhap"),
            *("missed", "2021-02-03", "cambodia/conclusion/2021-02-03", "held", "34", "34"),
            *("2020-01-01", "2020-12-31", "", "", ""),
        ],
        [
            *(CONCLUSION, "malaysia", "conclusion", "", "", "", "2027-H1", "2026-10-20"),
            *("MOTIE", "open", "", "", "", "", "", "2027-01-01", "2027-06-30", "", "", ""),
        ],
        [
            *(TRADE, "malaysia", "other", "", "", "", "2030", "2019-06-27", ""),
            *("not-measurable", "", "", "", "", "", "2030-01-01", "2030-12-31"),
            *("Trade of USD 30 billion.", "", ""),
        ],
    )


def test_json_has_every_key_of_every_row(desk: Desk) -> None:
    found = desk.json("targets")

    assert [list(row) for row in found] == [FIELDS] * 4
    assert found[1] == {
        "ref": RESULT,
        "agreement": "cambodia",
        "kind": "conclusion",
        "number": None,
        "by": [],
        "scope": [],
        "due": "2020",
        "stated_on": "2020-07-09",
        "stated_by": "Yonhap",
        "outcome": "missed",
        "met_on": "2021-02-03",
        "met_by": "cambodia/conclusion/2021-02-03",
        "met_status": "held",
        "days_min": 34,
        "days_max": 34,
        "earliest": "2020-01-01",
        "latest": "2020-12-31",
        "summary": None,
        "note": None,
        "sources": [],
    }


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        ("malaysia KH", [CONCLUSION, TRADE, ROUND, RESULT]),
        ("malaysia", [CONCLUSION, TRADE]),
        ("rcep", []),
        ("--kind conclusion", [RESULT, CONCLUSION]),
        ("--kind round --kind other", [ROUND, TRADE]),
        ("--kind signing", []),
        ("--outcome met", [ROUND]),
        ("--outcome missed", [RESULT]),
        ("--outcome open", [CONCLUSION]),
        ("--outcome not-measurable", [TRADE]),
        ("--outcome met --outcome missed", [ROUND, RESULT]),
        ("--since 2021", [CONCLUSION, TRADE]),
        ("--until 2020-07", [ROUND, RESULT]),
        ("--since 2020-08-01 --until 2027-01-01", [RESULT, CONCLUSION]),
        ("--as-of 2020-07-08", [TRADE]),
        ("--as-of 2020-07-09 --outcome open", [ROUND, RESULT]),
        ("--as-of 2021-01-01 --outcome missed", [RESULT]),
    ],
)
def test_options_choose_promises(desk: Desk, options: str, refs: list[str]) -> None:
    assert desk.column("ref", "targets", *options.split()) == refs


def test_of_an_earlier_day_it_does_not_know_how_they_came_out(desk: Desk) -> None:
    rows = desk.rows("targets", "KH", "--as-of", "2021-01-10", "--fields", "met_on,met_by,days_max")

    assert rows == [["2020-07-30", "cambodia/round/1", "-1"], ["", "", "10"]]


def test_a_terminal_gets_their_board(desk: Desk) -> None:
    screen = desk.pty("targets", columns=120)

    assert screen.lines[0] == "Promises"
    assert "34 days late (2021-02-03)" in screen.text
    assert screen.lines[-1].startswith("4 promises: 1 met, 1 missed, 1 open, 1 not measurable")
