"""A desk with the record of `record.yaml` on it, and the program run there as users run it."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from typer.testing import CliRunner

from fta_tracker.cli import app
from tests import server
from tests.support import PATIENCE_S, Result, Screen, environment, on_terminal, program, run

#: Six agreements: in force, under study, active, suspended, dormant, and agreed by five parties.
RECORD = Path(__file__).with_name("record.yaml")
SLUGS = ["cambodia", "cambodia-upgrade", "chile", "japan", "malaysia", "rcep"]

#: What is true of a file alone: its path, its bytes, its locks, or how light it is to read.
of_a_file = pytest.mark.of_a_file

#: A user's streams are buffered, whatever the machine that runs the tests has set.
CLEAN: Mapping[str, str | None] = {"PYTHONUNBUFFERED": None}


def _no_network(*_: object) -> None:
    pytest.fail("the network was asked for")


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder to work in, where FTA_DB names a database, and ways to run the program there.

    It names `talks.db` in the folder, or the `database` of the tests' server.
    """

    folder: Path
    database: str | None = None
    user: str = server.USER

    @property
    def db(self) -> Path:
        """The file; a test that asks for it says so: `@of_a_file`."""
        assert not self.database, "mark the test @of_a_file, or ask for desk.state()"
        return self.folder / "talks.db"

    @property
    def named(self) -> str:
        """The database, as FTA_DB names it."""
        return server.url(self.database, self.user) if self.database else "talks.db"

    @property
    def called(self) -> str:
        """The database, as the program calls it."""
        return server.shown(self.database, self.user) if self.database else "talks.db"

    def env(self, env: Mapping[str, str | None] | None = None) -> dict[str, str | None]:
        return {"FTA_DB": self.named, **CLEAN, **(env or {})}

    def run(self, *args: str, input: str | None = None, **env: str | None) -> Result:  # noqa: A002
        """Run a command in a process of its own, through pipes; unmeasured, which is faster."""
        return run(*args, env=self.env(env), input=input, cwd=self.folder)

    def pty(self, *args: str, columns: int = 80, **env: str | None) -> Screen:
        """Run a command on a terminal; unmeasured."""
        whole = environment({"TERM": "xterm-256color", **self.env(env)})
        return on_terminal(program(*args), columns=columns, lines=50, env=whole, cwd=self.folder)

    def bash(self, script: str, *, measured: bool = False, **env: str | None) -> Result:
        """Run a line of the shell, in which `fta` is the program."""
        bin_ = self.folder / "bin"
        bin_.mkdir(exist_ok=True)
        fta = bin_ / "fta"
        fta.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fta_tracker "$@"\n')
        fta.chmod(0o755)
        path = f"{bin_}:{os.environ['PATH']}"
        found = environment(self.env({"PATH": path, **env}), coverage=measured)
        done = subprocess.run(
            ["bash", "-c", script],
            env=found,
            cwd=self.folder,
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=PATIENCE_S,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def quick(self, *args: str, input: str | None = None, **env: str | None) -> Result:  # noqa: A002
        """Run a command in this process: for the many cases where another adds nothing."""
        # As for any other process of a test (tests/offline): who needs no server asks for none.
        with nullcontext() if self.database else patch("socket.socket", side_effect=_no_network):
            done = CliRunner().invoke(
                app, args, input=input, env={"FTA_DB": self.named, **env}, prog_name="fta"
            )
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Result(done.exit_code, done.stdout, done.stderr)

    def rows(self, *args: str, **env: str | None) -> list[list[str]]:
        """The cells of the rows of a command's TSV, without its header."""
        done = self.quick(*args, "-o", "tsv", "--no-header", **env)
        assert (done.code, done.err) == (0, "")
        return [line.split("\t") for line in done.out.splitlines()]

    def column(self, field: str, *args: str, **env: str | None) -> list[str]:
        """One field of the rows of a command."""
        return [row[0] for row in self.rows(*args, "--fields", field, **env)]

    def json(self, *args: str, **env: str | None) -> Any:
        """What a command says in JSON."""
        done = self.quick(*args, "--json", **env)
        assert (done.code, done.err) == (0, "")
        return json.loads(done.out)

    def sql(self, statement: str) -> list[Any]:
        """What a statement finds in the database: the first column of each row."""
        if self.database:
            with server.connected(self.database) as there:
                return [row[0] for row in there.execute(statement.encode())]
        with closing(sqlite3.connect(self.db)) as connection:
            return [row[0] for row in connection.execute(statement)]

    def change(self, statement: str, *values: object) -> None:
        """Change the database behind the program's back; `?` stands for a value."""
        if self.database:
            with server.connected(self.database) as there:
                there.execute(statement.replace("%", "%%").replace("?", "%s").encode(), values)
            return
        with closing(sqlite3.connect(self.db)) as connection, connection:
            connection.execute(statement, values)

    def state(self) -> object:
        """All that is in the database: each byte of a file, each row of a server's."""
        return server.rows(self.database) if self.database else self.db.read_bytes()


def formats(command: str) -> tuple[str, ...]:
    """The formats that a command offers as `-o`; none where it has no such option."""
    own = f"{command}_" if command == "import" else command.replace("-", "_")
    taken = signature(import_module(f"fta_tracker.commands.{own}").run).parameters.get("output")
    return tuple(taken.annotation.__metadata__[0].metavar.split("|")) if taken else ()


def laid(folder: Path, made: Path) -> Desk:
    """A desk in that folder, with a copy of a database that is made already."""
    desk = Desk(folder)
    shutil.copyfile(made, desk.db)
    return desk


def table(header: Sequence[str], *rows: Sequence[str]) -> str:
    """TSV of these cells."""
    return "".join("\t".join(cells) + "\n" for cells in (header, *rows))
