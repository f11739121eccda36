"""The aligned chart: which lanes, in which order, from where to where."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.drawings.alignment import aligned
from fta_tracker.drawings.events import or_events
from fta_tracker.log import as_of
from fta_tracker.model import Agreement
from fta_tracker.picture import Board, Chart, Reach
from fta_tracker.views import events
from fta_tracker.wording import Wording
from tests.drawings.test_chart import drawn as by_year
from tests.views.talks import agreement, day, when

FAST = agreement("2020-07-09 launch\n2021-02-03 conclusion\n2022-12-01 entry-into-force", slug="b")
SLOW = agreement("2010 launch\n2015-01-01 signing\n2016-01-01 entry-into-force", slug="a")
OPEN = agreement("2018-05-01 study-start\n2019-06-27 launch\n2019-09-06 round 3", slug="c")
NEW = agreement("2026-03-02 launch", slug="d")
ENDED = agreement("2000-01-01 launch\n2002-01-01 abandonment", slug="e")
YOUNG = agreement("2026-05 study-agreed", slug="f")


def picture(
    *listed: Agreement,
    word: str = "launch",
    on: str = "2026-11-23",
    since: str | None = None,
    until: str | None = None,
    kinds: Collection[str] | None = None,
    language: str | None = None,
) -> Chart | Board:
    bounds = [PartialDate(text) if text else None for text in (since, until)]
    moment = when(on)
    known = [as_of(each, *moment) for each in listed]
    pairs = events.within(events.merged(known, moment), bounds[0], bounds[1], kinds)
    wording = Wording(language=language)
    drawn = aligned(known, pairs, moment, 9, word, bounds[0], bounds[1], wording)
    return or_events(drawn, pairs, wording.labels(known))


def chart(*listed: Agreement, **how: str | None) -> Chart:
    found = picture(*listed, **how)  # type: ignore[arg-type]
    assert isinstance(found, Chart)
    return found


def labels(*listed: Agreement, **how: str | None) -> str:
    return " ".join(lane.label for lane in chart(*listed, **how).lanes)


# -------------------------------------------------------------------------------------- the lanes


def test_a_lane_is_that_of_the_chart_by_year_with_the_day_that_stands_at_0() -> None:
    (lane,) = chart(FAST).lanes
    assert lane.zero == day("2020-07-09")
    assert lane.open
    assert by_year(FAST).lanes == (lane._replace(zero=None, open=False),)


def test_a_partial_milestone_stands_at_0_where_the_chart_places_it() -> None:
    assert chart(SLOW).lanes[0].zero == day("2010-07-02")
    squeezed = agreement("2010-08-01 proposal\n2010 launch")
    assert chart(squeezed).lanes[0].zero == day("2010-08-01")


def test_what_never_had_the_milestone_has_no_lane() -> None:
    assert labels(FAST, OPEN, YOUNG) == "b c"
    assert labels(FAST, OPEN, word="conclusion") == "b"
    assert labels(FAST, OPEN, on="2020-07-08") == "c"


def test_the_soonest_in_force_come_first_then_those_under_way_the_longest_last() -> None:
    # b took 875 days, a five and a half years; d has 8 months behind it, e had two years, c has 7.
    assert labels(SLOW, FAST, OPEN, NEW, ENDED) == "b a d e c"


def test_with_entry_into_force_at_0_the_shortest_way_there_comes_first() -> None:
    assert labels(SLOW, FAST, word="entry-into-force") == "b a"


def test_equals_stand_in_the_order_of_their_names() -> None:
    assert labels(agreement("2026-03-02 launch", slug="z"), NEW) == "d z"


def test_an_order_is_not_told_by_what_came_later() -> None:
    assert labels(SLOW, FAST, until="2022-11") == "a b"
    assert labels(SLOW, FAST, on="2022-11-30") == "a b"


def test_lanes_may_have_names_of_a_language() -> None:
    assert labels(replace(FAST, names={"ko": "한"}), OPEN, language="ko") == "한 c"


# ------------------------------------------------------------------------------- how far it goes


def test_it_goes_from_the_earliest_beginning_to_the_day_of_the_longest() -> None:
    found = chart(OPEN, NEW)
    # 2018-05-01 to 2019-06-27, and from there to 2026-11-23.
    assert found.reach == Reach(-422, 2706)
    assert (found.since, found.until, found.day) == (
        day("2018-05-01"),
        day("2026-11-23"),
        day("2026-11-23"),
    )


def test_of_years_in_force_only_the_first_takes_room() -> None:
    # 2010-07-02 to 2016-01-01, and a year.
    assert chart(SLOW).reach == Reach(0, 2009 + 365)
    # 2020-07-09 to 2022-12-01; the day of the view ends it sooner.
    assert chart(FAST, on="2023-01-01").reach == Reach(0, 875 + 31)
    # A later mark counts as a change.
    late = agreement("2010-01-01 launch\n2011-01-01 entry-into-force\n2016-01-01 signing")
    assert chart(late).reach == Reach(0, 2191 + 365)
    # A launch that came long after the entry into force.
    again = agreement("2010-01-01 entry-into-force\n2016-01-01 launch")
    assert chart(again, kinds=["signing"]).reach == Reach(-2191, 365)  # type: ignore[arg-type]


def test_what_has_ended_is_not_open() -> None:
    found = chart(ENDED)
    assert [lane.open for lane in found.lanes] == [False]
    assert found.reach == Reach(0, 731 + 365)


# -------------------------------------------------------------------------- what is chosen of it


def test_until_ends_every_lane() -> None:
    found = chart(FAST, OPEN, until="2021")
    assert found.until == day("2021-12-31")
    assert [lane.spans[-1].end for lane in found.lanes] == [day("2021-12-31")] * 2
    assert found.reach == Reach(-422, 918)
    # A milestone that lies behind it is none.
    assert labels(FAST, OPEN, until="2020-07-08") == "c"
    assert labels(FAST, OPEN, until="2020-07-09") == "b c"
    # Nothing ends after the day of the view.
    assert chart(FAST, OPEN, until="2030").until == day("2026-11-23")
    (lane,) = chart(FAST, until="2021-02-03").lanes
    assert [mark.sign for mark in lane.marks] == ["L", "C"]
    assert [span[:3] for span in lane.spans] == [
        ("negotiating", day("2020-07-09"), day("2021-02-03")),
        ("concluded", day("2021-02-03"), day("2021-02-03")),
    ]


def test_since_and_kinds_choose_marks_and_leave_the_lanes_whole() -> None:
    whole, some = chart(FAST), chart(FAST, since="2021")
    assert [mark.sign for mark in some.lanes[0].marks] == ["C", "F"]
    assert (some.lanes[0].spans, some.reach) == (whole.lanes[0].spans, whole.reach)
    assert some.letters == (("C", "conclusion"), ("F", "entry into force"))
    (lane,) = chart(FAST, kinds=["launch"]).lanes  # type: ignore[arg-type]
    assert [mark.sign for mark in lane.marks] == ["L"]


@pytest.mark.parametrize(
    "how",
    [
        {"word": "proposal"},
        {"until": "2020-07-08"},
        {"since": "2027"},
        {"on": "2020-07-08"},
    ],
)
def test_where_no_lane_is_left_the_events_are_listed(how: dict[str, str]) -> None:
    assert isinstance(picture(FAST, **how), Board)
