"""`fta export`: the record as text."""

from __future__ import annotations

from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.context import Context
from fta_tracker.exchange import FORMATS, Format, pieces
from fta_tracker.options import AsOf, Names, chosen, parser, with_database


@with_database
def run(
    context: Context,
    names: Names = None,
    output: Annotated[
        Format | None,
        typer.Option(
            "--output",
            "-o",
            parser=parser(fields.one_of("a format of the record", FORMATS)),
            metavar="|".join(FORMATS),
            help="The format; yaml if left out.",
            autocompletion=completion.one_of(FORMATS),
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The same as -o json.")] = False,
    as_of: AsOf = None,
) -> None:
    """Write the record out as text, canonically: the same record, the same bytes.

    \b
    fta export > negotiations.yaml
    fta export cambodia rcep -o json
    """
    format: Format = chosen(output, as_json) or "yaml"
    context.answer(pieces(context.view(as_of).agreements(names), format))
