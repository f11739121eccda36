"""Trade figures."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.drawings import figures as drawn
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Figure
from fta_tracker.views import figures
from tests.views.talks import agreement, board_of, texts


def figure(**fields: Any) -> Figure:
    return Figure(**{"measure": "exports", "period": PartialDate("2019"), **fields})


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"value": Number("697"), "unit": "USD million"}, "USD 697 million"),
        (
            {"value": Number("697"), "unit": "USD million", "change_pct": Number("5.5")},
            "USD 697 million (+5.5 %)",
        ),
        ({"value": Number("1.0"), "unit": "USD"}, "1.0 USD"),
        ({"value": Number("92.5"), "unit": "percent of products"}, "92.5 percent of products"),
        ({"value": Number("5"), "unit": "Big Macs"}, "5 Big Macs"),
        ({"value": Number("5"), "unit": "EU27 points"}, "5 EU27 points"),
        ({"value": Number("58")}, "58"),
        ({"text": "clothes, shoes"}, "clothes, shoes"),
        ({"text": "a third", "change_pct": Number("-2")}, "a third (−2 %)"),
        ({"change_pct": Number("-10.9")}, "−10.9 %"),
        ({"change_pct": Number("0")}, "+0 %"),
    ],
)
def test_what_a_figure_says(fields: dict[str, Any], said: str) -> None:
    assert drawn.said(figure(**fields)) == said


def traded() -> Agreement:
    trade = figure(measure="trade", value=Number("1"), unit="USD billion", note="A record.")
    rank = figure(
        measure="export-rank",
        period=None,
        stated_on=PartialDate("2020-07-09"),
        value=Number("58"),
        reporter="KR",
    )
    return replace(agreement(""), figures=(trade, rank))


def test_a_row_has_every_field() -> None:
    found = traded()
    rows = figures.figures("", [found]).rows
    assert " ".join(figures.FIELDS) == (
        "ref agreement measure period value text unit change_pct reporter stated_on"
        " note sources claims"
    )
    assert rows[1] == {
        "ref": "deal/figure/export-rank/2020-07-09/KR",
        "agreement": "deal",
        "measure": "export-rank",
        "period": None,
        "value": Number("58"),
        "text": None,
        "unit": None,
        "change_pct": None,
        "reporter": "KR",
        "stated_on": PartialDate("2020-07-09"),
        "note": None,
        "sources": (),
        "claims": (),
    }


def test_the_board_has_a_line_for_each_figure() -> None:
    report = figures.figures("Trade figures", [traded(), agreement("", slug="other")])
    assert report.title == "Trade figures"
    assert texts(board_of(report)) == [
        ["deal", "trade", "2019", "USD 1 billion", "", "A record."],
        ["deal", "export rank (KR)", "", "58", "2020-07-09", ""],
    ]


@pytest.mark.parametrize(
    ("measures", "found"),
    [(None, 2), ([], 2), (["trade"], 1), (["trade", "export-rank"], 2), (["imports"], 0)],
)
def test_only_the_measures_asked_for(measures: list[str] | None, found: int) -> None:
    report = figures.figures("", [traded()], measures)
    assert len(report.rows) == len(board_of(report).rows) == found
