"""`fta import`: a record taken in from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.world import world
from fta_tracker.exchange import write
from tests.commands.desk import RECORD, SLUGS, Desk, of_a_file
from tests.support import Result, run_pty

TEXT = RECORD.read_text("utf-8")
OLD_NAME = "Accord de libre-échange Corée–Chili"

#: All of the record's own, with another name, and a round more.
CHILE = TEXT[: TEXT.index("  - slug: cambodia\n")] + TEXT[
    TEXT.index("  - slug: chile\n") : TEXT.index("  - slug: japan\n")
].replace(OLD_NAME, "Korea–Chile Free Trade Agreement")
CHILE += "      - {kind: round, number: 2, date: 2026-11-20}\n"

SHORT = """format: 1
agreements:
  - slug: chile
    name: Korea–Chile Free Trade Agreement
    kind: fta
    parties: [KR, CL]
    log:
      - {kind: launch, date: 2026-03-02}
      - {kind: round, number: 2, date: 2026-11}
      - {kind: round, number: 3, date: 2026-11-20}
"""
NEW = SHORT.replace("chile", "peru").replace("CL", "PE")


def test_a_file(desk: Desk) -> None:
    (desk.folder / "chile.yaml").write_text(CHILE)

    done = desk.run("import", "chile.yaml")

    assert done == Result(
        0, "", "Took in chile.yaml: +1 ~1 =3. Undo: fta undo 2\n+ chile/round/2\n~ chile\n"
    )
    assert desk.json("status", "chile")["name"] == "Korea–Chile Free Trade Agreement"
    assert desk.column("number", "events", "chile") == ["", "1", "1", "2"]
    assert desk.column("slug", "list") == SLUGS, "those that the file does not name stay"
    assert desk.json("info")["changes"] == 2


def test_what_the_file_does_not_have_goes(desk: Desk) -> None:
    done = desk.quick("import", "-", input=SHORT)

    assert done.err == (
        "Took in standard input: +2 ~1 -2 =1. Undo: fta undo 2\n"
        "+ chile/round/2\n+ chile/round/3\n~ chile\n"
        "- chile/round/1\n- chile/round/1.2\n"
        "Note: round 1 is not recorded.\n"
    ), "what is gone is named"
    assert desk.column("ref", "events", "chile") == [
        "chile/launch/2026-03-02",
        "chile/round/2",
        "chile/round/3",
    ]


def test_standard_input(desk: Desk) -> None:
    done = desk.run("import", "-", input=NEW)

    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines() == [
        "Took in standard input: +4 ~0 =0. Undo: fta undo 2",
        "+ peru",
        "+ peru/launch/2026-03-02",
        "+ peru/round/2",
        "+ peru/round/3",
        "Note: round 1 is not recorded.",
    ]
    assert desk.column("slug", "list") == sorted([*SLUGS, "peru"])


def test_json(desk: Desk) -> None:
    out = desk.quick("export", "--json").out
    (desk.folder / "all.json").write_text(out)
    assert desk.quick("import", "all.json").err.startswith("Nothing")

    # Of a file whose name does not tell, the first character does, or --format.
    assert desk.quick("import", "-", input=out).err.startswith("Nothing")
    assert desk.quick("import", "-", "--format", "json", input=out).code == 0
    wrong = desk.quick("import", "-", "--format", "yaml", input="{")
    assert (wrong.code, "standard input:1" in wrong.err) == (2, True)


def test_a_second_time_there_is_nothing_to_take_in(desk: Desk) -> None:
    before = desk.state()

    done = desk.quick("import", str(RECORD))

    assert done == Result(0, "", f"Nothing to take in: the record says the same as {RECORD}.\n")
    assert desk.state() == before


def test_a_dry_run_says_what_would_change_and_changes_nothing(desk: Desk) -> None:
    (desk.folder / "chile.yaml").write_text(CHILE)
    before = desk.state()

    for option in ("-n", "--dry-run"):
        done = desk.quick("import", option, "chile.yaml")
        assert done.err == "Would take in chile.yaml: +1 ~1 =3.\n+ chile/round/2\n~ chile\n"
        assert [line.split("\t")[6:] for line in done.out.splitlines()[1:]] == [
            ["chile", "changed", "name", OLD_NAME, "Korea–Chile Free Trade Agreement"],
            ["chile/round/2", "added", "kind", "", "round"],
            ["chile/round/2", "added", "date", "", "2026-11-20"],
            ["chile/round/2", "added", "number", "", "2"],
        ]
        assert desk.state() == before


def test_an_order_that_changed_is_told(desk: Desk) -> None:
    text = desk.quick("export", "malaysia").out
    moved = text.replace(
        "      - {kind: conclusion, due: 2027-H1, stated_on: 2026-10-20, stated_by: MOTIE}\n", ""
    )
    moved += "      - {kind: conclusion, due: 2027-H1, stated_on: 2026-10-20, stated_by: MOTIE}\n"
    assert moved != text

    done = desk.quick("import", "-", input=moved)

    assert done.err == (
        "Took in standard input: +0 ~0 =9, the order changed in malaysia. Undo: fta undo 2\n"
    )
    assert desk.column("kind", "targets", "malaysia") == ["other", "conclusion"]


XX = "'XX' is not an ISO 3166-1 country code. Write two capital letters, such as KR or KH."
DAY = (
    "'2026-11-31' is not a day of the calendar. "
    "Write YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD."
)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (
            SHORT.replace("2026-11-20", "2026-11-31").replace("CL", "XX"),
            2,
            [
                "fta: bad.yaml has 2 problems; nothing was read.",
                f"bad.yaml:6: agreements[0].parties[1]: {XX}",
                f"bad.yaml:10: agreements[0].log[2].date: {DAY}",
            ],
        ),
        (
            NEW + SHORT.partition("agreements:\n")[2].replace("CL", "XX"),
            4,
            [
                "fta: bad.yaml has 1 problem; nothing was read.",
                f"bad.yaml:14: agreements[1].parties[1]: {XX}",
            ],
        ),
        (
            "",
            2,
            [
                "fta: bad.yaml has 1 problem; nothing was read.",
                "bad.yaml:1: The file is empty. Begin it with `format: 1`.",
            ],
        ),
    ],
)
def test_a_file_with_a_fault_writes_nothing(
    desk: Desk, text: str, code: int, said: list[str]
) -> None:
    (desk.folder / "bad.yaml").write_text(text)
    before = desk.state()

    assert desk.quick("import", "bad.yaml") == Result(
        code, "", "".join(f"{line}\n" for line in said)
    )
    assert desk.state() == before


def test_quiet_it_says_nothing(desk: Desk) -> None:
    assert desk.quick("import", "-", "-q", input=NEW) == Result(0, "", "")


def test_what_it_did_is_kept_with_the_command_line(desk: Desk) -> None:
    (desk.folder / "a b.yaml").write_text(NEW)

    assert desk.run("import", "a b.yaml", USER="desk", LOGNAME="desk").code == 0

    assert desk.sql("select command from change order by id desc limit 1") == [
        "fta import 'a b.yaml'"
    ]
    assert desk.sql("select who from change order by id desc limit 1") == ["desk"]


UPGRADE = """format: 1
agreements:
  - {slug: peru-upgrade, name: P, kind: fta, parties: [KR, PE], upgrades: peru}
