"""The board: where every agreement stands on a day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.analysis.standing import standing
from fta_tracker.drawings import board as drawn
from fta_tracker.model import Agreement
from fta_tracker.report import Report
from fta_tracker.views import board
from fta_tracker.wording import Wording
from tests.views.talks import agreement, board_of, saying, senses, texts, when


def report(*listed: Agreement, on: str = "2026-11-23") -> Report:
    moment = when(on)
    return board.board("Agreements", [(a, standing(a, *moment)) for a in listed], moment)


def test_a_name_of_a_language_is_folded_only_where_it_is_long() -> None:
    def folded(name: str, language: str | None = "ko") -> bool:
        moment, talks = when("2026-11-23"), replace(agreement("2020 launch"), names={"ko": name})
        listed = [(talks, standing(talks, *moment))]
        report = board.board("", listed, moment, Wording(language=language))
        return board_of(report).headings[0].wrap

    assert not folded("가" * 24)
    assert folded("가" * 25)
    assert not folded("가" * 25, None)


def line(table: str, on: str = "2026-11-23", parties: str = "KR KH") -> list[str]:
    """What the board says of one agreement: stage, since, rounds, last, next."""
    (found,) = texts(board_of(report(agreement(table, parties), on=on)))
    return found[1:]


def test_the_fields_are_those_that_are_promised() -> None:
    assert " ".join(board.FIELDS) == (
        "slug name kind parties stage since since_status activity quiet_since application rounds"
        " rounds_recorded rounds_missing last_event last_date next_event next_date open_targets"
    )


def test_a_row_has_them_all() -> None:
    talks = agreement(
        """
        2020-07-09 launch
        2020-07-30/2020-07-31 round 1
        2020-10-06 round 3
        2020-10-20 statement
        2020-07-09 promise conclusion due 2026
        2020-07-09 promise signing due 2027
        """
    )
    (row,) = report(talks).rows
    event, promises = talks.log[2], talks.targets
    assert tuple(row) == board.FIELDS
    assert row == {
        "slug": "deal",
        "name": "Deal",
        "kind": "fta",
        "parties": ("KR", "KH"),
        "stage": "negotiating",
        "since": talks.log[0].date,
        "since_status": "held",
        "activity": "dormant",
        "quiet_since": event.date.earliest,
        "application": {"state": "none", "in_force": 0, "parties": 2},
        "rounds": 3,
        "rounds_recorded": 2,
        "rounds_missing": (2,),
        "last_event": "deal/round/3",
        "last_date": event.date,
        "next_event": promises[0].ref,
        "next_date": promises[0].due,
        "open_targets": tuple(promise.ref for promise in promises),
    }


def test_a_row_of_talks_that_have_not_begun() -> None:
    (row,) = report(agreement("2027-01 launch announced")).rows
    unknown = "stage since since_status activity quiet_since last_event last_date".split()
    assert [row[key] for key in unknown] == [None] * 7
    assert (row["next_event"], str(row["next_date"])) == ("deal/launch/2027-01", "2027-01")
    (row,) = report(agreement("")).rows
    assert (row["next_event"], row["next_date"], row["rounds"]) == (None, None, 0)


@pytest.mark.parametrize(
    ("table", "stage", "since"),
    [
        ("", "not begun", ""),
        ("2020 statement", "not begun", ""),
        ("2020 proposal", "proposed", "2020"),
        ("2020 proposal announced", "proposed, unconfirmed", "2020"),
        ("2020-H1 agreement-in-principle", "agreed", "2020-H1"),
        ("2026-05 launch", "negotiating", "2026-05"),
        ("2026-05 launch\n2026-06 suspension", "negotiating, suspended", "2026-05"),
        (
            "2026 launch announced\n2026-06 suspension",
            "negotiating, suspended, unconfirmed",
            "2026",
        ),
        ("2020 signing\n2021 provisional-application", "in force, provisionally", "2021"),
        ("2021 entry-into-force", "in force", "2021"),
        ("2021 entry-into-force by KR", "in force 1/2", "2021"),
        ("2021 entry-into-force\n2022 termination", "ended", "2022"),
    ],
)
def test_the_stage_in_words(table: str, stage: str, since: str) -> None:
    assert line(table)[:2] == [stage, since]


def test_in_force_for_parties_that_are_not_recorded() -> None:
    assert line("2021 entry-into-force", parties="KR KH VN")[0] == "in force"


@pytest.mark.parametrize(
    ("table", "sense"),
    [
        ("", "quiet"),
        ("2026-05 launch", "negotiating"),
        ("2020-05 launch", "dormant"),
        ("2026-05 launch\n2026-06 suspension", "suspended"),
        ("2021 entry-into-force", "in-force"),
    ],
)
def test_the_look_of_a_stage_is_that_of_a_silence_first(table: str, sense: str) -> None:
    (row,) = board_of(report(agreement(table))).rows
    assert senses(row)[1] == sense


@pytest.mark.parametrize(
    ("table", "rounds"),
    [
        ("2026-05 launch", "–"),
        ("2026-05 round 1\n2026-06 round 3", "3"),
        ("2026-05 round\n2026-06 round", "2"),
        ("2026-05 round 4\n2026-06 round 5 cancelled", "4"),
    ],
)
def test_rounds_are_the_highest_number_or_as_many_as_there_are(table: str, rounds: str) -> None:
    assert line(table)[2] == rounds


@pytest.mark.parametrize(
    ("table", "last"),
    [
        ("", "–"),
        ("2026-05 statement", "–"),
        ("2026-05 launch\n2026-06 round 2 of goods", "round 2 (goods) 2026-06"),
        ("2026-05 launch\n2026-06 round 2\n2026-07 statement", "round 2 2026-06"),
        ("2026-05 launch\n2026-06 round 1 announced", "round 1 2026-06, unconfirmed"),
        ("2024-05-31 launch", "no meeting recorded for 2 y 5 m"),
        ("2024-05-31 launch\n2026-06 domestic-step", "no meeting recorded for 2 y 5 m"),
        ("2024-05-31 conclusion", "conclusion 2024-05-31"),
    ],
)
def test_what_was_last(table: str, last: str) -> None:
    assert line(table)[3] == last


@pytest.mark.parametrize(
    ("table", "following"),
    [
        ("2026-05 launch", "–"),
        ("2026-05 launch\n2026-12 round 1 announced", "round 1 2026-12, announced"),
        ("2026-05 launch\n2026-12 round 1 cancelled", "–"),
        ("2026-05 launch\n2026-05 promise conclusion due 2027", "conclusion by 2027"),
        (
            (
                "2026-05 launch\n2026-05 promise conclusion due 2028 by KR\n"
                "2026-05 promise round 1 due 2027"
            ),
            "round 1 by 2027",
        ),
        (
            "2026-05 launch\n2026-12 round 1 announced\n2026-05 promise round 1 due 2026",
            "round 1 2026-12, announced",
        ),
        ("2020 launch\n2020 promise conclusion due 2025-11-23", "conclusion: 12 m overdue"),
        (
            (
                "2020 launch\n2020 promise approval due 2025\n2020 promise other due 2024\n"
                "2020 promise entry-into-force due 2024-11-23 by KH"
            ),
            "entry into force by KH: 2 y overdue",
        ),
        (
            (
                "2020 launch\n2020 promise signing due 2024-11-23\n"
                "2020 promise conclusion due 2022\n2020 promise entry-into-force due 2023"
            ),
            "signing: 2 y overdue",
        ),
        # Met late: it is not overdue.
        ("2020 launch\n2022 signing\n2020 promise signing due 2021", "–"),
        # A rung that was passed is no longer ahead.
        ("2020 launch\n2022 signing of goods\n2020 promise study-end due 2021", "–"),
        ("2020 promise launch due 2024-11-23", "launch: 2 y overdue"),
    ],
)
def test_what_is_next(table: str, following: str) -> None:
    assert line(table)[4] == following


def test_what_is_announced_is_known_today_alone() -> None:
    table = "2020-05 launch\n2020-07-30 round 1 announced\n2020-05 promise conclusion due 2020"
    assert line(table, on="2020-07-09")[4] == "conclusion by 2020"


def test_the_footer_counts_the_stages_from_the_top() -> None:
    tables = [
        "2021 entry-into-force",
        "2022 entry-into-force",
        "2026-05 launch",
        "",
        "2026 signing",
    ]
    listed = [agreement(table, slug=f"deal-{n}") for n, table in enumerate(tables)]
    assert report(*listed).footer() == (
        "5 agreements: 2 in force, 1 signed, 1 negotiating, 1 not begun",
    )
    assert report(listed[0]).footer() == ("1 agreement: 1 in force",)
    assert report().footer() == ()


def test_the_footer_tells_what_rests_on_announcements() -> None:
    held, said = agreement("2020 signing"), agreement("2020 signing announced")
    assert report(held, said).footer() == ("2 agreements: 2 signed (1 unconfirmed)",)
    assert report(said, said).footer() == ("2 agreements: 2 signed (2 unconfirmed)",)
    assert report(said).footer() == ("1 agreement: 1 signed (unconfirmed)",)


SILENT = agreement(
    """
    2019-06-27 launch
    2019-09-04/2019-09-06 round 3
    2019-09-06 statement
    2020-07-09 statement
    2020-08 statement
    """,
    slug="malaysia",
)


def test_what_was_said_in_a_silence_stands_beside_it() -> None:
    talks = saying(SILENT, 3, summary="Talks are in progress.")
    assert report(talks, on="2020-07-09").footer()[1:] == (
        "malaysia: no meeting recorded for 10 m; yet on 2020-07-09: Talks are in progress.",
    )


def test_the_latest_contradiction_counts_and_only_one_of_the_silence() -> None:
    def said(on: str) -> str | None:
        found = drawn.contradiction(SILENT, standing(SILENT, *when(on)), when(on))
        return found.ref if found else None

    assert said("2020-06-06") is None  # not yet dormant
    assert said("2020-07-08") is None  # said on the last day of the round, before the silence
    assert said("2020-07-09") == "malaysia/statement/2020-07-09"
    assert said("2020-08-31") == "malaysia/statement/2020-08"


def test_a_silence_that_no_one_spoke_in_has_no_line() -> None:
    assert len(report(SILENT, on="2020-07-08").footer()) == 1
    ended = replace(agreement("2019-06-27 signing\n2020-07-09 statement"), slug="deal")
    assert len(report(ended).footer()) == 1


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("slug", "a b c d"),
        ("stage", "c b a d"),
        ("since", "d a b c"),
        ("last", "d b a c"),
        ("next", "b a c d"),
    ],
)
def test_what_a_board_is_sorted_by(sort: str, found: str) -> None:
    listed = [
        agreement("2026-05 launch\n2026-07 round 1\n2026 promise round 2 due 2027", slug="a"),
        agreement("2026-06 study-start\n2026-12 launch announced", slug="b"),
        agreement("2020 statement", slug="c"),
        agreement("2020 entry-into-force", slug="d"),
    ]
    stands = [(a, standing(a, *when("2026-11-23"))) for a in listed]
    stands.sort(key=lambda pair: board.SORTS[sort](*pair))
    assert [a.slug for a, _ in stands] == found.split()


def test_the_ways_to_sort_are_those_that_are_promised() -> None:
    assert list(board.SORTS) == ["slug", "stage", "since", "last", "next"]


def test_a_stage_that_was_only_announced_has_that_status() -> None:
    (row,) = report(agreement("2020 proposal\n2026-05 launch announced")).rows
    assert (row["stage"], row["since_status"]) == ("negotiating", "announced")


def test_of_the_columns_the_last_goes_first_and_the_rounds_last() -> None:
    headings = board_of(report(agreement(""))).headings
    assert {h.text: h.drop for h in headings if h.drop} == {"rounds": 1, "next": 2, "last": 3}
