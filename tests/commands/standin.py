"""`fta` with commands that are still to come, for what completes their arguments."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Annotated, Any, Final, cast

import typer

from fta_tracker import cli, completion
from fta_tracker.__main__ import main
from fta_tracker.context import Context
from fta_tracker.options import writes


@writes
def edit(
    context: Context,
    ref: Annotated[str, typer.Argument(autocompletion=completion.refs)],
    changes: Annotated[list[str], typer.Argument(autocompletion=completion.edit_fields)],
    dry_run: bool,
) -> None:
    """Change a thing."""


@writes
def remove(
    context: Context,
    refs: Annotated[list[str], typer.Argument(autocompletion=completion.refs)],
    dry_run: bool,
    after: Annotated[str, typer.Option(autocompletion=completion.event_refs)] = "",
) -> None:
    """Remove things."""


#: The lines of the help, and the modules.
LINES: Final = {"edit": "To come.", "remove": "To come."}
MODULES: Final[Mapping[str, Any]] = {
    "fta_tracker.commands.edit": SimpleNamespace(run=edit),
    "fta_tracker.commands.remove": SimpleNamespace(run=remove),
}

if __name__ == "__main__":
    cli._LINES.update(LINES)
    sys.modules.update(cast(Any, MODULES))
    main()
