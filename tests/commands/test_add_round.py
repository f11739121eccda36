"""`fta add-round`: a round of negotiation, recorded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.commands.desk import Desk
from tests.support import Result


def _round(desk: Desk, ref: str) -> dict[str, Any]:
    (found,) = [row for row in desk.json("rounds") if row["ref"] == ref]
    return {name: value for name, value in found.items() if value not in (None, [])}


def test_it_gets_the_next_number_and_its_ref_goes_to_the_pipe(desk: Desk) -> None:
    done = desk.run("add-round", "malaysia", "--date", "2026-12-20", "--announced")

    assert done == Result(
        0,
        "malaysia/round/4\n",
        "Added malaysia/round/4 (2026-12-20, announced): 13 days after round 3. Undo: fta undo 2\n",
    )
    assert _round(desk, "malaysia/round/4") == {
        "ref": "malaysia/round/4",
        "agreement": "malaysia",
        "kind": "round",
        "number": 4,
        "date": "2026-12-20",
        "earliest": "2026-12-20",
        "latest": "2026-12-20",
        "status": "announced",
    }


def test_all_its_options(desk: Desk) -> None:
    done = desk.run(
        *("add-round", "CKFTA", "--date", "2020-09-28", "--end", "2020-10", "--number", "2"),
        *("--place", "세종", "--mode", "hybrid", "--summary", "Goods; services."),
        *("--source", "https://example.org/a", "--source", "Print, 3 October 2020"),
        *("--source", "Yonhap [1] <https://example.org/b?c=d>", "--announced"),
    )

    assert done == Result(
        0,
        "cambodia/round/2\n",
        "Added cambodia/round/2 (2020-09-28 – 2020-10, 세종, hybrid, announced): "
        "59 days after round 1. Undo: fta undo 2\n"
        "Note: its day has passed; if it was held: fta edit cambodia/round/2 status=held.\n",
    )
    assert _round(desk, "cambodia/round/2") == {
        "ref": "cambodia/round/2",
        "agreement": "cambodia",
        "kind": "round",
        "number": 2,
        "date": "2020-09-28",
        "end": "2020-10",
        "earliest": "2020-09-28",
        "latest": "2020-09-28",
        "place": "세종",
        "mode": "hybrid",
        "status": "announced",
        "stage": "negotiating",
        "summary": "Goods; services.",
        "sources": [
            {"title": "https://example.org/a", "url": "https://example.org/a"},
            {"title": "Print, 3 October 2020", "url": None},
            {"title": "Yonhap [1]", "url": "https://example.org/b?c=d"},
        ],
    }
    assert desk.column("number", "rounds", "cambodia") == ["1", "2", "3"], "in its place in the log"


def test_the_first_round_of_all(desk: Desk) -> None:
    done = desk.quick("add-round", "rcep", "--date", "2026-10")

    assert done == Result(
        0, "rcep/round/1\n", "Added rcep/round/1 (2026-10): 1 round. Undo: fta undo 2\n"
    )


@pytest.mark.parametrize(
    "name", ["chile", "CHILE", "KCFTA", "kcfta", "accord de libre-echange coree-chili"]
)
def test_slug_alias_and_name_will_do(desk: Desk, name: str) -> None:
    assert desk.quick("add-round", name, "--date", "2026-11", "--announced").out == (
        "chile/round/2\n"
    )


@pytest.mark.parametrize("name", ["c", "cam", "chi", "CL", "cl", "KH", "peru", "KR", ""])
def test_a_start_or_a_code_will_not(desk: Desk, name: str) -> None:
    before = desk.state()

    done = desk.quick("add-round", name, "--date", "2026-11")

    assert (done.code, done.out) == (3, "")
    assert desk.state() == before


def test_a_person_is_told_and_given_no_ref(desk: Desk) -> None:
    screen = desk.pty("add-round", "malaysia", "--date", "2026-12-20", "--announced", columns=100)

    assert screen.code == 0
    assert screen.lines == (
        "Added malaysia/round/4 (2026-12-20, announced): 13 days after round 3. Undo: fta undo 2",
    )


def test_a_script_keeps_the_ref(desk: Desk) -> None:
    done = desk.bash(
        'ref=$(fta add-round malaysia --date 2026-12 --announced -q) && echo "got $ref"'
    )

    assert done == Result(0, "got malaysia/round/4\n", "")


def test_a_dry_run_tells_what_history_would_and_leaves_the_file_as_it_was(desk: Desk) -> None:
    before = desk.state()

    for option in ("-n", "--dry-run"):
        done = desk.quick("add-round", "malaysia", "--date", "2026-12-20", "--announced", option)
        assert (done.code, done.err) == (
            0,
            "Would add malaysia/round/4 (2026-12-20, announced): 13 days after round 3.\n",
        )
        header, *rows = [line.split("\t") for line in done.out.splitlines()]
        assert header[0] == "change"
        assert [(row[0], *row[6:]) for row in rows] == [
            ("", "malaysia/round/4", "added", "kind", "", "round"),
            ("", "malaysia/round/4", "added", "date", "", "2026-12-20"),
            ("", "malaysia/round/4", "added", "number", "", "4"),
            ("", "malaysia/round/4", "added", "status", "", "announced"),
        ]
        assert desk.state() == before
    assert [path.name for path in desk.folder.iterdir()] == [] if desk.database else ["talks.db"]


def test_what_is_odd_is_told_and_recorded_all_the_same(desk: Desk) -> None:
    done = desk.quick("add-round", "malaysia", "--date", "2026-11-20", "--number", "6")

    assert done == Result(
        0,
        "malaysia/round/6\n",
        "Added malaysia/round/6 (2026-11-20): 6 rounds (3 recorded), 7 y 2 m after round 2. "
        "Undo: fta undo 2\n"
        "Note: rounds 4–5 are not recorded.\n"
        "Note: round 3 (2026-12-07) is later than round 6.\n",
    )


def test_a_number_that_was_cancelled_is_free(desk: Desk) -> None:
    text = desk.quick("export", "malaysia").out.replace("status: announced", "status: cancelled")
    assert desk.quick("import", "-", input=text).code == 0

    assert desk.quick("add-round", "malaysia", "--date", "2026-11").out == "malaysia/round/3.3\n"


def test_a_number_that_is_taken_is_refused(desk: Desk) -> None:
    before = desk.state()

    done = desk.quick("add-round", "cambodia", "--date", "2021-01", "--number", "3")

    assert done == Result(
        4,
        "",
        "fta: cambodia/round/3 (2020-11) is round 3 already.\n"
        "hint: To change that one: fta edit cambodia/round/3 FIELD=VALUE. "
        "If this is another, give it the number 4.\n",
    )
    assert desk.state() == before


def test_today_and_yesterday_are_days(desk: Desk) -> None:
    assert desk.quick("add-round", "rcep", "--date", "yesterday", "--end", "today").code == 0

    found = _round(desk, "rcep/round/1")
    assert (found["date"], found["end"]) == ("2026-11-22", "2026-11-23")


def test_a_date_stays_as_precise_as_it_was_given(desk: Desk) -> None:
    for number, date in enumerate(("2026-10-31", "2026-11", "2026-Q4", "2026-H2"), 2):
        done = desk.quick("add-round", "chile", "--date", date, "--number", str(number))
        assert done.code == 0, done.err

    assert desk.rows("rounds", "chile", "--fields", "number,date")[2:] == [
        ["2", "2026-10-31"],
        ["3", "2026-11"],
        ["4", "2026-Q4"],
        ["5", "2026-H2"],
    ]


def test_two_at_once_get_two_numbers(desk: Desk) -> None:
    done = desk.bash("for n in 1 2; do fta add-round cambodia --date 2020-12 -q & done; wait")

    assert sorted(done.out.splitlines()) == ["cambodia/round/4", "cambodia/round/5"]
    assert desk.column("number", "rounds", "cambodia") == ["1", "3", "4", "5"]


def test_a_round_held_is_counted_among_those_held(desk: Desk) -> None:
    done = desk.run("add-round", "cambodia", "--date", "2020-12-20")

    assert done == Result(
        0,
        "cambodia/round/4\n",
        "Added cambodia/round/4 (2020-12-20): 4 rounds (3 recorded), 20–49 days after round 3. "
        "Undo: fta undo 2\n",
    )
    assert _round(desk, "cambodia/round/4")["status"] == "held"


def test_a_round_may_be_held_on_the_day_it_is_recorded_and_no_later(desk: Desk) -> None:
    assert desk.quick("add-round", "rcep", "--date", "2026-11-24", "-n").code == 4
    assert desk.quick("add-round", "rcep", "--date", "2026-11-24", "--announced", "-n").code == 0
    assert desk.quick("add-round", "rcep", "--date", "2026-11-23", "-n").code == 0
    assert desk.quick("add-round", "rcep", "--date", "2026-Q4", "-n").code == 0, "it has begun"
    assert desk.quick("add-round", "rcep", "--date", "2026-12", "-n").code == 4


@pytest.mark.parametrize(
    ("option", "refs"),
    [
        ("", ["round/1", "round/2", "round/3"]),
        ("--after cambodia/round/3", ["round/1", "round/3", "round/2"]),
        ("--after cambodia/round/1", ["round/1", "round/2", "round/3"]),
    ],
)
def test_after_chooses_a_place_that_the_dates_leave_open(
    desk: Desk, option: str, refs: list[str]
) -> None:
    args = f"cambodia --date 2020-11 --number 2 {option}".split()

    assert desk.quick("add-round", *args).code == 0

    assert desk.column("ref", "rounds", "cambodia") == [f"cambodia/{ref}" for ref in refs]


def test_a_number_above_an_announced_one_is_taken_when_it_is_given(desk: Desk) -> None:
    refused = desk.quick("add-round", "malaysia", "--date", "2026-11-20")
    assert (refused.code, refused.out) == (4, "")
    assert refused.err.startswith("fta: malaysia/round/3.2 is announced for 2026-12-07; ")

    done = desk.quick("add-round", "malaysia", "--date", "2026-11-20", "--number", "99")

    assert done == Result(
        0,
        "malaysia/round/99\n",
        "Added malaysia/round/99 (2026-11-20): 99 rounds (3 recorded), 7 y 2 m after round 2. "
        "Undo: fta undo 2\n"
        "Note: rounds 4–98 are not recorded.\n"
        "Note: round 3 (2026-12-07) is later than round 99.\n",
    )


def test_rounds_of_parts_of_the_talks_count_on(bare_desk: Desk) -> None:
    # The shipped record has rounds 1 to 25 with ASEAN, each of goods, services or investment.
    assert bare_desk.quick("init", "--quiet").code == 0

    done = bare_desk.quick("add-round", "asean", "--date", "2026-11-20")

    assert (done.code, done.out) == (0, "asean/round/26\n")
    assert done.err.startswith("Added asean/round/26 (2026-11-20): ")
    assert done.err.endswith(" 17 y 7 m after round 25. Undo: fta undo 2\n"), (
        "and all before it are on record"
    )
