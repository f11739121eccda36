"""The list of rules, and how they are asked."""

from __future__ import annotations

from fta_tracker.analysis.checks import BY_NAME, RULES, findings
from tests.analysis.checks.told import WHEN
from tests.analysis.logs import agreement

#: Repeated by hand, so that no rule goes, comes or changes its sort unseen.
CONTRADICTIONS = (
    "number-descends number-twice stages-reversed in-force-unsigned held-ahead stated-ahead"
    " long-meeting unconfirmed no-party rule-broken deadline-past told-twice two-titles"
    " same-agreement name-shared upgrade-of-nothing"
).split()
GAPS = (
    "number-missing stage-skipped dormant in-force-for-whom no-ratification date-disputed"
    " no-source no-address"
).split()


def test_the_rules() -> None:
    assert [rule.name for rule in RULES if not rule.gap] == CONTRADICTIONS
    assert [rule.name for rule in RULES if rule.gap] == GAPS
    assert list(BY_NAME) == [*CONTRADICTIONS, *GAPS]
    assert {rule.sort for rule in RULES} == {"contradiction", "gap"}


def test_each_rule_has_one_function() -> None:
    assert [rule.name for rule in RULES if bool(rule.of_one) == bool(rule.of_all)] == []


def test_findings_come_by_agreement_and_then_by_rule() -> None:
    talks = [
        agreement("2020 round 1\n2020 round 1", slug="a"),
        agreement("2020 round 2\n2020 round 1\n2020 approval by VN", slug="b"),
    ]

    found = findings(RULES[:-8], talks, WHEN)

    assert [(rule.name, finding.ref) for rule, finding in found] == [
        ("number-twice", "a/round/1.2"),
        ("told-twice", "a/round/1.2"),
        ("number-descends", "b/round/1"),
        ("no-party", "b/approval/2020"),
        ("same-agreement", "b"),
    ]
    assert {finding.agreement for _, finding in found} == {"a", "b"}


def test_of_some_agreements_all_that_concerns_them() -> None:
    """Rules across agreements see the others as well."""
    talks = [agreement("2020 round 1\n2020 round 1", slug=slug) for slug in ("a", "b", "c")]
    rules = [BY_NAME["number-twice"], BY_NAME["same-agreement"], BY_NAME["upgrade-of-nothing"]]

    found = findings(rules, talks, WHEN, ["c"])

    assert [(rule.name, finding.ref) for rule, finding in found] == [
        ("same-agreement", "b"),
        ("number-twice", "c/round/1.2"),
    ]
    assert findings(rules, [agreement("2020 launch")], WHEN, []) == []
