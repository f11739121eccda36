"""What the rules found, by agreement, and the rules, as boards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from fta_tracker.analysis.checks import Finding, Rule
from fta_tracker.drawings.labels import any_long, labelled
from fta_tracker.phrases import counted, listed
from fta_tracker.picture import Board, Cell, Heading

Found = Sequence[tuple[Rule, Finding]]

_BLANK = Cell(""), Cell("")


def findings_board(found: Found, asked: Sequence[Rule], labels: Mapping[str, str]) -> Board:
    """A line for each finding, those of an agreement beneath its label, and what to do of each.

    What is to be done of several of a rule is said once. Where nothing is found, that.
    """
    if not found:
        wrong = any(not rule.gap for rule in asked)
        said = "Nothing contradicts itself." if wrong else "Nothing is known to be missing."
        return Board((Heading("", wrap=True),), ((Cell(said, "good"),),))
    mixed = len({rule.gap for rule, _ in found}) > 1
    rows: list[tuple[Cell, ...]] = []
    long = any_long(labels)  # beside the findings it would take too much of their room
    for slug, of_agreement in groupby(found, lambda pair: pair[1].agreement):
        rows += [_BLANK] * bool(rows)
        whose = labelled(slug, labels)
        rows.append((Cell(""), whose) if long else (whose, Cell("")))
        for rule, of_rule in groupby(of_agreement, lambda pair: pair[0]):
            label = f"{rule.name} (gap)" if mixed and rule.gap else rule.name
            head = Cell(f"  {label}", "" if rule.gap else "bad")
            rows += _of_rule(head, [finding for _, finding in of_rule])
    return Board((Heading("rule"), Heading("finding", wrap=True)), tuple(rows))


def _of_rule(head: Cell, findings: Sequence[Finding]) -> Iterator[tuple[Cell, ...]]:
    for hint, alike in groupby(findings, lambda finding: finding.hint):
        for finding in alike:
            yield head, Cell(finding.sentence)
            head = Cell("")
        yield head, Cell(f"→ {hint}", "quiet")


def tally(found: Found, asked: Sequence[Rule], of: int) -> str:
    """How much was found, and by how many rules of how many agreements."""
    wrong = sum(not rule.gap for rule, _ in found)
    parts = [counted(wrong, "contradiction")] if wrong else []
    parts += [counted(len(found) - wrong, "gap")] if wrong < len(found) else []
    said = f"{listed(parts)}; " if parts else ""
    return f"{said}{counted(len(asked), 'rule')} asked of {counted(of, 'agreement')}"


def rules_board(rules: Sequence[Rule]) -> Board:
    """A line for each rule."""
    return Board(
        (Heading("rule"), Heading("sort"), Heading("finds", wrap=True)),
        tuple(
            (Cell(rule.name, "strong"), Cell(rule.sort, "quiet"), Cell(rule.finds))
            for rule in rules
        ),
    )
