"""What the rules found, as rows and as a board."""

from __future__ import annotations

from functools import partial

from fta_tracker.analysis.checks import BY_NAME, RULES, Rule, findings
from fta_tracker.report import Report
from fta_tracker.views import checks
from tests.views.talks import agreement, board_of, senses, texts, when

WHEN = when("2026-11-23")
DEAL = agreement(
    """
    2020-01 round 1
    2020-02 round 1
    2020-03 round 3
    2020-04 approval by VN
    """
)
OTHER = agreement("2026-08 round 1 announced", "KR VN", slug="other")
ASKED = [BY_NAME[name] for name in ("number-twice", "unconfirmed", "no-party", "number-missing")]
NO_SOURCE = [BY_NAME["no-source"]]


def report(*rules: Rule) -> Report:
    found = findings(rules, [DEAL, OTHER], WHEN)
    return checks.findings("Found", found, rules, 2)


def test_a_label_that_is_long_stands_above_the_findings() -> None:
    found = findings(ASKED, [DEAL], WHEN)
    short, long = {"deal": "협정"}, {"deal": "Korea–Cambodia Free Trade Agreement"}

    for labels, first in ((short, ["협정", ""]), (long, ["", long["deal"]])):
        board = board_of(checks.findings("Found", found, ASKED, 1, partial(dict, labels)))
        assert texts(board)[0] == first
        assert texts(board)[1][0] == "  number-twice"


def test_the_fields_are_those_that_are_promised() -> None:
    assert checks.FIELDS == ("rule", "sort", "agreement", "ref", "also", "sentence", "hint")
    assert checks.RULE_FIELDS == ("rule", "sort", "finds")


def test_a_row() -> None:
    row = report(*ASKED).rows[0]

    assert tuple(row) == checks.FIELDS
    assert row == {
        "rule": "number-twice",
        "sort": "contradiction",
        "agreement": "deal",
        "ref": "deal/round/1.2",
        "also": ("deal/round/1",),
        "sentence": "deal/round/1 (2020-01) and deal/round/1.2 (2020-02) are both round 1.",
        "hint": "Number one anew, or take it out: fta remove deal/round/1.2",
    }


def test_it_fails_for_a_contradiction_alone() -> None:
    assert report(*ASKED).fails
    assert not report(BY_NAME["number-missing"]).fails
    assert not report(BY_NAME["held-ahead"]).fails


def test_the_board_has_the_findings_of_an_agreement_together() -> None:
    board = board_of(report(*ASKED))

    assert [heading.text for heading in board.headings] == ["rule", "finding"]
    assert texts(board) == [
        ["deal", ""],
        [
            "  number-twice",
            "deal/round/1 (2020-01) and deal/round/1.2 (2020-02) are both round 1.",
        ],
        ["", "→ Number one anew, or take it out: fta remove deal/round/1.2"],
        ["  no-party", "deal/approval/2020-04 is by VN, which was no party then."],
        ["", "→ fta edit deal/approval/2020-04 by=CODES, or record the accession"],
        [
            "  number-missing (gap)",
            "Round 2 is not recorded, between deal/round/1 and deal/round/3.",
        ],
        ["", "→ Record what a source tells: fta add-round deal --number N --date DATE"],
        ["", ""],
        ["other", ""],
        [
            "  unconfirmed",
            "other/round/1, announced for 2026-08, is unconfirmed after 2 m.",
        ],
        ["", "→ fta edit other/round/1 status=held (or cancelled)"],
    ]
    assert senses(board.rows[0]) == ["strong", ""]
    assert senses(board.rows[1]) == ["bad", ""]
    assert senses(board.rows[2]) == ["", "quiet"]
    assert senses(board.rows[5]) == ["", ""]


def test_gaps_alone_need_not_be_called_so() -> None:
    assert texts(board_of(report(BY_NAME["number-missing"])))[1][0] == "  number-missing"


def test_what_is_to_be_done_of_several_is_said_once() -> None:
    rules = [BY_NAME["stage-skipped"]]

    found = findings(rules, [agreement("2020 launch\n2022 signing")], WHEN)

    assert [row[1] for row in texts(board_of(checks.findings("Gaps", found, rules, 1)))] == [
        "",
        "Nothing is recorded of the stages proposed and studying before deal/launch/2020.",
        "Nothing is recorded of the stage concluded before deal/signing/2022.",
        "→ Record what a source tells: fta add-event deal KIND --date DATE",
    ]


def test_beneath_stands_how_much_was_found() -> None:
    assert report(*ASKED).footer() == ("3 contradictions and 1 gap; 4 rules asked of 2 agreements",)
    assert report(*NO_SOURCE).footer() == ("5 gaps; 1 rule asked of 2 agreements",)
    assert report(BY_NAME["unconfirmed"]).footer() == (
        "1 contradiction; 1 rule asked of 2 agreements",
    )
    one = checks.findings("Found", [], ASKED[:2], 1)
    assert one.footer() == ("2 rules asked of 1 agreement",)


def test_nothing_found_is_good_news() -> None:
    whole = board_of(checks.findings("Found", [], RULES, 2))
    assert texts(whole) == [["Nothing contradicts itself."]]
    assert senses(whole.rows[0]) == ["good"]
    assert texts(board_of(checks.findings("Gaps", [], NO_SOURCE, 2))) == [
        ["Nothing is known to be missing."]
    ]


def test_the_rules_are_listed() -> None:
    listed = checks.rules("Rules", [BY_NAME["unconfirmed"], BY_NAME["no-source"]])

    assert listed.rows == [
        {
            "rule": "unconfirmed",
            "sort": "contradiction",
            "finds": "announced, and not confirmed 30 days after its day",
        },
        {"rule": "no-source", "sort": "gap", "finds": "a fact without a source"},
    ]
    assert not listed.fails
    assert texts(board_of(listed)) == [[str(cell) for cell in row.values()] for row in listed.rows]
