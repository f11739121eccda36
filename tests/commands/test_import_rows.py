"""`fta import` of rows of events, and of a record beside one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.desk import RECORD, Desk, of_a_file
from tests.support import Result, some

#: What a person writes: no more than is needed, in no order.
BY_HAND = """agreement,kind,date,number,place,by,source
malaysia,round,2026-11-10,4,Seoul,KR;MY,
rcep,ministerial,2026-10,,,,
"""


@of_a_file
@pytest.mark.parametrize("format", ["csv", "tsv", "jsonl", "json"])
def test_what_events_writes_changes_nothing(desk: Desk, format: str) -> None:
    done = desk.bash(f"fta events -o {format} | fta import -")

    assert done == Result(
        0, "", "Nothing to take in: the record says the same as standard input.\n"
    )
    assert desk.json("info")["changes"] == 1


@pytest.mark.parametrize("format", some(["csv", "json", "tsv", "jsonl"], of=2))
def test_what_events_writes_fills_another_record(desk: Desk, format: str) -> None:
    heads = desk.quick("export").out
    for part in ("log:", "targets:", "figures:"):
        heads = "\n".join(_without(heads.splitlines(), part)) + "\n"
    (desk.folder / "heads.yaml").write_text(heads)
    assert desk.quick("init", "--db", "new.db", "--from", "heads.yaml", "-q").code == 0

    done = desk.bash(f"fta events -o {format} | fta import - --db new.db")

    assert (done.code, done.out) == (0, "")
    first, *refs = done.err.splitlines()
    assert first.startswith("Took in standard input: +19 ~0 =0")
    assert first.endswith("Undo: fta undo 2 --db new.db")
    assert (refs[0], refs[-1]) == ("+ cambodia/launch/2020-07-09", "… and 7 more")
    for slug in ("cambodia", "malaysia"):
        assert desk.rows("events", slug, "--db", "new.db") == desk.rows("events", slug)
    # What happened "in October" and on the 5th has no order that rows could tell.
    assert sorted(desk.rows("events", "--db", "new.db")) == sorted(desk.rows("events"))


def _without(lines: list[str], part: str) -> list[str]:
    """The lines of a file without a part of each agreement."""
    kept, inside = [], False
    for line in lines:
        inside = line.strip() == part if not line.startswith("      ") else inside
        if not inside:
            kept.append(line)
    return kept


ROWS_TAKEN = (
    "Took in rounds.csv: +2 ~0 =0. Undo: fta undo 2\n"
    "+ malaysia/round/4\n"
    "+ rcep/ministerial/2026-10\n"
    "Note: round 3 (2026-12-07) is later than round 4.\n"
)


@pytest.mark.parametrize(
    ("header", "said"),
    [("agreement,kind", "date"), ("agreement,date", "kind"), ("kind,date", "agreement")],
)
def test_a_column_that_is_missing_is_told_alone(desk: Desk, header: str, said: str) -> None:
    done = desk.quick("import", "-", "--format", "csv", input=f"{header}\nrcep,2026-10\n")

    assert (done.code, done.out, "row 1" in done.err) == (2, "", True)
    assert said in done.err.splitlines()[1]


def test_excels_own_hint_is_no_row(desk: Desk) -> None:
    rows = "sep=;\r\nagreement;kind;date\r\nrcep;ministerial;2026-10\r\n"
    assert desk.quick("import", "-", "--format", "csv", "-q", input=rows).code == 0


def test_rows_by_hand(desk: Desk) -> None:
    (desk.folder / "rounds.csv").write_text(BY_HAND.replace(",source", ",note"))

    done = desk.run("import", "rounds.csv")

    assert done == Result(0, "", ROWS_TAKEN)
    (found,) = [row for row in desk.json("rounds", "malaysia") if row["number"] == 4]
    assert (found["ref"], found["place"], found["by"], found["status"]) == (
        "malaysia/round/4",
        "Seoul",
        ["KR", "MY"],
        "held",
    )
    again = desk.run("import", "rounds.csv")
    assert again.err == "Nothing to take in: the record says the same as rounds.csv.\n"


def test_rows_with_refs_are_updates(desk: Desk) -> None:
    rows = [
        {"ref": "malaysia/round/1", "agreement": "malaysia", "kind": "round", "date": "2019-07-11",
         "place": "Kuala Lumpur"},
        {"ref": "malaysia/round/2", "agreement": "malaysia", "kind": "round", "date": "2019-09-04"},
        {"agreement": "KMFTA", "kind": "summit", "date": "2026-11"},
    ]  # fmt: skip

    done = desk.quick("import", "-", input=json.dumps(rows))

    assert done.err == (
        "Took in standard input: +1 ~1 =1. Undo: fta undo 2\n"
        "+ malaysia/summit/2026-11\n~ malaysia/round/1\n"
    )
    places = dict(desk.rows("rounds", "malaysia", "--fields", "ref,place"))
    assert (places["malaysia/round/1"], places["malaysia/round/2"]) == ("Kuala Lumpur", "Seoul")
    assert desk.quick("undo", "-q").code == 0
    assert desk.quick("import", str(RECORD)).err.startswith("Nothing to take in")


KNOWN = "Known are cambodia, cambodia-upgrade, chile, japan, malaysia and rcep."


def test_all_that_is_wrong_is_told_by_row_and_nothing_is_taken(desk: Desk) -> None:
    (desk.folder / "bad.csv").write_text(
        "agreement,kind,date,number,ref\n"
        "rcep,ministerial,2026-10,,\n"
        "peru,round,2026-10,1,\n"
        "malaysia,round,2026-10,1,\n"
        "malaysia,summit,2027-10,,\n"
        "malay,summit,2026-10,,\n"
        "malaysia,summit,2026-10,,rcep/summit/1\n"
    )
    before = desk.state()

    done = desk.quick("import", "bad.csv")

    assert (done.code, done.out) == (4, "")
    assert done.err.splitlines() == [
        "fta: bad.csv has 5 problems; nothing was read.",
        f"bad.csv: row 3: agreement: There is no agreement 'peru'. {KNOWN}",
        (
            "bad.csv: row 4: number: malaysia/round/1 (2019-07-11) is round 1 already. To change "
            "that one: fta edit malaysia/round/1 FIELD=VALUE. "
            "If this is another, give it the number 4."
        ),
        (
            "bad.csv: row 5: date: 2027-10 has not come yet (today is 2026-11-23). "
            "If it is to come: --announced (in an edit or a row: status announced). "
            "If it was held: give the day."
        ),
        (
            "bad.csv: row 6: agreement: 'malay' is short for malaysia, "
            "and what is recorded needs a slug or an alias in full. Write malaysia."
        ),
        "bad.csv: row 7: ref: rcep/summit/1 is no event of malaysia. Leave the ref out.",
    ]
    assert desk.state() == before


def test_an_unknown_agreement_alone_is_not_found(desk: Desk) -> None:
    rows = "agreement,kind,date\nperu,round,2026-10\n"
    assert desk.quick("import", "-", "--format", "csv", input=rows).code == 3


def test_rows_that_cannot_be_read(desk: Desk) -> None:
    rows = "agreement,kind,date,plaec\nmalaysia,rnd,10/11/2026,x\n"
    done = desk.quick("import", "-", input=rows)

    assert (done.code, done.out) == (2, "")
    assert "plaec" in done.err
    assert desk.json("info")["changes"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffagreement;kind;date\r\nmalaysia;summit;2026/11/10\r\n".encode(),
        "agreement\tkind\tdate\r\nmalaysia\tsummit\t2026-11-10\r\n".encode("utf-16"),
        b'"Agreement","Kind","Date",""\n"malaysia","summit","2026/11/10",""\n',
    ],
)
def test_what_spreadsheets_save_is_understood(desk: Desk, text: bytes) -> None:
    (desk.folder / "sheet.csv").write_bytes(text)

    assert desk.bash("fta import sheet.csv -q").code == 0
    assert desk.column("ref", "events", "malaysia", "--kind", "summit") == [
        "malaysia/summit/2026-11-10"
    ]


def test_a_dry_run_shows_the_difference(desk: Desk) -> None:
    before = desk.state()

    done = desk.quick("import", "-", "-n", "--json", input=BY_HAND.replace(",source", ",note"))

    assert done.err.startswith("Would take in standard input: +2 ~0 =0.\n+ malaysia/round/4\n")
    assert {row["ref"] for row in json.loads(done.out)} == {
        "malaysia/round/4",
        "rcep/ministerial/2026-10",
    }
    assert desk.state() == before


def test_json_is_the_change(desk: Desk) -> None:
    rows = BY_HAND.replace(",source", ",note")

    done = desk.quick("import", "-", "--json", "-q", input=rows)

    assert json.loads(done.out) == desk.json("history", "--change", "2")
    assert desk.quick("import", "-", "--json", "-q", input=rows) == Result(0, "[]\n", "")


def test_no_rows_are_nothing(desk: Desk) -> None:
    for text in ("agreement,kind,date\n", "[]"):
        assert desk.quick("import", "-", input=text).err == (
            "Nothing to take in: the record says the same as standard input.\n"
        )


# ----------------------------------------------------------------------- beside one's own entries

NEWER = (
    RECORD.read_text("utf-8")
    .replace("mode: video", "mode: hybrid")
    .replace(
        "      - kind: statement\n",
        "      - {kind: summit, date: 2020-07-09}\n      - kind: statement\n",
    )
)


def test_merging_removes_nothing_of_ones_own(desk: Desk) -> None:
    desk.quick("add-round", "malaysia", "--date", "2026-11-10", "--number", "4", "-q")
    desk.quick("edit", "cambodia/launch", "note=Mine.", "-q")
    (desk.folder / "newer.yaml").write_text(NEWER)

    done = desk.run("import", "--merge", "newer.yaml")

    assert done == Result(
        0,
        "",
        "Took in newer.yaml: +1 ~2 =29. Undo: fta undo 4\n+ malaysia/summit/2020-07-09\n"
        "~ cambodia/launch/2020-07-09\n~ cambodia/round/1\n",
    )
    refs = desk.column("ref", "events", "malaysia")
    assert "malaysia/round/4" in refs
    assert refs.index("malaysia/summit/2020-07-09") + 1 == refs.index(
        "malaysia/statement/2020-07-09"
    )
    (launch,) = desk.json("events", "cambodia", "--kind", "launch")
    assert (launch["note"], launch["mode"]) == ("Mine.", "hybrid")
    assert desk.quick("import", "--merge", "newer.yaml").err.startswith("Nothing to take in")


def test_info_says_when_the_shipped_record_is_newer(
    bare_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fta_tracker import context

    desk, shipped = bare_desk, bare_desk.folder / "negotiations.yaml"
    shipped.write_text(RECORD.read_text("utf-8"))
    for module in (context, __import__("fta_tracker.commands.info", fromlist=["info"])):
        monkeypatch.setattr(module, "shipped", lambda: Path("negotiations.yaml"))
    assert desk.quick("init", "-q").code == 0
    # One's own: an entry more, one otherwise, one removed.
    desk.quick("add-round", "malaysia", "--date", "2026-11-10", "--number", "4", "-q")
    desk.quick("edit", "cambodia/round/3", "place=Seoul", "-q")
    desk.quick("remove", "chile/launch", "-q")
    assert desk.json("info")["shipped_news"] == 0, "that is no news"

    shipped.write_text(NEWER)

    assert desk.json("info")["shipped_news"] == 3
    said = " ".join(desk.quick("info", "-o", "table").out.split())
    command = "fta import --merge negotiations.yaml"
    assert f"The record that ships with fta is newer. See what it brings: {command} -n" in said
    assert desk.quick(*command.split()[1:], "-n").code == 0
    assert desk.quick(*command.split()[1:], "-q").code == 0
    assert desk.json("info")["shipped_news"] == 0
    assert "newer" not in desk.quick("info", "-o", "table").out


def test_a_record_that_never_took_it_in_hears_of_no_news(empty_desk: Desk) -> None:
    assert empty_desk.json("info")["shipped_news"] == 0


def test_all_that_is_wrong_is_told_at_once_what_cannot_be_read_too(desk: Desk) -> None:
    rows = (
        "agreement,kind,date,by,end\nnope,round,2026-10,,\nrcep,summit,2026-10,XX,\n"
        "rcep,summit,2030,,\nrcep,summit,2026-10,,2026-09\n"
    )

    done = desk.quick("import", "-", input=rows)

    assert (done.code, done.out) == (4, "")
    assert [line.split(": ")[1:3] for line in done.err.splitlines()[1:]] == [
        ["row 2", "agreement"],
        ["row 3", "by"],
        ["row 4", "date"],
        ["row 5", "end"],
    ]


def test_a_name_of_two_comes_in_by_no_file(desk: Desk) -> None:
    text = (
        "format: 1\nagreements:\n"
        "  - {slug: peru, name: P, aliases: [ckfta], kind: fta, parties: [KR, PE]}\n"
    )
    assert desk.quick("import", "-", input=text) == Result(
        4, "", "fta: cambodia goes by the name 'ckfta' already.\nhint: Choose another one.\n"
    )
