"""What can be wrong with a database or the way to it, for each command that opens one.

Each has its own sentence and exit code, and nothing is changed. The full texts are those of
`test_errors.py`; disks that are full or read-only have tests of their own (`test_disks.py`).
"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.desk import RECORD, SLUGS, Desk, of_a_file
from tests.disks import files
from tests.store.samples import NEXT_SCHEMA
from tests.store.test_processes import DIE_WRITING, killed
from tests.store.test_upgrades import DATABASES
from tests.support import PATIENCE_S, TODAY, Result, environment, program, some

# Those of a server: tests/store/test_server.py and test_server_troubles.py.
pytestmark = of_a_file

READS = ["list", "export", "info", "history"]
WRITES = [
    "add-round chile --date 2026 --announced",
    "edit chile name=Chile",
    "remove chile",
    "undo",
    f"import {RECORD}",
]


def _sql(desk: Desk, statement: str) -> None:
    with closing(sqlite3.connect(desk.db)) as connection, connection:
        connection.execute(statement)


def _is_another_programs(desk: Desk) -> None:
    desk.db.unlink()
    _sql(desk, "create table song (title text)")


def _is_a_text(desk: Desk) -> None:
    desk.db.write_text("minutes of a meeting\n" * 400)


def _is_truncated(desk: Desk) -> None:
    desk.db.write_bytes(desk.db.read_bytes()[:9000])


def _is_newer(desk: Desk) -> None:
    _sql(desk, f"update fta_schema set version_num = '{NEXT_SCHEMA}'")  # noqa: S608 - ours


def _is_older(desk: Desk) -> None:
    shutil.copy(DATABASES / "0001.db", desk.db)


def _is_gone(desk: Desk) -> None:
    desk.db.unlink()


def _is_empty(desk: Desk) -> None:
    desk.db.write_bytes(b"")


def _is_a_directory(desk: Desk) -> None:
    desk.db.unlink()
    desk.db.mkdir()


#: What is wrong, the exit code, the sentence; and the commands for which all is well.
TROUBLES: dict[str, tuple[Callable[[Desk], None], int, str, set[str]]] = {
    "another program's": (_is_another_programs, 5, "is a database of another program.", set()),
    "a text": (_is_a_text, 5, "talks.db is not a database.", set()),
    "truncated": (_is_truncated, 5, "talks.db is damaged.", {"restore"}),
    "newer": (_is_newer, 6, "talks.db was made by a newer fta (schema", set()),
    "older": (_is_older, 6, "talks.db was made by an older fta (schema 0001;",
              {"backup", "restore", "init"}),
    "gone": (_is_gone, 5, "There is no database at talks.db.", {"restore", "init"}),
    "empty": (_is_empty, 5, "There is no database at talks.db.", {"restore", "init"}),
    "a directory": (_is_a_directory, 5, "talks.db is a directory, not a database.", set()),
}  # fmt: skip


@pytest.mark.parametrize("line", [*READS, *WRITES, "backup copy.db", "restore good.db", "init"])
@pytest.mark.parametrize("trouble", TROUBLES)
def test_it_is_told_and_nothing_is_changed(desk: Desk, trouble: str, line: str) -> None:
    become, code, sentence, well = TROUBLES[trouble]
    shutil.copy(desk.db, desk.folder / "good.db")
    become(desk)
    before = _files(desk)

    done = desk.quick(*line.split())

    if line.split(maxsplit=1)[0] in well:
        assert done.code == 0
        return
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith("fta: ")
    assert sentence in done.err
    assert "\nhint: " in done.err
    assert _files(desk) == before


def _files(desk: Desk) -> dict[str, object]:
    return {p.name: p.read_bytes() if p.is_file() else None for p in desk.folder.iterdir()}


def test_a_locked_one_is_busy_for_all(desk: Desk) -> None:
    """All at once, for each waits half a minute before it gives up."""
    shutil.copy(desk.db, desk.folder / "good.db")
    before = files(desk.folder)
    lines = ["list", "add-round chile --date 2026-11", "backup copy.db", "restore good.db", "init"]
    with closing(sqlite3.connect(desk.db, isolation_level=None)) as other:
        other.execute("begin exclusive")
        started = [
            subprocess.Popen(
                program(*line.split()),
                env=environment(desk.env()),
                cwd=desk.folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for line in lines
        ]
        for process in started:
            out, err = process.communicate(timeout=PATIENCE_S)
            assert Result(process.returncode, out, err) == Result(
                75,
                "",
                "fta: talks.db is busy: another process is writing to it.\n"
                "hint: Try again in a moment.\n",
            )
    assert files(desk.folder) == before


@pytest.mark.parametrize("line", [*READS, *WRITES, "backup copy.db", "restore good.db", "init"])
def test_what_a_killed_write_left_is_taken_back_by_any(desk: Desk, line: str) -> None:
    record = desk.quick("export").out
    shutil.copy(desk.db, desk.folder / "good.db")
    killed(DIE_WRITING, desk.db)

    assert desk.quick(*line.split()).code == 0

    assert not Path(f"{desk.db}-journal").exists()
    assert desk.sql("pragma integrity_check") == ["ok"]
    if line.split(maxsplit=1)[0] in {*READS, "backup", "restore", "init"}:
        assert desk.quick("export").out == record


@pytest.mark.parametrize("line", ["list", "add-round chile --date 2026-11", "backup copy.db"])
def test_a_directory_that_has_vanished(desk: Desk, line: str) -> None:
    done = desk.bash(f"mkdir gone && cd gone && rmdir ../gone && fta {line}")

    assert (done.code, done.out) == (5, "")
    assert done.err.endswith(  # the shell has its own word on it
        "fta: talks.db cannot be found: the working directory is gone.\n"
        "hint: Change to another one.\n"
    )


def test_a_backup_into_a_directory_that_has_vanished(desk: Desk) -> None:
    done = desk.bash(
        f"mkdir gone && cd gone && rmdir ../gone && fta backup copy.db --db '{desk.db}'"
    )

    assert (done.code, done.out) == (74, "")
    assert done.err.endswith(
        "fta: copy.db cannot be made: no such file or directory.\n"
        "hint: See the path and its permissions.\n"
    )


@pytest.mark.parametrize(
    "name", some(["한국 #1? 100%.db", 'it\'s "q" $x `y`.db', "a b/c#d?e=f&g%20h.db"], of=2)
)
def test_any_path_will_do_for_every_command(bare_desk: Desk, name: str) -> None:
    """The hints can be pasted into a shell as they are."""
    db = f"{bare_desk.folder}/{name}"
    bare_desk.db.parent.joinpath(name).parent.mkdir(exist_ok=True)
    missing = bare_desk.quick("list", "--db", db)
    init = missing.err.splitlines()[1].removeprefix("hint: Make one: ")
    assert bare_desk.bash(f"{init} --from '{RECORD}' -q") == Result(0, "", "")

    added = bare_desk.quick("add-round", "chile", "--date", "2026", "--announced", "--db", db)
    undo = added.err.splitlines()[0].rpartition("Undo: ")[2]
    assert bare_desk.bash(f"{undo} -q").code == 0
    assert bare_desk.quick("backup", f"{db}.copy", "--db", db).code == 0
    assert bare_desk.quick("remove", "chile", "-q", "--db", db).code == 0
    back = bare_desk.quick("restore", f"{db}.copy", "--db", db)
    assert bare_desk.column("slug", "list", "--db", db) == SLUGS
    again = back.err.splitlines()[1].rpartition("to go back: ")[2]
    assert bare_desk.bash(f"{again} -q").code == 0
    assert bare_desk.column("slug", "list", "--db", db) == [s for s in SLUGS if s != "chile"]
    assert bare_desk.quick("info", "--db-path", "--db", db).out == f"{db}\n"
    kept = f"{Path(db).name}.kept-{TODAY}"
    assert sorted(path.name for path in Path(db).parent.iterdir() if path.is_file()) == sorted(
        [Path(db).name, f"{Path(db).name}.copy", kept, f"{kept}.2"]
    )


@pytest.mark.parametrize("umask", some(["000", "022", "077"], of=2))
def test_databases_journals_and_backups_are_for_their_owner_alone(
    bare_desk: Desk, umask: str
) -> None:
    """The journal holds what is written, too; SQLite gives it the mode of its database."""
    shutil.copy(DATABASES / "0001.db", bare_desk.folder / "old.db")
    (bare_desk.folder / "old.db").chmod(0o600)
    watched = (
        "pragma journal_mode = persist; begin immediate; update agreement set note = null; commit"
    )
    done = bare_desk.bash(
        f"umask {umask}; fta init -q && fta backup copy.db -q && fta restore copy.db -q"
        f" && fta init --db old.db -q && sqlite3 talks.db '{watched}' >&2"
    )

    assert done.code == 0, done
    modes = {p.name: oct(p.stat().st_mode & 0o777) for p in bare_desk.folder.glob("*.db*")}
    assert modes == dict.fromkeys(
        ["talks.db", "talks.db-journal", "copy.db", f"talks.db.kept-{TODAY}", "old.db",
         "old.db.schema-0001"],
        "0o600",
    )  # fmt: skip
