"""`fta check`: what contradicts itself in the record, or is not known."""

from __future__ import annotations

import json

import pytest

from tests.analysis.checks.test_rules import CONTRADICTIONS, GAPS
from tests.commands.desk import Desk, table
from tests.support import Result

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = "rule sort agreement ref also sentence hint".split()

TWICE = [
    "told-twice",
    "contradiction",
    "cambodia",
    "cambodia/signing/2021-10-26.2",
    "cambodia/signing/2021-10-26",
    "cambodia/signing/2021-10-26.2 looks the same as cambodia/signing/2021-10-26.",
    "If it is, take one out: fta remove cambodia/signing/2021-10-26.2",
]
ALIKE = [
    "same-agreement",
    "contradiction",
    "japan-2",
    "japan-2",
    "japan",
    "japan and japan-2 are each fta between KR and JP.",
    "Say which upgrades which (fta edit japan-2 upgrades=japan), or keep one.",
]


@pytest.fixture
def wrong(desk: Desk) -> Desk:
    """A desk on which the signing was recorded twice, and the talks with Japan as well."""
    signed = "add-event cambodia signing --date 2021-10-26 -q".split()
    assert desk.quick(*signed).code == 0
    japan = ["add", "japan-2", "--name", "Japan again", "--kind", "fta", "-q"]
    assert desk.quick(*japan, "--party", "KR", "--party", "JP").code == 0
    return desk


def test_of_a_record_without_contradictions_there_is_nothing_to_say(desk: Desk) -> None:
    assert desk.run("check") == Result(0, table(FIELDS), "")
    assert desk.quick("check", "--json") == Result(0, "[]\n", "")


def test_a_pipe_gets_tsv_and_the_exit_code_says_that_something_is_wrong(wrong: Desk) -> None:
    assert wrong.run("check") == Result(1, table(FIELDS, TWICE, ALIKE), "")


def test_json_has_every_key_of_every_row(wrong: Desk) -> None:
    done = wrong.quick("check", "--json")

    assert (done.code, done.err) == (1, "")
    found = json.loads(done.out)
    assert [list(row) for row in found] == [FIELDS] * 2
    assert found[1] == dict(zip(FIELDS, [*ALIKE[:4], ["japan"], *ALIKE[5:]], strict=True))


@pytest.mark.parametrize("format", ["csv", "jsonl", "md", "table", "tsv"])
def test_every_format_tells_and_fails(wrong: Desk, format: str) -> None:
    done = wrong.quick("check", "-o", format)

    assert done.code == 1
    assert "cambodia/signing/2021-10-26.2" in done.out
    assert "japan and japan-2" in done.out


@pytest.mark.parametrize(
    ("options", "rules"),
    [
        ("", ["told-twice", "same-agreement"]),
        ("cambodia", ["told-twice"]),
        ("japan", ["same-agreement"]),
        ("japan-2 KH", ["told-twice", "same-agreement"]),
        ("malaysia", []),
        ("--rule told-twice", ["told-twice"]),
        ("--rule same-agreement cambodia", []),
        ("--rule told-twice --rule same-agreement", ["told-twice", "same-agreement"]),
        ("--without told-twice", ["same-agreement"]),
        ("--without told-twice --without same-agreement", []),
        ("--rule told-twice --rule unconfirmed --without told-twice", []),
        ("--rule told-twice japan", []),
        ("--as-of 2021-10-25 cambodia", []),
        ("--rule number-missing cambodia", ["number-missing"]),
        ("--rule number-missing --as-of 2020-10 cambodia", []),
        ("--rule number-missing --rule told-twice KH", ["told-twice", "number-missing"]),
    ],
)
def test_options_choose_rules_and_agreements(wrong: Desk, options: str, rules: list[str]) -> None:
    done = wrong.quick("check", *options.split(), "--fields", "rule", "--no-header")

    assert done.out.split() == rules
    assert done.code == (1 if {*rules} & {*CONTRADICTIONS} else 0)


