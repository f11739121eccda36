"""The portfolio of the shipped record in numbers, some of them worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from fta_tracker.analysis.cases import Case, cases
from fta_tracker.analysis.standing import on_board, standing
from fta_tracker.analysis.summary import Line, lines, spread, tally
from fta_tracker.dates import Days, Moment
from fta_tracker.log import as_of
from tests.record.shipped import record

TODAY = date(2026, 11, 23)


def found(*slugs: str, on: date = TODAY) -> list[Case]:
    """The cases of these agreements (of all) on a day."""
    known = [as_of(a, on, TODAY) for slug, a in record().items() if not slugs or slug in slugs]
    when = Moment(on, TODAY)
    return [
        case for a in known if on_board(a, *when) for case in cases(a, standing(a, *when), when)
    ]


def line(of: str | None, *slugs: str, section: str = "passage", to: str | None = None) -> Line:
    (one,) = [
        line
        for line in lines(found(*slugs))
        if (line.section, line.of, line.to) == (section, of, to)
    ]
    return one


def test_stages() -> None:
    shown = {
        line.of: [case.agreement for case in line.cases]
        for line in lines(found())
        if line.section == "stage"
    }
    assert shown == {
        "studying": ["asean-upgrade"],
        "negotiating": ["singapore-upgrade"],
        "concluded": ["malaysia"],
        "in-force": "asean cambodia indonesia philippines rcep singapore vietnam".split(),
    }


def test_rceps_promises_of_four_years_were_broken() -> None:
    """Agreed in substance on 2019-11-04: so many days after the last of each of these deadlines."""
    dues = {str(target.ref): str(target.due) for target in record()["rcep"].targets}
    broken = [
        (dues[case.refs[0]], case.refs[1], case.amount)
        for case in found("rcep")
        if (case.section, case.of, case.outcome) == ("promise", "conclusion", "missed")
    ]
    agreed = "rcep/substantial-conclusion/2019-11-04"

    assert broken == [
        ("2015", agreed, Days(1404, 1404)),
        ("2016", agreed, Days(1038, 1038)),
        ("2017", agreed, Days(673, 673)),
        ("2018-11", agreed, Days(339, 339)),
    ]


def test_cambodias_year_end_promise_came_34_days_late() -> None:
    one = line("conclusion", "cambodia", section="promise-by-kind")
    late = [case for case in one.cases if case.outcome == "missed"]

    assert [case.amount for case in late] == [Days(34, 34), Days(34, 34)]
    assert late[0].refs == (
        "cambodia/target/conclusion/2020-07-09",
        "cambodia/conclusion/2021-02-03",
    )
    assert spread(one.cases).median_max == 34


def test_cambodias_four_rounds_took_111_to_113_days() -> None:
    """From 2020-07-30 to a day of the fourth, which lasted from 2020-11-18 to 2020-11-20."""
    (took,) = line("first-to-last", "cambodia", section="rounds").cases
    (until,) = line("until-agreement", "cambodia", section="rounds").cases

    assert took.amount == Days(111, 113)
    assert took.refs == ("cambodia/round/1", "cambodia/round/4")
    assert until.amount == Days(4, 4)


@pytest.mark.parametrize(
    ("on", "activity", "quiet"),
    [
        ("2019-09-06", "active", "2019-09-06"),
        ("2020-06-06", "active", "2019-09-06"),
        ("2020-06-07", "dormant", "2019-09-06"),
        ("2020-07-09", "dormant", "2019-09-06"),
        ("2024-03-25", "dormant", "2019-09-06"),
        ("2024-03-26", "active", "2024-03-26"),
    ],
)
def test_malaysia_was_quiet_from_september_2019(on: str, activity: str, quiet: str) -> None:
    day = date.fromisoformat(on)
    told = standing(as_of(record()["malaysia"], day, TODAY), day, TODAY)
    shown = [case.of for case in found("malaysia", on=day) if case.section == "activity"]

    assert shown == [activity]
    assert told.quiet_since == date.fromisoformat(quiet)


def test_the_passages_from_launch_on() -> None:
    """Nine were launched and eight agreed; the upgrade with Singapore is open after 266 days."""
    one = line("negotiating")
    over = sorted((c.amount, c.agreement) for c in one.cases if c.complete and c.amount)
    (still,) = [case for case in one.cases if not case.complete]

    assert over == [
        (Days(209, 209), "cambodia"),
        (Days(303, 333), "singapore"),
        (Days(378, 378), "asean"),
        (Days(856, 856), "vietnam"),
        (Days(876, 876), "philippines"),
        (Days(2314, 2314), "malaysia"),
        (Days(2540, 2540), "rcep"),
        (Days(2758, 2758), "indonesia"),
    ]
    assert (still.agreement, still.amount) == ("singapore-upgrade", Days(266, 266))
    # 8 of 9 go on after 209; the open one leaves; of 7 at risk then 6/7, 5/7, 4/7, 3/7 remain:
    # 8/9 × 3/7 = 8/21 < 1/2 at 876, while 8/9 × 4/7 = 32/63 > 1/2 at 856.
    assert spread(one.cases)[:4] == (8, 1, 876, 876)


def test_malaysias_signing_is_still_open() -> None:
    """Signed after 0, 38, 110, 265, 389 and 434–463 days; Malaysia's is open after 392.

    Of seven 4/7 go on after 110 days, and 3/7 after 265.
    """
    assert spread(line("concluded").cases)[:4] == (6, 1, 265, 265)


def test_indonesias_talks_were_suspended_for_1710_days() -> None:
    assert spread(line("talks", section="suspension").cases) == spread(
        [Case("", "", "", (), amount=Days(1710, 1710))]
    )
    assert (date(2019, 2, 19) - date(2014, 6, 15)).days == 1710


def test_how_all_promises_came_out() -> None:
    promises = line(None, section="promise").cases
    counts = {o: tally(promises, o) for o in ("met", "missed", "open", "not-measurable")}

    assert counts == {"met": 19, "missed": 32, "open": 0, "not-measurable": 3}
