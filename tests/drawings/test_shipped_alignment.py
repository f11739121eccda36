"""The shipped record aligned at its launches: who was fast, who stalled; counted by hand."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest

from fta_tracker.dates import Moment
from fta_tracker.drawings.alignment import aligned
from fta_tracker.log import as_of
from fta_tracker.picture import Chart, Reach
from fta_tracker.render import write
from fta_tracker.views import alignment
from fta_tracker.views.events import merged
from tests.record.shipped import record

TODAY = date(2026, 11, 23)
#: In the order of the lanes: the day that stands at 0, and the days from it to the first conclusion
#: (C), agreement (c) and entry into force (F) that have a letter. A month is placed on its middle.
LAUNCHED = """
    singapore          2004-01-16  -     318   776
    cambodia           2020-07-09  209   -     875
    asean              2004-11-30  1042  -     913
    vietnam            2012-08-06  -     856   1231
    philippines        2019-06-03  1108  876   2038
    rcep               2012-11-20  2917  2540  3329
    indonesia          2012-03-28  2798  2758  3931
    singapore-upgrade  2026-03-02  -     -     -
    malaysia           2019-06-27  2314  -     -
"""
ON_THE_DAY = "singapore asean vietnam cambodia malaysia philippines rcep indonesia"


def chart(word: str, on: date = TODAY) -> Chart:
    when = Moment(on, TODAY)
    known = [as_of(each, *when) for each in record().values()]
    return aligned(known, merged(known, when), when, 9, word, None, None)


def test_who_reached_what_in_how_many_days_from_the_launch() -> None:
    lines = []
    for lane in chart("launch").lanes:
        assert lane.zero
        days = {m.sign: (m.day - lane.zero).days for m in reversed(lane.marks)}
        reached = (str(days.get(sign, "-")) for sign in "CcF")
        lines.append([lane.label, str(lane.zero), *reached])
    assert lines == [line.split() for line in LAUNCHED.strip().splitlines()]


def test_it_runs_from_the_proposal_of_malaysia_to_the_year_after_that_of_indonesia() -> None:
    assert chart("launch").reach == Reach(-3121, 3931 + 365)


def test_on_9_july_2020_three_were_in_force_and_five_under_way() -> None:
    found = chart("launch", date(2020, 7, 9))
    assert " ".join(lane.label for lane in found.lanes) == ON_THE_DAY


@pytest.mark.parametrize(
    ("word", "slugs"),
    [
        ("proposal", "cambodia philippines singapore rcep indonesia asean-upgrade malaysia"),
        ("signing", "singapore vietnam cambodia rcep philippines asean indonesia"),
        ("entry-into-force", "asean cambodia philippines vietnam singapore rcep indonesia"),
    ],
)
def test_the_lanes_from_other_milestones(word: str, slugs: str) -> None:
    assert " ".join(lane.label for lane in chart(word).lanes) == slugs


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_every_launch_stands_beneath_0_unless_a_later_letter_covers_it(width: int) -> None:
    when = Moment(TODAY, TODAY)
    agreements = list(record().values())
    report = alignment.aligned("", agreements, merged(agreements, when), when, 9, "launch")
    out = StringIO()
    write(report, "table", out, width=width)
    scale, *lines = out.getvalue().splitlines()
    place = scale.index(" 0 ") + 1
    assert [line[place] for line in lines[:9]] == ["L"] * 9
    assert [line.split()[0][:8] for line in lines[:9]] == [
        line.split()[0][:8] for line in LAUNCHED.strip().splitlines()
    ]
    assert "Left out, with no launch recorded: asean-upgrade" in lines
    assert max(map(len, (scale, *lines))) <= width
