"""`fta import`: a record taken in from a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.context import Context
from fta_tracker.exchange import FORMATS, Format
from fta_tracker.model import Agreement
from fta_tracker.options import parser, writes
from fta_tracker.recording import require_upgraded
from fta_tracker.views.recorded import taken_in


@writes
def run(
    context: Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A YAML or JSON file; - for stdin.")],
    dry_run: bool,
    format: Annotated[
        Format | None,
        typer.Option(
            parser=parser(fields.one_of("a format of the record", FORMATS)),
            metavar="|".join(FORMATS),
            help="The format, where the name of the file does not tell.",
            autocompletion=completion.one_of(FORMATS),
        ),
    ] = None,
) -> None:
    """Take in a record: each agreement in the file replaces the one of its slug.

    Agreements that the file does not name stay as they are. All of it is taken in, or nothing.

    \b
    fta import negotiations.yaml --dry-run
    ssh desk fta export | fta import -
    """
    taken = {agreement.slug: agreement for agreement in context.taken_in(file, format)}
    with context.reader() as reader:
        require_upgraded(taken, reader.slugs())

    def edit(_: Mapping[str, Agreement]) -> Mapping[str, Agreement]:
        return taken

    written = context.record(edit, taken, dry_run=dry_run)
    context.say(taken_in(written.difference, file, dry_run))
