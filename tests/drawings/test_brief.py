"""The brief in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Claim, Event, Figure
from fta_tracker.picture import Brief
from fta_tracker.recording.changes import Change, differences
from fta_tracker.report import Report
from fta_tracker.views.brief import brief
from fta_tracker.wording import Wording
from tests.views.talks import agreement, day, saying, source, when


def report(
    whole: Agreement,
    since: str,
    until: str,
    changes: tuple[Change, ...] = (),
    wording: Wording = Wording(),  # noqa: B008 - a value
) -> Report:
    return brief("Brief", [whole], changes, day(since), when(until), 9, wording=wording)


def lines(told: Report) -> list[tuple[str, ...]]:
    """Of each line the heading of its chapter, the date, the label, its sense, the text."""
    picture = told.picture()
    assert isinstance(picture, Brief)
    return [
        (chapter.heading, item.date, *item.label, item.text)
        for chapter in picture.chapters
        for item in chapter.items
    ]


TALKS = """
    2019-06-27 launch
    2019-06-27 promise conclusion due 2019-11-26
    2019-06-27 promise other due 2021
    2019-09-04/2019-09-06 round 3
    2019-10-01 round 4 announced
    2019-10-02 round 5 cancelled
    2024-03-26 resumption
    2025-10-27 conclusion
