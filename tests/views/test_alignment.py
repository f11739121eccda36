"""The timeline counted from a milestone: its rows, its title, and what stands beneath."""

from __future__ import annotations

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import Agreement
from fta_tracker.report import Report
from fta_tracker.views import alignment, events
from fta_tracker.views.alignment import title
from tests.views.talks import agreement, when

TALKS = agreement("2020-06-30 proposal\n2020-07 launch\n2020-08-01 round 1\n2027 signing announced")
AGREED = "agreement in principle or substantial conclusion"
YOUNG = agreement("2020 study-start", slug="young")


def report(
    *listed: Agreement, word: str = "launch", on: str = "2026-11-23", until: str | None = None
) -> Report:
    moment = when(on)
    end = PartialDate(until) if until else None
    known = [as_of(each, *moment) for each in listed]
    pairs = events.within(events.merged(known, moment), None, end)
    return alignment.aligned("Timeline", known, pairs, moment, 9, word, None, end)


def test_the_fields_are_those_of_events_and_three_more() -> None:
    added = ("counted_from", "days_min", "days_max")
    assert (*events.FIELDS, *added) == alignment.FIELDS == report(TALKS).fields


def test_a_row_has_them_all_null_where_there_is_no_milestone() -> None:
    found = report(TALKS, YOUNG)
    assert all(tuple(row) == alignment.FIELDS for row in found.rows)
    assert [tuple(row[f] for f in ("ref", *alignment.ADDED)) for row in found.rows] == [
        ("young/study-start/2020", None, None, None),
        ("deal/proposal/2020-06-30", "deal/launch/2020-07", -31, -1),
        ("deal/launch/2020-07", "deal/launch/2020-07", 0, 0),
        ("deal/round/1", "deal/launch/2020-07", 1, 31),
        ("deal/signing/2027", "deal/launch/2020-07", 2345, 2739),
    ]


def test_what_had_not_happened_by_the_day_is_no_milestone() -> None:
    assert [row["days_min"] for row in report(TALKS, on="2020-07-30").rows] == [None]
    assert [row["days_min"] for row in report(TALKS, word="signing").rows] == [None] * 4


@pytest.mark.parametrize(
    ("word", "on", "until", "said"),
    [
        ("launch", "2026-11-23", None, ["Left out, with no launch recorded: young"]),
        (
            "launch",
            "2026-11-23",
            "2020-06",
            ["Left out, with no launch recorded by 2020-06: young, deal"],
        ),
        ("launch", "2026-11-23", "2020", ["Left out, with no launch recorded by 2020: young"]),
        ("launch", "2020-06-30", None, ["Left out, with no launch recorded: deal"]),
        ("launch", "2020-06-29", None, []),
        (
            "agreed",
            "2026-11-23",
            None,
            [f"Left out, with no {AGREED} recorded: young, deal"],
        ),
    ],
)
def test_who_is_left_out_is_told(word: str, on: str, until: str | None, said: list[str]) -> None:
    assert list(report(TALKS, YOUNG, word=word, on=on, until=until).footer()) == said


def test_where_all_had_it_nothing_is_told() -> None:
    assert report(TALKS).footer() == ()


def test_the_title_names_the_milestone() -> None:
    assert title("launch") == "Timeline from launch"
    assert title("entry-into-force") == "Timeline from entry into force"
    assert title("agreed") == "Timeline from agreement in principle or in substance"