"""


@pytest.mark.parametrize("option", ["--dry-run", "--quiet"])
def test_an_upgrade_of_what_is_not_on_record_is_refused(desk: Desk, option: str) -> None:
    before = desk.state()

    assert desk.quick("import", "-", option, input=UPGRADE) == Result(
        4,
        "",
        "fta: peru-upgrade upgrades 'peru', which is not in the record.\n"
        "hint: Write the slug of an agreement that is, or take that in as well.\n",
    )
    assert desk.state() == before


def test_an_upgrade_comes_with_what_it_upgrades_or_after_it(desk: Desk) -> None:
    both = UPGRADE + NEW.partition("agreements:\n")[2]
    assert desk.quick("import", "-", "-n", input=both).code == 0
    of_chile = UPGRADE.replace("upgrades: peru", "upgrades: chile")
    assert desk.quick("import", "-", input=of_chile).code == 0

    assert desk.json("status", "peru-upgrade")["upgrades"] == "chile"


def test_a_dry_run_names_what_would_come_change_and_go(desk: Desk) -> None:
    done = desk.quick("import", "-", "-n", input=SHORT)

    assert done.err == (
        "Would take in standard input: +2 ~1 -2 =1.\n"
        "+ chile/round/2\n+ chile/round/3\n~ chile\n- chile/round/1\n- chile/round/1.2\n"
        "Note: round 1 is not recorded.\n"
    )
    what = [line.split("\t")[6:8] for line in done.out.splitlines()[1:]]
    assert {(ref, did) for ref, did in what} == {
        ("chile", "changed"),
        ("chile/round/2", "added"),
        ("chile/round/3", "added"),
        ("chile/round/1", "removed"),
        ("chile/round/1.2", "removed"),
    }


def large(folder: Path) -> Path:
    """A record of more than a megabyte."""
    file = folder / "large.yaml"
    file.write_text(write(world(100, 3000), "yaml"))
    assert file.stat().st_size > 1_000_000
    return file


def test_who_waits_on_a_terminal_sees_a_bar(empty_desk: Desk) -> None:
    large(empty_desk.folder)

    screen = run_pty(
        "import", "large.yaml", env=empty_desk.env(), cwd=empty_desk.folder, coverage=True
    )

    assert screen.code == 0
    for word in ("Reading", "Saving", "━"):
        assert word in screen.raw
    assert screen.lines[0].startswith("Took in large.yaml: +"), "the bar is gone"


@of_a_file
@pytest.mark.parametrize("words", ["import large.yaml --quiet", "import small.yaml"])
def test_no_bar_where_none_is_wanted(empty_desk: Desk, words: str) -> None:
    large(empty_desk.folder)
    (empty_desk.folder / "small.yaml").write_text(write(world(2, 40), "yaml"))

    screen = empty_desk.pty(*words.split())

    assert screen.code == 0
    assert "━" not in screen.raw


@of_a_file
def test_no_bar_in_a_pipe(empty_desk: Desk) -> None:
    large(empty_desk.folder)

    done = empty_desk.run("import", "large.yaml")

    assert done.code == 0
    assert "━" not in done.err


@of_a_file
def test_a_large_file_of_json_has_a_bar_too(empty_desk: Desk) -> None:
    (empty_desk.folder / "large.json").write_text(write(world(100, 3000), "json"))

    screen = empty_desk.pty("import", "large.json")

    assert screen.code == 0
    assert "Checking large.json" in screen.raw
