"""`fta add-target` and `fta add-figure`: promises and trade figures, recorded."""

from __future__ import annotations

import json

from tests.commands.desk import Desk
from tests.support import Result


def test_a_promise_of_today(desk: Desk) -> None:
    done = desk.run("add-target", "malaysia", "signing", "--due", "2027")

    assert done == Result(
        0,
        "malaysia/target/signing/2026-11-23\n",
        "Added malaysia/target/signing/2026-11-23 (signing by 2027): open, 13 m left. "
        "Undo: fta undo 2\n",
    )


def test_a_promise_with_all_there_is_to_say(desk: Desk) -> None:
    done = desk.quick(
        *("add-target", "cambodia", "round", "--due", "2020-06", "--stated-on", "2020-07-10"),
        *("--stated-by", "Minister Yoo", "--number", "2", "--by", "vn", "--scope", "goods"),
        *("--summary", "A second round.", "--note", "N.", "--source", "Yonhap", "--json"),
    )

    assert done.err == (
        "Added cambodia/target/round/2/2020-07-10 (round 2 (goods) by VN by 2020-06, "
        "Minister Yoo): 6 y 4 m overdue. Undo: fta undo 2\n"
        "Note: the deadline, 2020-06, was past when it was stated, 2020-07-10.\n"
        "Note: VN is no party to cambodia.\n"
    )
    row = json.loads(done.out)
    assert row == desk.json("targets", "cambodia")[-1]
    assert (row["stated_by"], row["number"], row["by"], row["scope"], row["note"]) == (
        "Minister Yoo",
        2,
        ["VN"],
        ["goods"],
        "N.",
    )


def test_the_same_promise_again_is_odd(desk: Desk) -> None:
    args = ["add-target", "malaysia", "other", "--due", "2030", "--summary", "USD 30 billion."]
    assert desk.quick(*args).code == 0

    assert desk.quick(*args).err.endswith(
        "Note: malaysia/target/other/2026-11-23 may be the same.\n"
    )


def test_a_figure(desk: Desk) -> None:
    done = desk.quick(
        *("add-figure", "cambodia", "exports", "--period", "2020", "--value", "-700.10"),
        *("--unit", "USD million", "--change-pct", "-0.5", "--reporter", "kr", "--note", "N."),
        *("--stated-on", "2021-01", "--source", "https://example.org/k", "--claim", "value=1 | X"),
    )

    assert done == Result(
        0,
        "cambodia/figure/exports/2020/KR\n",
        "Added cambodia/figure/exports/2020/KR (exports (KR) 2020, USD -700.10 million "
        "(−0.5 %)): after USD 697 million (+5.5 %) in 2019. Undo: fta undo 2\n",
    )
    row = desk.json("figures", "cambodia")[-1]
    assert '"value": -700.10' in desk.quick("figures", "cambodia", "--json").out, "as written"
    assert (row["reporter"], row["stated_on"], row["change_pct"]) == ("KR", "2021-01", -0.5)
    assert row["claims"] == [
        {"field": "value", "value": "1", "source": {"title": "X", "url": None}}
    ]


def test_a_figure_in_words(desk: Desk) -> None:
    done = desk.quick(
        *("add-figure", "rcep", "share-of-trade", "--stated-on", "today", "--text", "half"),
        "--json",
    )

    assert json.loads(done.out) == desk.json("figures", "rcep")[-1]


def test_a_figure_that_says_nothing_is_refused(desk: Desk) -> None:
    before = desk.state()

    assert desk.quick("add-figure", "rcep", "trade", "--period", "2020") == Result(
        4,
        "",
        "fta: A figure says nothing without a value, a text or a change.\n"
        "hint: Give value, text or change_pct.\n",
    )
    assert desk.quick("add-figure", "rcep", "trade", "--value", "1").code == 4
    assert desk.state() == before


def test_a_promise_of_an_unknown_kind_is_a_usage_error(desk: Desk) -> None:
    done = desk.quick("add-target", "rcep", "conclusions", "--due", "2027")

    assert (done.code, done.out) == (2, "")
    assert "Did you mean conclusion" in done.err
