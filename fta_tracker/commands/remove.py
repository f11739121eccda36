"""`fta remove`: what is recorded, taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from fta_tracker import completion
from fta_tracker.context import Context
from fta_tracker.model import Agreement
from fta_tracker.names import owner, ref_in
from fta_tracker.options import Write, writes
from fta_tracker.recording.changes import Edited
from fta_tracker.recording.editing import remove

if TYPE_CHECKING:
    from fta_tracker.store.reader import Reader


@writes
def run(
    _context: Context,
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF...",
            help="Refs; a slug means an agreement with all it has.",
            autocompletion=completion.refs,
        ),
    ],
) -> Write:
    """Take out what should not be in the record. `fta undo` brings it back.

    A round that was called off is not taken out: fta edit REF status=cancelled.

    \b
    fta remove cambodia/statement/2020-07-09
    fta rounds malaysia --since 2026 --json | jq -r '.[].ref' | xargs fta remove -n
    """

    def edit(reader: Reader) -> Edited:
        known = reader.names()
        owners = [(owner(written, known), written) for written in refs]
        before = reader.record(list(dict.fromkeys(slug for slug, _ in owners)))
        gone: dict[str, list[str]] = {}
        whole: dict[str, None] = {}
        for slug, written in owners:
            if _is_entry(before[slug], written):
                gone.setdefault(slug, []).append(ref_in(before[slug], written))
            else:
                whole[slug] = None
        after: dict[str, Agreement | None] = {
            slug: None if slug in whole else remove(before[slug], gone[slug]) for slug in before
        }
        removed = [
            *whole,
            *(ref for slug, some in gone.items() if slug not in whole for ref in some),
        ]
        return Edited(before, after, tuple(dict.fromkeys(removed)))

    return Write(edit)


def _is_entry(agreement: Agreement, written: str) -> bool:
    return written.startswith(f"{agreement.slug}/")
