"""`fta init`: the database, made or upgraded."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker.context import Context
from fta_tracker.errors import Refused
from fta_tracker.options import with_database
from fta_tracker.store.schema import SCHEMA


@with_database
def run(
    context: Context,
    empty: Annotated[bool, typer.Option("--empty", help="With nothing in it.")] = False,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="FILE", help="With the record of this YAML or JSON file."),
    ] = None,
) -> None:
    """Make the database, from the record that ships with fta unless told otherwise.

    An older database is upgraded, with a backup made beside it first. On a PostgreSQL server the
    database must be there; its tables are made or upgraded in one transaction.

    \b
    fta init --db talks.db
    fta init --db talks.db --from negotiations.yaml
    fta init --db postgresql+psycopg://desk@db.example.org/talks
    """
    if empty and source:
        raise typer.BadParameter("--empty and --from contradict each other.")
    from fta_tracker.store.writer import upgrade

    if empty:
        made = context.found([], "with nothing in it")
    elif source:
        made = context.found(context.taken_in(source), f"from {source}")
    else:
        made = context.found()
    if made:
        return
    if empty or source:
        raise Refused(
            f"There is a database at {context.location} already.",
            f"Take a file in with `fta import {source or 'FILE'}`, or name another database.",
        )
    upgraded = upgrade(context.location)
    if not upgraded:
        context.say(f"{context.location} is ready; nothing to do.")
    elif upgraded.backup:
        context.say(f"Upgraded {context.location}; as it was, it is kept in {upgraded.backup}.")
    else:
        context.say(f"Upgraded {context.location} to schema {SCHEMA}.")
