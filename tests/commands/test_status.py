"""`fta status`: the board, or a page for each agreement named; `fta` alone is the same board."""

from __future__ import annotations

from tests.commands.desk import Desk
from tests.commands.test_events import FIELDS as EVENT
from tests.commands.test_figures import FIELDS as FIGURE
from tests.commands.test_list import FIELDS as ROW
from tests.commands.test_list import TSV
from tests.commands.test_targets import FIELDS as TARGET

#: What a page has beyond a row of the board.
MORE = (
    "names aliases upgrades in_force_rule note claims milestones log targets figures"
    " ratification force"
).split()


def test_without_a_name_it_is_the_board(desk: Desk) -> None:
    done = desk.run("status")

    assert (done.code, done.out, done.err) == (0, TSV, "")


def test_fta_alone_is_status(desk: Desk) -> None:
    alone = desk.run()

    assert (alone.code, alone.out, alone.err) == (0, TSV, "")
    assert desk.quick() == alone
    assert desk.pty().raw == desk.pty("status").raw


def test_of_one_agreement_json_is_an_object(desk: Desk) -> None:
    found = desk.json("status", "cambodia")

    assert list(found) == ROW + MORE
    assert {name: found[name] for name in ROW} == desk.json("list")[0]
    assert found["names"] == {"ko": "한·캄보디아 자유무역협정"}
    assert found["aliases"] == ["CKFTA", "Korea-Cambodia FTA"]
    assert (found["upgrades"], found["note"], found["claims"]) == (None, None, [])
    assert [(m["stage"], m["kind"], m["date"], m["ref"]) for m in found["milestones"]] == [
        ("negotiating", "launch", "2020-07-09", "cambodia/launch/2020-07-09"),
        ("concluded", "conclusion", "2021-02-03", "cambodia/conclusion/2021-02-03"),
        ("signed", "signing", "2021-10-26", "cambodia/signing/2021-10-26"),
        ("in-force", "entry-into-force", "2022-12-01", "cambodia/entry-into-force/2022-12-01"),
    ]
    assert found["ratification"] == [
        {
            "party": party,
            "signed": "2021-10-26",
            "approved": None,
            "ratified": None,
            "notified": None,
            "in_force": "2022-12-01",
            "unconfirmed": [],
            "due_earliest": None,
            "due_latest": None,
            "days_min": None,
            "days_max": None,
        }
        for party in ("KR", "KH")
    ]
    assert (found["in_force_rule"], found["force"]) == (None, None)


def test_the_rule_of_entry_into_force_beside_the_day_recorded(desk: Desk) -> None:
    rule = '{"text": "60 days later.", "after": "notification", "days": 60}'
    by = ["add-event", "cambodia", "notification", "-q", "--by"]
    assert desk.quick("edit", "cambodia", f"in_force_rule={rule}", "-q").code == 0
    assert desk.quick(*by, "KH", "--date", "2022-02-09").code == 0
    assert desk.quick(*by, "KR", "--date", "2022-10-03", "--announced").code == 0

    found = desk.json("status", "cambodia")
    assert found["force"] == {
        "progress": [{"of": ["KR", "KH"], "need": 2, "done": ["KH", "KR"], "left": 0}],
        "met_on": "2022-10-03",
        "met_by": "cambodia/notification/2022-10-03",
        "unconfirmed": True,
        "in_force": "2022-12-01",
        "due_earliest": "2022-12-02",
        "due_latest": "2022-12-02",
        "days_min": -1,
        "days_max": -1,
    }
    korea, cambodia = found["ratification"]
    assert (korea["notified"], korea["unconfirmed"]) == ("2022-10-03", ["notified"])
    assert (cambodia["due_latest"], cambodia["days_max"]) == ("2022-12-02", -1)
    page = " ".join(desk.quick("status", "cambodia", "-o", "table").out.split())
    assert "2022-12-02 by the rule, unconfirmed, recorded 1 day earlier" in page
    assert "unconfirmed" in page.partition("Parties")[2].partition("Rule")[0]


def test_its_lists_have_the_rows_of_their_commands(desk: Desk) -> None:
    found = desk.json("status", "cambodia")

    assert found["log"] == desk.json("events", "cambodia")
    assert found["targets"] == desk.json("targets", "cambodia")
    assert found["figures"] == desk.json("figures", "cambodia")
    assert list(found["log"][0]) == EVENT
    assert list(found["targets"][0]) == TARGET
    assert list(found["figures"][0]) == FIGURE


def test_of_several_agreements_json_is_an_array_in_the_order_named(desk: Desk) -> None:
    found = desk.json("status", "rcep", "KH", "rcep")

    assert [row["slug"] for row in found] == ["rcep", "cambodia"]
    assert [row["slug"] for row in desk.json("status", "KH", "cambodia")] == ["cambodia"]


