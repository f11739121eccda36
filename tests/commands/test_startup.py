"""What a command imports: a read in a pipe is no place for an ORM, a YAML parser or Rich."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fta_tracker.cli import COMMANDS
from tests.commands.desk import Desk, of_a_file
from tests.support import PATIENCE_S, environment, on_terminal

# A server's database is read with SQLAlchemy, and so by no means lightly.
pytestmark = of_a_file

WRITERS = {"sqlalchemy", "sqlmodel", "pydantic", "yaml", "alembic"}
HEAVY = WRITERS | {"rich", "icalendar", "dateutil", "xlsxwriter", "xml"}
READS = [
    "",
    "list",
    "status",
    "status cambodia --json",
    "timeline",
    "timeline --align launch --names ko",
    "list --vocabulary wto --names ko",
    "targets --names ko",
    "events --names ko",
    "summary --by agreement --names ko",
    "check --gaps --names ko",
    "rounds",
    "events --kind round",
    "events --disputed",
    "targets",
    "figures",
    "summary",
    "summary --by agreement",
    "summary --explain --json",
    "upcoming",
    "brief --since 2020",
    "figures --disputed",
    "check",
    "check --gaps",
    "info --db-path",
    "history",
    "list -o csv",
    "list -o md",
    "status cambodia -o md",
    "timeline cambodia -f talks.md",
    "history -o md",
]

#: Runs the program, and writes down what it has imported at its end.
WATCHED = """
import atexit, sys
from pathlib import Path
file = Path(sys.argv.pop(1))
atexit.register(lambda: file.write_text("\\n".join(sys.modules)))
from fta_tracker.__main__ import main
main()
"""


def _watched(folder: Path, *args: str) -> list[str]:
    return [sys.executable, "-c", WATCHED, str(folder / "modules"), *args]


def _imported(folder: Path) -> set[str]:
    return set((folder / "modules").read_text().split())


def _imports(desk: Desk, command: str, code: int = 0, **env: str | None) -> set[str]:
    """The modules that a command has imported, in a pipe."""
    done = subprocess.run(
        _watched(desk.folder, *command.split()),
        env=environment(desk.env(env)),
        cwd=desk.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert done.returncode == code
    return _imported(desk.folder)


def _packages(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("command", READS)
def test_a_read_in_a_pipe_imports_nothing_heavy(desk: Desk, command: str) -> None:
    modules = _imports(desk, command)

    assert "fta_tracker.store.reader" in modules, "it read the database"
    assert _packages(modules) & HEAVY == set()


@pytest.mark.parametrize(
    "command", ["list", "status cambodia", "timeline", "timeline --align launch"]
)
def test_a_read_on_a_terminal_may_draw_but_not_write(desk: Desk, command: str) -> None:
    screen = on_terminal(
        _watched(desk.folder, *command.split()),
        columns=80,
        lines=50,
        env=environment(desk.env({"TERM": "xterm"})),
        cwd=desk.folder,
    )

    assert screen.code == 0
    assert _packages(_imported(desk.folder)) & HEAVY == {"rich"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    "line", ["fta status ca", "fta add-round cambodia --after cambodia/", "fta figures --measure e"]
)
def test_completion_imports_nothing_heavy(desk: Desk, shell: str, line: str) -> None:
    modules = _imports(
        desk,
        "",
        _FTA_COMPLETE=f"complete_{shell}",
        COMP_WORDS=line.replace(" ", "\n"),
        COMP_CWORD=str(line.count(" ")),
        _TYPER_COMPLETE_ARGS=line,
        _TYPER_COMPLETE_WORD_TO_COMPLETE=line.rpartition(" ")[2],
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )

    assert "fta_tracker.store.reader" in modules, "it read the database"
    assert _packages(modules) & HEAVY == set()


def test_completing_a_command_imports_none(bare_desk: Desk) -> None:
    modules = _imports(bare_desk, "", _FTA_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="fta ")

    assert _commands(modules) == set()
    assert modules & {"sqlite3", "fta_tracker.context", "fta_tracker.model"} == set()


def test_an_export_in_json_needs_no_yaml_either(desk: Desk) -> None:
    assert _packages(_imports(desk, "export --json")) & HEAVY == set()


def test_a_document_imports_what_it_is_made_with_alone(desk: Desk) -> None:
    assert _packages(_imports(desk, "export cambodia -o md")) & HEAVY == set()
    assert _packages(_imports(desk, "export -o xlsx")) & HEAVY == {"xlsxwriter"}
    assert _packages(_imports(desk, "events -o ics")) & HEAVY == {"icalendar", "dateutil"}
    assert _packages(_imports(desk, "timeline -o md")) & HEAVY == {"rich"}, "a chart is drawn"


def test_a_read_reads_no_files_of_records(desk: Desk) -> None:
    for command in ("list", "list -f board.md", "status cambodia --json"):
        assert "fta_tracker.exchange" not in _imports(desk, command)


def test_the_check_can_fail(desk: Desk) -> None:
    wrote = _packages(_imports(desk, "add-round rcep --date 2026 -n"))
    assert {"sqlalchemy", "sqlmodel", "pydantic"} <= wrote
    (desk.folder / "x.yaml").write_text("x")
    assert "yaml" in _packages(_imports(desk, "import x.yaml", 2))
    assert "alembic" in _packages(_imports(desk, "init --empty --db x.db"))
    assert "rich" in _packages(_imports(desk, "list -o table"))


def _commands(modules: set[str]) -> set[str]:
    return {name for name in modules if name.startswith("fta_tracker.commands.")}


def test_a_command_imports_itself_alone(desk: Desk) -> None:
    assert _commands(_imports(desk, "figures")) == {"fta_tracker.commands.figures"}


@pytest.mark.parametrize(("args", "code"), [("--help", 0), ("-h", 0), ("frob", 2)])
def test_help_imports_no_command(bare_desk: Desk, args: str, code: int) -> None:
    modules = _imports(bare_desk, args, code)

    assert "fta_tracker.cli" in modules
    assert _commands(modules) == set()
    assert modules & {"sqlite3", "fta_tracker.context", "fta_tracker.model"} == set()


def test_the_version_alone_imports_nothing_of_ours(bare_desk: Desk) -> None:
    modules = _imports(bare_desk, "--version")

    ours = {name for name in modules if name.startswith("fta_tracker")}
    assert ours == {"fta_tracker", "fta_tracker.__main__"}


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
