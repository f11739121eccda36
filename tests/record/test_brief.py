"""The brief of the shipped record: what a reader would have been told, month by month."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

from fta_tracker.analysis.brief import Happening, happenings
from fta_tracker.dates import Moment
from fta_tracker.log import happened
from tests.record.shipped import record

TODAY = date(2026, 11, 23)


def of(slug: str, since: date, until: date) -> list[Happening]:
    eve, end = Moment(since - timedelta(1), TODAY), Moment(until, TODAY)
    return list(happenings(record()[slug], eve, end, 9))


def month(slug: str, year: int, number: int) -> list[tuple[str, str, str]]:
    """Section, ref behind the slug, date."""
    last = monthrange(year, number)[1]
    return [
        (one.section, str(one.thing.ref).partition("/")[2], str(one.date))
        for one in of(slug, date(year, number, 1), date(year, number, last))
    ]


def test_july_2020_in_cambodia() -> None:
    assert month("cambodia", 2020, 7) == [
        ("stage", "launch/2020-07-09", "2020-07-09"),
        ("meeting", "round/1", "2020-07-30"),
        ("step", "statement/2020-07-09", "2020-07-09"),
        ("promised", "target/conclusion/2020-07-09", "2020-07-09"),
        ("promised", "target/round/1/2020-07-09", "2020-07-09"),
        ("promised", "target/conclusion/2020-07-28", "2020-07-28"),
        ("kept", "target/round/1/2020-07-09", "2020-07-30"),
    ]


def test_the_year_end_promise_was_broken_in_january_and_kept_late_in_february() -> None:
    promise = "target/conclusion/2020-07-09"

    assert [row for row in month("cambodia", 2020, 12) if row[1] == promise] == []
    assert ("broken", promise, "2020-12-31") in month("cambodia", 2021, 1)
    assert ("kept-late", promise, "2021-02-03") in month("cambodia", 2021, 2)
    (kept,) = (
        one
        for one in of("cambodia", date(2021, 2, 1), date(2021, 2, 28))
        if one.section == "kept-late" and str(one.thing.ref).endswith(promise)
    )
    assert kept.days == (34, 34)


def test_malaysia_fell_silent_in_june_2020_and_spoke_again_in_march_2024() -> None:
    assert ("silence-begun", "round/3", "2020-06-07") in month("malaysia", 2020, 6)
    assert ("silence-ended", "resumption/2024-03-26", "2024-03-26") in month("malaysia", 2024, 3)
    silent = of("malaysia", date(2020, 7, 1), date(2024, 3, 25))
    assert [one.section for one in silent if one.section.startswith("silence")] == []


def test_month_by_month_every_event_is_told_once() -> None:
    first = date(2000, 1, 1)
    for slug, agreement in record().items():
        told: Counter[str] = Counter()
        start = date(1900, 1, 1)
        for year in range(first.year, TODAY.year + 1):
            for number in range(1, 13):
                end = date(year, number, monthrange(year, number)[1])
                for one in of(slug, start, min(end, TODAY)):
                    if one.section in ("stage", "meeting", "step"):
                        told[str(one.thing.ref)] += 1
                start = end + timedelta(1)
        assert set(told.values()) == {1}, slug
        assert told.keys() == {str(e.ref) for e in happened(agreement.log, TODAY, TODAY)}
