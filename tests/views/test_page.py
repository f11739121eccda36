"""The page: all of one agreement on a sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.log import as_of
from fta_tracker.model import Agreement, Claim, Figure
from fta_tracker.picture import Cell, Page, Pages, Section, Step
from fta_tracker.report import Report
from fta_tracker.views import board, page
from tests.views.talks import agreement, saying, senses, source, texts, when


def report(*listed: Agreement, on: str = "2026-11-23", single: bool = False) -> Report:
    return page.pages("", list(listed), when(on), 9, single)


def sheet(talks: Agreement, on: str = "2026-11-23") -> Page:
    picture = report(talks, on=on).picture()
    assert isinstance(picture, Pages)
    (found,) = picture.pages
    return found


def section(talks: Agreement, heading: str, on: str = "2026-11-23") -> list[list[str]] | None:
    """The lines of a part of the page; None where the page has no such part."""
    found = [each for each in sheet(talks, on).sections if each.heading == heading]
    return texts(found[0].board) if found else None


def ladder(table: str) -> list[Step]:
    return list(sheet(agreement(table)).steps)


# -------------------------------------------------------------------------------------- the rows


def test_the_fields_are_those_of_the_board_and_then_all_else() -> None:
    assert (
        *board.FIELDS,
        *"names aliases upgrades in_force_rule note claims milestones log targets".split(),
        *"figures ratification force".split(),
    ) == page.FIELDS


def test_a_row_has_all_of_an_agreement() -> None:
    claim = Claim("rounds", "12", source("Daily"))
    talks = replace(
        agreement(
            """
            2020-07-09 launch
            2021-10-26 signing
            2022-01 ratification by KH
            2020-07-09 promise signing due 2021
            """
        ),
        names={"ko": "한·캄보디아 FTA"},
        aliases=("CKFTA",),
        upgrades="asean",
        note="A note.",
        claims=(claim,),
        figures=(Figure("trade", PartialDate("2019"), Number("1")),),
    )
    found = report(talks, single=True)
    (row,) = found.rows
    assert (found.fields, found.columns, found.single) == (page.FIELDS, board.FIELDS, True)
    assert tuple(row) == page.FIELDS
    simple = "names aliases upgrades note claims".split()
    assert [row[key] for key in simple] == [
        {"ko": "한·캄보디아 FTA"},
        ("CKFTA",),
        "asean",
        "A note.",
        (claim,),
    ]
    assert row["milestones"] == [
        {"stage": "negotiating", "kind": "launch", "date": e.date, "ref": e.ref}
        if e.kind == "launch"
        else {"stage": "signed", "kind": "signing", "date": e.date, "ref": e.ref}
        for e in talks.log[:2]
    ]
    lists = [row[key] for key in ("log", "targets", "figures")]
    refs = [[each["ref"] for each in rows] for rows in lists if isinstance(rows, list)]
    assert refs == [
        ["deal/launch/2020-07-09", "deal/signing/2021-10-26", "deal/ratification/2022-01"],
        ["deal/target/signing/2020-07-09"],
        ["deal/figure/trade/2019"],
    ]
    signed = talks.log[1].date
    firm = {"unconfirmed": ()}
    assert (row["in_force_rule"], row["force"]) == (None, None)
    bare = dict.fromkeys("approved notified in_force due_earliest due_latest".split())
    bare |= dict.fromkeys(("days_min", "days_max"))
    assert row["ratification"] == [
        {"party": "KR", "signed": signed, "ratified": None, **bare, **firm},
        {"party": "KH", "signed": signed, "ratified": talks.log[2].date, **bare, **firm},
    ]


def test_several_agreements_are_several_rows_and_pages() -> None:
    found = report(agreement("", slug="one"), agreement("", slug="other"))
    assert [row["slug"] for row in found.rows] == ["one", "other"]
    picture = found.picture()
    assert isinstance(picture, Pages)
    assert [each.slug for each in picture.pages] == ["one", "other"]
    assert not found.single


# -------------------------------------------------------------------------------------- the head


def test_the_head_has_the_names_and_the_parties() -> None:
    talks = replace(
        agreement("", "KR KH"), names={"ko": "한·캄보디아 FTA"}, aliases=("A", "B", "C", "D")
    )
    found = sheet(talks)
    assert (found.title, found.slug) == ("Deal", "deal")
    assert found.names == "한·캄보디아 FTA · A · B · C · KR KH"


@pytest.mark.parametrize(
    ("parties", "shown"),
    [
        ("KR KH VN PH SG ID MY", "KR KH VN PH SG ID MY"),
        ("KR KH VN PH SG ID MY TH", "8 parties"),
    ],
)
def test_many_parties_are_counted(parties: str, shown: str) -> None:
    assert sheet(agreement("", parties)).names == shown


@pytest.mark.parametrize(
    ("table", "standing", "sense"),
    [
        ("", "not begun", "quiet"),
        ("2020 statement", "not begun", "quiet"),
        ("2026-05-23 launch", "negotiating since 2026-05-23 (6 m)", "negotiating"),
        ("2026-05 launch", "negotiating since 2026-05 (5–6 m)", "negotiating"),
        (
            "2026-05-23 launch announced",
            "negotiating since 2026-05-23, unconfirmed (6 m)",
            "negotiating",
        ),
        (
            "2024-11-23 launch",
            "negotiating since 2024-11-23 (2 y); no meeting recorded for 2 y",
            "dormant",
        ),
        (
            "2024-11-23 launch\n2025 suspension\n2025-12-01 resumption\n2026-06 suspension",
            "negotiating since 2024-11-23 (2 y); suspended since 2026-06",
            "suspended",
        ),
        ("2024-11-23 entry-into-force by KR", "in force 1/2 since 2024-11-23 (2 y)", "in-force"),
        ("2024-11-23 abandonment", "ended since 2024-11-23 (2 y)", "ended"),
    ],
)
def test_how_it_stands(table: str, standing: str, sense: str) -> None:
    assert sheet(agreement(table)).standing == Cell(standing, sense)


# ------------------------------------------------------------------------------------ the ladder


AHEAD = [Step(stage, "", "", reached=False) for stage in ("concluded", "signed", "in-force")]


def test_the_ladder_has_the_rungs_reached_and_those_ahead() -> None:
    assert ladder("2019-03 proposal\n2019-11-25 study-agreed\n2020-07-09 launch") == [
        Step("proposed", "2019-03", "7–8 m", reached=True),
        Step("studying", "2019-11-25", "7 m", reached=True),
        Step("negotiating", "2020-07-09", "", reached=True),
        *AHEAD,
    ]


def test_nothing_begun_is_all_ahead() -> None:
    rungs = [
        ("proposed", "", "", False),
        ("studying", "", "", False),
        ("negotiating", "", "", False),
    ]
    assert ladder("") == [*rungs, *AHEAD]


def test_agreed_is_a_rung_only_where_it_was_reached() -> None:
    assert ladder("2020 agreement-in-principle")[0] == ("agreed", "2020", "", True)
    assert ladder("2020 agreement-in-principle")[1:] == AHEAD


def test_a_rung_that_was_only_announced_says_so() -> None:
    assert ladder("2020 launch announced")[0] == ("negotiating", "2020, unconfirmed", "", True)


@pytest.mark.parametrize(
    ("table", "lasted"),
    [
        ("2020 launch\n2026-06 round 1", "1 round"),
        ("2020 launch\n2026-06 round 1\n2026-07 round 4", "4 rounds (2 recorded)"),
        ("2020-01-01 launch\n2020-06 round 1\n2021-01-01 signing\n2022 round 2", "12 m · 1 round"),
        ("2020 launch\n2026-06 round\n2026-07 round", "2 rounds"),
        ("2020-01-01 launch\n2020-06 round 1\n2021-01-01 conclusion", "12 m · 1 round"),
        ("2020-01-01 launch\n2021-01-01 conclusion", "12 m"),
    ],
)
def test_the_talks_say_how_many_rounds_they_took(table: str, lasted: str) -> None:
    assert ladder(table)[0][2] == lasted


def test_each_rung_counts_the_rounds_from_the_number_below_it_on() -> None:
    talks = """
        2020-01-01 launch
        2020-06-01 round 2
        2021-01-01 agreement-in-principle
        2021-02-01 round 3
        2021-03-01 round 5
        2021-04-01 round 4 announced
        2022-01-01 signing
        2022-02-01 round
    """
    assert [rung[2] for rung in ladder(talks)[:3]] == [
        "12 m · 2 rounds (1 recorded)",
        "12 m · 3 rounds",
        "1 round",
    ]


def test_what_ended_has_nothing_ahead() -> None:
    assert ladder("2020-01-01 launch\n2020-02-20 abandonment") == [
        ("negotiating", "2020-01-01", "50 days", True),
        ("ended", "2020-02-20", "", True),
    ]


def test_a_reopening_leads_down_the_ladder() -> None:
    stages = [step[0] for step in ladder("2020 signing\n2021 reopening")]
    assert stages == ["signed", "negotiating", "concluded", "signed", "in-force"]


# ----------------------------------------------------------------------------------- the sections


def test_a_page_of_nothing_has_no_sections() -> None:
    assert (sheet(agreement("")).sections, sheet(agreement("")).sources) == ((), ())


def test_what_was_said_in_a_silence() -> None:
    silent = agreement("2019-06-27 launch\n2020-07-09 statement")
    said = saying(silent, 1, summary="In progress.", sources=(source("Daily"),))
    assert section(said, "Yet said", on="2020-07-09") == [["2020-07-09", "In progress.", "[1]"]]
    assert section(silent, "Yet said", on="2020-07-09") == [["2020-07-09", "", ""]]
    assert section(said, "Yet said", on="2020-03-27") is None


def test_the_rounds_and_those_that_the_record_lacks() -> None:
    talks = agreement(
        """
        2020-01 round 2
        2020-02/2020-03 round 5
        2020-04 round
        2020-05 round 7 announced
        2020-06 round 8 cancelled
        """
    )
    talks = saying(talks, 1, place="Seoul", mode="hybrid", summary="They met.")
    talks = saying(talks, 3, place="Hanoi", sources=(source("A"), source("B")))
    assert section(talks, "Rounds") == [
        ["1", "not recorded", "", "", ""],
        ["2", "2020-01", "", "", ""],
        ["3–4", "not recorded", "", "", ""],
        ["5", "2020-02 – 2020-03", "Seoul, hybrid", "They met.", ""],
        ["–", "2020-04", "", "", ""],
        ["6", "not recorded", "", "", ""],
        ["7", "2020-05", "Hanoi, announced", "", "[1, 2]"],
    ]


def test_a_number_is_lacking_once_though_rounds_are_out_of_order() -> None:
    talks = agreement("2020-01 round 6\n2020-02 round 3\n2020-03 round 9")
    numbers = [line[0] for line in section(talks, "Rounds") or []]
    assert numbers == ["1–2, 4–5", "6", "3", "7–8", "9"]


def test_what_is_ahead_is_known_today_alone() -> None:
    talks = agreement(
        """
        2026-05 launch
        2026-06 round 1 announced
        2027-01-10/2027-01-12 round 2 announced
        2027-03 round 3 cancelled
        """
    )
    talks = saying(talks, 2, sources=(source("Daily"),))
    assert section(talks, "Ahead") == [["2027-01-10 – 12", "round 2, announced", "[1]"]]
    assert section(as_of(talks, *when("2026-07-01")), "Ahead", on="2026-07-01") is None


def test_the_promises_with_who_said_so_and_how_they_came_out() -> None:
    talks = agreement(
        """
        2020-07-09 launch
        2021-02-03 conclusion
        2020-07-09 promise conclusion due 2020
        2020-07-09 promise approval due 2030 by KH
        2027 promise signing due 2030
        """
    )
    talks = replace(
        talks,
        targets=(
            replace(talks.targets[0], stated_by="Minister Yoo", sources=(source("Daily"),)),
            *talks.targets[1:],
        ),
    )
    assert section(talks, "Promises") == [
        ["conclusion by 2020", "Minister Yoo, 2020-07-09", "34 days late", "[1]"],
        ["approval by KH by 2030", "2020-07-09", "open, 4 y 1 m left", ""],
    ]
    (found,) = (each for each in sheet(talks).sections if each.heading == "Promises")
    assert [senses(line)[2] for line in found.board.rows] == ["missed", "open"]


def test_the_parties_have_the_steps_that_anyone_took() -> None:
    talks = agreement(
        """
        2021-10-26 signing
        2022-01-29 ratification by KH
        2022-12-01 entry-into-force
        """
    )
    (found,) = (each for each in sheet(talks).sections if each.heading == "Parties")
    assert [heading.text for heading in found.board.headings] == [
        "",
        "signed",
        "ratified",
        "in force",
    ]
    assert texts(found.board) == [
        ["KR", "2021-10-26", "–", "2022-12-01"],
        ["KH", "2021-10-26", "2022-01-29", "2022-12-01"],
    ]
    assert section(talks, "Parties", on="2021-10-25") is None


def test_the_trade_figures_the_newest_first() -> None:
    figures = (
        Figure("exports", PartialDate("2019"), Number("697"), unit="USD million", reporter="KR"),
        Figure(
            "world-gdp-share",
            stated_on=PartialDate("2020-07-09"),
            text="a third",
            sources=(source("Daily"),),
        ),
    )
    talks = replace(agreement(""), figures=figures)
    assert section(talks, "Trade") == [
        ["2020-07-09", "world gdp share", "a third", "[1]"],
        ["2019", "exports (KR)", "USD 697 million", ""],
    ]


def test_where_sources_disagree_both_sides_are_told_and_the_place_is_marked() -> None:
    talks = agreement(
        """
        2020-07-09 launch
        2020-07-30 round 1
        2027-01 round 2 announced
        """
    )
    claim = Claim("date", "2020-07-03", source("Post"))
    talks = saying(talks, 0, claims=(Claim("rounds", "4", source("Wire")),), note="Four.")
    talks = saying(talks, 1, claims=(claim,), sources=(source("Daily"),))
    talks = saying(talks, 2, claims=(Claim("date", "2026-12", source("Wire")),))
    figure = Figure("trade", PartialDate("2019"), Number("1"))
    figures = (replace(figure, claims=(Claim("value", "2", source("Wire")),)), figure)
    talks = replace(talks, figures=figures, claims=(Claim("parties", "three", source("Post")),))
    assert section(talks, "Disputed") == [
        ["agreement", "parties", "KR, KH", "three", "[2]"],
        ["launch 2020-07-09", "rounds", "Four.", "4", "[3]"],
        ["round 1 2020-07-30", "date", "2020-07-30 [1]", "2020-07-03", "[2]"],
        ["round 2 2027-01", "date", "2027-01", "2026-12", "[3]"],
        ["trade 2019", "value", "1", "2", "[3]"],
    ]
    assert section(talks, "Course") == [["2020-07-09", "launch ≠", "", ""]]
    assert section(talks, "Rounds") == [["1", "2020-07-30 ≠", "", "", "[1]"]]
    assert section(talks, "Ahead") == [["2027-01", "round 2 ≠, announced, also named: 2026-12", ""]]
    assert section(talks, "Trade") == [
        ["2019", "trade ≠", "1", ""],
        ["2019", "trade", "1", ""],
    ]
    (found,) = (each for each in sheet(talks).sections if each.heading == "Disputed")
    assert {senses(line)[0] for line in found.board.rows} == {"disputed"}
    assert section(agreement("2020 launch"), "Disputed") is None


def test_sources_are_numbered_as_they_are_first_named() -> None:
    talks = agreement("2020-01 round 1\n2020-02 round 2")
    talks = saying(talks, 0, sources=(source("A"), source("B")))
    talks = saying(talks, 1, sources=(source("C"), source("A")))
    assert [line[4] for line in section(talks, "Rounds") or []] == ["[1, 2]", "[3, 1]"]
    assert sheet(talks).sources == tuple((t, f"https://example.org/{t}") for t in "ABC")


def test_the_sections_stand_in_the_order_of_a_life() -> None:
    talks = agreement(
        """
        2019-06-27 launch
        2019-07 round 1
        2019-08 approval by KR
        2026-11 statement
        2027-01 round 2 announced
        2019-06-27 promise conclusion due 2019
        """
    )
    talks = replace(
        talks, figures=(Figure("trade", PartialDate("2019"), Number("1")),), note="A note."
    )
    found: list[Section] = list(sheet(talks).sections)
    assert [each.heading for each in found] == [
        "Yet said",
        "Course",
        "Rounds",
        "Ahead",
        "Promises",
        "Parties",
        "Trade",
        "Note",
    ]


def test_the_course_is_what_raised_the_stage_and_each_milestone_of_a_scope() -> None:
    talks = agreement(
        """
        2004 proposal
        2005 study-start
        2005-06 study-end
        2006 launch
        2006-05 round 1
        2007-01 signing of goods
        2008-01 signing of services
        2008-02 statement
        """
    )
    talks = saying(talks, 3, summary="They began.", sources=(source("Daily"),))
    assert section(talks, "Course") == [
        ["2004", "proposal", "", ""],
        ["2005", "study start", "", ""],
        ["2006", "launch", "They began.", "[1]"],
        ["2007-01", "signing (goods)", "", ""],
        ["2008-01", "signing (services)", "", ""],
    ]


def test_what_it_upgrades_and_the_note_stand_last() -> None:
    talks = replace(agreement("2020 launch"), upgrades="old", note="A note.")
    assert section(talks, "Note") == [["Upgrades old."], ["A note."]]


def test_suspended_since_the_first_suspension_that_nothing_lifted() -> None:
    table = """
        2019-01-01 launch
        2019-02-01 suspension
        2019-03-01 resumption
        2020-10-01 suspension
        2020-12-01 suspension
    """
    assert sheet(agreement(table)).standing.text.endswith("; suspended since 2020-10-01")


@pytest.mark.parametrize(
    ("after", "standing"),
    [
        # What is said, or met for otherwise, lifts nothing.
        ("2020-11-01 statement\n2020-12-01 ministerial", "suspended since 2020-10-01"),
        ("2020-11-01 round 1\n2020-12-01 suspension", "suspended since 2020-12-01"),
    ],
)
def test_a_suspension_is_lifted_by_a_resumption_or_a_round_alone(after: str, standing: str) -> None:
    talks = agreement(f"2019-01-01 launch\n2020-10-01 suspension\n{after}")
    assert sheet(talks).standing.text.endswith(f"; {standing}")


def test_the_promises_stand_in_the_order_they_were_made() -> None:
    talks = agreement(
        """
        2019-06-27 launch
        2021-03 promise signing due 2022
        2019-06-27 promise conclusion due 2030
        2020 promise entry-into-force due 2021
        """
    )
    assert [line[0] for line in section(talks, "Promises") or []] == [
        "conclusion by 2030",
        "entry into force by 2021",
        "signing by 2022",
    ]


def test_a_promise_met_by_what_was_only_announced_says_so() -> None:
    talks = agreement(
        "2020-07-09 launch\n2020-12-01 conclusion announced\n2020-07-09 promise conclusion due 2020"
    )
    ((_, _, outcome, _),) = section(talks, "Promises") or []
    assert outcome == "met 2020-12-01, unconfirmed"


def test_the_figures_of_one_day_keep_the_order_of_the_record() -> None:
    years = ("2018", "2019", "2018")
    figures = tuple(
        Figure("trade", PartialDate(year), Number(str(value)))
        for value, year in enumerate(years, 1)
    )
    talks = replace(agreement(""), figures=figures)
    assert [line[2] for line in section(talks, "Trade") or []] == ["2", "1", "3"]
