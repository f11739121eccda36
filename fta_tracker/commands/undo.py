"""`fta undo`: a change taken back, or brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fta_tracker import fields
from fta_tracker.context import Context
from fta_tracker.dates import Moment
from fta_tracker.errors import Refused
from fta_tracker.options import Write, parser, writes
from fta_tracker.recording.changes import Change, Edited, Written
from fta_tracker.recording.undoing import chosen, require_untouched, take_back
from fta_tracker.views.recorded import taken_back

if TYPE_CHECKING:
    from fta_tracker.store.reader import Reader


@writes
def run(
    _context: Context,
    change: Annotated[
        int | None,
        typer.Argument(
            parser=parser(fields.count),
            metavar="[CHANGE]",
            help="The number of a change, as `fta history` shows it.",
        ),
    ] = None,
) -> Write:
    """Take back the latest change that still stands, or the one of that number.

    An undo is a change too: taking it back by its number is a redo. Refused where a later change
    touched the same things.

    \b
    fta undo
    fta undo 42
    fta undo 42 -n
    """
    found: list[Change] = []

    def edit(reader: Reader) -> Edited:
        number = chosen(change, reader.undoings())
        *later, this = reader.changes(number)
        require_untouched(this, later)
        found.append(this)
        before = reader.record(this.difference.slugs)
        after = take_back(this, before)
        if after == before:
            raise Refused(f"Nothing that change {number} did is left to take back.")
        return Edited(before, after, undoes=number, places=this.difference.moved)

    def tell(written: Written, when: Moment, dry_run: bool) -> tuple[str, ...]:
        return taken_back(written, found[-1].called, when, dry_run)

    return Write(edit, tell)