"""


@pytest.mark.parametrize(
    ("since", "until", "told", "tally"),
    [
        (
            "2019-06-27",
            "2019-06-27",
            [
                ("Stages reached", "2019-06-27", "launch", "negotiating", "now negotiating"),
                ("Promises made", "2019-06-27", "conclusion by 2019-11-26", "open", ""),
                ("Promises made", "2019-06-27", "other by 2021", "open", ""),
            ],
            "1 stage reached, 2 promises made",
        ),
        (
            "2019-09-01",
            "2019-10-31",
            [
                ("Rounds and meetings", "2019-09-04 – 06", "round 3", "held", ""),
                ("Rounds and meetings", "2019-10-01", "round 4", "announced", "announced"),
                ("Called off", "2019-10-02", "round 5", "cancelled", ""),
            ],
            "2 meetings, 1 called off",
        ),
        (
            "2019-11-01",
            "2020-09-30",
            [
                (
                    *("Promises broken", "2019-11-26", "conclusion by 2019-11-26", "missed"),
                    "10 m overdue · promised on 2019-06-27",
                ),
                (
                    *("Silences begun", "2020-07-02", "dormant", "dormant"),
                    "no meeting recorded for 11 m",
                ),
            ],
            "1 promise broken, 1 silence begun",
        ),
        (
            "2024-03-01",
            "2024-03-31",
            [
                ("Rounds and meetings", "2024-03-26", "resumption", "held", ""),
                (
                    *("Silences ended", "2024-03-26", "resumption", ""),
                    "after 4 y 5 m without a recorded meeting",
                ),
            ],
            "1 meeting, 1 silence ended",
        ),
    ],
)
def test_a_line_for_each_thing(
    since: str, until: str, told: list[tuple[str, ...]], tally: str
) -> None:
    found = report(agreement(TALKS), since, until)
    assert lines(found) == told
    assert found.footer() == (tally,)


def test_within_one_agreement_the_log_tells_what_came_first() -> None:
    table = "2019-08-05 launch\n2019-08-06 round 1\n2019-08 intersessional"
    found = lines(report(agreement(table), "2019-08-01", "2019-08-31"))
    assert [line[2] for line in found] == ["launch", "round 1", "intersessional"]


def test_who_promised_and_in_what_words() -> None:
    whole = agreement(
        "2020-07-09 launch\n2020-07-09 promise conclusion due 2020\n2021-02-03 conclusion"
    )
    said = replace(whole.targets[0], stated_by="Yoo", summary="A result within the year.")
    whole = replace(whole, targets=(said,))

    assert (
        lines(report(whole, "2020-07-09", "2020-07-09"))[1][-1] == "Yoo · A result within the year."
    )
    assert lines(report(whole, "2021-02-01", "2021-02-28"))[1] == (
        *("Promises kept late", "2021-02-03", "conclusion by 2020", "missed"),
        "34 days late · promised by Yoo, 2020-07-09 · A result within the year.",
    )


def test_a_promise_in_its_own_words_is_not_told_twice() -> None:
    whole = agreement("2020-07-09 launch\n2020-07-09 promise other due 2021")
    said = replace(whole.targets[0], summary="Double the trade by 2021.")
    found = lines(report(replace(whole, targets=(said,)), "2020-07-09", "2020-07-09"))
    assert found[1][2:] == ("Double the trade by 2021.", "open", "")


def test_a_suspension_is_told_in_its_own_words() -> None:
    table = "2010-01-01 launch\n2010-02-01 suspension\n2012-02-01 round 1"
    plain, said = agreement(table), saying(agreement(table), 1, summary="Korea left the table.")

    for whole, text in ((plain, "for 27 days"), (said, "Korea left the table.")):
        found = lines(report(whole, "2010-02-01", "2010-02-28"))
        assert found[-1] == ("Silences begun", "2010-02-01", "suspended", "suspended", text)
    assert lines(report(plain, "2012-02-01", "2012-02-28"))[-1] == (
        *("Silences ended", "2012-02-01", "round 1", ""),
        "after a suspension of 2 y",
    )


def test_other_days_that_were_named_are_told_of_what_was_announced() -> None:
    claims = (Claim("date", "2019-10-03", source("Yonhap")),)
    found = lines(report(saying(agreement(TALKS), 2, claims=claims), "2019-10-01", "2019-10-31"))
    assert found[0][-1] == "announced, also named: 2019-10-03"


def test_an_agreement_by_its_name_in_a_language_and_with_its_sources() -> None:
    whole = saying(agreement("2020-07-09 launch"), 0, sources=(source("Yonhap"),))
    whole = replace(whole, name="The Deal", names={"ko": "협정"})
    for language, label, name in ((None, "deal", "The Deal"), ("ko", "협정", "협정")):
        picture = report(
            whole, "2020-07-09", "2020-07-09", wording=Wording(None, language)
        ).picture()
        assert isinstance(picture, Brief)
        (item,) = picture.chapters[0].items
        assert (item.agreement, item.name) == (label, name)
        assert item.sources == (("Yonhap", "https://example.org/Yonhap"),)


AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


def changes(*states: Agreement | None) -> tuple[Change, ...]:
    records = [{} if state is None else {state.slug: state} for state in states]
    return tuple(
        Change(2 + i, AT + timedelta(i), "kim", "fta", differences(before, after))
        for i, (before, after) in enumerate(pairwise(records))
    )


def test_what_was_corrected() -> None:
    one = agreement("2020-07-09 launch")
    round_1 = Event("round", PartialDate("2020-07-30"), number=1, summary="The first.")
    figure = Figure("exports", period=PartialDate("2019"), value=Number("697"))
    two = replace(one, log=(*one.log, round_1), figures=(figure,))
    edited = replace(two, log=(one.log[0], replace(two.log[1], place="Seoul", number=2)))
    three = replace(edited, figures=())

    heading, on = "Corrected in the record", "2026-11-20"
    assert lines(report(three, "2026-11-01", "2026-11-23", changes(one, two))) == [
        (heading, on, "round/1", "good", "added · 2020-07-30 · The first."),
        (heading, on, "figure/exports/2019", "good", "added · 2019 · 697"),
    ]
    found = report(three, "2026-11-01", "2026-11-23", changes(two, edited, three))
    assert lines(found) == [
        (heading, "2026-11-21", "figure/exports/2019", "bad", "removed · 2019 · 697"),
        (heading, on, "round/1", "changed", "changed · number 1 → 2 · place – → Seoul"),
    ]
    assert found.footer() == ("2 corrections",)


def test_what_was_corrected_in_an_agreement_that_is_there_no_more() -> None:
    gone = agreement("", slug="gone")
    found = lines(report(agreement(""), "2026-11-01", "2026-11-23", changes(gone, None)))
    assert found == [
        ("Corrected in the record", "2026-11-20", "agreement", "bad", "removed · Gone")
    ]
