"""The table of commands: help, suggestions, the version and completion, and no database for any."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from fta_tracker import __version__
from fta_tracker.cli import COMMANDS, app
from tests.commands.desk import formats
from tests.support import Result, run

ALL = [name for group in COMMANDS.values() for name in group]

HELP = """\
Usage: fta [OPTIONS] COMMAND [ARGS]...

  Track free trade agreement negotiations: rounds, dates, promises, and where
  each stands.

Options:
  --version             Show the version.
  --install-completion  Install completion for the current shell.
  --show-completion     Show completion for the current shell, to copy it or
                        customize the installation.
  -h, --help            Show this message and exit.

Read:
  list      The board: where every agreement stands.
  status    The board, or a page for each agreement named.
  timeline  Agreements over the years; of one, its chronology.
  rounds    Rounds of negotiation.
  events    Everything that happened or was announced.
  targets   Promises, and how they came out.
  figures   Trade figures.
  summary   The portfolio in numbers: passages, rounds, promises, trade.
  upcoming  What is announced and promised, and what is overdue.
  brief     What happened in the talks between two days.
  check     What contradicts itself in the record, or is not known.

Record:
  add         Record an agreement.
  add-round   Record a round of negotiation.
  add-event   Record anything else that happened or was announced.
  add-target  Record a promise.
  add-figure  Record a trade figure.
  edit        Set right what is recorded.
  remove      Take out what should not be in the record.
  undo        Take a change back, or bring it back.
  history     Who changed what, when.

Exchange:
  import  Take in a record, or rows of events, from a file.
  export  Write the record out as text.

