"""Cases gathered into the figures of a summary."""

from __future__ import annotations

from fta_tracker.analysis.cases import Case
from fta_tracker.analysis.summary import Line, Spread, lines, spread, tally, total, unit
from fta_tracker.dates import Days


def passage(
    least: int, most: int, *, of: str = "signed", to: str | None = None, complete: bool = True
) -> Case:
    return Case("passage", of, "deal", (), to, Days(least, most), complete)


def promise(kind: str, outcome: str, who: str | None = None) -> Case:
    return Case("promise", kind, "deal", (), outcome=outcome, who=who)


def brief(cases: list[Case]) -> list[tuple[object, ...]]:
    return [(line.section, line.of, line.to, len(line.cases)) for line in lines(cases)]


def test_the_spread_has_the_estimate_for_the_least_and_the_most() -> None:
    cases = [passage(10, 40), passage(20, 30), passage(25, 25, complete=False)]

    # Least: 10 and 20 of three, so a third is left at 20. Most: of those at 30, half, then none.
    assert spread(cases) == Spread(2, 1, 20, 35, Days(10, 30), Days(20, 40))


def test_the_estimates_are_in_ascending_order() -> None:
    # Least: 1, 2+, 3, the median 3. Most: 2+, 2, 3, the median 3; and where it turns about:
    cases = [passage(1, 9), passage(2, 2, complete=False), passage(3, 3), passage(3, 3)]
    low, high = spread(cases)[2:4]

    assert (low, high) == (3, 3)
    turned = [passage(1, 4), passage(2, 2, complete=False), passage(6, 6)]
    assert spread(turned)[2:4] == (5, 6), "6 for the least, the middle of 4 and 6 for the most"


def test_a_median_that_only_the_least_has_comes_first() -> None:
    cases = [passage(1, 9), passage(5, 5, complete=False)]

    assert spread(cases)[2:4] == (1, 9)
    cases.append(passage(6, 6, complete=False))
    assert spread(cases)[2:4] == (9, None), "9 is the last of all; at 1, two thirds go on"


def test_the_spread_of_nothing() -> None:
    assert spread([]) == Spread(0, 0, None, None, None, None)
    assert spread([promise("signing", "open")]) == Spread(0, 0, None, None, None, None)
    assert spread([passage(3, 3, complete=False)]) == Spread(0, 1, None, None, None, None)


def test_suspended_days_add_up() -> None:
    assert total([]) is None
    assert total([Days(1, 2), Days(10, 20)]) == Days(11, 22)


def test_figures_are_in_the_order_of_a_life() -> None:
    cases = [
        Case("trade", "in-force", "a", ()),
        Case("trade", "negotiating", "b", ()),
        Case("trade", "in-force", "c", ()),
        Case("rounds", "between", "a", (), amount=Days(1, 1)),
        Case("rounds", "until-agreement", "a", (), amount=Days(4, 4)),
        Case("suspension", "talks", "a", ()),
        Case("activity", "dormant", "b", ()),
        Case("activity", "active", "c", ()),
        Case("stage", "in-force", "a", ()),
        Case("stage", "not-begun", "b", ()),
        Case("stage", "proposed", "b", ()),
    ]
    assert brief(cases) == [
        ("stage", "not-begun", None, 1),
        ("stage", "proposed", None, 1),
        ("stage", "in-force", None, 1),
        ("activity", "active", None, 1),
        ("activity", "dormant", None, 1),
        ("suspension", "talks", None, 1),
        ("rounds", "until-agreement", None, 1),
        ("rounds", "between", None, 1),
        ("trade", "negotiating", None, 1),
        ("trade", "in-force", None, 1),
        ("trade", "in-force", None, 1),
    ]
    assert lines([]) == ()


def test_a_passage_has_a_line_for_each_way_it_went() -> None:
    cases = [
        passage(1, 1, of="negotiating", to="concluded"),
        passage(2, 2, of="negotiating", to="agreed"),
        passage(3, 3, of="negotiating", to="agreed"),
        passage(4, 4, of="negotiating", to="ended", complete=False),
        passage(5, 5, of="negotiating", complete=False),
    ]
    assert brief(cases) == [
        ("passage", "negotiating", None, 5),
        ("passage", "negotiating", "agreed", 2),
        ("passage", "negotiating", "concluded", 1),
    ]


def test_promises_are_counted_in_all_by_kind_and_by_who_made_them() -> None:
    cases = [
        promise("signing", "met", "Yoo"),
        promise("conclusion", "missed", "Yoo"),
        promise("conclusion", "missed"),
        promise("approval", "open", "DTI"),
    ]
    assert brief(cases) == [
        ("promise", None, None, 4),
        ("promise-by-kind", "conclusion", None, 2),
        ("promise-by-kind", "approval", None, 1),
        ("promise-by-kind", "signing", None, 1),
        ("promise-by-who", "Yoo", None, 2),
        ("promise-by-who", None, None, 1),
        ("promise-by-who", "DTI", None, 1),
    ]
    assert [tally(cases, outcome) for outcome in ("met", "missed", "open")] == [1, 2, 1]


def test_rounds_are_counted_and_all_else_is_in_days() -> None:
    assert unit("rounds", "until-agreement") == "rounds"
    assert unit("rounds", "between") == unit("promise", None) == "days"
    assert Line("passage", "signed", None, (passage(0, 0),)).unit == "days"
    assert Line("stage", "signed", None, (Case("stage", "signed", "deal", ()),)).unit is None
