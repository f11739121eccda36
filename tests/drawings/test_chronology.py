"""The chronology: one agreement's events, with the silences worth seeing."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import Agreement, Claim, Source
from fta_tracker.picture import Chronology, Entry, Gap
from fta_tracker.report import Report
from fta_tracker.views import events
from fta_tracker.views.timeline import timeline
from tests.views.talks import agreement, saying, when


def report(
    talks: Agreement,
    on: str = "2026-11-23",
    since: str | None = None,
    until: str | None = None,
    kinds: Collection[str] | None = None,
) -> Report:
    bounds = [PartialDate(text) if text else None for text in (since, until)]
    moment = when(on)
    talks = as_of(talks, *moment)
    pairs = events.within(events.rows(talks, moment), bounds[0], bounds[1], kinds)
    return timeline("Timeline", [talks], pairs, moment, 9, bounds[0], bounds[1], alone=True)


def lines(*args: object, **how: object) -> list[str]:
    """The lines as text: the label of an event, or the words of a gap."""
    picture = report(*args, **how).picture()  # type: ignore[arg-type]
    assert isinstance(picture, Chronology)
    return [line.text if isinstance(line, Gap) else line.label for line in picture.lines]


SILENT = agreement(
    """
    2019-06-27 launch
    2019-09-04/2019-09-06 round 3
    2020-07-09 statement
    2024-03-26 resumption
    2024-08-20 round 4
    """
)
GAP = "no meeting recorded for 4 y 6 m"


def test_every_event_has_its_line() -> None:
    talks = agreement(
        """
        2020-07-09 launch
        2020-07-30/2020-07-31 round 1
        2020-08 intersessional announced
        2020-09 statement
        2020-10 round 2 cancelled
        2020-11 suspension
        """
    )
    talks = saying(talks, 1, place="Seoul", mode="video", summary="They met.")
    talks = saying(talks, 2, summary="They were to meet.")
    found = report(talks)
    assert (found.title, found.fields) == ("Timeline", events.FIELDS)
    assert [row["ref"] for row in found.rows] == [event.ref for event in talks.log]
    picture = found.picture()
    assert isinstance(picture, Chronology)
    assert picture.heading == "Deal (deal)"
    assert picture.lines == (
        Entry("2020-07-09", "launch", "", "milestone", "held", "negotiating"),
        Entry(
            "2020-07-30 – 31", "round 1", "Seoul, video · They met.", "round", "held", "negotiating"
        ),
        Entry(
            "2020-08",
            "intersessional",
            "announced · They were to meet.",
            "act",
            "announced",
            "negotiating",
        ),
        Entry("2020-09", "statement", "", "minor", "held", "negotiating"),
        Entry("2020-10", "round 2", "cancelled", "round", "cancelled", ""),
        Entry("2020-11", "suspension", "", "milestone", "held", "negotiating"),
        Gap("suspended for 6 y"),
    )


def test_resumptions_stand_out_too() -> None:
    picture = report(SILENT).picture()
    assert isinstance(picture, Chronology)
    weights = [line.weight for line in picture.lines if isinstance(line, Entry)]
    assert weights == ["milestone", "round", "minor", "milestone", "round"]


def test_a_silence_stands_before_what_ended_it() -> None:
    assert lines(SILENT)[:5] == ["launch", "round 3", "statement", GAP, "resumption"]


def test_a_silence_that_lasts_stands_at_the_end() -> None:
    assert lines(SILENT, on="2020-07-09") == [
        "launch",
        "round 3",
        "statement",
        "no meeting recorded for 10 m",
    ]
    assert lines(SILENT)[-1] == "no meeting recorded for 2 y 3 m"


def test_no_silence_before_its_time() -> None:
    assert lines(SILENT, on="2020-06-06") == ["launch", "round 3"]


def test_a_silence_ended_by_a_partial_date_stands_before_it() -> None:
    """The resumption of 2024 came after September: the middle of its year is not its place."""
    talks = agreement(
        "2019-06-27 launch\n2024-09-10 statement\n2024 resumption\n2024-12-01 signing"
    )
    assert lines(talks) == [
        "launch",
        "statement",
        "no meeting recorded for 5 y 2 m",
        "resumption",
        "signing",
    ]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2024", None, [GAP, "resumption", "round 4", "no meeting recorded for 2 y 3 m"]),
        (
            "2024-03-25",
            "2025-05",
            [GAP, "resumption", "round 4", "no meeting recorded for 2 y 3 m"],
        ),
        ("2024-03-26", "2024-08-19", ["resumption"]),
        (None, "2019-09-05", ["launch", "round 3"]),
        (None, "2019-09-06", ["launch", "round 3", GAP]),
        ("2024-08", "2024-08-20", ["round 4", "no meeting recorded for 2 y 3 m"]),
        ("2024-08", "2024-08-19", []),
    ],
)
def test_only_silences_of_the_time_asked_for(
    since: str | None, until: str | None, found: list[str]
) -> None:
    assert lines(SILENT, since=since, until=until) == found


def test_of_some_kinds_only_the_silences_stay() -> None:
    assert lines(SILENT, kinds=["resumption"]) == [
        GAP,
        "resumption",
        "no meeting recorded for 2 y 3 m",
    ]


def test_nothing_to_tell_is_a_heading_alone() -> None:
    found = report(SILENT, kinds=["signing"])
    assert (list(found.rows), found.picture()) == ([], Chronology("Deal (deal)", ()))


def test_what_is_announced_for_later_stands_last() -> None:
    talks = agreement("2026-05 launch\n2027-01 round 1 announced")
    assert lines(talks) == ["launch", "round 1"]


SUSPENDED = agreement(
    """
    2008-01-10 launch
    2008-03-10 suspension
    2010-01-01 ministerial
    2012-06-15 resumption
    2012-09-01 signing
    """
)
PAUSE = "suspended for 4 y 3 m"


def test_a_suspension_is_a_gap_before_what_lifted_it() -> None:
    assert lines(SUSPENDED) == [
        "launch",
        "suspension",
        "ministerial",
        PAUSE,
        "resumption",
        "signing",
    ]


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2011", None, [PAUSE, "resumption", "signing"]),
        ("2012-06-15", None, ["resumption", "signing"]),
        (None, "2008-03-09", ["launch"]),
        (None, "2008-03-10", ["launch", "suspension", PAUSE]),
    ],
)
def test_only_suspensions_of_the_time_asked_for(
    since: str | None, until: str | None, found: list[str]
) -> None:
    assert lines(SUSPENDED, since=since, until=until) == found


def test_a_suspension_of_today_has_not_lasted() -> None:
    assert lines(SUSPENDED, on="2008-03-10") == ["launch", "suspension"]
    assert lines(SUSPENDED, on="2008-03-11")[2:] == ["suspended for 1 day"]


def test_the_silence_before_a_suspension_is_another_gap() -> None:
    talks = agreement("2008-01-10 launch\n2010-01-10 suspension")
    assert lines(talks, on="2011-01-10") == [
        "launch",
        "no meeting recorded for 2 y",
        "suspension",
        "suspended for 12 m",
    ]


def test_where_sources_disagree_each_side_stands_beneath_the_event() -> None:
    talks = agreement("2020-07-09 launch\n2020-07-30 round 1")
    talks = saying(talks, 1, claims=(Claim("date", "2020-07-03", Source("Post")),))
    picture = report(talks).picture()
    assert isinstance(picture, Chronology)
    told = [(e.label, e.disputes) for e in picture.lines if isinstance(e, Entry)]
    assert told == [
        ("launch", ()),
        ("round 1 ≠", ("≠ date: 2020-07-30; but 2020-07-03 (Post)",)),
    ]
