"""`fta brief`: what happened in the talks between two days, and what was corrected."""

from __future__ import annotations

import json

import pytest

from tests.commands.desk import Desk
from tests.support import Result

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "section agreement ref kind number by scope date end earliest latest status stage due outcome"
    " stated_by stated_on days_min days_max place mode summary sources did field before after who"
).split()
SHOWN = ("--fields", "section,ref,date,days_max")


def test_a_year_of_the_small_record(desk: Desk) -> None:
    assert desk.rows("brief", "KH", "--since", "2020", "--until", "2020", *SHOWN) == [
        ["stage", "cambodia/launch/2020-07-09", "2020-07-09", ""],
        ["meeting", "cambodia/round/1", "2020-07-30", ""],
        ["meeting", "cambodia/round/3", "2020-11", ""],
        ["promised", "cambodia/target/round/1/2020-07-09", "2020-07-09", ""],
        ["promised", "cambodia/target/conclusion/2020-07-09", "2020-07-09", ""],
        ["kept", "cambodia/target/round/1/2020-07-09", "2020-07-30", "-1"],
    ]
    assert desk.rows("brief", "KH", "--since", "2021-01-01", "--until", "2021-02", *SHOWN) == [
        ["stage", "cambodia/conclusion/2021-02-03", "2021-02-03", ""],
        ["kept-late", "cambodia/target/conclusion/2020-07-09", "2021-02-03", "34"],
        ["broken", "cambodia/target/conclusion/2020-07-09", "2020-12-31", ""],
    ]


def test_the_end_is_told_without_hindsight(desk: Desk) -> None:
    """On the first of December nobody knew that the promise would be broken."""
    args = ("brief", "KH", "--since", "2020-07-09", "--until", "2020-12-01", "--json")
    rows = {row["ref"]: row for row in json.loads(desk.quick(*args).out)}
    assert rows["cambodia/target/conclusion/2020-07-09"]["outcome"] == "open"


def test_it_ends_with_the_day_of_the_view(desk: Desk) -> None:
    long = desk.rows("brief", "KH", "--since", "2020", "--until", "2030", *SHOWN)
    assert long == desk.rows("brief", "KH", "--since", "2020", *SHOWN)
    year = desk.rows("brief", "KH", "--since", "2020", "--until", "2020", *SHOWN)
    then = ("brief", "KH", "--since", "2020", "--as-of", "2020-12-31", *SHOWN)
    assert desk.rows(*then) == desk.rows(*then, "--until", "2030") == year


def test_without_a_day_it_tells_of_thirty(desk: Desk) -> None:
    for words, title in (
        ((), "## Brief of 2026-10-25 to 2026-11-23"),
        (("--until", "2020-07-30"), "## Brief of 2020-07-01 to 2020-07-30"),
        (("--as-of", "2020-07-30"), "## Brief of 2020-07-01 to 2020-07-30"),
        (
            ("--as-of", "2021", "--until", "2020-07-30"),
            "## Brief of 2020-07-01 to 2020-07-30 as of 2021-12-31",
        ),
    ):
        assert desk.quick("brief", *words, "-o", "md").out.splitlines()[0] == title


def test_a_day_before_all_days(desk: Desk) -> None:
    assert desk.rows("brief", "--until", "0001-01-02") == []
    assert desk.rows("brief", "--since", "0001-01-01", "--until", "0001-01-01") == []


@pytest.mark.parametrize("today", ["0001-01-01", "2026-11-23", "9999-12-31"])
@pytest.mark.parametrize("seen", ["0001-01-01", "0002", "9999-12-31"])
def test_at_the_ends_of_the_calendar(desk: Desk, today: str, seen: str) -> None:
    for kind, day in (("launch", "0001"), ("round", "0001-01-01"), ("round", "9999-12-31")):
        desk.quick("add-event", "rcep", kind, "--date", day, "-q")
    for format in ("table", "json"):
        args = ("--since", "0001", "--as-of", seen, "-o", format)
        assert desk.quick("brief", *args, FTA_TODAY=today).code == 0


def test_a_beginning_behind_the_end(desk: Desk) -> None:
    assert desk.quick("brief", "--since", "2027") == Result(
        2,
        "",
        "fta: 2027 lies after 2026-11-23, the last day of the brief.\nhint: Begin earlier.\n",
    )
    assert desk.quick("brief", "--since", "2021", "--until", "2020").code == 2


