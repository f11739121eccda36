"""The chart for a drawing: the same as a terminal's, with its name, bars and marks in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from fta_tracker.dates import Moment
from fta_tracker.log import as_of
from fta_tracker.model import Agreement
from fta_tracker.picture import Board, Chart, Lane
from fta_tracker.report import Report
from fta_tracker.views import alignment
from fta_tracker.views.events import merged
from fta_tracker.views.timeline import timeline
from tests.strategies import agreements
from tests.views.talks import agreement, when


def report(*listed: Agreement, moment: Moment, align: str = "") -> Report:
    known = [as_of(each, *moment) for each in listed]
    pairs = merged(known, moment)
    if align:
        return alignment.aligned("", known, pairs, moment, 9, align)
    return timeline("", known, pairs, moment, 9)


def told(table: str, on: str = "2026-11-23") -> Lane:
    chart = report(agreement(table), moment=when(on)).chart()
    assert chart
    (lane,) = chart.lanes
    return lane


def test_bars_tell_since_when_as_it_is_known_or_how_long() -> None:
    lane = told(
        "2012 proposal\n2019-06 study-start\n2019-07-02 launch\n2019-08 round 1\n"
        "2021-03-01 round 2\n2021-06 suspension\n2022-02-02 resumption\n2022-03 conclusion"
    )
    assert [span.text for span in lane.spans] == [
        "proposed since 2012",
        "studying since 2019-06",
        "negotiating since 2019-07-02",
        "no meeting recorded for 18 m",
        "negotiating since 2021-03-01",
        "suspended since 2021-06",
        "negotiating since 2022-02-02",
        "concluded since 2022-03",
    ]
    assert lane.name == agreement("2012 proposal").name


def test_marks_tell_what_when_and_how_sure() -> None:
    lane = told(
        "2019-07 launch\n2019-08 round 3 of goods\n2019-09-09 round\n2019-10-01 round 4 announced\n"
        "2020-01-01 signing by KR of goods\n2020-02 entry-into-force announced"
    )
    assert [mark[2:] for mark in lane.marks] == [
        ("launch", "launch", "2019-07"),
        ("round 3 (goods)", "3", "2019-08"),
        ("round", "", "2019-09-09"),
        ("round 4, announced", "4", "2019-10-01"),
        ("signing (goods) by KR", "signing", "2020-01-01"),
        ("entry into force, announced", "entry into force, announced", "2020-02"),
    ]


def bare(chart: Chart) -> Chart:
    """The chart without words."""
    lanes = (
        lane._replace(
            spans=tuple(span._replace(text="") for span in lane.spans),
            marks=tuple(mark._replace(text="", brief="", date="") for mark in lane.marks),
            name="",
        )
        for lane in chart.lanes
    )
    return chart._replace(lanes=tuple(lanes), heading="")


@pytest.mark.parametrize("align", ["", "launch"])
@given(agreements())
def test_but_for_words_it_is_the_chart_of_the_terminal(align: str, given: Agreement) -> None:
    twice = [given, agreement("2001 launch\n2003-05 signing")]
    found = report(*twice, moment=Moment(date(2020, 1, 1), date(2020, 1, 1)), align=align)
    seen, drawn = found.picture(), found.chart()
    assert isinstance(seen, Chart)
    assert drawn
    assert bare(drawn) == bare(seen)
    assert all(span.text for lane in drawn.lanes for span in lane.spans)
    assert all(mark.text and mark.date for lane in drawn.lanes for mark in lane.marks)


def test_where_a_terminal_lists_what_is_announced_the_drawing_is_empty() -> None:
    found = report(agreement("2027 launch announced"), moment=when("2026-11-23"))
    assert isinstance(found.picture(), Board)
    chart = found.chart()
    assert chart
    assert chart.lanes == ()


def test_other_reports_have_no_chart() -> None:
    assert Report("", (), []).chart() is None
