"""`fta undo` and `fta history`: changes taken back, and told."""

from __future__ import annotations

import json

import pytest

from tests.commands.desk import Desk
from tests.support import Result


def _round(desk: Desk, date: str) -> str:
    return desk.quick("add-round", "malaysia", "--date", date, "--announced", "-q").out.strip()


def test_the_latest_change_is_taken_back(desk: Desk) -> None:
    before = desk.quick("export").out
    desk.run("add-round", "malaysia", "--date", "2027-03", "--announced", "-q")

    done = desk.run("undo")

    assert done == Result(
        0,
        "",
        "Took back change 2 (fta add-round malaysia --date 2027-03 --announced -q). "
        "Redo: fta undo 3\n"
        "Removed malaysia/round/4 (2027-03, announced).\n",
    )
    assert desk.quick("export").out == before


def test_again_and_again_down_to_an_empty_record_and_no_further(desk: Desk) -> None:
    _round(desk, "2027-03")
    assert [desk.quick("undo", "-q").code for _ in range(3)] == [0, 0, 4]
    assert desk.rows("list") == []

    done = desk.quick("undo")

    assert done == Result(
        4, "", "fta: There is no change to take back.\nhint: See `fta history`.\n"
    )


def test_an_undo_is_taken_back_by_its_number(desk: Desk) -> None:
    _round(desk, "2027-03")
    with_round = desk.quick("export").out
    assert desk.quick("undo", "-q").code == 0

    done = desk.quick("undo", "3")

    assert done.err.startswith("Took back change 3 (fta). Redo: fta undo 4\nAdded malaysia/")
    assert desk.quick("export").out == with_round
    assert desk.quick("undo", "-q").code == 0, "the round's change stands again"
    assert desk.json("history", "--change", "2")[0]["undone_by"] == 5


def test_a_given_change_is_taken_back_and_what_came_later_stays(desk: Desk) -> None:
    first, second = _round(desk, "2027-03"), _round(desk, "2027-06")

    assert desk.quick("undo", "2", "-q").code == 0

    refs = desk.column("ref", "rounds", "malaysia")
    assert (first in refs, second in refs) == (False, True)


def test_what_came_later_to_the_same_thing_is_in_the_way(desk: Desk) -> None:
    ref = _round(desk, "2027-03")
    desk.quick("edit", ref, "place=Seoul", "-q")
    before = desk.state()

    done = desk.quick("undo", "2")

    assert (done.code, done.out) == (4, "")
    assert done.err.startswith("fta: Change 2 cannot be taken back, for later change 3 (fta")
    assert done.err.endswith(f"touched {ref}.\nhint: Take that back first: fta undo 3.\n")
    assert desk.state() == before


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        ("9", 3, "fta: There is no change 9.\nhint: See `fta history` for their numbers.\n"),
        (
            "2",
            4,
            (
                "fta: Change 2 is taken back already, by change 3.\n"
                "hint: To bring it back: fta undo 3.\n"
            ),
        ),
    ],
)
def test_what_cannot_be_taken_back(desk: Desk, number: str, code: int, said: str) -> None:
    _round(desk, "2027-03")
    desk.quick("undo", "-q")
    assert desk.quick("undo", number) == Result(code, "", said)


def test_what_is_no_number_is_a_usage_error(desk: Desk) -> None:
    assert desk.quick("undo", "last").code == 2


def test_a_dry_run_takes_nothing_back(desk: Desk) -> None:
    ref = _round(desk, "2027-03")
    before = desk.state()

    done = desk.quick("undo", "-n", "--json")

    assert done.err.startswith("Would take back change 2 (")
    assert f"\nWould remove {ref} (2027-03, announced).\n" in done.err
    assert {row["did"] for row in json.loads(done.out)} == {"removed"}
    assert desk.state() == before


def test_json_is_the_change_that_takes_back(desk: Desk) -> None:
    _round(desk, "2027-03")

    done = desk.quick("undo", "--json", "-q")

    assert json.loads(done.out) == desk.json("history", "--change", "3")
    assert {row["undoes"] for row in json.loads(done.out)} == {2}


def test_a_whole_import_is_taken_back(desk: Desk) -> None:
    before = desk.quick("export").out
    text = before.replace("kind: rta", "kind: fta").replace("place: Seoul", "place: Busan")
    assert desk.quick("import", "-", "-q", input=text).code == 0
    assert desk.quick("export").out == text

    assert desk.quick("undo", "-q").code == 0

    assert desk.quick("export").out == before


# ------------------------------------------------------------------------------------ history


