"""`fta events`, and the shape that it shares with `rounds` and `timeline`."""

from __future__ import annotations

import pytest

from tests.commands.desk import Desk, table

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "ref agreement kind number date end earliest latest by scope place mode status stage"
    " summary topics note sources claims"
).split()

#: Refs of the whole record, in the order of first day, last day, slug; those of a log in its own.
REFS = [
    "japan/launch/2003-12",
    "japan/suspension/2004-11",
    "malaysia/launch/2019-06-27",
    "malaysia/round/1",
    "malaysia/round/2",
    "malaysia/round/3",
    "cambodia/launch/2020-07-09",
    "malaysia/statement/2020-07-09",
    "cambodia/round/1",
    "cambodia/round/3",
    "cambodia/conclusion/2021-02-03",
    "cambodia/signing/2021-10-26",
    "cambodia/entry-into-force/2022-12-01",
    "chile/launch/2026-03-02",
    "cambodia-upgrade/study-agreed/2026-05",
    "rcep/agreement-in-principle/2026-09-04",
    "chile/round/1",
    "chile/round/1.2",
    "malaysia/round/3.2",
]


def test_a_pipe_gets_whole_values_one_row_a_line(desk: Desk) -> None:
    done = desk.run("events", "chile")

    assert (done.code, done.err) == (0, "")
    assert done.out == table(
        FIELDS,
        [
            *("chile/launch/2026-03-02", "chile", "launch", "", "2026-03-02", ""),
            *("2026-03-02", "2026-03-02", "", "", "", "", "held", "negotiating"),
            *("", "", "", "", ""),
        ],
        [
            *("chile/round/1", "chile", "round", "1", "2026-10", "", "2026-10-01", "2026-10-31"),
            *("", "", "", "", "announced", "negotiating"),
            r"Tab\there, line\nthere, and a back\\slash; [draft] and 한국 stay.",
            *("", "", "", ""),
        ],
        [
            *("chile/round/1.2", "chile", "round", "1", "2026-10-05", "", "2026-10-05"),
            *("2026-10-05", "", "services;investment", "Santiago", "", "held", "negotiating"),
            *("", "Wine;Copper", "", "", ""),
        ],
    )


def test_lists_of_objects_are_compact_json_in_a_cell(desk: Desk) -> None:
    rows = desk.rows("events", "cambodia", "--fields", "kind,sources,claims")

    assert rows[0] == ["launch", '[{"title":"Yonhap","url":"https://example.org/launch"}]', ""]
    assert rows[3] == [
        "conclusion",
        "",
        '[{"field":"date","value":"2021-02","source":{"title":"Xinhua","url":null}}]',
    ]


def test_json_has_every_key_of_every_row(desk: Desk) -> None:
    found = desk.json("events", "cambodia")

    assert [list(row) for row in found] == [FIELDS] * 6
    assert found[1] == {
        "ref": "cambodia/round/1",
        "agreement": "cambodia",
        "kind": "round",
        "number": 1,
        "date": "2020-07-30",
        "end": "2020-07-31",
        "earliest": "2020-07-30",
        "latest": "2020-07-30",
        "by": [],
        "scope": [],
        "place": None,
        "mode": "video",
        "status": "held",
        "stage": "negotiating",
        "summary": None,
        "topics": [],
        "note": None,
        "sources": [],
        "claims": [],
    }
    assert found[0]["sources"] == [{"title": "Yonhap", "url": "https://example.org/launch"}]
    (claim,) = found[3]["claims"]
    assert claim == {
        "field": "date",
        "value": "2021-02",
        "source": {"title": "Xinhua", "url": None},
    }


@pytest.mark.parametrize("command", ["events", "rounds", "timeline"])
def test_all_three_have_one_shape(desk: Desk, command: str) -> None:
    for names in ([], ["malaysia"]):
        found = desk.json(command, *names)
        assert [list(row) for row in found] == [FIELDS] * len(found)
        assert found != []