Look after:
  init     Make the database, or upgrade an older one.
  info     Which database, which versions, how much is in it.
  backup   Copy the database to a file, also while others write to it.
  restore  Put a backup in the place of the database.

  Without a command, fta shows the board. `fta COMMAND -h` explains one, with
  examples.
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home that is looked at afterwards: nothing may be in it."""
    return tmp_path


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_shows_the_commands_in_their_groups(home: Path, option: str) -> None:
    assert run(option, cwd=home) == Result(0, HELP, "")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("command", ALL)
def test_each_command_explains_itself_with_examples(home: Path, command: str) -> None:
    done = run(command, "-h", cwd=home)

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Usage: fta {command} [OPTIONS]")
    examples = [line for line in done.out.splitlines() if line.startswith("  fta ")]
    assert [line for line in examples if f"fta {command}" in line] != []
    assert "-h, --help" in done.out
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("command", ALL)
def test_the_first_line_of_its_help_says_what_the_table_says(command: str) -> None:
    from importlib import import_module

    own = {"import": "import_"}.get(command, command.replace("-", "_"))
    module = import_module(f"fta_tracker.commands.{own}")

    first = (module.run.__doc__ or "").splitlines()[0]
    line = next(group[command] for group in COMMANDS.values() if command in group)
    assert first.split()[0].rstrip(",:.") == line.split()[0].rstrip(",:.")


READS = (
    "list status timeline rounds events targets figures summary upcoming brief check history info"
).split()
WRITES = "add add-round add-event add-target add-figure edit remove undo import".split()


#: The formats of most commands that read, and what others offer.
FORMATS = ["csv", "json", "jsonl", "md", "table", "tsv"]
MORE = {"ics": ["rounds", "events", "upcoming"], "svg": ["timeline"]}


@pytest.mark.parametrize("command", READS)
def test_a_command_offers_the_formats_that_it_can_be(command: str) -> None:
    own = [format for format, commands in MORE.items() if command in commands]
    assert formats(command) == tuple(sorted([*FORMATS, *own]))


def test_an_export_has_formats_of_its_own() -> None:
    assert formats("export") == ("html", "json", "md", "xlsx", "yaml")


@pytest.mark.parametrize("command", ALL)
def test_options_that_are_shared_are_on_every_command_that_has_them(command: str) -> None:
    text = CliRunner().invoke(app, [command, "--help"]).stdout

    assert "--db PATH|URL " in text
    assert "-q, --quiet " in text
    for option in ("--fields A,B ", "--no-header "):
        assert (option in text) == (command in READS), option
    for option in ("-o, --output ", "-f, --output-file FILE "):
        assert (option in text) == (command in [*READS, "export"]), option
    assert ("--json " in text) == (command in [*READS, *WRITES, "export"])
    of_a_day = [*READS, "export"]
    of_a_day.remove("info")  # it tells of the database as it is
    of_a_day.remove("history")  # and this of how it came to be so
    assert ("--as-of DATE " in text) == (command in of_a_day)
    assert ("-n, --dry-run " in text) == (command in [*WRITES, "restore"])
    assert ("--stale-after MONTHS " in text) == (
        command in ("brief", "list", "status", "summary", "timeline")
    )
    nameless = ("history", "info")  # their pictures name no agreements
    assert ("--names LANG " in text) == (command in READS and command not in nameless)


@pytest.mark.parametrize("args", [["--version"], ["--version", "list"], ["--version", "-h"]])
def test_the_version(home: Path, args: list[str]) -> None:
    assert run(*args, cwd=home, coverage=True) == Result(0, f"fta {__version__}\n", "")
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("lst", "list"), ("targts", "targets"), ("add_round", "add-round")]
)
def test_a_command_that_is_misspelt_is_guessed(home: Path, typed: str, meant: str) -> None:
    done = run(typed, cwd=home)

    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(f"Error: No such command '{typed}'. Did you mean '{meant}'?\n")
    assert list(home.iterdir()) == []


#: What steers a terminal: it would clear the screen, and hide what stands before it.
HOSTILE = "\x1b[2J\rx\u202e"


def test_what_is_wrong_cannot_steer_the_terminal(home: Path) -> None:
    done = run("info", "--db", f"{HOSTILE}.db", cwd=home)

    assert (done.code, done.out) == (5, "")
    first, second = done.err.splitlines()
    assert first == "fta: There is no database at \u241b[2J\u240dx\ufffd.db."
    assert second == "hint: Make one: fta init --db '\u241b[2J\u240dx\ufffd.db'"


def test_a_programmer_sees_where_it_went_wrong_and_all_that_a_user_does(home: Path) -> None:
    user = run("info", "--db", "no.db", cwd=home)
    programmer = run("info", "--db", "no.db", env={"FTA_DEBUG": "1"}, cwd=home)

    assert (user.code, user.out) == (programmer.code, programmer.out) == (5, "")
    assert user.err.startswith("fta: There is no database at no.db.\nhint: ")
    assert programmer.err.startswith("Traceback (most recent call last):\n")
    assert programmer.err.endswith(f"\n{user.err}")


@pytest.mark.parametrize("debug", ["", "0"])
def test_no_one_else_sees_a_traceback(home: Path, debug: str) -> None:
    done = run("info", "--db", "no.db", env={"FTA_DEBUG": debug}, cwd=home)

    assert done.err.startswith("fta: ")
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("fta ", ALL),
        ("fta ti", ["timeline"]),
        ("fta in", ["init", "info"]),
        ("fta targets --o", ["--outcome", "--output", "--output-file"]),
        ("fta add-round --a", ["--announced", "--after"]),
    ],
)
def test_completion(home: Path, words: str, offered: list[str]) -> None:
    done = run(
        env={
            "_FTA_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        },
        cwd=home,
    )

    assert (done.code, done.err) == (0, "")
    assert sorted(done.out.split()) == sorted(offered)
    assert list(home.iterdir()) == []


def test_the_script_that_completes(home: Path) -> None:
    done = run(env={"_FTA_COMPLETE": "source_bash"}, cwd=home)

    assert done.code == 0
    assert "_FTA_COMPLETE=complete_bash" in done.out
    assert list(home.iterdir()) == []
