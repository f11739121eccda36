"""`fta remove`: what is recorded, taken out."""

from __future__ import annotations

import json

import pytest

from tests.commands.desk import SLUGS, Desk
from tests.support import Result


def test_things_of_several_agreements(desk: Desk) -> None:
    refs = ["cambodia/conclusion/2021-02-03", "malaysia/target/other/2019-06-27"]

    done = desk.run("remove", "cambodia/conclusion", refs[1], refs[0])

    assert done == Result(
        0,
        "".join(f"{ref}\n" for ref in refs),
        f"Removed {refs[0]} (2021-02-03). Undo: fta undo 2\n"
        f"Removed {refs[1]} (Trade of USD 30 billion.).\n",
    )
    assert refs[0] not in desk.column("ref", "events")
    assert refs[1] not in desk.column("ref", "targets")


def test_a_stage_that_goes_is_told(desk: Desk) -> None:
    assert desk.quick("remove", "cambodia/entry-into-force").err == (
        "Removed cambodia/entry-into-force/2022-12-01 (2022-12-01): in-force → signed. "
        "Undo: fta undo 2\n"
    )


def test_an_agreement_goes_with_all_it_has(desk: Desk) -> None:
    done = desk.run("remove", "malaysia", "malaysia/launch")

    assert done == Result(
        0,
        "malaysia\n",
        "Removed malaysia (Korea–Malaysia Free Trade Agreement, KR and MY, with 6 events and "
        "2 promises). Undo: fta undo 2\n",
    )
    assert desk.column("slug", "list") == [slug for slug in SLUGS if slug != "malaysia"]
    assert desk.sql("select count(*) from event where agreement = 'malaysia'") == [0]
    assert desk.quick("undo", "-q").code == 0
    assert desk.column("slug", "list") == SLUGS


def test_what_another_upgrades_stays(desk: Desk) -> None:
    before = desk.state()

    assert desk.quick("remove", "cambodia") == Result(
        4,
        "",
        "fta: cambodia cannot go: cambodia-upgrade upgrades it.\n"
        "hint: Let that go as well, or: fta edit cambodia-upgrade upgrades=\n",
    )
    assert desk.state() == before
    assert desk.quick("remove", "cambodia", "cambodia-upgrade").out == (
        "cambodia\ncambodia-upgrade\n"
    )


def test_all_or_nothing(desk: Desk) -> None:
    before = desk.state()

    done = desk.quick("remove", "cambodia/launch", "cambodia/lunch")

    assert (done.code, done.out) == (3, "")
    assert desk.state() == before


def test_a_dry_run_shows_what_would_go(desk: Desk) -> None:
    before = desk.state()

    done = desk.quick("remove", "rcep/agreement-in-principle", "-n", "--json")

    assert [(row["change"], row["did"], row["field"]) for row in json.loads(done.out)] == [
        (None, "removed", "kind"),
        (None, "removed", "date"),
    ]
    assert desk.state() == before


def test_json_is_the_change(desk: Desk) -> None:
    done = desk.quick("remove", "rcep/agreement-in-principle", "--json", "-q")

    assert json.loads(done.out) == desk.json("history", "--change", "2")


@pytest.mark.parametrize("ref", ["zzz", "zzz/launch", "rcep/", "", "cambodia/round"])
def test_what_is_not_there_or_not_one_thing(desk: Desk, ref: str) -> None:
    assert desk.quick("remove", ref).code == 3


def test_refs_come_from_a_pipe(desk: Desk) -> None:
    done = desk.bash(
        "fta rounds malaysia --json | jq -r '.[].ref' | xargs fta remove -q && fta rounds malaysia"
        " --no-header",
    )

    assert done == Result(
        0,
        "malaysia/round/1\nmalaysia/round/2\nmalaysia/round/3\nmalaysia/round/3.2\n",
        "",
    )
