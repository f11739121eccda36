"""`fta info`: which database, which versions, how much is in it."""

from __future__ import annotations

from platform import python_version
from shlex import quote
from typing import Annotated

import typer

from fta_tracker import __version__
from fta_tracker.context import shipped
from fta_tracker.options import describes
from fta_tracker.recording.news import news
from fta_tracker.report import Report
from fta_tracker.store.schema import SCHEMA
from fta_tracker.view import View
from fta_tracker.views.info import info


@describes
def run(
    view: View,
    db_path: Annotated[
        bool, typer.Option("--db-path", help="Only where the database is, and nothing else.")
    ] = False,
) -> Report:
    """Which database and why that one, which versions, and how much is in it.

    Also whether the record that ships with fta is newer than what was taken in of it.

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
        record, changes = reader.record(), reader.changes()
    count = len(news(context.taken_in(str(shipped())), record, changes))
    facts: dict[str, object] = {
        "database": str(context.location),
        "chosen_by": context.location.why,
        "version": __version__,
        "schema": SCHEMA,
        "python": python_version(),
        "engine": engine.name,
        "server": engine.server,
        "server_database": engine.database,
        "server_schema": engine.schema,
        "shipped_record": str(shipped()),
        "shipped_news": count,
        **counts._asdict(),
    }
    take_in = context.location.command(f"import --merge {quote(str(shipped()))}")
    return info("fta", facts, take_in if count else None)
