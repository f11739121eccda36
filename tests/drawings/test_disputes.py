"""Where sources disagree, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.drawings.disputes import (
    count,
    disputes_board,
    followed,
    lines,
    marked,
    sides,
    sources,
)
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Claim, Event, Figure, ForceRule, Source
from tests.views.talks import texts

DAILY, POST, WIRE = Source("Daily"), Source("Post"), Source("Wire")
ROUND = Event(
    "round",
    PartialDate("2020-07-30"),
    number=1,
    by=("KR", "KH"),
    mode="in-person",
    topics=("Rice",),
    sources=(DAILY, WIRE),
    claims=(Claim("date", "2020-07-03", POST),),
)
EXPORTS = Figure(
    "exports",
    PartialDate("2019"),
    Number("697"),
    unit="USD million",
    reporter="KR",
    sources=(DAILY,),
    claims=(Claim("value", "696", POST),),
)
DEAL = Agreement(
    "deal",
    "Deal",
    "fta",
    ("KR", "KH"),
    names={"ko": "한국"},
    in_force_rule=ForceRule("Later."),
    claims=(Claim("parties", "KR, KH and VN", POST),),
)


@pytest.mark.parametrize(
    ("thing", "field", "held"),
    [
        (ROUND, "date", "2020-07-30"),
        (ROUND, "number", "1"),
        (ROUND, "by", "KR, KH"),
        (ROUND, "topics", "Rice"),
        (ROUND, "mode", "in-person"),
        (replace(ROUND, kind="entry-into-force"), "kind", "entry into force"),
        (ROUND, "place", ""),
        (ROUND, "scope", ""),
        (ROUND, "sources", ""),
        (ROUND, "length", ""),
        (EXPORTS, "value", "USD 697 million"),
        (EXPORTS, "text", "USD 697 million"),
        (EXPORTS, "unit", "USD million"),
        (DEAL, "parties", "KR, KH"),
        (DEAL, "names", ""),
        (DEAL, "in-force-rule", ""),
        (DEAL, "log", ""),
    ],
)
def test_what_the_record_follows(thing: Agreement | Event | Figure, field: str, held: str) -> None:
    assert followed(thing, field) == held


def test_each_side_with_who_says_so() -> None:
    assert list(sides(ROUND)) == ["≠ date: 2020-07-30 (Daily and 1 more); but 2020-07-03 (Post)"]
    several = (Claim("rounds", "4", POST), Claim("date", "2020", WIRE), Claim("rounds", "5", WIRE))
    assert list(sides(replace(ROUND, claims=several, sources=()))) == [
        "≠ rounds: 4 (Post); 5 (Wire)",
        "≠ date: 2020-07-30; but 2020 (Wire)",
    ]
    assert list(sides(replace(ROUND, claims=()))) == []


def test_a_sign_marks_what_is_disputed() -> None:
    assert marked("round 1", ROUND) == "round 1 ≠"
    assert marked("round 1", replace(ROUND, claims=())) == "round 1"


def test_a_line_for_each_claim_those_on_one_field_together() -> None:
    claims = (Claim("rounds", "4", POST), Claim("date", "2020", WIRE), Claim("rounds", "5", WIRE))
    event = replace(ROUND, claims=claims, note="Four, we think.")
    found = [(line.about, line.field, line.held, line.claim.value) for line in lines(event)]
    assert found == [
        ("round 1 by KR, KH 2020-07-30", "rounds", "Four, we think.", "4"),
        ("", "", "", "5"),
        ("", "date", "2020-07-30", "2020"),
    ]
    assert [sources(line, event) for line in lines(event)] == [(), (), (DAILY, WIRE)]
    assert next(lines(replace(event, note=None))).held == "–"


def test_an_agreement_has_claims_too_and_no_sources() -> None:
    (line,) = lines(DEAL)
    assert line[:3] == ("agreement", "parties", "KR, KH")
    assert sources(line, DEAL) == ()


def test_the_board() -> None:
    stated = replace(EXPORTS, period=None, stated_on=PartialDate("2020"), reporter=None)
    listed: list[tuple[str, Event | Figure]] = [
        ("deal", ROUND),
        ("deal", EXPORTS),
        ("other", stated),
    ]
    assert texts(disputes_board(listed, {})) == [
        [
            *("deal", "round 1 by KR, KH 2020-07-30", "date"),
            *("2020-07-30 (Daily and 1 more)", "2020-07-03 (Post)"),
        ],
        ["deal", "exports (KR) 2019", "value", "USD 697 million (Daily)", "696 (Post)"],
        ["other", "exports 2020", "value", "USD 697 million (Daily)", "696 (Post)"],
    ]


def test_how_many_there_are() -> None:
    assert count([ROUND]) == "1 claim of other sources, on 1 event"
    more = replace(ROUND, claims=ROUND.claims * 2)
    assert count([ROUND, more]) == "3 claims of other sources, on 2 events"
