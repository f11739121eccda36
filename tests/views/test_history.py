"""The history: who changed what, when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from fta_tracker.dates import PartialDate
from fta_tracker.model import Agreement, Claim, Source
from fta_tracker.picture import History
from fta_tracker.recording.changes import Change, differences
from fta_tracker.report import Report
from fta_tracker.views.history import FIELDS, history, is_of, within, would_be
from tests.views.talks import agreement, saying

TALKS = agreement("2020-07-09 launch\n2020-07-30 round 1 announced\n2020-07 summit")
HELD = saying(TALKS, 1, status="held", topics=("goods", "services"))
MOVED = replace(HELD, log=(HELD.log[0], HELD.log[2], HELD.log[1]))
PACT = agreement("2020 launch", slug="pact")


def _change(
    number: int,
    before: tuple[Agreement, ...],
    after: tuple[Agreement, ...],
    undoes: int | None = None,
) -> Change:
    was, now = ({a.slug: a for a in all_} for all_ in (before, after))
    at = dt.datetime(2026, 11, 20 + number, 9, 30, 15, tzinfo=dt.UTC)
    return Change(number, at, "desk", f"fta {number}", differences(was, now), undoes)


FIRST = _change(1, (), (PACT,))
SECOND = _change(2, (TALKS,), (HELD,))
THIRD = _change(3, (HELD, PACT), (MOVED,))
FOURTH = _change(4, (HELD,), (TALKS,), undoes=2)


def _drawn(report: Report) -> list[str]:
    """The lines of the picture, without their arrangement."""
    picture = report.picture()
    assert isinstance(picture, History)
    lines = []
    for change in picture.changes:
        lines.append(f"{change.number}|{change.when}|{change.who}|{change.undone}")
        lines.append(change.command)
        lines += [f"{deed.sign} {deed.thing}: {' · '.join(deed.parts)}" for deed in change.deeds]
    return lines


def test_a_row_for_each_field() -> None:
    report = history("Changes", [SECOND], {2: 4})

    assert report.fields == FIELDS
    assert [tuple(row.values()) for row in report.rows] == [
        (
            *(2, "2026-11-22T09:30:15Z", "desk", "fta 2", None, 4),
            *("deal/round/1", "changed", "status", "announced", "held"),
        ),
        (
            *(2, "2026-11-22T09:30:15Z", "desk", "fta 2", None, 4),
            *("deal/round/1", "changed", "topics", None, ["goods", "services"]),
        ),
    ]


def test_what_came_went_and_was_moved() -> None:
    report = history("", [FOURTH, THIRD, FIRST], {})

    assert [(row["change"], row["undoes"], row["ref"], row["did"]) for row in report.rows] == [
        (4, 2, "deal/round/1", "changed"),
        (4, 2, "deal/round/1", "changed"),
        *[(3, None, "pact", "removed")] * 4,
        *[(3, None, "pact/launch/2020", "removed")] * 2,
        (3, None, "deal/summit/2020-07", "moved"),
        *[(1, None, "pact", "added")] * 4,
        *[(1, None, "pact/launch/2020", "added")] * 2,
    ]
    (moved,) = [row for row in report.rows if row["did"] == "moved"]
    assert (moved["before"], moved["after"]) == ("deal/round/1", "deal/launch/2020-07-09")


def test_of_one_thing() -> None:
    rows = history("", [FOURTH, THIRD, FIRST], {}, of="pact/launch/2020").rows
    assert {row["ref"] for row in rows} == {"pact/launch/2020"}
    rows = history("", [FOURTH, THIRD, FIRST], {}, of="deal").rows
    assert {row["ref"] for row in rows} == {"deal/round/1", "deal/summit/2020-07"}
    assert [is_of(change, "pact") for change in (FIRST, SECOND, THIRD)] == [True, False, True]
    assert [is_of(change, "pact/launch/2020") for change in (FIRST, FOURTH)] == [True, False]
    assert is_of(THIRD, "deal/summit/2020-07")


def test_between_two_dates() -> None:
    all_ = [FOURTH, THIRD, SECOND, FIRST]
    assert within(all_, None, None) == all_
    assert within(all_, PartialDate("2026-11-23"), None) == [FOURTH, THIRD]
    assert within(all_, None, PartialDate("2026-11-22")) == [SECOND, FIRST]
    assert within(all_, PartialDate("2026"), PartialDate("2026-11")) == all_


def test_what_would_be_has_no_number_and_no_moment() -> None:
    report = would_be("What would change", SECOND.difference, "desk", "fta edit")

    assert [row["field"] for row in report.rows] == ["status", "topics"]
    assert {(row["change"], row["at"], row["who"], row["command"]) for row in report.rows} == {
        (None, None, "desk", "fta edit")
    }
    assert _drawn(report)[:2] == ["–|not made|desk|", "fta edit"]


def test_the_picture_has_a_line_for_each_thing() -> None:
    longer = _change(5, (TALKS,), (saying(TALKS, 0, note="x" * 200, place="Seoul"),))
    first = _change(6, (MOVED,), (replace(MOVED, log=(replace(MOVED.log[0]), *HELD.log[1:])),))
    report = history("", [first, FOURTH, longer, THIRD, SECOND], {2: 4})

    assert _drawn(report) == [
        "6|2026-11-26 09:30 UTC|desk|",
        "fta 6",
        "↕ deal/round/1: now below deal/launch/2020-07-09",
        "4|2026-11-24 09:30 UTC|desk|",
        "fta 4 (takes back change 2)",
        "~ deal/round/1: status held → announced · topics - goods · topics - services",
        "5|2026-11-25 09:30 UTC|desk|",
        "fta 5",
        f"~ deal/launch/2020-07-09: place – → Seoul · note – → {'x' * 160}…",
        "3|2026-11-23 09:30 UTC|desk|",
        "fta 3",
        "- pact: slug pact · name Pact · kind fta · parties KR, KH",
        "- pact/launch/2020: kind launch · date 2020",
        "↕ deal/summit/2020-07: now below deal/launch/2020-07-09",
        "2|2026-11-22 09:30 UTC|desk|taken back by change 4",
        "fta 2",
        "~ deal/round/1: status announced → held · topics + goods · topics + services",
    ]


def test_what_was_moved_to_the_top_and_named() -> None:
    talks = agreement("2020-07 summit\n2020-07 committee")
    up = replace(talks, log=talks.log[::-1], names={"ko": "한"})
    assert _drawn(history("", [_change(2, (talks,), (up,))], {}))[2:] == [
        "~ deal: names – → 한",
        "↕ deal/committee/2020-07: now above all others",
    ]


def test_a_change_of_very_many_things_is_counted_by_agreement() -> None:
    many = agreement("\n".join(f"{year} statement" for year in range(2000, 2012)))
    change = _change(2, (PACT,), (many, replace(PACT, log=())))

    assert _drawn(history("", [change], {}))[2:] == ["· deal: +13", "· pact: -1"]
    assert len(_drawn(history("", [change], {}, whole=True))) == 16


def test_of_lists_what_came_and_went_and_of_objects_what_they_say() -> None:
    one, other = Source("Yonhap", "https://example.org/y"), Source("KBS")
    claim = Claim("date", "2020-07", other)
    before = saying(TALKS, 0, sources=(one, other), topics=("a", "b"))
    after = saying(TALKS, 0, sources=(other,), claims=(claim,), topics=("b", "a"))
    assert _drawn(history("", [_change(2, (before,), (after,))], {}))[2:] == [
        (
            "~ deal/launch/2020-07-09: topics in another order · sources - Yonhap"
            " · claims + date 2020-07 (KBS)"
        )
    ]
