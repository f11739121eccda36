"""The words of our pictures."""

from __future__ import annotations

from datetime import date

import pytest

from fta_tracker.analysis.targets import Outcome
from fta_tracker.dates import Days, PartialDate
from fta_tracker.drawings import words
from fta_tracker.model import Claim, Event, Source, Target


def event(**fields: object) -> Event:
    return Event(**{"kind": "round", "date": PartialDate("2020-08-31"), **fields})  # type: ignore[arg-type]


def target(**fields: object) -> Target:
    promise = {"kind": "conclusion", "due": PartialDate("2020"), "stated_on": PartialDate("2019")}
    return Target(**{**promise, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "spaced"),
    [
        ("entry-into-force", "entry into force"),
        ("round", "round"),
        ("in-person", "in-person"),
        ("trade-remedies", "trade remedies"),
    ],
)
def test_a_word_of_a_vocabulary(word: str, spaced: str) -> None:
    assert words.spaced(word) == spaced


def test_what_an_event_is() -> None:
    assert words.what(event()) == "round"
    assert words.what(event(number=4)) == "round 4"
    assert words.what(event(number=4, scope=("goods", "trade-remedies"))) == (
        "round 4 (goods, trade remedies)"
    )
    assert words.what(target(kind="entry-into-force", scope=("goods",))) == (
        "entry into force (goods)"
    )


def test_what_was_promised_of_whom_and_by_when() -> None:
    assert words.promised(target()) == "conclusion"
    assert words.promised(target(kind="approval", by=("ID", "KR"))) == "approval by ID, KR"
    assert words.deadline(target()) == "conclusion by 2020"
    assert words.deadline(target(kind="approval", by=("ID",))) == "approval by ID by 2020"


def test_a_promise_that_no_event_can_meet_is_told_in_its_own_words() -> None:
    volume = target(kind="other", summary="Trade of USD 70 billion by 2020.")
    assert words.promised(volume) == "Trade of USD 70 billion by 2020."
    assert words.deadline(volume) == "Trade of USD 70 billion by 2020."
    assert words.deadline(target(kind="other")) == "other by 2020"
    assert words.deadline(target(summary="All done.")) == "conclusion by 2020"


@pytest.mark.parametrize(
    ("start", "end", "dated"),
    [
        ("2020-07-30", None, "2020-07-30"),
        ("2020-07-30", "2020-07-30", "2020-07-30"),
        ("2020-07-30", "2020-07-31", "2020-07-30 – 31"),
        ("2020-08-31", "2020-09-03", "2020-08-31 – 09-03"),
        ("2020-12-30", "2021-01-02", "2020-12-30 – 2021-01-02"),
        ("2020-07", "2020-08", "2020-07 – 2020-08"),
        ("2020-07", "2020-07-20", "2020-07 – 2020-07-20"),
        ("2020", "2021", "2020 – 2021"),
    ],
)
def test_a_date_with_its_end(start: str, end: str | None, dated: str) -> None:
    held = event(date=PartialDate(start), end=PartialDate(end) if end else None)
    assert words.dated(held) == dated


def test_where_and_how_they_met() -> None:
    assert words.where(event()) == ""
    assert words.where(event(place="Seoul")) == "Seoul"
    assert words.where(event(place="Seoul", mode="in-person")) == "Seoul"
    assert words.where(event(place="Hanoi", mode="hybrid")) == "Hanoi, hybrid"
    assert words.where(event(mode="video")) == "video"


def test_what_is_not_known_to_have_been_held() -> None:
    statuses = ("held", "announced", "cancelled")
    assert [words.unheld(event(status=status)) for status in statuses] == [
        "",
        "announced",
        "cancelled",
    ]


@pytest.mark.parametrize(
    ("outcome", "met_on", "on", "verdict"),
    [
        ("met", "2020-07", "2021-06-01", "met 2020-07"),
        ("missed", "2021-02-03", "2021-06-01", "34 days late"),
        ("missed", "2021-05", "2021-06-01", "4–5 m late"),
        ("missed", "2021", "2021-06-01", "1 day – 12 m late"),
        ("missed", None, "2021-01-01", "1 day overdue"),
        ("missed", None, "2022-01-01", "12 m overdue"),
        ("open", None, "2020-12-30", "open, 1 day left"),
        ("open", None, "2020-07-09", "open, 5 m left"),
        ("open", None, "2020-12-31", "open, due today"),
        ("not-measurable", None, "2021-06-01", "not measurable"),
        ("not-measurable", "2020", "2021-06-01", "not measurable"),
    ],
)
def test_how_a_promise_came_out(outcome: str, met_on: str | None, on: str, verdict: str) -> None:
    met = PartialDate(met_on) if met_on else None
    found = Outcome(target(), outcome, met, None, Days(0, 0))
    assert words.verdict(found, date.fromisoformat(on)) == verdict


def test_a_silence_is_what_the_record_knows_of() -> None:
    said = words.quietly(date(2019, 9, 6), date(2020, 7, 9))
    assert said == "no meeting recorded for 10 m"


@pytest.mark.parametrize(
    ("numbers", "runs"),
    [
        ([], ""),
        ([2], "2"),
        ([3, 4], "3–4"),
        ([2, 4, 5, 6, 9], "2, 4–6, 9"),
    ],
)
def test_numbers_in_a_row_are_one(numbers: list[int], runs: str) -> None:
    assert words.runs(numbers) == runs


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ((), "approval"),
        (("KH",), "approval by KH"),
        (("KH", "KR", "VN"), "approval by KH, KR, VN"),
        (("KH", "KR", "VN", "TH"), "approval by 4 parties"),
    ],
)
def test_whose_act_it_is_where_they_are_few(by: tuple[str, ...], said: str) -> None:
    assert words.what(event(kind="approval", by=by)) == said
    assert words.what(target(kind="approval", by=by)) == said
    assert words.promised(target(kind="approval", by=by)) == said


def test_a_scope_stands_before_whose_act_it_is() -> None:
    held = event(kind="signing", scope=("goods",), by=("TH",))
    assert words.what(held) == "signing (goods) by TH"


@pytest.mark.parametrize(
    ("outcome", "met_on", "status", "verdict"),
    [
        ("met", "2020-07", "announced", "met 2020-07, unconfirmed"),
        ("met", "2020-07", "held", "met 2020-07"),
        ("missed", "2021-02-03", "announced", "34 days late, unconfirmed"),
        ("missed", "2021-02-03", "held", "34 days late"),
    ],
)
def test_what_was_only_announced_leaves_the_outcome_unconfirmed(
    outcome: str, met_on: str, status: str, verdict: str
) -> None:
    found = Outcome(target(), outcome, PartialDate(met_on), "deal/x", Days(0, 0), status)
    assert words.verdict(found, date(2026, 11, 23)) == verdict


def test_an_announced_event_shows_what_other_days_were_named_for_it() -> None:
    claims = tuple(Claim(*said, Source("T")) for said in (("date", "2020-07"), ("rounds", "2")))
    assert words.outstanding(event(status="announced", claims=claims)) == (
        "announced, also named: 2020-07"
    )
    assert words.outstanding(event(status="announced")) == "announced"
    assert words.outstanding(event(claims=claims)) == ""
