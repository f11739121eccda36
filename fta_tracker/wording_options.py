"""The options that choose the words: an institution's for stages, a language's for agreements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.model import Agreement
from fta_tracker.options import parser
from fta_tracker.view import View
from fta_tracker.vocabularies import VOCABULARIES
from fta_tracker.wording import Labels, Wording

Vocabulary = Annotated[
    str | None,
    typer.Option(
        parser=parser(fields.one_of("a vocabulary", tuple(VOCABULARIES))),
        metavar="|".join(VOCABULARIES),
        help="Stages in an institution's own words.",
        autocompletion=completion.one_of(VOCABULARIES),
    ),
]
Language = Annotated[
    str | None,
    typer.Option(
        "--names",
        parser=parser(fields.language),
        metavar="LANG",
        help="Agreements by their names in a language, such as ko.",
        autocompletion=completion.languages,
    ),
]


def worded(
    view: View, agreements: Sequence[Agreement], vocabulary: str | None, language: str | None
) -> Wording:
    """The wording asked for; a language in which none of the agreements has a name is told."""
    if language and agreements and not any(language in agreement.names for agreement in agreements):
        view.context.say(f"No agreement here has a name in {language!r}.")
    return Wording(vocabulary, language)


def labelled(view: View, agreements: Sequence[Agreement], language: str | None) -> Labels:
    """What pictures call these agreements in the language; what is told is as of `worded`."""
    return partial(worded(view, agreements, None, language).labels, agreements)
