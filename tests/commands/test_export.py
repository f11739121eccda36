"""`fta export`: the record as text."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.desk import RECORD, SLUGS, Desk
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