def test_gaps_are_no_failure(wrong: Desk) -> None:
    found = wrong.rows("check", "--gaps", "cambodia", "--without", "no-source")

    assert [row[0] for row in found] == ["number-missing", "stage-skipped", "no-ratification"] + [
        "no-address"
    ] * 2
    assert found[0] == [
        "number-missing",
        "gap",
        "cambodia",
        "cambodia/round/3",
        "cambodia/round/1",
        "Round 2 is not recorded, between cambodia/round/1 and cambodia/round/3.",
        "Record what a source tells: fta add-round cambodia --number N --date DATE",
    ]


def test_a_silence_is_a_gap(desk: Desk) -> None:
    assert desk.column("sentence", "check", "--rule", "dormant") == [
        "malaysia is negotiating, and no meeting is recorded for 7 y 2 m."
    ]


def test_the_rules_are_listed_without_a_database(bare_desk: Desk) -> None:
    done = bare_desk.run("check", "--rules")

    assert (done.code, done.err) == (0, "")
    header, *rows = [line.split("\t") for line in done.out.splitlines()]
    assert header == ["rule", "sort", "finds"]
    assert [row[:2] for row in rows] == [
        *([name, "contradiction"] for name in CONTRADICTIONS),
        *([name, "gap"] for name in GAPS),
    ]


@pytest.mark.parametrize(
    ("options", "listed"),
    [
        ("--gaps", GAPS),
        ("--rule no-source --rule unconfirmed", ["unconfirmed", "no-source"]),
        ("--gaps --without no-source", GAPS[:-2] + GAPS[-1:]),
    ],
)
def test_the_rules_that_would_be_asked_are_listed(
    desk: Desk, options: str, listed: list[str]
) -> None:
    assert desk.column("rule", "check", "--rules", *options.split()) == listed


@pytest.mark.parametrize("option", ["--rule", "--without"])
def test_a_rule_that_is_misspelt_is_guessed(desk: Desk, option: str) -> None:
    done = desk.quick("check", option, "unconfirmd")

    assert (done.code, done.out) == (2, "")
    assert "'unconfirmd' is not a rule. Did you mean unconfirmed?" in done.err


@pytest.mark.parametrize(
    "options", ["--gaps --rule unconfirmed", "--rule unconfirmed --without unconfirmed"]
)
def test_no_rule_at_all_cannot_be_asked(desk: Desk, options: str) -> None:
    done = desk.quick("check", *options.split())

    assert (done.code, done.out) == (2, "")
    assert "No rule is left to be asked." in done.err


def test_what_it_exits_with_is_its_own_affair(desk: Desk) -> None:
    done = desk.quick("check", "--exit-code")

    assert done.code == 2
    assert "No such option: --exit-code" in done.err


def test_an_agreement_that_is_not_there(desk: Desk) -> None:
    done = desk.quick("check", "atlantis")

    assert (done.code, done.out) == (3, "")


@pytest.mark.parametrize("columns", [80, 100, 200])
def test_a_terminal_gets_a_board_by_agreement(wrong: Desk, columns: int) -> None:
    screen = wrong.pty("check", columns=columns, NO_COLOR="1")

    assert screen.code == 1
    assert screen.lines[0] == "Contradictions"
    assert screen.lines[3] == "cambodia"
    assert screen.lines[4].startswith("  told-twice      cambodia/signing/2021-10-26.2 looks the")
    assert "→ If it is, take one out: fta remove" in screen.text
    assert screen.lines[-1] == "2 contradictions; 16 rules asked of 7 agreements"


def test_a_terminal_is_told_that_all_is_well(desk: Desk) -> None:
    screen = desk.pty("check", "--as-of", "2026-11-01")

    assert screen.code == 0
    assert screen.text.rstrip().split("\n\n") == [
        "Contradictions as of 2026-11-01",
        "Nothing contradicts itself.",
        "16 rules asked of 6 agreements",
    ]
    assert desk.pty("check", "--gaps").lines[0] == "Gaps"
    assert desk.pty("check", "--rules").lines[0] == "Rules"


def test_gaps_of_an_empty_record(empty_desk: Desk) -> None:
    assert empty_desk.quick("check", "--gaps") == Result(0, table(FIELDS), "")