def test_who_changed_what_and_when(desk: Desk) -> None:
    assert (
        desk.run("edit", "cambodia/round/1", "place=Seoul", USER="desk", LOGNAME="desk").code == 0
    )

    rows = desk.json("history", "cambodia/round/1")

    assert rows[0] | {"at": ""} == {
        "change": 2,
        "at": "",
        "who": "desk",
        "command": "fta edit cambodia/round/1 place=Seoul",
        "undoes": None,
        "undone_by": None,
        "ref": "cambodia/round/1",
        "did": "changed",
        "field": "place",
        "before": None,
        "after": "Seoul",
    }
    assert [row["field"] for row in rows[1:]] == ["kind", "date", "end", "number", "mode"]
    assert {row["did"] for row in rows[1:]} == {"added"}


def test_of_an_agreement_by_any_name_and_of_what_is_gone(desk: Desk) -> None:
    assert {row["ref"] for row in desk.json("history", "KH")} == {
        row["ref"] for row in desk.json("history", "cambodia")
    }
    assert desk.json("history", "cambodia/launch") == desk.json(
        "history", "cambodia/launch/2020-07-09"
    )
    desk.quick("remove", "malaysia", "-q")
    assert desk.json("history", "malaysia", "--last", "1")[0]["did"] == "removed"
    assert {row["ref"] for row in desk.json("history", "malaysia/round/1")} == {"malaysia/round/1"}


def test_the_latest_ones_and_those_of_a_time(desk: Desk) -> None:
    for date in ("2027-03", "2027-06"):
        _round(desk, date)

    assert set(desk.column("change", "history")) == {"1", "2", "3"}
    assert set(desk.column("change", "history", "--last", "2")) == {"3", "2"}
    assert set(desk.column("change", "history", "--since", "2020")) == {"1", "2", "3"}
    assert desk.rows("history", "--until", "2020") == []
    assert set(desk.column("change", "history", "--change", "2")) == {"2"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["zzz"], "fta: There is no agreement 'zzz'.\n"),
        (["cambodia/zzz"], "fta: There is no 'cambodia/zzz' in the record of cambodia.\n"),
        (["--change", "9"], "fta: There is no change 9.\n"),
        (["--change", "7", "cambodia"], "fta: There is no change 7.\n"),
    ],
)
def test_what_is_not_there(desk: Desk, args: list[str], said: str) -> None:
    done = desk.quick("history", *args)

    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(said)


def test_nothing_is_empty_in_every_format(empty_desk: Desk) -> None:
    assert empty_desk.quick("history", "--json") == Result(0, "[]\n", "")
    assert empty_desk.quick("history").out.count("\n") == 1
    assert empty_desk.pty("history").text == "Changes\n\nNothing to show.\n"


def test_on_a_terminal_it_is_a_picture(desk: Desk) -> None:
    desk.run("edit", "cambodia/round/1", "place=Seoul", USER="desk", LOGNAME="desk")

    text = desk.pty("history", columns=100, NO_COLOR="1").text

    assert "~ cambodia/round/1" in text
    assert "place – → Seoul" in text
    assert "cambodia-upgrade" in text
    assert text.splitlines()[0] == "Changes"
    whole = desk.pty("history", "--change", "1", columns=100, NO_COLOR="1").text
    assert "+ malaysia/round/1" in whole


def test_a_password_in_a_command_line_is_never_told(desk: Desk) -> None:
    desk.run("edit", "cambodia/round/1", "note=postgresql://desk:hunter2@db/fta")

    assert "hunter2" not in "\n".join(row["command"] for row in desk.json("history"))


def test_what_someone_has_put_back_by_hand_is_not_put_back_again(desk: Desk) -> None:
    for _ in range(2):
        desk.quick("add-event", "rcep", "statement", "--date", "2026-08", "-q")
    refs = ["rcep/statement/2026-08", "rcep/statement/2026-08.2"]
    assert desk.quick("edit", refs[0], f"after={refs[1]}", "-q").code == 0
    for place, ref in enumerate(refs):
        desk.change(f"update event set position = {place} where ref = ?", ref)  # noqa: S608

    assert desk.quick("undo") == Result(
        4, "", "fta: Nothing that change 4 did is left to take back.\n"
    )


def test_moves_in_any_order_are_taken_back_one_after_another(desk: Desk) -> None:
    for _ in range(3):
        desk.quick("add-event", "rcep", "statement", "--date", "2026-08", "-q")
    before = desk.column("ref", "events", "rcep")
    one, two, three = before[:3]
    for ref, after in ((one, two), (two, one), (three, one)):
        assert desk.quick("edit", ref, f"after={after}", "-q").code == 0

    assert [desk.quick("undo", str(n), "-q").code for n in (5, 6)] == [4, 4]
    assert [desk.quick("undo", "-q").code for _ in range(3)] == [0, 0, 0]

    assert desk.column("ref", "events", "rcep") == before
