"""Who may see what: the record is its owner's, and a password is nobody's."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from fta_tracker.cli import COMMANDS
from tests.commands.desk import RECORD, Desk
from tests.support import PATIENCE_S, environment, run, some

OLDER = Path(__file__).parents[1] / "store" / "databases" / "0001.db"
#: A password that no pattern guesses the end of.
AWKWARD = "geh:e/i@m p%40ss"
#: Where no server is.
URLS = [
    "postgresql+psycopg://desk:geheim@127.0.0.1:1/fta",
    "postgresql+psycopg://desk:geh%40eim@127.0.0.1:1/fta?sslmode=require",
    f"postgresql://desk:{AWKWARD}@127.0.0.1:1/fta",
    "mysql://:geheim@127.0.0.1:1/fta",
    "postgresql://127.0.0.1:1/fta?user=desk&password=geheim",
    "postgresql://127.0.0.1:1/fta?sslPassword=geheim&a=b",
    "postgresql://127.0.0.1:1/fta?PASSWORD=geheim",
]


def _hidden(text: str) -> bool:
    return not any(part in text for part in ("geheim", "geh%40eim", "geh:e", "i@m", "p%40ss"))


# --------------------------------------------------------------------------------- the passwords


@pytest.mark.parametrize("url", URLS)
@pytest.mark.parametrize("command", [name for group in COMMANDS.values() for name in group])
def test_no_command_tells_the_password_of_a_database(desk: Desk, command: str, url: str) -> None:
    given = {
        "add": ("laos", "--name", "L", "--kind", "fta", "--party", "KR", "--party", "LA"),
        "add-round": ("chile", "--date", "2020"),
        "add-event": ("chile", "signing", "--date", "2020"),
        "add-target": ("chile", "signing", "--due", "2020", "--stated-on", "2019"),
        "add-figure": ("chile", "exports", "--period", "2020", "--value", "1"),
        "edit": ("chile", "note=x"),
        "remove": ("chile/round/1",),
        "import": (str(RECORD),),
        "backup": ("copy.db",),
        "restore": ("copy.db",),
    }.get(command, ())
    for more, env in ((("--db", url), {}), ((), {"FTA_DB": url})):
        done = desk.quick(command, *given, *more, **env)
        expected = {2 if AWKWARD in url else 5}
        # A backup of a server is refused before anyone looks for it.
        assert done.code in expected | ({4} if command in ("backup", "restore") else set()), done
        assert "***" in done.err
        assert _hidden(done.out + done.err)


@pytest.mark.parametrize("url", URLS)
def test_nor_is_one_told_that_stands_where_none_should(desk: Desk, url: str) -> None:
    for args in (
        (url,),
        ("list", url),
        ("list", "--fields", url),
        ("status", url),
        ("list", f"--dbb={url}"),
        ("list", "--as-of", url),
        ("import", url),
        ("init", "--db", "new.db", "--from", url),
        ("add-round", url, "--date", "2020"),
    ):
        done = desk.quick(*args)
        assert done.code not in (0, 1)
        if AWKWARD not in url:  # within a sentence, nobody can say where one with blanks ends
            assert _hidden(done.out + done.err), args


@pytest.mark.parametrize("url", URLS)
def test_nor_in_a_traceback(desk: Desk, url: str) -> None:
    done = desk.run("list", "--db", url, FTA_DEBUG="1")
    assert "Traceback" in done.err
    assert _hidden(done.err)


@pytest.mark.parametrize("url", some(URLS, of=3))
def test_nor_in_the_history(desk: Desk, url: str) -> None:
    for args in (
        ("edit", "chile", f"note={url}"),
        ("add-event", "chile", "statement", "--date", "2026", "--summary", url),
    ):
        done = desk.run(*args)
        assert done.code == 0, done.err

    commands = "\n".join(desk.sql("select command from change"))
    assert commands.count("***") == 2
    assert _hidden(commands)
    assert _hidden("\n".join(row[-1] for row in desk.rows("history", "--fields", "command")))


# ------------------------------------------------------------------------------------ the files


def _mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


def _under(umask: int, folder: Path, *args: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "fta_tracker", *args],
        env=environment({"FTA_DB": None, "HOME": str(folder)}),
        cwd=folder,
        umask=umask,
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("umask", some([0o000, 0o022, 0o077, 0o002], of=2))
def test_a_database_is_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    _under(umask, tmp_path, "list")
    _under(umask, tmp_path, "init", "--db", "own.db", "--from", str(RECORD))
    (default,) = tmp_path.glob(".local/share/fta-tracker/fta.db")

    assert {path: _mode(path) for path in (default, tmp_path / "own.db")} == {
        default: "0o600",
        tmp_path / "own.db": "0o600",
    }


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_so_is_the_backup_before_an_upgrade(tmp_path: Path, umask: int) -> None:
    older = tmp_path / "fta.db"
    older.write_bytes(OLDER.read_bytes())
    older.chmod(0o644)

    _under(umask, tmp_path, "init", "--db", "fta.db")

    (backup,) = tmp_path.glob("fta.db.schema-*")
    assert _mode(backup) == "0o600"
    assert _mode(older) == "0o644", "whom its owner lets read it is its owner's affair"


#: Stops a write at its commit, where what it changes is in the journal.
STOPPED = """
import os, sys
import sqlalchemy as sa
from fta_tracker.cli import app
sa.event.listen(sa.Engine, "begin", lambda c: c.exec_driver_sql("pragma cache_size = 1"))
sa.event.listen(sa.Engine, "commit", lambda c: os._exit(9))
app(sys.argv[1:], prog_name="fta")
"""


def test_so_is_the_journal(desk: Desk) -> None:
    assert desk.run("init", "--db", "own.db", "--from", str(RECORD), "-q").code == 0
    done = subprocess.run(
        [sys.executable, "-c", STOPPED, "edit", "chile", "note=x", "--db", "own.db"],
        env=environment(desk.env()),
        cwd=desk.folder,
        umask=0,
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == 9, done.stderr
    assert _mode(desk.folder / "own.db-journal") == "0o600"
    assert desk.run("list", "--db", "own.db", "-q").code == 0, "and it is taken back"


# ------------------------------------------------------------------- a database that was tampered


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("name", "a\x1b[2Jb"),
        ("name", "x" * 100_001),
        ("name", b"\xff\xfe"),
        pytest.param("aliases", "[" * 10**6, id="a million brackets"),
        ("aliases", "9" * 5_000),
        ("aliases", "[NaN]"),
        ("aliases", '["\\ud800"]'),
        ("parties", '{"a": 1}'),
        ("names", "null"),
        ("claims", '[{"__class__": "os.system"}]'),
        ("slug", "../../x"),
        ("kind", "'; drop table event; --"),
    ],
)
def test_a_tampered_database_is_told_and_harms_nothing(
    desk: Desk, column: str, value: str | bytes
) -> None:
    # The names of columns are ours.
    with closing(sqlite3.connect(desk.db)) as connection, connection:
        connection.execute("pragma foreign_keys = off")
        connection.execute(f"update agreement set {column} = ? where slug = 'rcep'", (value,))  # noqa: S608

    for args in (("list",), ("status", "rcep"), ("export",), ("timeline",)):
        done = run(*args, env=desk.env(), cwd=desk.folder)
        assert done.code in (3, 5), done.err
        assert done.err.startswith("fta: ")
        assert "damaged" in done.err or done.code == 3
        assert "\x1b" not in done.err
        assert len(done.err) < 1_000


def test_a_tampered_history_is_told_too(desk: Desk) -> None:
    for entries in ("[" * 10**6, "NaN", "9" * 5_000, '{"a": "b"}', "null"):
        desk.change("update change set entries = ?", entries)
        done = desk.run("history")
        assert done.code == 5, done.err
        assert "damaged" in done.err


def test_special_files_end_in_a_sentence(desk: Desk) -> None:
    os.mkfifo(desk.folder / "pipe.db")
    for db in ("/dev/null", "/dev/zero", "/dev/full", "/proc/self/mem", "/", "."):
        for args in (("list",), ("edit", "chile", "note=x")):
            done = desk.run(*args, "--db", db)
            assert done.code in (5, 74), (db, done)
            assert done.err.startswith("fta: "), (db, done)
    for file in ("/dev/zero", "/proc/self/mem", "/"):
        done = desk.run("import", file)
        assert done.code in (2, 4, 74), (file, done)
