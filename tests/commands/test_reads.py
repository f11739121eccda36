"""Reads never write: not a byte of the database, and nothing in its directory.

The one exception is told in the README's page on reliability: what a killed write has left behind
is taken back by whoever opens the database next.
"""

from __future__ import annotations

import os
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from fta_tracker.cli import COMMANDS
from tests.commands.desk import Desk, formats, of_a_file
from tests.store.test_processes import DIE_WRITING, killed

# On a server a read is a transaction that may not write: tests/store/test_server.py.
pytestmark = of_a_file

ALL = [name for group in COMMANDS.values() for name in group]

#: Of each command that does not write, how it may be called: each way that reads other tables.
SAMPLES = {
    "list": ["", "--as-of 2020-07-09 --vocabulary wto --names ko"],
    "status": ["", "cambodia", "cambodia rcep --as-of 2021"],
    "timeline": ["", "cambodia", "--align launch"],
    "rounds": ["", "cambodia"],
    "events": ["", "cambodia --disputed"],
    "targets": ["", "cambodia --outcome met"],
    "figures": ["", "cambodia --disputed"],
    "summary": ["", "--by agreement", "--explain"],
    "upcoming": [""],
    "brief": ["--since 2020"],
    "check": ["--gaps", "--rules"],
    "history": ["", "cambodia/round/1"],
    "export": ["", "cambodia"],
    "info": ["", "--db-path"],
    "backup": ["../copy.db --force"],
}
#: Of those that write but are no `@writes`: they make or exchange the database.
MAKE = {"init", "restore"}


def _writes(command: str) -> bool:
    """Whether a command changes the record: those have a dry run."""
    own = {"import": "import_"}.get(command, command.replace("-", "_"))
    run = import_module(f"fta_tracker.commands.{own}").run
    return "dry_run" in signature(run).parameters


def _state(desk: Desk) -> dict[str, tuple[object, ...]]:
    """All that may not change: what is in the folder, and when each thing was last written."""
    paths = [desk.folder, *desk.folder.iterdir()]
    return {
        path.name: (
            path.read_bytes() if path.is_file() else None,
            path.stat().st_mtime_ns,
            path.stat().st_ctime_ns,
            path.stat().st_mode,
        )
        for path in paths
    }


@pytest.fixture
def old_desk(desk: Desk) -> Desk:
    """A desk on which everything was last written long ago, so that any writing shows."""
    (desk.folder / "notes.txt").write_text("mine")
    for path in (*desk.folder.iterdir(), desk.folder):
        os.utime(path, (0, 0))
    return desk


def test_every_command_that_does_not_write_has_samples() -> None:
    assert {command for command in ALL if not _writes(command)} - MAKE == set(SAMPLES)


@pytest.mark.parametrize(
    "line", [f"{command} {line}".strip() for command, lines in SAMPLES.items() for line in lines]
)
def test_a_read_writes_nothing(old_desk: Desk, line: str) -> None:
    before = _state(old_desk)
    command, *_ = line.split()

    assert old_desk.quick(*line.split()).code == 0
    for format in formats(command):
        assert old_desk.quick(*line.split(), "-o", format).code == 0
    assert old_desk.pty(*line.split()).code == 0

    assert _state(old_desk) == before


def test_nor_do_the_board_help_and_completion(old_desk: Desk) -> None:
    before = _state(old_desk)

    assert old_desk.run().code == 0
    assert old_desk.run("--help").code == 0
    for command in ALL:
        assert old_desk.quick(command, "--help").code == 0
    done = old_desk.run(_FTA_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="fta status ca")
    assert "cambodia" in done.out

    assert _state(old_desk) == before


def test_nor_does_a_read_that_fails(old_desk: Desk) -> None:
    before = _state(old_desk)

    assert old_desk.quick("status", "zzz").code == 3
    assert old_desk.quick("list", "--db", "notes.txt").code == 5
    assert old_desk.quick("list", "--db", "typo.db").code == 5
    assert old_desk.quick("backup", "notes.txt").code == 4

    assert _state(old_desk) == before


def test_the_check_can_fail(old_desk: Desk) -> None:
    before = _state(old_desk)

    assert old_desk.quick("add-round", "rcep", "--date", "2026-10", "-q").code == 0

    assert _state(old_desk) != before


def test_the_exception_is_what_a_killed_write_has_left(desk: Desk) -> None:
    before = desk.db.read_bytes()
    killed(DIE_WRITING, desk.db)
    journal = Path(f"{desk.db}-journal")
    assert journal.exists()

    assert desk.quick("list").code == 0

    assert desk.db.read_bytes() == before, "taken back, byte for byte"
    assert not journal.exists()
    for path in (desk.db, desk.folder):
        os.utime(path, (0, 0))
    mended = _state(desk)
    assert desk.quick("list").code == 0
    assert _state(desk) == mended
