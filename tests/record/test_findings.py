"""What the rules find in the shipped record: all is as in the files, and has its reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.record.findings import ASKED, FOLDER, REASONS, told


@pytest.mark.parametrize("name", ASKED)
def test_the_findings_are_those_of_the_golden_file(name: str, database: Path) -> None:
    assert told(name, database) == (FOLDER / name).read_text()


def found() -> list[tuple[str, str]]:
    """The rule and the ref of each finding."""
    rows = [
        line.split("\t") for name in ASKED for line in (FOLDER / name).read_text().splitlines()[1:]
    ]
    return [(rule, ref) for rule, _, _, ref, *_ in rows]


def test_there_are_9_contradictions_and_25_gaps() -> None:
    rules = [rule for rule, _ in found()]
    assert {rule: rules.count(rule) for rule in dict.fromkeys(rules)} == {
        "unconfirmed": 9,
        "number-missing": 7,
        "stage-skipped": 6,
        "in-force-for-whom": 1,
        "no-ratification": 3,
        "no-address": 8,
    }


def test_each_finding_has_its_reason_and_each_reason_its_finding() -> None:
    reasons: dict[str, dict[str, str]] = yaml.safe_load(REASONS.read_text())
    unexplained = [
        (rule, ref) for rule, ref in found() if not {ref, "every"} & set(reasons.get(rule, ()))
    ]
    assert unexplained == []
    given = {(rule, ref) for rule, each in reasons.items() for ref in each if ref != "every"}
    assert given - set(found()) == set()
    assert set(reasons) == {rule for rule, _ in found()}
    unconfirmed = {ref for rule, ref in found() if rule == "unconfirmed"}
    assert unconfirmed <= set(reasons["unconfirmed"])
