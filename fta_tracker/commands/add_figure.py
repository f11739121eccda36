"""`fta add-figure`: a trade figure, recorded."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from fta_tracker import completion
from fta_tracker import fields as forms
from fta_tracker.context import Context
from fta_tracker.entry_options import FIGURE, Agreed, given
from fta_tracker.model import Agreement, Entry, Figure
from fta_tracker.options import Write, parser, records
from fta_tracker.recording.adding import add_figure
from fta_tracker.writes import added


@records(FIGURE)
def run(
    _context: Context,
    fields: dict[str, Any],
    name: Agreed,
    measure: Annotated[
        str,
        typer.Argument(
            parser=parser(forms.word),
            metavar="MEASURE",
            help="What is measured: trade, exports, imports, balance, export-rank, …",
            autocompletion=completion.measures,
        ),
    ],
) -> Write:
    """Record a trade figure, as it was written, with whose figure it is and who says so.

    \b
    fta add-figure cambodia exports --period 2025 --value 771 --unit 'USD million' --reporter KR
    fta add-figure malaysia balance --period 2025 --value -361 --unit 'USD million'
    fta add-figure rcep trade --period 2025 --text 'about half of all trade' --source KITA
    """
    figure = Figure(measure, **given(fields))

    def add(agreement: Agreement) -> tuple[Agreement, Entry]:
        return add_figure(agreement, figure)

    return added(name, add)
