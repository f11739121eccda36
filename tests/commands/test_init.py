"""`fta init`: the database, made or upgraded."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from fta_tracker.store import migrating, schema
from fta_tracker.store.schema import SCHEMA
from tests.commands.desk import RECORD, SLUGS, Desk, of_a_file
from tests.store.samples import NEXT_SCHEMA
from tests.store.test_writer import SECOND
from tests.support import Result


def test_it_fills_the_database_with_the_shipped_record(bare_desk: Desk) -> None:
    done = bare_desk.run("init")

    count = len(bare_desk.json("list"))
    assert count >= 10
    assert done == Result(
        0, "", f"Made {bare_desk.called} from the record that ships with fta: {count} agreements.\n"
    )


@of_a_file
def test_it_is_its_owner_s_alone(bare_desk: Desk) -> None:
    assert bare_desk.quick("init").code == 0

    assert stat.S_IMODE(bare_desk.db.stat().st_mode) == 0o600


def test_empty_leaves_it_empty(bare_desk: Desk) -> None:
    done = bare_desk.quick("init", "--empty")

    assert done == Result(0, "", f"Made {bare_desk.called} with nothing in it: 0 agreements.\n")
    assert bare_desk.json("list") == []


def test_from_a_file(bare_desk: Desk) -> None:
    done = bare_desk.run("init", "--from", str(RECORD))

    assert done == Result(0, "", f"Made {bare_desk.called} from {RECORD}: 6 agreements.\n")
    assert bare_desk.column("slug", "list") == SLUGS


def test_of_one_agreement_it_speaks_in_the_singular(bare_desk: Desk) -> None:
    text = "format: 1\nagreements:\n  - {slug: peru, name: P, kind: fta, parties: [KR, PE]}\n"
    (bare_desk.folder / "one.yaml").write_text(text)

    done = bare_desk.quick("init", "--from", "one.yaml")

    assert done.err.endswith(": 1 agreement.\n")


@of_a_file
def test_it_makes_the_folders_above_it(bare_desk: Desk) -> None:
    done = bare_desk.quick("init", "--db", "a/b/c.db", "--empty")

    assert done == Result(0, "", "Made a/b/c.db with nothing in it: 0 agreements.\n")
    assert (bare_desk.folder / "a/b/c.db").is_file()
    assert not bare_desk.db.exists(), "--db goes before FTA_DB"


def test_a_second_time_there_is_nothing_to_do(desk: Desk) -> None:
    before = desk.state()

    done = desk.run("init")

    assert done == Result(0, "", f"{desk.called} is ready; nothing to do.\n")
    assert desk.state() == before


def test_quiet_it_says_nothing(bare_desk: Desk) -> None:
    assert bare_desk.quick("init", "-q", "--empty") == Result(0, "", "")
    assert bare_desk.quick("init", "-q") == Result(0, "", "")


@pytest.mark.parametrize(
    ("options", "file"), [(["--empty"], "FILE"), (["--from", str(RECORD)], str(RECORD))]
)
def test_it_fills_no_database_that_is_there(desk: Desk, options: list[str], file: str) -> None:
    before = desk.state()

    done = desk.quick("init", *options)

    assert done == Result(
        4,
        "",
        f"fta: There is a database at {desk.called} already.\n"
        f"hint: Take a file in with `fta import {file}`, or name another database.\n",
    )
    assert desk.state() == before


def test_empty_and_from_contradict_each_other(bare_desk: Desk) -> None:
    done = bare_desk.quick("init", "--empty", "--from", "x.yaml")

    assert done.code == 2
    assert done.err.endswith("Error: Invalid value: --empty and --from contradict each other.\n")
    assert bare_desk.quick("list").code == 5


def test_a_file_that_is_wrong_makes_no_database(bare_desk: Desk) -> None:
    done = bare_desk.quick("init", "--from", "-", input="format: 2\nagreements: []\n")

    assert done == Result(
        4,
        "",
        "fta: standard input has 1 problem; nothing was read.\n"
        "standard input:1: format: This program reads format 1, not '2'.\n",
    )
    assert bare_desk.quick("list").code == 5


@of_a_file
def test_an_older_database_is_upgraded_with_a_backup_beside_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = tmp_path / "scripts"
    shutil.copytree(migrating.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT_SCHEMA}_seat.py").write_text(SECOND)
    monkeypatch.setattr(migrating, "MIGRATIONS", scripts)
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, NEXT_SCHEMA))
    monkeypatch.setattr(schema, "SCHEMA", NEXT_SCHEMA)
    backup = desk.db.with_name(f"talks.db.schema-{SCHEMA}")
    assert desk.quick("list").code == 6

    done = desk.quick("init")

    assert done == Result(0, "", f"Upgraded talks.db; as it was, it is kept in {backup.name}.\n")
    assert backup.is_file()
    assert desk.column("slug", "list") == SLUGS
    assert desk.quick("init").err == "talks.db is ready; nothing to do.\n"


def test_an_upgrade_of_nothing_known_makes_no_database(bare_desk: Desk) -> None:
    text = (
        "format: 1\nagreements:\n"
        "  - {slug: peru, name: P, kind: fta, parties: [KR, PE], upgrades: old}\n"
    )
    (bare_desk.folder / "one.yaml").write_text(text)

    done = bare_desk.quick("init", "--from", "one.yaml")

    assert done == Result(
        4,
        "",
        "fta: peru upgrades 'old', which is not in the record.\n"
        "hint: Write the slug of an agreement that is, or take that in as well.\n",
    )
    assert bare_desk.quick("list").code == 5
