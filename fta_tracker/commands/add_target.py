"""`fta add-target`: a promise, recorded."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from fta_tracker import completion
from fta_tracker import fields as forms
from fta_tracker.context import Context
from fta_tracker.dates import on
from fta_tracker.entry_options import TARGET, Agreed, given
from fta_tracker.model import Agreement, Entry, Target
from fta_tracker.options import Write, parser, records
from fta_tracker.recording.adding import add_target
from fta_tracker.writes import added


@records(TARGET)
def run(
    context: Context,
    fields: dict[str, Any],
    name: Agreed,
    kind: Annotated[
        str,
        typer.Argument(
            parser=parser(forms.target_kind),
            metavar="KIND",
            help="What was promised: a kind of event, or other.",
            autocompletion=completion.target_kinds,
        ),
    ],
) -> Write:
    """Record a promise: what someone said would happen, and by when.

    Whether it was kept is worked out from the log, never typed in.

    \b
    fta add-target malaysia signing --due 2026 --stated-by 'the trade minister'
    fta add-target cambodia round --number 1 --due 2020-07 --stated-on 2020-07-09
    """
    said = {"stated_on": on(context.today), **given(fields)}
    target = Target(kind, **said)

    def add(agreement: Agreement) -> tuple[Agreement, Entry]:
        return add_target(agreement, target)

    return added(name, add)
