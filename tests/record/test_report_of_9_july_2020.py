"""What Yonhap reported on 9 July 2020, asked of the program fact by fact.

The report: "S. Korea, Cambodia agree to launch FTA talks". Each test is named for the question that
it asks; each question is a command of the program, and its answer is read as a script reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fta_tracker.dates import PartialDate
from tests.support import run

#: An answer: a list of rows, or of `status NAME` the one object.
Ask = Callable[..., Any]
THAT_DAY = ("--as-of", "2020-07-09")
REPORT = "Yonhap News Agency, 9 July 2020: S. Korea, Cambodia agree to launch FTA talks"


@pytest.fixture
def ask(database: Path) -> Ask:
    """Ask the program a question; the answer is what it prints as JSON."""

    def asked(*words: str) -> Any:
        done = run(*words, "--json", "--db", str(database))
        assert (done.code, done.err) == (0, "")
        return json.loads(done.out)

    return asked


def only(rows: list[dict[str, Any]], **wanted: object) -> dict[str, Any]:
    """The one row with these values."""
    found = [row for row in rows if all(row[key] == value for key, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


def in_the_report(row: dict[str, Any]) -> bool:
    return REPORT in [source["title"] for source in row["sources"]]


# ---------------------------------------------------------------------- row by row of the report


def test_when_were_talks_with_cambodia_launched_and_by_whom(ask: Ask) -> None:
    (launch,) = ask("events", "cambodia", "--kind", "launch")
    assert (launch["ref"], launch["date"]) == ("cambodia/launch/2020-07-09", "2020-07-09")
    assert "trade minister" in launch["summary"].lower()
    assert in_the_report(launch)


def test_who_proposed_the_agreement_with_cambodia_and_where(ask: Ask) -> None:
    (proposal,) = ask("events", "cambodia", "--kind", "proposal")
    assert (proposal["date"], proposal["place"]) == ("2019-03", "Phnom Penh")
    assert (proposal["by"], "Hun Sen" in proposal["summary"]) == (["KH"], True)
    assert in_the_report(proposal)


def test_when_was_the_joint_study_with_cambodia(ask: Ask) -> None:
    rows = ask("events", "cambodia", "--kind", "study-start", "--kind", "study-end")
    assert [(row["kind"], row["date"]) for row in rows] == [
        ("study-start", "2020-01"),
        ("study-end", "2020-05"),
    ]
    assert all(in_the_report(row) for row in rows)


def test_when_was_the_first_round_with_cambodia_likely(ask: Ask) -> None:
    (promise,) = ask("targets", "cambodia", "--kind", "round", *THAT_DAY)
    assert (promise["number"], promise["due"], promise["outcome"]) == (1, "2020-07", "open")
    assert (promise["stated_on"], in_the_report(promise)) == ("2020-07-09", True)


def test_by_when_was_a_meaningful_result_with_cambodia_promised(ask: Ask) -> None:
    (promise,) = ask("targets", "cambodia", "--kind", "conclusion", *THAT_DAY)
    assert (promise["due"], promise["stated_on"]) == ("2020", "2020-07-09")
    assert (promise["outcome"], promise["latest"]) == ("open", "2020-12-31")
    assert "meaningful result" in promise["summary"]
    assert in_the_report(promise)


def test_what_may_cambodia_become_as_minister_yoo_sees_it(ask: Ask) -> None:
    (said,) = ask("events", "cambodia", "--kind", "statement")
    assert said["ref"] == "cambodia/statement/2020-07-09"
    assert "Yoo" in said["summary"]
    assert "new hub of production and trade in ASEAN" in said["summary"]
    assert in_the_report(said)


def test_how_large_was_trade_with_cambodia_in_2019(ask: Ask) -> None:
    trade = only(ask("figures", "cambodia", "--measure", "trade"), period="2019")
    assert (trade["value"], trade["unit"], trade["change_pct"]) == (1, "USD billion", 6)
    assert "all-time high" in trade["note"]
    assert "KITA" in trade["note"]
    assert in_the_report(trade)


def test_what_did_korea_sell_to_cambodia_in_2019_and_with_what_surplus(ask: Ask) -> None:
    rows = ask("figures", "cambodia")
    exports = only(rows, measure="exports", period="2019")
    assert (exports["value"], exports["unit"], exports["change_pct"]) == (697, "USD million", 5.5)
    balance = only(rows, measure="balance", period="2019")
    assert (balance["value"], balance["unit"], balance["reporter"]) == (361, "USD million", "KR")
    assert in_the_report(exports)
    assert in_the_report(balance)


def test_which_goods_go_to_cambodia_and_which_come_from_there(ask: Ask) -> None:
    rows = ask("figures", "cambodia", "--measure", "goods-exported", "--measure", "goods-imported")
    assert {row["measure"]: row["text"] for row in rows} == {
        "goods-exported": "cargo trucks, beverages, knitted textiles",
        "goods-imported": "clothes, shoes",
    }
    assert all(in_the_report(row) for row in rows)


def test_which_rank_has_cambodia_among_koreas_export_destinations(ask: Ask) -> None:
    (rank,) = ask("figures", "cambodia", "--measure", "export-rank", *THAT_DAY)
    assert (rank["value"], rank["stated_on"], in_the_report(rank)) == (58, "2020-07-09", True)


def test_how_did_koreas_exports_to_the_world_do(ask: Ask) -> None:
    rows = ask("figures", "cambodia", "--measure", "world-exports", *THAT_DAY)
    year, month = only(rows, period="2019"), only(rows, period="2020-06")
    assert (year["text"], month["change_pct"]) == ("fell more than 10 percent", -10.9)
    assert "fourth month" in month["note"]
    assert in_the_report(year)
    assert in_the_report(month)


def test_with_whom_in_asean_does_korea_seek_agreements_and_why(ask: Ask) -> None:
    (said,) = ask("events", "asean", "--kind", "statement")
    assert (said["ref"], said["by"]) == ("asean/statement/2020-07-09", ["KR"])
    for words in ("separate", "ASEAN", "United States", "China", "detail"):
        assert words in said["summary"]
    assert in_the_report(said)


def test_does_korea_already_have_one_with_asean(ask: Ask) -> None:
    row = only(ask("list", *THAT_DAY), slug="asean")
    assert (row["stage"], row["application"]["state"]) == ("in-force", "full")


def test_when_was_the_fifth_round_with_the_philippines(ask: Ask) -> None:
    fifth = only(ask("rounds", "philippines"), ref="philippines/round/5")
    assert (fifth["date"][:7], fifth["status"]) == ("2020-01", "held")
    assert in_the_report(fifth)


def test_are_talks_with_malaysia_in_progress(ask: Ask) -> None:
    said = only(ask("events", "malaysia", *THAT_DAY), kind="statement")
    assert (said["ref"], in_the_report(said)) == ("malaysia/statement/2020-07-09", True)
    assert "in progress" in said["summary"]
    (row,) = ask("list", "--dormant", *THAT_DAY)
    assert (row["slug"], row["quiet_since"]) == ("malaysia", "2019-09-06")


def test_the_silence_of_malaysia_stands_beside_what_was_said(database: Path) -> None:
    done = run("list", *THAT_DAY, "-o", "table", "--db", str(database))
    *_, foot = done.out.split("\n\n")
    assert " ".join(foot.split()).endswith(
        "malaysia: no meeting recorded for 10 m; yet on 2020-07-09: "
        "Yonhap reported that talks with Malaysia were in progress."
    )


@pytest.mark.parametrize("slug", ["vietnam", "singapore"])
def test_is_there_a_separate_agreement_with(slug: str, ask: Ask) -> None:
    row = only(ask("list", "--stage", "in-force", *THAT_DAY), slug=slug)
    assert row["application"] == {"state": "full", "in_force": 2, "parties": 2}


def test_what_does_the_agreement_with_indonesia_wait_for(ask: Ask) -> None:
    page = ask("status", "indonesia", *THAT_DAY)
    assert (page["stage"], page["since"]) == ("concluded", "2019-11-25")
    assert [row["signed"] for row in page["ratification"]] == [None, None]
    said = only(page["log"], ref="indonesia/statement/2020-07-09")
    assert "signing" in said["summary"]
    assert in_the_report(said)


def test_by_when_is_rcep_to_be_concluded_and_what_does_it_cover(ask: Ask) -> None:
    page = ask("status", "rcep", *THAT_DAY)
    promise = only(page["targets"], kind="conclusion", due="2020")
    assert (promise["outcome"], in_the_report(promise)) == ("open", True)
    asean = {"BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "VN"}
    assert asean < set(page["parties"])
    share = only(page["figures"], measure="world-gdp-share")
    assert (share["text"], share["stated_on"]) == ("a third", "2020-07-09")


# -------------------------------------------------------------------------- the picture of that day


def test_where_did_everything_stand_that_day(ask: Ask) -> None:
    shown = "slug stage since activity quiet_since rounds".split()
    assert [[row[key] for key in shown] for row in ask("list", *THAT_DAY)] == [
        ["asean", "in-force", "2007-06-01", None, None, 25],
        ["cambodia", "negotiating", "2020-07-09", "active", "2020-07-09", 0],
        ["indonesia", "concluded", "2019-11-25", None, None, 10],
        ["malaysia", "negotiating", "2019-06-27", "dormant", "2019-09-06", 3],
        ["philippines", "negotiating", "2019-06-03", "active", "2020-01-31", 5],
        ["rcep", "agreed", "2019-11-04", "active", "2020-07-09", 31],
        ["singapore", "in-force", "2006-03-02", None, None, 3],
        ["vietnam", "in-force", "2015-12-20", None, None, 9],
    ]


def test_what_was_promised_and_still_open_that_day(ask: Ask) -> None:
    rows = ask("targets", "--outcome", "open", *THAT_DAY)
    found = [[row[key] for key in ("agreement", "kind", "number", "latest")] for row in rows]
    assert sorted(found) == [
        ["cambodia", "conclusion", None, "2020-12-31"],
        ["cambodia", "round", 1, "2020-07-31"],
        ["philippines", "conclusion", None, "2020-12-31"],
        ["rcep", "conclusion", None, "2020-12-31"],
        ["rcep", "signing", None, "2020-12-31"],
    ]


def test_the_page_of_that_day_has_the_figures_of_2019(ask: Ask) -> None:
    figures = ask("status", "cambodia", *THAT_DAY)["figures"]
    of_2019 = {f["measure"]: f["value"] for f in figures if f["period"] == "2019" and f["value"]}
    # The imports of that year, 336, were told on 1 September 2020.
    assert of_2019 == {"trade": 1, "exports": 697, "balance": 361}


#: A deadline lies ahead by nature.
DEADLINES = {"due", "next_date"}
DATE = re.compile(r"\d{4}(-(\d\d(-\d\d)?|H[12]|Q[1-4]))?")


def dates(node: object, key: str = "") -> Iterator[PartialDate]:
    """Every date of an answer but the deadlines; what is part of a title or a note is no date."""
    if isinstance(node, dict):
        known = {k: v for k, v in node.items() if k not in DEADLINES}
        if "due" in node:
            known = {k: v for k, v in known.items() if k not in ("earliest", "latest")}
        for name, value in known.items():
            yield from dates(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from dates(value, key)
    elif isinstance(node, str) and DATE.fullmatch(node):
        yield PartialDate(node)


@pytest.mark.parametrize(
    "slug", "asean cambodia indonesia malaysia philippines rcep singapore vietnam".split()
)
def test_the_page_of_that_day_knows_nothing_of_later(slug: str, ask: Ask) -> None:
    found = list(dates(ask("status", slug, *THAT_DAY)))
    assert len(found) > 30
    assert [str(each) for each in found if each.latest > date(2020, 7, 9)] == []
    later = [each for each in dates(ask("status", slug)) if each.latest > date(2020, 7, 9)]
    # Nothing more is recorded of these two but their upgrades, which have pages of their own.
    assert bool(later) == (slug not in ("singapore", "vietnam"))


def test_the_page_of_that_day_ends_with_that_day(ask: Ask) -> None:
    page = ask("status", "cambodia", *THAT_DAY)
    assert [row["ref"] for row in page["log"]][-2:] == [
        "cambodia/launch/2020-07-09",
        "cambodia/statement/2020-07-09",
    ]
    assert (page["rounds"], page["rounds_recorded"]) == (0, 0)
    assert sorted(page["open_targets"]) == [
        "cambodia/target/conclusion/2020-07-09",
        "cambodia/target/round/1/2020-07-09",
    ]
    assert page["next_event"] == "cambodia/target/round/1/2020-07-09"
    assert page["next_date"] == "2020-07"


# --------------------------------------------------------------------------- and what came of it


def test_today_cambodias_result_is_missed_by_34_days_and_its_first_round_was_on_time(
    ask: Ask,
) -> None:
    promised = [row for row in ask("targets", "cambodia") if row["stated_on"] == "2020-07-09"]
    shown = "kind outcome met_on met_by days_min days_max".split()
    assert [[row[key] for key in shown] for row in promised] == [
        ["conclusion", "missed", "2021-02-03", "cambodia/conclusion/2021-02-03", 34, 34],
        ["round", "met", "2020-07-30", "cambodia/round/1", -1, -1],
    ]