def test_stage_is_the_stage_after_the_event(desk: Desk) -> None:
    rows = desk.rows("events", "malaysia", "cambodia", "--fields", "ref,stage")

    assert dict(rows)["cambodia/conclusion/2021-02-03"] == "concluded"
    assert dict(rows)["malaysia/round/3"] == "", "cancelled"
    assert dict(rows)["malaysia/round/3.2"] == "", "still ahead"


@pytest.mark.parametrize(
    ("options", "refs"),
    [
        ("", REFS),
        ("malaysia", [*REFS[2:6], REFS[7], REFS[18]]),
        ("rcep japan", [REFS[0], REFS[1], REFS[15]]),
        ("--kind launch", [REFS[0], REFS[2], REFS[6], REFS[13]]),
        ("--kind signing --kind conclusion", REFS[10:12]),
        ("--kind deposit", []),
        ("--status announced", [REFS[16], REFS[18]]),
        ("--status cancelled --status announced", [REFS[5], REFS[16], REFS[18]]),
        ("--since 2022", REFS[12:]),
        ("--until 2004-11-15", REFS[:2]),
        ("--since 2019-11-30 --until 2020-07-09", REFS[5:8]),
        ("--since 2020-11-20 --until 2020-11-20", [REFS[9]]),
        ("--since 2026-H2", REFS[15:]),
        ("--since today", [REFS[18]]),
        ("CKFTA --until yesterday --kind round", REFS[8:10]),
        ("--as-of 2020-07-29", [*REFS[:8]]),
        ("--as-of 2020-11-29 cambodia", [REFS[6], REFS[8]]),
        ("--as-of 2020-11-30 cambodia", [REFS[6], REFS[8], REFS[9]]),
        ("--as-of 2019-11 malaysia", REFS[2:6]),
    ],
)
def test_options_choose_events(desk: Desk, options: str, refs: list[str]) -> None:
    assert desk.column("ref", "events", *options.split()) == refs


def test_of_an_earlier_day_what_was_only_announced_stays_so(desk: Desk) -> None:
    assert desk.rows("events", "chile", "--as-of", "2026-10-31", "--fields", "status") == [
        ["held"],
        ["announced"],
        ["held"],
    ]


def test_a_terminal_gets_the_board_of_events(desk: Desk) -> None:
    screen = desk.pty("events", "malaysia", columns=100)

    assert screen.code == 0
    assert screen.lines[0] == "Events"
    assert "2019-09-04 – 06" in screen.text
    assert "round 3 (cancelled)" in screen.text
    assert "round 3 (announced)" in screen.text
    assert "summary" in screen.lines[2]


def test_hostile_text_paints_no_terminal(desk: Desk) -> None:
    text = desk.pty("timeline", "chile", columns=160).text

    assert "[draft] and 한국 stay." in text


def test_only_those_of_which_another_source_says_something_else(desk: Desk) -> None:
    ref = "cambodia/conclusion/2021-02-03"
    assert desk.column("ref", "events", "--disputed") == [ref]
    assert desk.column("ref", "events", "chile", "--disputed") == []
    (row,) = desk.json("events", "--disputed", "--kind", "conclusion")
    assert list(row) == FIELDS
    assert row["claims"][0]["value"] == "2021-02"
    assert desk.json("events", "--disputed", "--as-of", "2021-02-02") == []


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_a_terminal_gets_a_line_for_each_claim(desk: Desk, columns: int) -> None:
    screen = desk.pty("events", "--disputed", columns=columns, NO_COLOR="1")

    assert screen.lines[0] == "Disputed events"
    assert screen.lines[2].split() == "agreement what field recorded another says".split()
    told = " ".join(screen.text.split())
    assert "cambodia conclusion" in told
    assert "(Xinhua)" in told
    assert screen.lines[-1] == "1 claim of other sources, on 1 event"


def test_where_all_sources_agree_there_is_nothing(empty_desk: Desk) -> None:
    assert empty_desk.quick("events", "--disputed", "--json").out == "[]\n"
    assert empty_desk.quick("events", "--disputed", "-o", "table").code == 0
    assert empty_desk.quick("figures", "--disputed", "--json").out == "[]\n"
