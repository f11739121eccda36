"""`fta backup`: a copy of the database, made while others write."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fta_tracker.context import Context
from fta_tracker.options import with_database
from fta_tracker.store.backups import back_up


@with_database
def run(
    context: Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file that is to be made.")],
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file that is there already.")
    ] = False,
) -> None:
    """Copy the database to a file, also while others write to it.

    The copy is checked, and stands there whole or not at all; only its owner can read it. `fta
    restore` puts it back.

    \b
    fta backup talks.backup
    fta backup "/mnt/backups/talks-$(date +%F).db"
    """
    backup = back_up(context.location, Path(file), force=force)
    context.say(f"Backed up {context.location} in {file}: {backup}.")
