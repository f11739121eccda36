"""The Typer app: the table of commands, and the one place where an error becomes an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer
from typer._click.exceptions import UsageError
from typer.core import TyperGroup
from typer.main import get_command

from fta_tracker import __version__
from fta_tracker.errors import FtaError

#: What `fta --help` shows: group → command → its line. `a-b` is `run` in `commands/a_b.py`.
COMMANDS = {
    "Read": {
        "list": "The board: where every agreement stands.",
        "status": "The board, or a page for each agreement named.",
        "timeline": "Agreements over the years; of one, its chronology.",
        "rounds": "Rounds of negotiation.",
        "events": "Everything that happened or was announced.",
        "targets": "Promises, and how they came out.",
        "figures": "Trade figures.",
        "summary": "The portfolio in numbers: passages, rounds, promises, trade.",
        "upcoming": "What is announced and promised, and what is overdue.",
        "brief": "What happened in the talks between two days.",
        "check": "What contradicts itself in the record, or is not known.",
    },
    "Record": {
        "add": "Record an agreement.",
        "add-round": "Record a round of negotiation.",
        "add-event": "Record anything else that happened or was announced.",
        "add-target": "Record a promise.",
        "add-figure": "Record a trade figure.",
        "edit": "Set right what is recorded.",
        "remove": "Take out what should not be in the record.",
        "undo": "Take a change back, or bring it back.",
        "history": "Who changed what, when.",
    },
    "Exchange": {
        "import": "Take in a record, or rows of events, from a file.",
        "export": "Write the record out as text.",
    },
    "Look after": {
        "init": "Make the database, or upgrade an older one.",
        "info": "Which database, which versions, how much is in it.",
        "backup": "Copy the database to a file, also while others write to it.",
        "restore": "Put a backup in the place of the database.",
    },
}
_LINES = {name: line for group in COMMANDS.values() for name, line in group.items()}
_SETTINGS = {"help_option_names": ["-h", "--help"]}
_EPILOG = "Without a command, fta shows the board. `fta COMMAND -h` explains one, with examples."


class Commands(TyperGroup):
    """Commands imported when invoked; errors of ours turned into a sentence and an exit code."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(_LINES)

    def get_command(self, ctx: typer.Context, name: str) -> Any:  # type: ignore[override]
        if name not in _LINES:
            return None
        own = f"{name}_" if iskeyword(name) else name.replace("-", "_")
        module = import_module(f"fta_tracker.commands.{own}")
        single = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        single.command(name, context_settings=_SETTINGS)(module.run)
        return get_command(single)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        unknown = args[0] not in _LINES and not args[0].startswith("-")
        if unknown and not ctx.resilient_parsing:  # completing, nobody is told
            from difflib import get_close_matches

            near = get_close_matches(args[0], _LINES, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else " See `fta --help`."
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        for group, commands in COMMANDS.items():
            with formatter.section(group):
                formatter.write_dl(list(commands.items()))

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> Any:  # type: ignore[override]
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from fta_tracker.shells import CompletionItem

        # Typer would import every command for the line that stands here.
        return [CompletionItem(n, help=_LINES[n]) for n in _LINES if n.startswith(incomplete)]

    def main(self, args: Sequence[str] | None = None, *more: Any, **extra: Any) -> Any:
        first = sys.argv[1:2] if args is None else args[:1]
        if "_FTA_COMPLETE" in os.environ or "-completion" in "".join(first):
            from fta_tracker.shells import mend

            mend()
        return super().main(args, *more, **extra)

    def make_context(self, *args: Any, **extra: Any) -> Any:
        try:
            return super().make_context(*args, **extra)
        except UsageError as error:
            raise _unsaid(error) from None
        except BrokenPipeError:  # `fta --help | true`; Typer would exit with 1
            raise typer.Exit(141) from None

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise _unsaid(error) from None
        except FtaError as error:
            _tell(error)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            raise typer.Exit(141) from None


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
    epilog=_EPILOG,
    invoke_without_command=True,
)


def _unsaid(error: UsageError) -> UsageError:
    """The error without the passwords of what was typed, which it repeats."""
    from fta_tracker.store.location import masked

    error.message = masked(error.message)
    return error


def _tell(error: FtaError) -> None:
    """Say what is wrong and what to do; where it cannot be written, the exit code tells."""
    from fta_tracker.delivery import talk

    said = f"fta: {error.sentence}" + (f"\nhint: {error.hint}" if error.hint else "")
    if os.environ.get("FTA_DEBUG") == "1":
        from traceback import format_exception

        said = "".join(format_exception(error)) + said
    with suppress(OSError):
        print(talk(said, sys.stderr), file=sys.stderr)


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:  # completing, nobody asks for it
        print(f"fta {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - answered by its callback
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Track free trade agreement negotiations: rounds, dates, promises, and where each stands."""
    if ctx.invoked_subcommand is None:
        from fta_tracker.commands.status import run

        run()
