"""`fta history`: who changed what, when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.errors import NotFound
from fta_tracker.names import owner, ref_in, resolve
from fta_tracker.options import Since, Until, describes, parser
from fta_tracker.recording.changes import Change
from fta_tracker.recording.undoing import undone_by
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.history import history, is_of, within

if TYPE_CHECKING:
    from fta_tracker.store.reader import Reader


@describes
def run(
    view: View,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME|REF]",
            help="Only what was done to this, or below it.",
            autocompletion=completion.refs,
        ),
    ] = None,
    change: Annotated[
        int | None,
        typer.Option(
            parser=parser(fields.count), metavar="N", help="Only the change of that number."
        ),
    ] = None,
    last: Annotated[
        int | None,
        typer.Option(parser=parser(fields.count), metavar="N", help="Only the latest N changes."),
    ] = None,
    since: Since = None,
    until: Until = None,
) -> Report:
    """Who changed what, when, and by what command, field by field. The latest change comes first.

    Moments are those of UTC, as in `--since` and `--until` here. `fta undo N` takes a change back.

    \b
    fta history
    fta history cambodia/round/1
    fta history malaysia --since 2026-11 --json | jq -r '.[] | [.at, .who, .ref] | @tsv'
    """
    with view.context.reader() as reader:
        changes = reader.changes(change or 0)
        undone = undone_by(reader.undoings())
        of = None if name is None else _meant(name, reader, changes)
    if change is not None:
        changes = changes[-1:] if changes and changes[-1].id == change else ()
        if not changes:
            raise NotFound(f"There is no change {change}.", "See `fta history` for their numbers.")
    listed = [made for made in within(changes, since, until) if of is None or is_of(made, of)]
    whole = change is not None or of is not None
    return history("Changes", listed[:last], undone, of=of, whole=whole)


def _meant(name: str, reader: Reader, changes: Sequence[Change]) -> str:
    """The ref or slug that is meant, also of what is no longer there."""
    touched = {ref for made in changes for ref in made.difference.touched}
    starting = [ref for ref in touched if ref.startswith(f"{name}/")] if "/" in name else []
    if name in touched or len(starting) == 1:
        return name if name in touched else starting[0]
    known = reader.names()
    if "/" not in name:
        return resolve(name, known)
    slug = owner(name, known)
    return ref_in(reader.record([slug])[slug], name)
