"""What is odd of something recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Figure, Target
from fta_tracker.views.oddities import notes, oddities
from tests.views.talks import agreement, saying, when
from tests.views.writing import counting, promising, written

TODAY = when("2026-11-23")


@pytest.mark.parametrize(
    ("table", "place", "odd"),
    [
        ("2020-07-30 round 1", 0, []),
        ("2020-07-30 round 1\n2020-08-30 round 2", 1, []),
        ("2020-07-30 round", 0, []),
        ("2020-07-30 round 1\n2020-08-30 round 3", 1, ["round 2 is not recorded"]),
        ("2020-07-30 round 1\n2020-08-30 round 9", 1, ["rounds 2–8 are not recorded"]),
        (
            "2020-07-30 round 1 of goods\n2020-08-30 round 2 of services",
            1,
            ["round 1 is not recorded"],
        ),
        (
            "2020-07-30 round 1 cancelled\n2020-08-30 round 2",
            1,
            ["round 1 is not recorded"],
        ),
        ("2020-07-30 round 1\n2020-08-30 round 3 cancelled", 1, ["round 2 is not recorded"]),
        (
            "2020-07-30 round 2\n2020-08-30 round 1",
            0,
            ["round 1 (2020-08-30) is later than round 2"],
        ),
        (
            "2020-07-30 round 5\n2020-08-30 round 3\n2020-09-30 round",
            0,
            ["round 4 is not recorded", "round 3 (2020-08-30) is later than round 5"],
        ),
        ("2020-07-30 launch\n2020-07-30 launch", 1, ["deal/launch/2020-07-30 may be the same"]),
        ("2020-07-30 launch\n2020-07-30 launch cancelled", 1, []),
        ("2020-07-30 approval by KR\n2020-07-30 approval by KH", 1, []),
        ("2020-07-30 approval by VN", 0, ["VN is no party to deal"]),
        ("2020-07-30 approval by VN,KR,PH", 0, ["VN and PH are no parties to deal"]),
        ("2020-07-30 accession by VN\n2020-08 approval by VN", 1, []),
        ("2020-07-30 approval by VN\n2020-08 accession by VN", 0, ["VN is no party to deal"]),
        ("2020-07-30 accession by VN", 0, []),
        ("2020-07-30 withdrawal by KH\n2020-08 statement by KH", 1, ["KH is no party to deal"]),
        (
            "2026-01-01/2026-02-14 round 1",
            0,
            [
                (
                    "it lasts from 2026-01-01 to 2026-02-14; "
                    "if that is no longer its end: fta edit deal/round/1 end=DATE"
                )
            ],
        ),
        ("2026-01-01/2026-01-31 round 1", 0, []),
    ],
)
def test_of_an_event(table: str, place: int, odd: list[str]) -> None:
    talks = agreement(table)
    assert list(oddities(talks, talks.log[place], TODAY)) == odd


@pytest.mark.parametrize(
    ("due", "stated", "by", "odd"),
    [
        ("2020", "2020-07-09", "KR", []),
        ("2020-07", "2020-07-09", "KR", []),
        (
            "2020-06",
            "2020-07-09",
            "VN",
            [
                "the deadline, 2020-06, was past when it was stated, 2020-07-09",
                "VN is no party to deal",
            ],
        ),
        ("2019", "2020", "KR", ["the deadline, 2019, was past when it was stated, 2020"]),
    ],
)
def test_of_a_promise(due: str, stated: str, by: str, odd: list[str]) -> None:
    target = Target("signing", PartialDate(due), PartialDate(stated), by=(by,))
    talks = promising(agreement("2020-01 launch"), target)
    assert list(oddities(talks, talks.targets[0], TODAY)) == odd


def test_of_a_promise_that_is_there_already() -> None:
    target = Target("signing", PartialDate("2020"), PartialDate("2020-01"))
    talks = promising(agreement("2020-01 launch"), target, target)
    assert list(oddities(talks, talks.targets[1], TODAY)) == [
        "deal/target/signing/2020-01 may be the same"
    ]


def test_of_a_figure() -> None:
    figure = Figure("trade", PartialDate("2020"), Number("1"))
    talks = counting(agreement("2020-01 launch"), figure, figure)
    assert list(oddities(talks, talks.figures[1], TODAY)) == [
        "deal/figure/trade/2020 may be the same"
    ]
    alone = counting(agreement("2020-01 launch"), figure)
    assert list(oddities(alone, alone.figures[0], TODAY)) == []


def test_parties_that_go_leave_acts_of_strangers() -> None:
    talks = agreement("2020-01 launch\n2020-02 approval by KH\n2020-03 accession by VN")
    other = replace(talks, parties=("KR", "PH"))

    assert list(notes(written(talks, other, "deal"), TODAY)) == [
        "KH acts in 1 event of deal, though it is no party then"
    ]
    more = agreement("2020-01 launch\n2020-02 approval by KH\n2020-03 signing by KH,PH")
    assert list(notes(written(more, replace(more, parties=("KR", "VN")), "deal"), TODAY)) == [
        "KH acts in 2 events of deal, though it is no party then",
    ]


def test_what_was_odd_before_an_edit_is_told_once() -> None:
    talks = agreement("2020-07-30 round 5\n2020-07-30 launch\n2020-07-30 launch")
    ref = "deal/round/5"
    placed = saying(talks, 0, place="Seoul")

    assert list(notes(written(talks, placed, ref), TODAY)) == []
    six = replace(talks, log=(replace(talks.log[0], number=6), *talks.log[1:]))
    assert list(notes(written(talks, six, ref), TODAY)) == ["rounds 1–5 are not recorded"]
    assert list(notes(written(talks, talks, ref), TODAY)) == []
    assert list(notes(written(talks, None, "deal"), TODAY)) == []


def test_of_a_promise_that_is_yet_to_be_made() -> None:
    target = Target("signing", PartialDate("2028"), PartialDate("2027"))
    talks = promising(agreement("2020-01 launch"), target)
    assert list(oddities(talks, talks.targets[0], TODAY)) == [
        "the day that it was stated, 2027, has not come yet"
    ]


def test_of_what_was_announced_for_a_day_that_has_passed() -> None:
    talks = agreement("2020-01 launch\n2026-11-22 summit announced\n2026-11 hearing announced")
    assert [list(oddities(talks, event, TODAY)) for event in talks.log[1:]] == [
        ["its day has passed; if it was held: fta edit deal/summit/2026-11-22 status=held"],
        [],
    ]


def test_of_a_promise_of_what_is_so_already() -> None:
    def odd(kind: str, scope: tuple[str, ...] = ()) -> list[str]:
        target = Target(kind, PartialDate("2027"), PartialDate("2026"), scope=scope)
        talks = promising(agreement("2020-01 launch\n2021-02 conclusion"), target)
        return list(oddities(talks, talks.targets[0], TODAY))

    assert odd("conclusion") == ["deal was concluded before, on 2021-02"]
    assert odd("signing") == odd("round") == odd("other") == odd("conclusion", ("goods",)) == []


def test_rows_are_noted_too_where_they_are_few() -> None:
    before = agreement("2020-01 launch")
    after = agreement("2020-01 launch\n2020-02 round 2\n2020-03 approval by VN")
    assert list(notes(written(before, after), TODAY)) == [
        "round 1 is not recorded",
        "VN is no party to deal",
    ]
    many = agreement("\n".join(f"20{n} round {n}" for n in range(10, 40)))
    assert list(notes(written(agreement(""), many), TODAY)) == []


@pytest.mark.parametrize(
    ("kind", "number", "scope", "odd"),
    [
        ("round", 3, (), ["round 3 was held before, on 2020-02"]),
        ("round", 4, (), []),
        ("round", None, (), []),
        ("launch", None, (), ["deal was launched before, on 2020-01"]),
        ("launch", None, ("services",), []),
    ],
)
def test_of_a_promise_of_what_has_been(
    kind: str, number: int | None, scope: tuple[str, ...], odd: list[str]
) -> None:
    due, stated = PartialDate("2027"), PartialDate("2026-11-23")
    target = Target(kind, due, stated, number=number, scope=scope)
    talks = promising(agreement("2020-01 launch\n2020-02 round 3"), target)
    assert list(oddities(talks, talks.targets[0], TODAY)) == odd


@pytest.mark.parametrize(
    ("measure", "period", "odd"),
    [
        ("exprots", "2020", ["no other figure measures exprots; exports is usual"]),
        (
            "tarrifs-freed",
            "2020",
            ["no other figure measures tarrifs-freed; tariffs-freed is usual"],
        ),
        ("rubber", "2020", []),
        ("exports", "2026", []),
        ("exports", "2027", ["the period, 2027, has not begun"]),
    ],
)
def test_of_a_figure_that_may_be_a_slip(measure: str, period: str, odd: list[str]) -> None:
    first = Figure("tariffs-freed", PartialDate("2019"), Number("1"))
    talks = counting(
        agreement("2020-01 launch"), first, Figure(measure, PartialDate(period), Number("1"))
    )
    assert list(oddities(talks, talks.figures[1], TODAY)) == odd
