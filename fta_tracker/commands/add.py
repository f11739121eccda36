"""`fta add`: an agreement, recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from fta_tracker import fields as forms
from fta_tracker.context import Context
from fta_tracker.entry_options import AGREEMENT, given
from fta_tracker.errors import Refused
from fta_tracker.model import Agreement
from fta_tracker.options import Write, parser, records
from fta_tracker.recording.changes import Edited

if TYPE_CHECKING:
    from fta_tracker.store.reader import Reader


@records(AGREEMENT)
def run(
    _context: Context,
    fields: dict[str, Any],
    slug: Annotated[
        str,
        typer.Argument(
            parser=parser(forms.word), metavar="SLUG", help="Its lasting name: a short word."
        ),
    ],
) -> Write:
    """Record an agreement, so that its events, promises and figures can be.

    \b
    fta add mercosur --name 'Korea–MERCOSUR Trade Agreement' --party KR,BR,AR,UY,PY --kind rta
    fta add chile-upgrade --name 'Upgrade of the Korea–Chile FTA' --party KR,CL --upgrades chile
    """
    names = dict(fields.pop("names") or ())
    agreement = Agreement(slug, **given(fields), names=names)

    def edit(reader: Reader) -> Edited:
        if slug in reader.slugs():
            raise Refused(
                f"There is an agreement {slug} already.",
                f"To change it: fta edit {slug} FIELD=VALUE. If it is another: another slug.",
                field="slug",
            )
        return Edited({}, {slug: agreement}, (slug,))

    return Write(edit)