def test_json_has_every_field(desk: Desk) -> None:
    found = desk.json("brief", "KH", "--since", "2020-07-10", "--until", "2020-07-31")
    assert [list(row) for row in found] == [FIELDS, FIELDS]
    assert found[0] == dict.fromkeys(FIELDS) | {
        "section": "meeting",
        "agreement": "cambodia",
        "ref": "cambodia/round/1",
        "kind": "round",
        "number": 1,
        "by": [],
        "scope": [],
        "date": "2020-07-30",
        "end": "2020-07-31",
        "earliest": "2020-07-30",
        "latest": "2020-07-30",
        "status": "held",
        "mode": "video",
        "sources": [],
    }
    assert found[1] == dict.fromkeys(FIELDS) | {
        "section": "kept",
        "agreement": "cambodia",
        "ref": "cambodia/target/round/1/2020-07-09",
        "kind": "round",
        "number": 1,
        "by": [],
        "scope": [],
        "date": "2020-07-30",
        "earliest": "2020-07-30",
        "latest": "2020-07-30",
        "status": "held",
        "due": "2020-07",
        "outcome": "met",
        "stated_by": "Yonhap",
        "stated_on": "2020-07-09",
        "days_min": -1,
        "days_max": -1,
        "sources": [],
    }


def _corrected(desk: Desk, *more: str) -> list[list[str]]:
    """What was corrected by now, whatever day it is: changes are made at the real moment."""
    fields = ("--fields", "section,ref,did,field,before,after")
    rows = desk.rows("brief", "--since", "2026-11-01", *more, *fields, FTA_TODAY="2199-12-31")
    return [row[1:] for row in rows if row[0] == "corrected"]


def test_what_was_corrected_is_told_apart(desk: Desk) -> None:
    assert _corrected(desk) == [], "that the record was filled is no news"
    assert desk.quick("edit", "cambodia/round/3", "place=Siem Reap", "number=2").code == 0
    assert desk.quick("edit", "cambodia/round/3", "place=Seoul").code == 0
    assert desk.quick("add-event", "rcep", "statement", "--date", "2019-02").code == 0
    assert desk.quick("remove", "cambodia/figure/export-rank/2019/KR").code == 0
    assert desk.quick("edit", "malaysia", "note=Wrong.").code == 0
    assert desk.quick("undo").code == 0

    added = '{"kind":"statement","date":"2019-02","ref":"rcep/statement/2019-02"}'
    removed = (
        '{"measure":"export-rank","period":"2019","text":"the 50th market",'
        '"reporter":"KR","ref":"cambodia/figure/export-rank/2019/KR"}'
    )
    assert _corrected(desk) == [
        ["rcep/statement/2019-02", "added", "", "", added],
        ["cambodia/figure/export-rank/2019/KR", "removed", "", removed, ""],
        ["cambodia/round/3", "changed", "number", "3", "2"],
        ["cambodia/round/3", "changed", "place", "Phnom Penh", "Seoul"],
    ]
    assert [row[0] for row in _corrected(desk, "rcep")] == ["rcep/statement/2019-02"]
    assert _corrected(desk, "malaysia") == []


def test_what_is_recorded_of_these_days_is_no_correction(desk: Desk) -> None:
    day = ("--date", "2199-12-01")
    assert desk.quick("add-event", "rcep", "statement", *day, FTA_TODAY="2199-12-31").code == 0
    assert _corrected(desk) == []
    told = desk.rows("brief", "--since", "2199-12", *SHOWN, FTA_TODAY="2199-12-31")
    assert ["step", "rcep/statement/2199-12-01", "2199-12-01", ""] in told


def test_exit_code_tells_that_there_is_nothing(desk: Desk) -> None:
    assert desk.quick("brief", "KH", "--exit-code").code == 1
    assert desk.quick("brief", "KH", "--since", "2020", "--exit-code").code == 0


def test_the_picture_of_nothing(desk: Desk) -> None:
    assert desk.pty("brief", "KH", NO_COLOR="1").lines == (
        "Brief of 2026-10-25 to 2026-11-23",
        "",
        "Nothing to tell of these days.",
    )
    assert desk.quick("brief", "KH", "-o", "md").out == (
        "## Brief of 2026-10-25 to 2026-11-23\n\nNothing to tell of these days.\n"
    )


def test_a_mail_is_a_list_with_links(desk: Desk) -> None:
    args = ("brief", "KH", "--since", "2020-07-09", "--until", "2020-07-09", "-o", "md")
    assert desk.quick(*args).out == (
        "## Brief of 2020-07-09 to 2020-07-09\n"
        "\n"
        "### Stages reached\n"
        "\n"
        "- **Korea–Cambodia Free Trade Agreement**, 2020-07-09: launch – now negotiating · video"
        " · The ministers launched the talks. ([Yonhap](https://example.org/launch))\n"
        "\n"
        "### Promises made\n"
        "\n"
        "- **Korea–Cambodia Free Trade Agreement**, 2020-07-09: round 1 by 2020-07 – Yonhap\n"
        "- **Korea–Cambodia Free Trade Agreement**, 2020-07-09: conclusion by 2020 – Yonhap\n"
        "\n"
        "1 stage reached, 2 promises made\n"
    )


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_names_of_a_language(desk: Desk, columns: int) -> None:
    args = ("brief", "KH", "--since", "2020", "--until", "2020", "--names", "ko")
    assert "한·캄보디아" in desk.pty(*args, columns=columns).text
    assert "**한·캄보디아 자유무역협정**" in desk.quick(*args, "-o", "md").out