def test_in_flat_formats_it_gives_the_rows_of_list(desk: Desk) -> None:
    header, *rows = TSV.splitlines(keepends=True)

    assert desk.quick("status", "chile").out == header + rows[2]
    assert desk.quick("status", "rcep", "chile").out == header + rows[5] + rows[2]


def test_an_upgrade_names_what_it_upgrades(desk: Desk) -> None:
    assert desk.json("status", "cambodia-upgrade")["upgrades"] == "cambodia"


def test_a_page_on_a_terminal(desk: Desk) -> None:
    screen = desk.pty("status", "malaysia")

    assert screen.code == 0
    assert screen.lines[0].split("  ")[0] == "Korea–Malaysia Free Trade Agreement"
    assert screen.lines[0].endswith(" malaysia")
    for said in (
        "no meeting recorded for 7 y 2 m",
        "2019-09-04 – 06  Seoul",
        "Yet said  2020-07-09  The minister called the talks in progress.",
        "round 3, announced",
        "conclusion by 2027-H1",
    ):
        assert said in screen.text, screen.text


def test_pages_of_several_agreements_follow_one_another(desk: Desk) -> None:
    text = desk.pty("status", "malaysia", "chile").text

    assert 0 <= text.index("Korea–Malaysia") < text.index("Corée–Chili")


def test_a_page_of_an_earlier_day_knows_nothing_of_later(desk: Desk) -> None:
    found = desk.json("status", "cambodia", "--as-of", "2020-07-30")

    assert (found["stage"], found["rounds"], found["rounds_missing"]) == ("negotiating", 1, [])
    assert [event["ref"] for event in found["log"]] == [
        "cambodia/launch/2020-07-09",
        "cambodia/round/1",
    ]
    assert found["log"][1]["end"] is None, "the round was still going on"
    assert [target["outcome"] for target in found["targets"]] == ["met", "open"]
    assert [figure["measure"] for figure in found["figures"]] == ["exports", "export-rank"]
    assert "as of 2020-07-30" in desk.pty("status", "--as-of", "2020-07-30").text
    assert "As of 2020-07-30" in desk.pty("status", "KH", "--as-of", "2020-07-30").text


def test_a_stage_has_an_age_from_the_day_after_its_first_on(desk: Desk) -> None:
    first, next_ = (
        desk.quick("status", "cambodia", "--as-of", day, "-o", "table").out
        for day in ("2020-07-09", "2020-07-10")
    )

    assert "negotiating since 2020-07-09\n" in first
    assert "negotiating since 2020-07-09 (1 day)\n" in next_


def test_stale_after_says_how_long_a_silence_may_be(desk: Desk) -> None:
    assert desk.json("status", "chile", "--stale-after", "1")["activity"] == "dormant"
    assert desk.json("status", "chile", "--stale-after", "2")["activity"] == "active"
    rows = {row["slug"]: row["activity"] for row in desk.json("status", "--stale-after", "1")}
    assert (rows["chile"], rows["japan"]) == ("dormant", "suspended")


def test_a_word_inside_a_name_will_do(desk: Desk) -> None:
    assert desk.json("status", "캄보디아")["slug"] == "cambodia"
    assert desk.json("status", "Corée")["slug"] == "chile"
    assert desk.quick("status", "Free").code == 3, "several have that word"


def test_a_page_in_the_words_and_by_the_name_of_others(desk: Desk) -> None:
    found = desk.json("status", "KH", "--vocabulary", "aric", "--names", "ko")
    usual = desk.json("status", "KH")

    place = ROW.index("stage") + 1
    assert list(found) == [*ROW[:place], "stage_in_words", *ROW[place:], *MORE]
    assert found["stage_in_words"] == "Signed and in effect"
    assert found["name"] == "한·캄보디아 자유무역협정"
    changed = {"stage_in_words": None, "name": None}
    assert {**found, **changed} == {**usual, **changed}
    flat = desk.quick("status", "KH", "--vocabulary", "aric", "-o", "tsv").out.splitlines()[0]
    assert flat.split("\t") == [*ROW[:place], "stage_in_words", *ROW[place:]]

    screen = desk.pty("status", "KH", "--vocabulary", "motie", "--names", "ko")
    assert screen.lines[0].replace(" ", "") == "한·캄보디아자유무역협정cambodia"
    assert screen.lines[1].startswith("Korea–Cambodia Free Trade Agreement · CKFTA")
    assert screen.lines[2] == "● 발효 since 2022-12-01 (3 y 11 m)"
    assert screen.lines[-1] == (
        "Stages in the words of Korea's trade ministry; – where none is known."
    )


def test_a_page_of_a_stage_without_a_word(desk: Desk) -> None:
    text = desk.pty("status", "chile", "--vocabulary", "eu").text

    assert "◔ – since 2026-03-02" in text


def test_the_board_in_the_words_of_others(desk: Desk) -> None:
    options = ("--vocabulary", "motie", "--names", "ko")

    assert desk.quick("status", *options) == desk.quick("list", *options)
