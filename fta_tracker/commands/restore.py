"""`fta restore`: a backup, put in the place of the database."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from fta_tracker.context import Context
from fta_tracker.options import DryRun, with_database
from fta_tracker.store.schema import SCHEMA


@with_database
def run(
    context: Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `fta backup` has made.")],
    dry_run: DryRun = False,
) -> None:
    """Put a backup in the place of the database, once it is checked.

    The database as it is now is kept beside it, under a name with the day; `fta restore` of that
    goes back. A backup that an older fta has made will do.

    \b
    fta restore talks.backup --dry-run
    fta restore talks.backup
    """
    from fta_tracker.store.restoring import restore

    location = context.location
    backup, kept, damaged = restore(location, Path(file), str(context.today), dry_run=dry_run)
    upgraded = "" if backup.schema == SCHEMA else f" (schema {backup.schema}, upgraded)"
    done = "Would restore" if dry_run else "Restored"
    context.say(f"{done} {location} from {file}{upgraded}: {backup}.")
    if kept:
        back = location.command(f"restore {quote(str(kept))}")
        context.say(f"As it was, it is kept in {kept}{'.' if damaged else f'; to go back: {back}'}")
