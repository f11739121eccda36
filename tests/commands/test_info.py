"""`fta info`: which database, which versions, how much is in it."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

from fta_tracker import __version__
from tests import server
from tests.commands.desk import Desk, of_a_file
from tests.support import ROOT

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "database chosen_by version schema python engine server server_database server_schema"
    " shipped_record"
    " shipped_news agreements events targets figures changes"
).split()


def test_json_is_an_object_of_all_there_is_to_know(desk: Desk) -> None:
    done = desk.run("info", "--json")

    assert (done.code, done.err) == (0, "")
    found = desk.json("info")
    assert list(found) == FIELDS
    known = server.version() if desk.database else sqlite3.sqlite_version
    assert found == {
        "database": desk.called,
        "chosen_by": "FTA_DB",
        "version": __version__,
        "schema": "0003",
        "python": platform.python_version(),
        "engine": f"{'PostgreSQL' if desk.database else 'SQLite'} {known}",
        "server": f"127.0.0.1:{server.port()}" if desk.database else None,
        "server_database": desk.database,
        "server_schema": "public" if desk.database else None,
        "shipped_record": str(ROOT / "negotiations.yaml"),
        "shipped_news": 0,
        "agreements": 6,
        "events": 19,
        "targets": 4,
        "figures": 2,
        "changes": 1,
    }


@of_a_file
def test_it_says_who_chose_the_database(desk: Desk, tmp_path: Path) -> None:
    named = desk.quick("info", "--db", str(desk.db), "--fields", "chosen_by", "--no-header")
    assert named.out == "--db\n"
    first = desk.run("info", "--quiet", "--json", FTA_DB=None, HOME=str(tmp_path))
    assert '"chosen_by": "default"' in first.out
    assert f'"database": "{tmp_path}/.local/share/fta-tracker/fta.db"' in first.out


@of_a_file
def test_db_path_is_the_path_and_nothing_else(desk: Desk) -> None:
    # As the line of its help does, without the need of a second program.
    assert desk.bash('test -f "$(fta info --db-path)"').code == 0
    assert desk.quick("info", "--db-path").out == f"{desk.db}\n"
    assert desk.run("info", "--db-path").out == f"{desk.db}\n"
    assert desk.pty("info", "--db-path", columns=300).lines == (str(desk.db),)
    assert desk.run("info", "--db-path", "--db", "sqlite:///talks.db").out == f"{desk.db}\n"


def test_it_never_shows_a_password(desk: Desk) -> None:
    done = desk.quick("info", "--db", "postgresql://desk:secret@127.0.0.1:9/talks")

    assert done.code == 5
    assert "secret" not in done.out + done.err


def test_a_terminal_gets_a_line_a_fact(desk: Desk) -> None:
    screen = desk.pty("info")

    lines = [" ".join(line.split()) for line in screen.lines]
    assert {"chosen by FTA_DB", "agreements 6"} <= {*lines}
    assert len([line for line in lines if line.startswith("server")]) == 3 * bool(desk.database)


def test_every_change_counts(desk: Desk) -> None:
    assert desk.quick("add-round", "malaysia", "--date", "2026-12", "--announced").code == 0

    found = desk.json("info")
    assert (found["events"], found["changes"]) == (20, 2)


def test_it_is_of_no_earlier_day(desk: Desk) -> None:
    assert "--as-of" not in desk.quick("info", "--help").out
    assert "--as-of" in desk.quick("list", "--help").out
    done = desk.quick("info", "--as-of", "2020")
    assert (done.code, done.out) == (2, "")
    assert "No such option: --as-of" in done.err
