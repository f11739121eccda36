"""The rows of events, and their board."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.views import events
from tests.views.talks import TODAY, agreement, board_of, saying, senses, texts, when

TALKS = agreement(
    """
    2019-03 proposal by KH
    2020-07-09 launch
    2020-07-30/2020-07-31 round 1
    2020-09 round 2 cancelled
    2026-12 round 3 announced
    """
)


def test_the_fields_are_those_that_are_promised() -> None:
    assert " ".join(events.FIELDS) == (
        "ref agreement kind number date end earliest latest by scope place mode status stage"
        " summary topics note sources claims"
    )


def test_a_row_has_the_event_and_what_is_derived_from_it() -> None:
    talks = saying(TALKS, 2, place="Seoul", mode="hybrid", summary="They met.", topics=("goods",))
    row = events.rows(talks, when("2026-11-23"))[2][1]
    event = talks.log[2]
    assert tuple(row) == events.FIELDS
    assert row == {
        "ref": "deal/round/1",
        "agreement": "deal",
        "kind": "round",
        "number": 1,
        "date": event.date,
        "end": event.end,
        "earliest": event.date.earliest,
        "latest": event.date.latest,
        "by": (),
        "scope": (),
        "place": "Seoul",
        "mode": "hybrid",
        "status": "held",
        "stage": "negotiating",
        "summary": "They met.",
        "topics": ("goods",),
        "note": None,
        "sources": (),
        "claims": (),
    }


def test_the_stage_is_the_one_after_the_event_if_it_happened() -> None:
    found = [(e.ref, row["stage"]) for e, row in events.rows(TALKS, when("2026-11-23"))]
    assert found == [
        ("deal/proposal/2019-03", "proposed"),
        ("deal/launch/2020-07-09", "negotiating"),
        ("deal/round/1", "negotiating"),
        ("deal/round/2", None),
        ("deal/round/3", None),
    ]


def test_before_the_first_rung_there_is_no_stage() -> None:
    ((_, row),) = events.rows(agreement("2019 statement"), when("2026-11-23"))
    assert row["stage"] is None


def test_events_of_one_agreement_stand_in_log_order() -> None:
    talks = agreement("2019-08-05 round 2\n2019-08 intersessional\n2019-08-20 round 3")
    found = [e.ref for e, _ in events.merged([talks], when("2026-11-23"))]
    assert found == ["deal/round/2", "deal/intersessional/2019-08", "deal/round/3"]


def test_events_of_several_stand_in_the_one_display_order() -> None:
    one = agreement("2019-08-05 round 2\n2019-08 intersessional", slug="one")
    other = agreement("2019-08 summit\n2019-08-05 round 1", slug="other")
    found = [e.ref for e, _ in events.merged([other, one], when("2026-11-23"))]
    assert found == [
        "one/intersessional/2019-08",
        "other/summit/2019-08",
        "one/round/2",
        "other/round/1",
    ]


@pytest.mark.parametrize(
    ("since", "until", "kinds", "statuses", "found"),
    [
        (None, None, None, None, "proposal launch round/1 round/2 round/3"),
        ("2020", None, None, None, "launch round/1 round/2 round/3"),
        ("2020-07-31", "2020-09-15", None, None, "round/1 round/2"),
        ("2020-08-01", "2020-09-15", None, None, "round/2"),
        (None, "2020-07-09", None, None, "proposal launch"),
        (None, None, ["round"], None, "round/1 round/2 round/3"),
        (None, None, ["round", "launch"], ["held"], "launch round/1"),
        (None, None, None, ["cancelled", "announced"], "round/2 round/3"),
        ("2030", None, None, None, ""),
    ],
)
def test_what_lies_within(
    since: str | None,
    until: str | None,
    kinds: list[str] | None,
    statuses: list[str] | None,
    found: str,
) -> None:
    bounds = [PartialDate(text) if text else None for text in (since, until)]
    pairs = events.within(
        events.rows(TALKS, when("2026-11-23")), bounds[0], bounds[1], kinds, statuses
    )
    refs = [str(event.ref).removeprefix("deal/") for event, _ in pairs]
    assert [ref if ref.startswith("round") else ref.split("/")[0] for ref in refs] == found.split()


def test_the_board_says_what_was_not_held() -> None:
    talks = saying(TALKS, 2, place="Seoul", mode="video", summary="They met.")
    report = events.events("Events", events.rows(talks, when("2026-11-23")))
    board = board_of(report)
    assert (report.title, report.fields, report.footer()) == ("Events", events.FIELDS, ())
    assert [row["ref"] for row in report.rows] == [event.ref for event in talks.log]
    assert texts(board) == [
        ["deal", "2019-03", "proposal by KH", "", ""],
        ["deal", "2020-07-09", "launch", "", ""],
        ["deal", "2020-07-30 – 31", "round 1", "Seoul, video", "They met."],
        ["deal", "2020-09", "round 2 (cancelled)", "", ""],
        ["deal", "2026-12", "round 3 (announced)", "", ""],
    ]
    assert [senses(row)[2] for row in board.rows] == ["", "", "", "cancelled", "announced"]


def test_no_events_are_a_board_without_rows() -> None:
    report = events.events("Events", [])
    assert (list(report.rows), board_of(report).rows) == ([], ())


def test_the_end_of_a_round_that_lay_ahead_is_not_known() -> None:
    from fta_tracker.log import as_of

    talks = as_of(replace(TALKS), *when("2020-07-30", TODAY))
    event, row = events.rows(talks, when("2020-07-30", TODAY))[-1]
    assert (event.ref, row["end"]) == ("deal/round/1", None)


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2020-07-31", None, 1),
        ("2020-08-01", None, 0),
        (None, "2020-07-30", 1),
        (None, "2020-07-29", 0),
        ("2020-07-31", "2020-07-31", 1),
    ],
)
def test_an_event_of_several_days_lies_on_each_of_them(
    since: str | None, until: str | None, found: int
) -> None:
    bounds = [PartialDate(text) if text else None for text in (since, until)]
    pairs = events.rows(agreement("2020-07-30/2020-07-31 round 1"), when("2026-11-23"))
    assert len(events.within(pairs, bounds[0], bounds[1])) == found
