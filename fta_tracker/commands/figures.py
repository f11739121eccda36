"""`fta figures`: trade figures."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.model import Agreement
from fta_tracker.options import Names, parser, reads
from fta_tracker.phrases import listed
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views.figures import disputes, figures
from fta_tracker.wording_options import Language, labelled


@reads
def run(
    view: View,
    names: Names = None,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            parser=parser(fields.word),
            metavar="MEASURE",
            help="Only this measure, such as exports; may be repeated.",
            autocompletion=completion.measures,
        ),
    ] = None,
    only_disputed: Annotated[
        bool,
        typer.Option("--disputed", help="Only where sources disagree: what each of them says."),
    ] = False,
    language: Language = None,
) -> Report:
    """Trade figures: what is traded, by how much, and who says so.

    \b
    fta figures cambodia
    fta figures --measure exports --json | jq '.[] | {agreement, value, unit}'
    """
    agreements = view.agreements(names, log=False, targets=False)
    _tell_unknown(view, agreements, measure or ())
    labels = labelled(view, agreements, language)
    if only_disputed:
        return disputes(view.title("Disputed trade figures"), agreements, measure, labels)
    return figures(view.title("Trade figures"), agreements, measure, labels)


def _tell_unknown(view: View, agreements: Sequence[Agreement], asked: Sequence[str]) -> None:
    """A measure is a free word: what nobody has recorded is no error, but may be a slip."""
    known = sorted({figure.measure for one in agreements for figure in one.figures})
    for word in asked:
        if known and word not in known:
            near = get_close_matches(word, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {listed(known)}."
            view.context.say(f"Note: No figure here measures {word}; {hint}")
