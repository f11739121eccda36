"""`fta edit`: what is recorded, set right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fta_tracker import completion
from fta_tracker.context import Context
from fta_tracker.errors import Malformed
from fta_tracker.exchange.assigning import AFTER, Assignment, assigned, assignment
from fta_tracker.model import Agreement
from fta_tracker.names import owner, ref_in
from fta_tracker.options import Write, writes
from fta_tracker.recording.changes import Edited
from fta_tracker.recording.editing import edit as edited

if TYPE_CHECKING:
    from fta_tracker.store.reader import Reader


@writes
def run(
    context: Context,
    ref: Annotated[
        str,
        typer.Argument(
            metavar="REF",
            help="A ref, or the slug or alias of an agreement.",
            autocompletion=completion.refs,
        ),
    ],
    assignments: Annotated[
        list[str],
        typer.Argument(
            metavar="FIELD=VALUE...",
            help="New values.",
            autocompletion=completion.edit_fields,
        ),
    ],
) -> Write:
    """Set right what is recorded. The ref stays, whatever is changed.

    FIELD=VALUE sets a field, FIELD= clears it, FIELD+=VALUE and FIELD-=VALUE add to a list and take
    out of it, FIELD=- reads the value from standard input. after=REF moves an event in the log as
    far as the dates allow. A date that was announced and is changed stays as a claim.

    \b
    fta edit malaysia/round/9 status=held end=2026-12-04 mode=in-person
    fta edit cambodia/launch 'sources+=KBS World <https://example.org/news>' mode=video
    fta edit cambodia aliases+=KCFTA names+=ko=한·캄보디아
    fta edit rcep/round/31 summary=- < summary.txt
    """
    given = _with_stdin(context, [assignment(written) for written in assignments])

    def edit(reader: Reader) -> Edited:
        known = reader.names()
        slug = owner(ref, known)
        before = reader.record([slug])
        agreement = before[slug]
        if not ref.startswith(f"{slug}/"):
            new = replace(agreement, **assigned(agreement, given, context.date))
            return Edited(before, {slug: new}, (slug,))
        found = ref_in(agreement, ref)
        fields = assigned(agreement.entries[found], given, context.date)
        after = _below(agreement, fields)
        changed = edited(agreement, found, fields, context.today, after)
        return Edited(before, {slug: changed}, (found,), places=(found,) if after else ())

    return Write(edit)


def _below(agreement: Agreement, fields: dict[str, Any]) -> str | None:
    """The ref that `after` names, taken out of the fields."""
    after = fields.pop(AFTER, None)
    return ref_in(agreement, after) if after else None


def _with_stdin(context: Context, assignments: Sequence[Assignment]) -> list[Assignment]:
    """The assignments, with standard input in place of the one `-`."""
    if sum(each.text == "-" for each in assignments) > 1:
        raise typer.BadParameter("Only one field can be read from standard input.")
    return [
        each._replace(text=_typed(context, each.field)) if each.text == "-" else each
        for each in assignments
    ]


def _typed(context: Context, field: str) -> str:
    text = context.typed()
    if not text.strip():
        # Whatever was to write it may have failed, which is no wish to clear the field.
        raise Malformed("Standard input is empty.", f"To clear the field: {field}=")
    return text
