"""What a command imports: a read in a pipe is no place for an ORM, a YAML parser or Rich."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from fta_tracker.cli import COMMANDS
from tests.commands.desk import CLEAN, Desk
from tests.support import environment, on_terminal, program, run

WRITERS = {"sqlalchemy", "sqlmodel", "pydantic", "yaml", "alembic"}
HEAVY = WRITERS | {"rich"}
READS = [
    "",
    "list",
    "status",
    "status cambodia --json",
    "timeline",
    "rounds",
    "events --kind round",
    "targets",
    "figures",
    "info",
    "list -o csv",
    "list -o md",
]
_LINE = re.compile(r"^import time:\s*\d+ \|\s*\d+ \|\s*(\S+)$", re.MULTILINE)
IMPORT_TIME = {**CLEAN, "PYTHONPROFILEIMPORTTIME": "1", "FTA_DB": "talks.db"}


def _imported(err: str) -> set[str]:
    """The modules that Python says it imported."""
    found = set(_LINE.findall(err))
    assert "fta_tracker" in found, "Python said nothing"
    return found


def _imports(desk: Desk, command: str) -> set[str]:
    done = run(*command.split(), env=IMPORT_TIME, cwd=desk.folder, coverage=False)
    assert done.code == 0
    return _imported(done.err)


def _packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("command", READS)
def test_a_read_in_a_pipe_imports_nothing_heavy(desk: Desk, command: str) -> None:
    modules = _imports(desk, command)

    assert "fta_tracker.store.reader" in modules, "it read the database"
    assert _packages(modules) & HEAVY == set()


@pytest.mark.parametrize("command", ["list", "status cambodia", "timeline"])
def test_a_read_on_a_terminal_may_draw_but_not_write(desk: Desk, command: str) -> None:
    screen = on_terminal(
        program(*command.split()),
        columns=80,
        lines=50,
        env=environment({**IMPORT_TIME, "TERM": "xterm"}, coverage=False),
        cwd=desk.folder,
        err_apart=True,
    )

    assert screen.code == 0
    assert _packages(_imported(screen.err)) & HEAVY == {"rich"}


def test_an_export_in_json_needs_no_yaml_either(desk: Desk) -> None:
    assert _packages(_imports(desk, "export --json")) & HEAVY == set()


def test_the_check_can_fail(desk: Desk) -> None:
    assert {"sqlalchemy", "alembic", "yaml"} <= _packages(_imports(desk, "init"))
    assert "rich" in _packages(_imports(desk, "list -o table"))


def _commands(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith("fta_tracker.commands.")}


def test_a_command_imports_itself_alone(desk: Desk) -> None:
    assert _commands(_imports(desk, "figures")) == {"fta_tracker.commands.figures"}


@pytest.mark.parametrize("option", ["--help", "-h", "frob"])
def test_help_imports_no_command(tmp_path: Path, option: str) -> None:
    done = run(option, env=IMPORT_TIME, cwd=tmp_path, coverage=False)
    modules = _imported(done.err)

    assert _commands(modules) == set()
    assert "sqlite3" not in modules
    assert "fta_tracker.context" not in modules


def test_the_version_alone_imports_nothing_of_ours(tmp_path: Path) -> None:
    done = run("--version", env=IMPORT_TIME, cwd=tmp_path, coverage=False)

    ours = {name for name in _imported(done.err) if name.startswith("fta_tracker")}
    assert ours == {"fta_tracker"}


def test_every_command_has_a_module_and_a_line() -> None:
    folder = Path(__file__).parents[2] / "fta_tracker" / "commands"
    modules = {
        name.removesuffix(".py").rstrip("_").replace("_", "-")
        for name in os.listdir(folder)
        if name.endswith(".py") and name != "__init__.py"
    }

    commands = [name for group in COMMANDS.values() for name in group]
    assert sorted(commands) == sorted(modules)
    for group in COMMANDS.values():
        for name, line in group.items():
            assert line.endswith("."), name
            assert len(line) <= 66, f"{name} would not fit on its line of the help"
