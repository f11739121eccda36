"""`fta info`: which database, which versions, how much is in it."""

from __future__ import annotations

from platform import python_version
from typing import Annotated

import typer

from fta_tracker import __version__
from fta_tracker.context import View, shipped
from fta_tracker.options import describes
from fta_tracker.report import Report
from fta_tracker.store.schema import SCHEMA
from fta_tracker.views.info import info


@describes
def run(
    view: View,
    db_path: Annotated[
        bool, typer.Option("--db-path", help="Only where the database is, and nothing else.")
    ] = False,
) -> Report:
    """Which database and why that one, which versions, and how much is in it.

    \b
    fta info
    sqlite3 "$(fta info --db-path)" 'select slug, name from agreement'
    """
    context = view.context
    with context.reader() as reader:
        counts, engine = reader.counts(), reader.engine()
    if db_path:
        context.answer(f"{context.location.path.absolute()}\n")
        raise typer.Exit
    facts = {
        "database": str(context.location),
        "chosen_by": context.location.why,
        "version": __version__,
        "schema": SCHEMA,
        "python": python_version(),
        "engine": engine,
        "shipped_record": str(shipped()),
        **counts._asdict(),
    }
    return info("fta", facts)
