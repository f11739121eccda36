"""`fta export`: the record as text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from tests.commands.desk import RECORD, SLUGS, Desk, of_a_file
from tests.support import ROOT, Result

TEXT = RECORD.read_text("utf-8")


def test_it_gives_back_the_file_byte_for_byte(desk: Desk) -> None:
    assert desk.run("export") == Result(0, TEXT, "")


def test_a_terminal_gets_the_same(desk: Desk) -> None:
    assert desk.pty("export").raw.replace("\r\n", "\n") == TEXT


def test_out_and_in_and_out_again_is_the_same(desk: Desk) -> None:
    out = desk.bash(
        "set -eo pipefail; fta init --empty -q --db other.db; "
        "fta export | fta import - --db other.db -q; fta export --db other.db"
    )

    assert out == Result(0, TEXT, "")


def test_so_it_is_in_json(desk: Desk) -> None:
    first = desk.quick("export", "--json").out
    assert desk.quick("init", "--db", "other.db", "--from", "-", input=first).code == 0

    assert desk.quick("export", "--json", "--db", "other.db") == Result(0, first, "")


def test_the_shipped_record_comes_out_as_it_is(bare_desk: Desk) -> None:
    shipped = (ROOT / "negotiations.yaml").read_text("utf-8")

    assert bare_desk.quick("export", "-q", FTA_DB="") == Result(0, shipped, "")


def test_json_has_the_shape_of_the_file(desk: Desk) -> None:
    done = desk.quick("export", "-o", "json")

    assert desk.quick("export", "--json") == done
    assert desk.quick("export", "--output", "yaml").out == TEXT
    tree = json.loads(done.out)
    assert list(tree) == ["format", "agreements"]
    assert [agreement["slug"] for agreement in tree["agreements"]] == SLUGS
    assert tree["agreements"][0]["log"][1] == {
        "kind": "round",
        "number": 1,
        "date": "2020-07-30",
        "end": "2020-07-31",
        "mode": "video",
    }


def test_of_the_agreements_named_by_slug(desk: Desk) -> None:
    done = desk.quick("export", "rcep", "JP", "rcep")

    first, second = (TEXT.index(f"  - slug: {slug}\n") for slug in ("japan", "malaysia"))
    rcep = TEXT[TEXT.index("  - slug: rcep\n") :]
    assert done.out == f"format: 1\nagreements:\n{TEXT[first:second]}{rcep}"


def test_as_of_a_day_it_holds_what_was_known(desk: Desk, tmp_path: Path) -> None:
    done = desk.quick("export", "cambodia", "--as-of", "2020-07-30")

    assert "number: 1" in done.out
    assert "number: 3" not in done.out
    assert "2020-07-31" not in done.out
    assert "conclusion, due: 2020" in done.out
    (tmp_path / "cut.yaml").write_text(done.out)
    assert desk.quick("import", "--dry-run", str(tmp_path / "cut.yaml")).code == 0


def test_of_a_past_day_it_leaves_out_what_nobody_knew_of_unless_it_is_named(desk: Desk) -> None:
    then = ("--as-of", "2012-01-01")
    known = desk.column("agreement", "events", *then)
    listed = [line for line in desk.quick("export", *then).out.splitlines() if "- slug:" in line]
    assert {*known} == {line.rpartition(" ")[2] for line in listed} != set()
    assert "- slug: cambodia\n" not in desk.quick("export", *then).out
    assert "- slug: cambodia\n" in desk.quick("export", "cambodia", *then).out

    assert desk.quick("export", "--as-of", "1900").out == "format: 1\nagreements: []\n"
    note = "As it was known on 1900-12-31: 0 agreements, 0 events, 0 promises and 0 trade figures."
    document = f"# Talks on trade agreements\n\n{note}\n\nNothing to show.\n"
    assert desk.quick("export", "--as-of", "1900", "-o", "md").out == document
    named = desk.quick("export", "cambodia", "rcep", "--as-of", "1900", "-o", "md")
    assert (named.code, named.err) == (0, "")
    assert "not begun" in named.out
    assert "## Timeline" not in named.out


def test_an_unknown_format(desk: Desk) -> None:
    done = desk.run("export", "-o", "tsv")

    assert done.code == 2
    assert done.err.endswith(
        "Error: Invalid value for '--output' / '-o': This command has no tsv. "
        "`fta events` has it, as has every command that reads.\n"
    )


def test_two_formats_at_once(desk: Desk) -> None:
    done = desk.run("export", "--json", "-o", "yaml")

    assert (done.code, done.out) == (2, "")
    assert done.err.endswith("Error: Invalid value: --json and -o yaml contradict each other.\n")


# ----------------------------------------------------------------------------- of which agreements


def _slugs(desk: Desk, *args: str) -> list[str]:
    tree = json.loads(desk.quick("export", "--json", *args).out)
    return [agreement["slug"] for agreement in tree["agreements"]]


@of_a_file
@pytest.mark.parametrize(
    ("args", "slugs"),
    [
        ("--party KH", ["cambodia", "cambodia-upgrade", "rcep"]),
        ("--party kh --party CN", ["rcep"]),
        ("--party CL --party KH", []),
        ("--party AU", []),
        ("chile rcep --party CL", ["chile"]),
    ],
)
def test_of_the_agreements_of_a_country(desk: Desk, args: str, slugs: list[str]) -> None:
    assert _slugs(desk, *args.split()) == slugs


@of_a_file
def test_a_country_that_is_none(desk: Desk) -> None:
    done = desk.quick("export", "--party", "Korea")
    assert (done.code, done.out) == (4, "")
    assert "'KOREA' is not an ISO 3166-1 country code." in done.err


# -------------------------------------------------------------------------------------- to a file


@of_a_file
def test_into_a_file_it_is_the_same_bytes(desk: Desk) -> None:
    assert desk.quick("export", "-f", "record") == Result(
        0, "", f"Wrote record: {len(TEXT.encode()) / 1e3:.1f} kB of yaml.\n"
    )
    assert (desk.folder / "record").read_text("utf-8") == TEXT
    assert desk.quick("export", "-f", "record.json", "-q").code == 0
    assert (desk.folder / "record.json").read_text("utf-8") == desk.quick("export", "--json").out


@of_a_file
def test_the_database_is_no_file_for_it(desk: Desk) -> None:
    before = desk.db.read_bytes()
    done = desk.quick("export", "-f", "talks.db")

    said = "fta: talks.db is a file of the database itself.\nhint: Name another one.\n"
    assert done == Result(4, "", said)
    assert desk.db.read_bytes() == before


@of_a_file
@pytest.mark.parametrize("args", ["zzz -f out.md", "--party KOREA -f out.md", "-f out.csv"])
def test_what_is_refused_leaves_no_file(desk: Desk, args: str) -> None:
    before = sorted(desk.folder.iterdir())
    assert desk.quick("export", *args.split()).code in (2, 3, 4)
    assert sorted(desk.folder.iterdir()) == before


# ---------------------------------------------------------------------------------- as a document


@of_a_file
def test_a_brief_of_one_agreement_in_markdown(desk: Desk) -> None:
    out = desk.quick("export", "-o", "md", "cambodia", "--as-of", "2020-07-30").out

    assert out.startswith(
        "# Korea–Cambodia Free Trade Agreement\n\nAs it was known on 2020-07-30: "
    )
    heads = [line for line in out.splitlines() if line.startswith("#")]
    assert heads[1:] == [
        *("## Course", "## Rounds", "## Promises", "## Trade", "## Chronology", "## Sources")
    ]
    assert "<" not in out.replace("<br>", "")


@of_a_file
def test_of_several_the_board_and_the_chart_stand_before(desk: Desk) -> None:
    out = desk.quick("export", "-o", "md").out
    heads = [line for line in out.splitlines() if line.startswith(("# ", "## "))]

    assert heads[:3] == ["# Talks on trade agreements", "## Agreements", "## Timeline"]
    assert len(heads) == 3 + len(SLUGS)
    assert MarkdownIt("commonmark").enable("table").render(out).count("<h2>") == 2 + len(SLUGS)


@of_a_file
def test_a_spreadsheet_holds_what_the_commands_tell(desk: Desk) -> None:
    done = desk.quick("export", "-f", "talks.xlsx")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Wrote talks.xlsx: ")

    book = load_workbook(desk.folder / "talks.xlsx")
    assert book.sheetnames == ["agreements", "rounds", "events", "targets", "figures", "sources"]
    for name, command in (("agreements", "list"), ("rounds", "rounds"), ("targets", "targets")):
        own = "slug" if name == "agreements" else "ref"
        assert [cell.value for cell in book[name]["A"]] == [own, *desk.column(own, command)]
    assert book["events"].max_row == len(desk.rows("events")) + 1


@of_a_file
def test_bytes_go_to_no_terminal(desk: Desk) -> None:
    screen = desk.pty("export", "-o", "xlsx")

    assert screen.code == 2
    assert screen.lines == (
        "fta: xlsx is no text for a terminal.",
        "hint: Redirect it, or give -f FILE.xlsx.",
    )
    for args in ("-o xlsx -f -", "-o xlsx -q"):
        assert desk.pty("export", *args.split()).code == 2
    assert desk.pty("export", "-o", "xlsx", "-f", "a.xlsx").lines[0].startswith("Wrote a.xlsx: ")


@of_a_file
def test_bytes_go_to_a_pipe_and_into_a_file_alike(desk: Desk) -> None:
    done = desk.bash(
        "fta export -o xlsx | cat > a.xlsx; fta export -o xlsx > b.xlsx; "
        "fta export -qf c.xlsx; cmp a.xlsx b.xlsx && cmp b.xlsx c.xlsx"
    )
    assert done == Result(0, "", "")
    assert load_workbook(desk.folder / "a.xlsx").sheetnames[0] == "agreements"


@of_a_file
@pytest.mark.parametrize("args", ["-o xlsx", "-o md"])
def test_a_document_whose_disk_is_full_is_told(desk: Desk, args: str) -> None:
    done = desk.bash(f"fta export {args} > /dev/full", measured=True)
    said = "fta: The answer could not be written: No space left on device.\n"
    assert done == Result(74, "", said)
