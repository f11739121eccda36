"""A fresh machine, and which database a command takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.desk import RECORD, Desk, of_a_file
from tests.support import Result

MADE = "Made {} from the record that ships with fta: {} agreements.\n"


@of_a_file
def test_the_first_command_makes_the_default_database(bare_desk: Desk, tmp_path: Path) -> None:
    first = bare_desk.run(FTA_DB=None)
    second = bare_desk.run(FTA_DB=None)

    path = tmp_path / ".local/share/fta-tracker/fta.db"
    count = len(second.out.splitlines()) - 1
    assert count >= 10
    assert first == Result(0, second.out, MADE.format(path, count))
    assert second == Result(0, first.out, ""), "the second one has nothing to tell"
    assert path.is_file()


@of_a_file
def test_it_stands_where_xdg_wants_it(bare_desk: Desk, tmp_path: Path) -> None:
    done = bare_desk.run("info", "--fields", "database", FTA_DB="", XDG_DATA_HOME=f"{tmp_path}/xdg")

    assert done.out == f"database\n{tmp_path}/xdg/fta-tracker/fta.db\n"
    assert f"{tmp_path}/xdg/fta-tracker/fta.db" in done.err


@of_a_file
def test_quiet_it_is_made_without_a_word(bare_desk: Desk) -> None:
    done = bare_desk.run("list", "--quiet", "--fields", "slug", FTA_DB=None)

    assert (done.code, done.err) == (0, "")
    assert "rcep\n" in done.out


@of_a_file
@pytest.mark.parametrize(
    "args",
    [
        ["import", str(RECORD)],
        ["add-round", "malaysia", "--date", "2026-11"],
        ["export", "malaysia"],
    ],
)
def test_any_command_may_be_the_first(bare_desk: Desk, tmp_path: Path, args: list[str]) -> None:
    done = bare_desk.quick(*args, FTA_DB="")

    assert done.code == 0, done.err
    assert done.err.startswith(f"Made {tmp_path}/.local/share/fta-tracker/fta.db from the record")
    kept = bare_desk.quick("list", "--fields", "slug", FTA_DB="")
    assert "rcep" in kept.out, "the shipped record is there as well"
    assert kept.err == ""


@pytest.mark.parametrize(
    "args",
    [
        ["list"],
        ["export"],
        ["info", "--db-path"],
        ["import", str(RECORD)],
        ["add-round", "malaysia", "--date", "2026-11"],
    ],
)
def test_a_database_that_was_named_is_never_made_by_accident(
    bare_desk: Desk, args: list[str]
) -> None:
    by_name = bare_desk.quick(*args)
    by_option = bare_desk.quick(*args, "--db", "my talks.db")

    no_database = "There is no database at talks.db.\nhint: Make one"
    if bare_desk.database:
        no_database = f"There is no record in {bare_desk.called} yet.\nhint: Make it"
    assert by_name == Result(5, "", f"fta: {no_database}: fta init\n")
    assert by_option == Result(
        5,
        "",
        "fta: There is no database at my talks.db.\nhint: Make one: fta init --db 'my talks.db'\n",
    )
    assert list(bare_desk.folder.iterdir()) == []


def test_db_goes_before_the_environment_and_that_before_the_default(
    desk: Desk, tmp_path: Path
) -> None:
    assert desk.run("init", "--empty", "--quiet", "--db", "other.db").code == 0

    assert desk.run("list", "--db", "other.db", "--no-header").out == ""
    assert len(desk.run("list", "--no-header").out.splitlines()) == 6
    assert not (tmp_path / ".local").exists()


@of_a_file
@pytest.mark.parametrize("name", ["a b.db", "a#b?c=d%20.db", "한국.db", "-q.db", "sqlite:///x.db"])
def test_any_name_will_do(bare_desk: Desk, name: str) -> None:
    assert bare_desk.quick("init", "--empty", f"--db={name}").code == 0

    assert bare_desk.quick("list", "--json", f"--db={name}") == Result(0, "[]\n", "")
    assert [path.name for path in bare_desk.folder.iterdir()] == [name.removeprefix("sqlite:///")]
