"""`fta check`: what contradicts itself in the record, and what it does not know."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from fta_tracker import completion, fields
from fta_tracker.analysis.checks import RULES, Rule, findings
from fta_tracker.names import resolve
from fta_tracker.options import Names, examines, parser
from fta_tracker.report import Report
from fta_tracker.view import View
from fta_tracker.views import checks
from fta_tracker.wording_options import Language, worded

NAMES = tuple(rule.name for rule in RULES)
_rule = parser(fields.one_of("a rule", NAMES))


@examines
def run(
    view: View,
    names: Names = None,
    gaps: Annotated[
        bool, typer.Option("--gaps", help="What is unknown, in place of what is wrong.")
    ] = False,
    rule: Annotated[
        list[str] | None,
        typer.Option(
            parser=_rule,
            metavar="RULE",
            help="Only by this rule; may be repeated.",
            autocompletion=completion.one_of(NAMES),
        ),
    ] = None,
    without: Annotated[
        list[str] | None,
        typer.Option(
            parser=_rule,
            metavar="RULE",
            help="Not by this rule; may be repeated.",
            autocompletion=completion.one_of(NAMES),
        ),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules, and ask none.")] = False,
    language: Language = None,
) -> Report:
    """What contradicts itself in the record, or is not known. A contradiction exits with 1.

    With --gaps it lists what is unknown, and exits with 0.

    \b
    fta check && fta export > record.yaml
    fta check malaysia --gaps --without no-address
    fta check --rule two-titles --json | jq -r '.[].hint'
    fta check --rules
    """
    asked = _chosen(gaps, rule, without, every=rules)
    if rules:
        return checks.rules("Rules", asked)
    if not asked:
        raise typer.BadParameter("No rule is left to be asked.")
    title = view.title("Gaps" if all(each.gap for each in asked) else "Contradictions")
    alone = not any(each.of_all for each in asked)
    whole = view.agreements(names if alone else None)
    slugs = {resolve(name, whole) for name in names} if names else {a.slug for a in whole}
    found = findings(asked, whole, view.when, slugs)
    wording = worded(view, [a for a in whole if a.slug in slugs], None, language)
    return checks.findings(title, found, asked, len(slugs), partial(wording.labels, whole))


def _chosen(
    gaps: bool, named: list[str] | None, without: list[str] | None, *, every: bool
) -> list[Rule]:
    """The rules to ask: those named, else all of one sort (or of both), without those left out."""
    left = [r for r in RULES if r.name not in (without or ()) and (not named or r.name in named)]
    if gaps:
        return [r for r in left if r.gap]
    return left if named or every else [r for r in left if not r.gap]
