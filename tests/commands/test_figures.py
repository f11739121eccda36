"""`fta figures`: trade figures."""

from __future__ import annotations

import pytest

from tests.commands.desk import Desk, table
from tests.support import Result

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "ref agreement measure period value text unit change_pct reporter stated_on note sources claims"
).split()

EXPORTS = "cambodia/figure/exports/2019/KR"
RANK = "cambodia/figure/export-rank/2019/KR"


def test_a_pipe_gets_tsv(desk: Desk) -> None:
    done = desk.run("figures")

    assert (done.code, done.err) == (0, "")
    assert done.out == table(
        FIELDS,
        [
            *(EXPORTS, "cambodia", "exports", "2019", "697", "", "USD million", "5.5", "KR"),
            *("", "", '[{"title":"Yonhap","url":null}]', ""),
        ],
        [
            *(RANK, "cambodia", "export-rank", "2019", "", "the 50th market", "", "", "KR"),
            *("", "", "", ""),
        ],
    )


def test_json_has_every_key_of_every_row(desk: Desk) -> None:
    assert desk.json("figures", "cambodia") == [
        {
            "ref": EXPORTS,
            "agreement": "cambodia",
            "measure": "exports",
            "period": "2019",
            "value": 697,
            "text": None,
            "unit": "USD million",
            "change_pct": 5.5,
            "reporter": "KR",
            "stated_on": None,
            "note": None,
            "sources": [{"title": "Yonhap", "url": None}],
            "claims": [],
        },
        {
            "ref": RANK,
            "agreement": "cambodia",
            "measure": "export-rank",
            "period": "2019",
            "value": None,
            "text": "the 50th market",
            "unit": None,
            "change_pct": None,
            "reporter": "KR",
            "stated_on": None,
            "note": None,
            "sources": [],
            "claims": [],
        },
    ]
    assert [list(row) for row in desk.json("figures")] == [FIELDS] * 2


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        ("", [EXPORTS, RANK]),
        ("KH", [EXPORTS, RANK]),
        ("chile", []),
        ("--measure exports", [EXPORTS]),
        ("--measure exports --measure export-rank", [EXPORTS, RANK]),
        ("--as-of 2019-12-31", [EXPORTS, RANK]),
        ("--as-of 2019-12-30", []),
    ],
)
def test_options_choose_figures(desk: Desk, options: str, refs: list[str]) -> None:
    assert desk.column("ref", "figures", *options.split()) == refs


def test_a_terminal_gets_their_board(desk: Desk) -> None:
    screen = desk.pty("figures", "cambodia")

    assert screen.lines[0] == "Trade figures"
    assert "USD 697 million (+5.5 %)" in screen.text
    assert "the 50th market" in screen.text


def test_only_those_of_which_another_source_says_something_else(desk: Desk) -> None:
    assert desk.json("figures", "--disputed") == []
    claims = "claims+=value=696 | Herald <https://example.org/h>"
    assert desk.quick("edit", EXPORTS, claims, "-q").code == 0

    assert desk.column("ref", "figures", "--disputed") == [EXPORTS]
    assert desk.column("ref", "figures", "--disputed", "--measure", "export-rank") == []
    assert "696 (Herald)" in desk.quick("figures", "--disputed", "-o", "table").out
    screen = desk.pty("figures", "--disputed", columns=120)
    assert screen.lines[0] == "Disputed trade figures"
    assert screen.lines[3].split() == (
        "cambodia exports (KR) 2019 value USD 697 million (+5.5 %) (Yonhap) 696 (Herald)".split()
    )


@pytest.mark.parametrize(
    ("measure", "hint"),
    [("export", "did you mean exports?"), ("balance", "there are export-rank and exports.")],
)
def test_a_measure_that_nobody_has_recorded_is_told(desk: Desk, measure: str, hint: str) -> None:
    done = desk.quick("figures", "cambodia", "--measure", measure, "--no-header")
    assert done == Result(0, "", f"Note: No figure here measures {measure}; {hint}\n")

    assert desk.quick("figures", "chile", "--measure", measure, "--no-header") == Result(0, "", "")
