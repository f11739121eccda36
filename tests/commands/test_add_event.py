"""`fta add-event`: anything that happened or was announced, recorded."""

from __future__ import annotations

import json
from shlex import quote

import pytest

from tests.commands.desk import Desk
from tests.support import Result


def test_a_stage_that_moves_is_told(desk: Desk) -> None:
    done = desk.run(
        *("add-event", "malaysia", "conclusion", "--date", "2026-11-20"),
        *("--place", "Kuala Lumpur", "--source", "Bernama"),
    )

    assert done == Result(
        0,
        "malaysia/conclusion/2026-11-20\n",
        "Added malaysia/conclusion/2026-11-20 (2026-11-20, Kuala Lumpur): "
        "7 y 2 m after round 2, negotiating → concluded, in time for the promise of 2026-10-20. "
        "Undo: fta undo 2\n",
    )
    assert desk.json("status", "malaysia")["stage"] == "concluded"


def test_all_its_options(desk: Desk) -> None:
    done = desk.quick(
        *("add-event", "CKFTA", "ministerial", "--date", "2020-08", "--end", "2020-09-01"),
        *("--number", "2", "--by", "KR,KH", "--by", "kh", "--scope", "goods,services"),
        *(
            "--place",
            "세종",
            "--mode",
            "hybrid",
            "--summary",
            "=1+1; [draft]",
            "--topic",
            "wine; beer",
        ),
        *("--topic", "trucks", "--note", "A note.", "--source", "T <https://example.org/a>"),
        *("--claim", "date=2020-07 | Xinhua <https://example.org/b>", "--status", "cancelled"),
        "--json",
    )

    assert (done.code, done.err) == (
        0,
        (
            "Added cambodia/ministerial/2 "
            "(2020-08 – 2020-09-01, by KR and KH, 세종, hybrid, cancelled). Undo: fta undo 2\n"
        ),
    )
    row = json.loads(done.out)
    assert row == desk.json("events", "cambodia", "--kind", "ministerial")[0]
    assert {name: row[name] for name in row if row[name] not in (None, [])} == {
        "ref": "cambodia/ministerial/2",
        "agreement": "cambodia",
        "kind": "ministerial",
        "number": 2,
        "date": "2020-08",
        "end": "2020-09-01",
        "earliest": "2020-08-01",
        "latest": "2020-08-31",
        "by": ["KR", "KH"],
        "scope": ["goods", "services"],
        "place": "세종",
        "mode": "hybrid",
        "status": "cancelled",
        "summary": "=1+1; [draft]",
        "topics": ["wine; beer", "trucks"],
        "note": "A note.",
        "sources": [{"title": "T", "url": "https://example.org/a"}],
        "claims": [
            {
                "field": "date",
                "value": "2020-07",
                "source": {"title": "Xinhua", "url": "https://example.org/b"},
            }
        ],
    }


def test_a_round_gets_the_next_number_here_too(desk: Desk) -> None:
    assert desk.quick("add-event", "cambodia", "round", "--date", "2020-12").out == (
        "cambodia/round/4\n"
    )


def test_what_is_odd_is_recorded_and_told(desk: Desk) -> None:
    done = desk.quick("add-event", "cambodia", "approval", "--date", "2022-01-06", "--by", "KH,VN")
    again = desk.quick("add-event", "cambodia", "approval", "--date", "2022-01-06", "--by", "KH,VN")

    assert done.err.endswith("Undo: fta undo 2\nNote: VN is no party to cambodia.\n")
    assert again.out == "cambodia/approval/2022-01-06.2\n"
    assert again.err.endswith(
        "Note: cambodia/approval/2022-01-06 may be the same.\nNote: VN is no party to cambodia.\n"
    )


def test_a_database_that_was_named_is_named_in_the_way_back(desk: Desk) -> None:
    done = desk.quick(
        "add-event", "rcep", "statement", "--date", "2026-11-01", "--db", desk.named, FTA_DB=""
    )

    assert done.err.endswith(f"Undo: fta undo 2 --db {quote(desk.called)}\n")


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (
            "rcep launch --date 2026-11-24",
            4,
            (
                "fta: 2026-11-24 has not come yet (today is 2026-11-23).\n"
                "hint: If it is to come: --announced (in an edit or a row: status announced). "
                "If it was held: give the day.\n"
            ),
        ),
        (
            "rcep launch --date 2026-11 --end 2026-10-31",
            4,
            (
                "fta: The end, 2026-10-31, is before the date, 2026-11.\n"
                "hint: Give an end on or after the date.\n"
            ),
        ),
        (
            "rcep launch --date 2026-11 --after rcep/round",
            3,
            "fta: There is no 'rcep/round' in the record of rcep.\nhint: See `fta events rcep`.\n",
        ),
        (
            "malaysia statement --date 2020-07-09 --after malaysia/round",
            3,
            (
                "fta: 'malaysia/round' may mean 4 things in the record of malaysia.\n"
                "hint: Write one in full, such as malaysia/round/1, malaysia/round/2 or "
                "malaysia/round/3.\n"
            ),
        ),
        (
            "malaysia statement --date 2020-07-09 --after malaysia/launch",
            4,
            (
                "fta: The event is definitely later than malaysia/round/3.\n"
                "hint: Choose a place that its date allows, or let its date find one.\n"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, options: str, code: int, said: str) -> None:
    before = desk.state()

    assert desk.quick("add-event", *options.split()) == Result(code, "", said)
    assert desk.state() == before


def test_contradicting_options_are_a_usage_error(desk: Desk) -> None:
    done = desk.quick(*"add-event rcep launch --date 2027 --announced --status cancelled".split())

    assert done.code == 2
    assert "--announced and --status cancelled contradict each other." in done.err
    assert (
        desk.quick(*"add-event rcep launch --date 2027 --announced --status announced".split()).code
        == 0
    )


def test_a_start_of_a_ref_is_enough_where_it_is_the_only_one(desk: Desk) -> None:
    assert (
        desk.quick(
            *"add-event malaysia summit --date 2019-06-27 --after malaysia/launch -q".split()
        ).code
        == 0
    )
    assert desk.column("kind", "events", "malaysia")[:2] == ["launch", "summit"]


def test_a_person_reads_whole_words(desk: Desk) -> None:
    args = ["add-event", "malaysia", "conclusion", "--date", "2026-11-20", "--place", "Putrajaya"]
    assert desk.pty(*args, columns=60).lines == (
        "Added malaysia/conclusion/2026-11-20 (2026-11-20,",
        "  Putrajaya): 7 y 2 m after round 2, negotiating →",
        "  concluded, in time for the promise of 2026-10-20. Undo:",
        "  fta undo 2",
    )
    told = desk.pty("edit", "malaysia/lunch", "place=x", columns=60).lines
    assert told[0] == "fta: There is no 'malaysia/lunch' in the record of malaysia."
    assert told[1:] == (
        "hint: Did you mean malaysia/launch, malaysia/round or",
        "  malaysia/round/3?",
    )
