"""`fta export`: the record as text, or as a document to hand on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fta_tracker import exchange, outputs
from fta_tracker.analysis.parties import parties_on
from fta_tracker.context import Context
from fta_tracker.delivery import Fill
from fta_tracker.log import is_known
from fta_tracker.model import Agreement
from fta_tracker.options import AsOf, Names, Parties, with_database
from fta_tracker.outputs import AsJson, File
from fta_tracker.render import document_formats, is_binary, write_document
from fta_tracker.report import Document
from fta_tracker.view import View, view_of

_FORMATS = tuple(sorted((*exchange.FORMATS, *document_formats())))


@with_database
def run(
    context: Context,
    names: Names = None,
    party: Parties = None,
    output: Annotated[
        str | None, outputs.option("a format of the record", _FORMATS, "yaml")
    ] = None,
    as_json: AsJson = False,
    file: File = None,
    as_of: AsOf = None,
) -> None:
    """Write the record out as text, canonically: the same record, the same bytes.

    In the other formats it is a document to hand on, which cannot be taken in again.

    \b
    fta export > negotiations.yaml
    fta export cambodia rcep -o json
    """
    format = outputs.chosen(output, as_json, file, _FORMATS, "yaml") or "yaml"
    view = view_of(context._replace(file=file), as_of)
    agreements = [
        agreement
        for agreement in view.agreements(names)
        if names or is_known(agreement, *view.when)
        if set(party or ()) <= set(parties_on(agreement, *view.when))
    ]
    binary = format in document_formats() and is_binary(format, Document)
    view.context.deliver(_filled(view, agreements, format), format, binary=binary)


def _filled(view: View, agreements: Sequence[Agreement], format: str) -> Fill:
    if format in exchange.FORMATS:
        return lambda out: out.writelines(exchange.pieces(agreements, format))
    from fta_tracker.views.document import document

    return lambda out: write_document(document(agreements, view.when), format, out)
