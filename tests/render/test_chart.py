"""The chart: each mark in the column of its day, found by a calculation of its own."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from fta_tracker.picture import Chart, Reach
from fta_tracker.render.scale import column
from fta_tracker.report import Report
from tests.render.goldens import drawn
from tests.render.samples import CHART, WIDTHS, lane

LETTERS = (("L", "launch"), ("C", "conclusion"), ("S", "signing"), ("F", "entry into force"))


def shown(chart: Chart, width: int = 80) -> list[str]:
    return drawn(Report("", (), [], picture=lambda: chart), width=width).splitlines()


def chart(since: str, until: str, states: str = "", marks: str = "", day: str = "") -> Chart:
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    seen = date.fromisoformat(day) if day else last
    return Chart((lane("agreement", states, marks),), first, last, seen, LETTERS)


def expected(day: date, since: date, until: date, columns: int) -> int:
    """The share of the days that lie before, of the columns; nothing but fractions."""
    days = (until - since).days + 1
    return floor(Fraction((day - since).days, days) * columns)


@given(st.dates(), st.integers(0, 40_000), st.integers(1, 300), st.data())
def test_every_day_of_the_chart_has_its_column(
    since: date, length: int, columns: int, data: st.DataObject
) -> None:
    until = since + timedelta(min(length, (date.max - since).days))
    day = data.draw(st.dates(since, until))
    assert column(since, since, until, columns) == 0
    assert column(day, since, until, columns) == expected(day, since, until, columns)
    assert 0 <= column(day, since, until, columns) < columns


@pytest.mark.parametrize("width", WIDTHS)
def test_each_milestone_stands_in_the_column_of_its_day(width: int) -> None:
    picture = CHART.picture()
    assert isinstance(picture, Chart)
    columns = width - min(cell_len(picture.lanes[-1].label), width // 4) - 2
    milestones = 0
    for each, line in zip(picture.lanes, shown(picture, width)[1:], strict=False):
        # A wide character of the label takes two cells, so that the lane begins earlier.
        cells = line[width - columns - sum(cell_len(char) == 2 for char in line) :]
        for mark in each.marks:
            if mark.sign.isalpha():
                place = expected(mark.day, picture.since, picture.until, columns)
                assert cells[place] == mark.sign
                milestones += 1
    assert milestones == 8


@pytest.mark.parametrize(
    ("marks", "seen"),
    [
        ("L2020-07-09 C2020-07-10", "C"),
        ("C2020-07-10 L2020-07-09", "C"),
        ("•2020-07-09 L2020-07-10", "L"),
        ("L2020-07-10 •2020-07-11", "L"),
        ("•2020-07-09 ◦2020-07-10", "•"),
        ("◦2020-07-09 •2020-07-10", "•"),
        ("◦2020-07-09", "◦"),
    ],
)
def test_in_one_column_the_later_rung_is_seen_and_letters_before_dots(
    marks: str, seen: str
) -> None:
    lines = shown(chart("2000-01-01", "2026-12-31", marks=marks))
    assert lines[1].split() == ["agreement", seen]


def test_states_run_from_their_first_day_to_their_last() -> None:
    # 69 days on 69 columns: a day a column.
    states = "2020-01-11 negotiating 2020-01-21 dormant 2020-01-26 in-force 2020-01-31"
    line = shown(chart("2020-01-01", "2020-03-09", states))[1]
    assert line == f"agreement  {' ' * 10}{'▒' * 10}{'─' * 5}{'█' * 5}"


def test_states_begin_and_end_where_the_chart_does() -> None:
    states = "1999-01-01 negotiating 2000-01-01 in-force 2030-01-01 ended 2031-01-01"
    line = shown(chart("2020-01-01", "2020-03-09", states, "L1999-01-01 F2029-12-31"))[1]
    assert line == f"agreement  {'█' * 69}"


def test_what_has_ended_is_blank() -> None:
    states = "2020-01-01 in-force 2020-01-11 ended 2020-03-10"
    lines = shown(chart("2020-01-01", "2020-03-09", states))
    assert lines[1] == f"agreement  {'█' * 10}"
    assert lines[-1] == "█ in force"


def test_the_day_of_the_view_is_pointed_at_from_the_side_with_room() -> None:
    late = shown(chart("2020-01-01", "2020-03-09", day="2020-03-09"))[-1]
    assert late == f"{'2020-03-09 ┆':>80}"
    early = shown(chart("2020-01-01", "2020-03-09", day="2020-01-11"))[-1]
    assert early == f"{' ' * 21}┆ 2020-01-11"
    assert len(shown(chart("2020-01-01", "2020-03-09", day="2021-01-01"))) == 2


@pytest.mark.parametrize(
    ("since", "until", "labels"),
    [
        ("2020-01-01", "2020-06-30", "2020-01 2020-02 2020-03 2020-04 2020-05 2020-06"),
        ("2020-02-15", "2021-06-30", "2020-04 2020-07 2020-10 2021-01 2021-04"),
        ("2020-01-01", "2026-12-31", "2020 2021 2022 2023 2024 2025 2026"),
        ("2010-01-01", "2026-12-31", "2010 2012 2014 2016 2018 2020 2022 2024 2026"),
        ("1999-01-01", "2026-11-23", "2000 2004 2008 2012 2016 2020 2024"),
        ("1985-01-01", "2026-11-23", "1985 1990 1995 2000 2005 2010 2015 2020 2025"),
        ("1950-01-01", "2026-11-23", "1950 1960 1970 1980 1990 2000 2010 2020"),
        ("1900-01-01", "2026-11-23", "1900 1920 1940 1960 1980 2000 2020"),
        ("0001-01-01", "9999-12-31", "0001-01-01 9999-12-31"),
        ("2020-07-02", "2020-07-20", "2020-07-02 2020-07-20"),
        ("2020-07-09", "2020-07-09", "2020-07-09 2020-07-09"),
    ],
)
def test_the_scale_fits_its_length(since: str, until: str, labels: str) -> None:
    assert shown(chart(since, until))[0].split() == labels.split()


@pytest.mark.parametrize("width", [60, 80, 137, 200])
def test_each_label_of_the_scale_begins_in_the_column_of_its_day(width: int) -> None:
    picture = chart("1999-03-01", "2026-11-23")
    scale = shown(picture, width)[0]
    for year in scale.split():
        day = date(int(year), 1, 1)
        place = expected(day, picture.since, picture.until, width - 11)
        assert scale.index(year) == 11 + place


def test_a_label_that_would_run_over_the_edge_is_left_out() -> None:
    # 4 of 69 columns are the last 25 days.
    assert shown(chart("2020-01-01", "2021-02-15"))[0].split()[-1] == "2021-01"
    assert shown(chart("2020-01-01", "2021-01-15"))[0].split()[-1] == "2020-10"


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    states = "2020-01-01 agreed 2020-01-11 signed 2020-01-21 in-force 2020-01-31"
    lines = shown(chart("2020-01-01", "2020-03-09", states, "F2020-01-21 ◦2020-01-02"))
    assert lines[3:] == ["▓ agreed, signed  █ in force", "F entry into force  ◦ announced round"]


def test_a_chart_of_nothing_has_a_scale() -> None:
    empty = chart("2020-01-01", "2020-06-30")._replace(lanes=())
    assert shown(empty)[0].split()[0] == "2020-01"


# -------------------------------------------------------------------------- aligned at a milestone


def aligned(zero: str, states: str, marks: str, reach: tuple[int, int], until: str) -> Chart:
    """A chart of one lane whose day 0 is `zero`."""
    each = lane("agreement", states, marks)._replace(zero=date.fromisoformat(zero), open=True)
    end = date.fromisoformat(until)
    return Chart((each,), each.spans[0].start, end, end, LETTERS, Reach(*reach))


def test_an_aligned_lane_is_shifted_by_its_own_day() -> None:
    # 68 days on 68 columns, the 69th for the end: a day a column.
    states = "2020-07-01 studying 2020-07-11 negotiating 2020-07-31 in-force 2020-08-10"
    found = aligned("2020-07-11", states, "L2020-07-11 •2020-07-20", (-10, 57), "2020-08-10")
    scale, line, *legend = shown(found)
    assert line == f"agreement  {'░' * 10}L{'▒' * 8}•{'▒' * 10}{'█' * 10}┆"
    assert scale == f"    months {' ' * 10}0{' ' * 29}1"
    assert legend == [
        "░ studying  ▒ negotiating  █ in force",
        "L launch  • round  ┆ 2020-08-10",
    ]


def test_a_lane_that_goes_further_than_the_chart_has_no_end() -> None:
    states = "2020-07-01 negotiating 2020-07-11 in-force 2026-11-23"
    chart = aligned("2020-07-01", states, "L2020-07-01 F2026-01-01", (0, 67), "2026-11-23")
    marked = chart._replace(lanes=(chart.lanes[0]._replace(marks=chart.lanes[0].marks[:1]),))
    assert shown(marked)[1] == f"agreement  L{'▒' * 9}{'█' * 58}"
    assert "┆" not in shown(marked)[-1]


def test_a_lane_may_end_behind_the_last_column() -> None:
    states = "2020-07-01 negotiating 2020-09-07"
    found = aligned("2020-07-01", states, "", (0, 67), "2020-09-06")
    assert shown(found)[1] == f"agreement  {'▒' * 68}┆"
    assert len(shown(found)[1]) == 80


def test_a_lane_of_its_first_day_alone_ends_behind_it() -> None:
    states = "2020-07-05 negotiating 2020-07-05"
    assert shown(aligned("2020-07-05", states, "", (-4, 63), "2020-07-05"))[1] == (
        f"agreement  {' ' * 5}┆"
    )
    found = aligned("2020-07-05", states, "L2020-07-05", (-4, 63), "2020-07-05")
    assert shown(found)[1] == f"agreement  {' ' * 4}L┆"


def test_what_is_over_has_no_end() -> None:
    found = aligned("2020-07-01", "2020-07-01 ended 2020-09-07", "", (0, 67), "2020-09-06")
    over = found._replace(lanes=(found.lanes[0]._replace(open=False),))
    assert "┆" not in "".join(shown(over))


def test_the_unit_is_short_where_labels_are() -> None:
    found = aligned("2020-07-01", "2020-07-01 negotiating 2020-09-07", "", (0, 67), "2020-09-06")
    short = found._replace(lanes=(found.lanes[0]._replace(label="rcep"),))
    assert shown(short)[0].split()[:2] == ["m", "0"]
    assert shown(found)[0].split()[:2] == ["months", "0"]
