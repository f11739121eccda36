"""The board of 9 July 2020 in the words of each institution, and by Korean names."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from fta_tracker.analysis.standing import on_board, standing
from fta_tracker.dates import Moment
from fta_tracker.drawings.board import footer, standings_board
from fta_tracker.log import as_of
from fta_tracker.vocabularies import VOCABULARIES
from fta_tracker.wording import Wording
from tests.record.shipped import record
from tests.support import run

WHEN = Moment(date(2020, 7, 9), date(2026, 11, 23))

#: What stands in the column of the stage; the words of a vocabulary from VOCABULARIES.md.
BOARD = """
    asean       | Signed and in effect   | In Force                              | in place               | 발효
    cambodia    | Negotiations launched  | Early announcement-Under negotiation  | –                      | 협상중
    indonesia   | Negotiations concluded | Early announcement-Under negotiation  | negotiations concluded | 타결
    malaysia    | Negotiations launched  | Early announcement-Under negotiation  | on hold                | 중단
    philippines | Negotiations launched  | Early announcement-Under negotiation  | –                      | 협상중
    rcep        | Negotiations launched  | Early announcement-Under negotiation  | agreement in principle | 실질타결
    singapore   | Signed and in effect   | In Force                              | in place               | 발효
    vietnam     | Signed and in effect   | In Force                              | in place               | 발효
"""  # noqa: E501 - a board is read across
WORDS = [[cell.strip() for cell in line.split("|")] for line in BOARD.strip().splitlines()]
TALLIES = {
    "aric": "3 Signed and in effect, 1 Negotiations concluded, 4 Negotiations launched",
    "wto": "3 In Force, 5 Early announcement-Under negotiation",
    "eu": "3 in place, 1 negotiations concluded, 1 agreement in principle, 2 –, 1 on hold",
    "motie": "3 발효, 1 타결, 1 실질타결, 2 협상중, 1 중단",
}
#: The record has no Korean names for the upgrade talks, and on the day there were none.
KOREAN = {
    "asean": "한·아세안 FTA",
    "cambodia": "한·캄보디아 FTA",
    "indonesia": "한·인도네시아 CEPA",
    "malaysia": "한·말레이시아 FTA",
    "philippines": "한·필리핀 FTA",
    "rcep": "역내포괄적경제동반자협정",
    "singapore": "한·싱가포르 FTA",
    "vietnam": "한·베트남 FTA",
}
STANDINGS = [
    (a, standing(a, *WHEN))
    for a in (as_of(each, *WHEN) for each in record().values())
    if on_board(a, *WHEN)
]


@pytest.mark.parametrize("place", range(4))
def test_the_board_in_each_vocabulary(place: int) -> None:
    vocabulary = [*VOCABULARIES][place]
    rows = standings_board(STANDINGS, WHEN, Wording(vocabulary)).rows
    assert [[cell.text for cell in row[:2]] for row in rows] == [
        [line[0], line[place + 1]] for line in WORDS
    ]
    tally, *_, whose = footer(STANDINGS, WHEN, Wording(vocabulary))
    assert tally == f"8 agreements: {TALLIES[vocabulary]}"
    assert whose == f"Stages in the words of {VOCABULARIES[vocabulary]}; – where none is known."


def test_a_sense_stays_ours_whatever_the_words() -> None:
    for vocabulary in VOCABULARIES:
        rows = standings_board(STANDINGS, WHEN, Wording(vocabulary)).rows
        assert [row[1].sense for row in rows] == (
            "in-force negotiating concluded dormant negotiating agreed in-force in-force".split()
        )


def test_the_board_by_korean_names() -> None:
    korean = Wording(language="ko")
    rows = standings_board(STANDINGS, WHEN, korean).rows
    assert [row[0].text for row in rows] == list(KOREAN.values())
    assert footer(STANDINGS, WHEN, korean)[1].startswith("한·말레이시아 FTA: no meeting recorded")


def test_so_does_the_program(database: Path) -> None:
    options = ("--as-of", "2020-07-09", "--db", str(database), "--json")
    done = run("list", "--vocabulary", "motie", "--names", "ko", *options)
    rows = {row["slug"]: row for row in json.loads(done.out)}
    assert {slug: row["name"] for slug, row in rows.items()} == KOREAN
    assert [[slug, row["stage_in_words"]] for slug, row in rows.items()] == [
        [line[0], line[4]] for line in WORDS
    ]
    # What has no name in the language keeps the usual one.
    today = json.loads(run("list", "--names", "ko", *options[2:]).out)
    usual = json.loads(run("list", *options[2:]).out)
    same = [a["slug"] for a, b in zip(today, usual, strict=True) if a["name"] == b["name"]]
    assert same == ["asean-upgrade", "singapore-upgrade"]


def test_in_force_for_some_parties_only() -> None:
    """RCEP was in force for thirteen of fifteen when 2022 ended."""
    then = Moment(date(2022, 12, 31), WHEN.today)
    stands = standing(as_of(record()["rcep"], *then), *then)
    assert {name: Wording(name).stage(stands) for name in VOCABULARIES} == {
        "aric": "Signed and in effect",
        "wto": "In Force for at least one Party",
        "eu": "in place",
        "motie": "발효",
    }
