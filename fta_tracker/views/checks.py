"""What the rules found, and the rules themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fta_tracker.analysis.checks import Finding, Rule
from fta_tracker.report import Report
from fta_tracker.wording import Labels

if TYPE_CHECKING:
    from fta_tracker.picture import Board

Found = Sequence[tuple[Rule, Finding]]

FIELDS = ("rule", "sort", "agreement", "ref", "also", "sentence", "hint")
RULE_FIELDS = ("rule", "sort", "finds")


def row(rule: Rule, finding: Finding) -> dict[str, object]:
    """The row of one finding."""
    return {
        "rule": rule.name,
        "sort": rule.sort,
        "agreement": finding.agreement,
        "ref": finding.ref,
        "also": finding.also,
        "sentence": finding.sentence,
        "hint": finding.hint,
    }


def findings(
    title: str, found: Found, asked: Sequence[Rule], of: int, labels: Labels = dict
) -> Report:
    """The report of what these rules found of so many agreements; fails for a contradiction."""

    def picture() -> Board:
        from fta_tracker.drawings.checks import findings_board

        return findings_board(found, asked, labels())

    def footer() -> tuple[str, ...]:
        from fta_tracker.drawings.checks import tally

        return (tally(found, asked, of),)

    return Report(
        title,
        FIELDS,
        [row(rule, finding) for rule, finding in found],
        picture=picture,
        footer=footer,
        fails=any(not rule.gap for rule, _ in found),
    )


def rules(title: str, listed: Sequence[Rule]) -> Report:
    """The report of these rules: what each finds, and whether that is a contradiction or a gap."""

    def picture() -> Board:
        from fta_tracker.drawings.checks import rules_board

        return rules_board(listed)

    rows = [{"rule": r.name, "sort": r.sort, "finds": r.finds} for r in listed]
    return Report(title, RULE_FIELDS, rows, picture=picture)
