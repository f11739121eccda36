"""`fta summary`: the portfolio in numbers."""

from __future__ import annotations

import json
import re

import pytest

from tests.commands.desk import Desk, table

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "section of to agreement count complete open kept broken overdue not_measurable median_min"
    " median_max shortest_min shortest_max longest_min longest_max unit measure period value"
    " reporter unconfirmed"
).split()
BY_AGREEMENT = (
    "agreement name stage activity"
    " proposed_to proposed_days_min proposed_days_max"
    " negotiating_to negotiating_days_min negotiating_days_max"
    " agreed_to agreed_days_min agreed_days_max"
    " concluded_to concluded_days_min concluded_days_max"
    " signed_to signed_days_min signed_days_max"
    " suspended_days_min suspended_days_max rounds_until_agreement"
    " rounds_first_to_last_min rounds_first_to_last_max rounds_between_min rounds_between_max"
    " promises kept broken open overdue not_measurable delay_median_min delay_median_max"
    " trade_measure trade_period trade_value trade_unit trade_reporter unconfirmed"
).split()
EXPLAINED = (
    "section of to agreement refs since until outcome stated_by complete amount_min amount_max unit"
    " unconfirmed"
).split()

#: The summary of the small record, each row without what it does not know.
NUMBERS = """\
section=stage of=studying count=1
section=stage of=negotiating count=3
section=stage of=agreed count=1
section=stage of=in-force count=1
section=activity of=active count=2
section=activity of=dormant count=1
section=activity of=suspended count=1
section=passage of=negotiating count=4 complete=1 open=3 shortest=209 longest=209 unit=days
section=passage of=negotiating to=concluded count=1 complete=1 open=0 median=209 shortest=209 \
longest=209 unit=days
section=passage of=agreed count=1 complete=0 open=1 unit=days
section=passage of=concluded count=1 complete=1 open=0 median=265 shortest=265 longest=265 \
unit=days
section=passage of=concluded to=signed count=1 complete=1 open=0 median=265 shortest=265 \
longest=265 unit=days
section=passage of=signed count=1 complete=1 open=0 median=401 shortest=401 longest=401 \
unit=days
section=passage of=signed to=in-force count=1 complete=1 open=0 median=401 shortest=401 \
longest=401 unit=days
section=suspension of=talks count=1 complete=0 open=1 unit=days
section=rounds of=until-agreement count=4 complete=1 open=3 median=3 shortest=3 longest=3 \
unit=rounds
section=rounds of=first-to-last count=3 complete=1 open=2 median=94-123 shortest=94-123 \
longest=94-123 unit=days unconfirmed=1
section=rounds of=between count=1 complete=1 open=0 median=55 shortest=55 longest=55 unit=days
section=promise count=4 open=1 kept=1 broken=1 overdue=0 not_measurable=1 median=34 \
shortest=34 longest=34 unit=days
section=promise-by-kind of=conclusion count=2 open=1 kept=0 broken=1 overdue=0 \
not_measurable=0 median=34 shortest=34 longest=34 unit=days
section=promise-by-kind of=other count=1 open=0 kept=0 broken=0 overdue=0 not_measurable=1
section=promise-by-kind of=round count=1 open=0 kept=1 broken=0 overdue=0 not_measurable=0
section=promise-by-who of=Yonhap count=2 open=0 kept=1 broken=1 overdue=0 not_measurable=0 \
median=34 shortest=34 longest=34 unit=days
section=promise-by-who count=1 open=0 kept=0 broken=0 overdue=0 not_measurable=1
section=promise-by-who of=MOTIE count=1 open=1 kept=0 broken=0 overdue=0 not_measurable=0
section=trade of=studying agreement=cambodia-upgrade
section=trade of=negotiating agreement=chile
section=trade of=negotiating agreement=japan
section=trade of=negotiating agreement=malaysia
section=trade of=agreed agreement=rcep
section=trade of=in-force agreement=cambodia measure=exports period=2019 value=697 unit=USD \
million reporter=KR
""".splitlines()
RANGES = ("median", "shortest", "longest")


def whole(words: str) -> dict[str, object]:
    """A row of every field from the words of one; a range is `94-123`, a number twice itself."""
    row: dict[str, object] = {**dict.fromkeys(FIELDS), "unconfirmed": 0}
    for word in words.replace("USD million", "USD_million").split():
        field, _, text = word.partition("=")
        value = int(text) if text.isdigit() and field != "period" else text.replace("_", " ")
        if field in RANGES:
            low, _, high = text.partition("-")
            row |= {f"{field}_min": int(low), f"{field}_max": int(high or low)}
        else:
            row[field] = value
    return row


def test_json_has_every_key_of_every_row(desk: Desk) -> None:
    found = desk.json("summary")

    assert [list(row) for row in found] == [FIELDS] * len(NUMBERS)
    assert found == [whole(words) for words in NUMBERS]


def test_a_pipe_gets_tsv(desk: Desk) -> None:
    done = desk.run("summary", "cambodia", "--as-of", "2020-07-09")

    assert (done.code, done.err) == (0, "")
    blank = [""] * len(FIELDS)
    rows = [
        {"section": "stage", "of": "negotiating", "count": "1"},
        {"section": "activity", "of": "active", "count": "1"},
        {"section": "passage", "of": "negotiating", "count": "1", "complete": "0", "open": "1"}
        | {"unit": "days"},
        {"section": "rounds", "of": "until-agreement", "count": "1", "complete": "0", "open": "1"}
        | {"unit": "rounds"},
        {"section": "promise", "count": "2", "open": "2"},
        {"section": "promise-by-kind", "of": "conclusion", "count": "1", "open": "1"},
        {"section": "promise-by-kind", "of": "round", "count": "1", "open": "1"},
        {"section": "promise-by-who", "of": "Yonhap", "count": "2", "open": "2"},
        {"section": "trade", "of": "negotiating", "agreement": "cambodia", "measure": "exports"}
        | {"period": "2019", "value": "697", "unit": "USD million", "reporter": "KR"},
    ]
    none = dict.fromkeys(("kept", "broken", "overdue", "not_measurable"), "0")
    expected = []
    for row in rows:
        full = dict(zip(FIELDS, blank, strict=True)) | {"unconfirmed": "0"} | row
        full |= none if row["section"].startswith("promise") else {}
        expected.append([full[field] for field in FIELDS])
    assert done.out == table(FIELDS, *expected)


def test_the_comparison_has_a_row_an_agreement(desk: Desk) -> None:
    found = {row["agreement"]: row for row in desk.json("summary", "--by", "agreement")}

    assert list(found) == ["cambodia", "cambodia-upgrade", "chile", "japan", "malaysia", "rcep"]
    assert all(list(row) == BY_AGREEMENT for row in found.values())
    none = dict.fromkeys(BY_AGREEMENT)
    counts = dict.fromkeys(
        ("promises", "kept", "broken", "open", "overdue", "not_measurable", "unconfirmed"), 0
    )
    assert found["cambodia"] == {
        **none,
        **counts,
        "agreement": "cambodia",
        "name": "Korea–Cambodia Free Trade Agreement",
        "stage": "in-force",
        "negotiating_to": "concluded",
        "negotiating_days_min": 209,
        "negotiating_days_max": 209,
        "concluded_to": "signed",
        "concluded_days_min": 265,
        "concluded_days_max": 265,
        "signed_to": "in-force",
        "signed_days_min": 401,
        "signed_days_max": 401,
        "rounds_until_agreement": 3,
        "rounds_first_to_last_min": 94,
        "rounds_first_to_last_max": 123,
        "promises": 2,
        "kept": 1,
        "broken": 1,
        "delay_median_min": 34,
        "delay_median_max": 34,
        "trade_measure": "exports",
        "trade_period": "2019",
        "trade_value": 697,
        "trade_unit": "USD million",
        "trade_reporter": "KR",
    }
    assert found["japan"] == {
        **none,
        **counts,
        "agreement": "japan",
        "name": "Korea–Japan Free Trade Agreement",
        "stage": "negotiating",
        "activity": "suspended",
        "negotiating_days_min": 8363,
        "negotiating_days_max": 8393,
        "suspended_days_min": 8028,
        "suspended_days_max": 8057,
        "rounds_until_agreement": 0,
    }
    assert found["malaysia"]["rounds_between_min"] == 55
    assert found["chile"]["unconfirmed"] == 1


def test_every_number_can_be_explained(desk: Desk) -> None:
    found = desk.json("summary", "--explain")

    assert all(list(row) == EXPLAINED for row in found)
    counted = {(r["section"], r["of"]): r["count"] for r in desk.json("summary") if not r["to"]}
    for (section, of), count in counted.items():
        if section not in ("trade", "promise", "promise-by-kind", "promise-by-who"):
            assert sum((r["section"], r["of"]) == (section, of) for r in found) == count
    promises = [row for row in found if row["section"] == "promise"]
    assert len(promises) == counted["promise", None]
    assert promises[1] == {
        "section": "promise",
        "of": "conclusion",
        "to": None,
        "agreement": "cambodia",
        "refs": ["cambodia/target/conclusion/2020-07-09", "cambodia/conclusion/2021-02-03"],
        "since": None,
        "until": None,
        "outcome": "missed",
        "stated_by": "Yonhap",
        "complete": True,
        "amount_min": 34,
        "amount_max": 34,
        "unit": "days",
        "unconfirmed": False,
    }


def test_its_refs_are_of_the_record(desk: Desk) -> None:
    entries = {
        row["ref"] for command in ("events", "targets", "figures") for row in desk.json(command)
    }
    refs = {ref for row in desk.json("summary", "--explain") for ref in row["refs"]}

    assert refs
    assert refs <= entries


def test_explained_by_agreement_all_of_one_stand_together(desk: Desk) -> None:
    told = desk.column("agreement", "summary", "--explain", "--by", "agreement")

    assert told == sorted(told)
    assert len(told) == len(desk.json("summary", "--explain"))
    assert desk.column("agreement", "summary", "--explain") != told


@pytest.mark.parametrize(
    ("options", "activity"),
    [
        ("", ["active", "dormant", "suspended"]),
        ("--stale-after 1200", ["active", "suspended"]),
        ("--as-of 2004-01-15", ["active"]),
        ("malaysia", ["dormant"]),
        ("KH", []),
    ],
)
def test_options_choose(desk: Desk, options: str, activity: list[str]) -> None:
    found = desk.rows("summary", *options.split(), "--fields", "section,of")

    assert [of for section, of in found if section == "activity"] == activity


def test_what_has_not_begun_is_not_counted(desk: Desk) -> None:
    assert desk.json("summary", "--as-of", "2003-12-01") == []
    assert desk.quick("summary", "rcep", "--as-of", "2020", "--exit-code").code == 1


def test_another_comparison_is_a_usage_error(desk: Desk) -> None:
    done = desk.quick("summary", "--by", "year")

    assert done.code == 2
    assert "agreement" in done.err


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "md"])
@pytest.mark.parametrize("options", ["", "--by agreement", "--explain"])
def test_every_format(desk: Desk, format: str, options: str) -> None:
    done = desk.quick("summary", *options.split(), "-o", format)

    assert (done.code, done.err) == (0, "")
    assert "cambodia" in done.out
    if format == "jsonl":
        assert all(json.loads(line) for line in done.out.splitlines())


def test_markdown_has_a_table_a_section(desk: Desk) -> None:
    lines = desk.quick("summary", "-o", "md").out.splitlines()

    assert [line for line in lines if line.startswith("#")] == [
        "## Summary",
        *(f"### {name}" for name in ("Stages", "Talks", "Passages", "Suspended", "Rounds")),
        *(f"### {name}" for name in ("Promises", "Said by", "Trade")),
    ]
    assert "| signed → in force | 1 | – | 13 m | 13 m |  | 13 m |  |" in lines


@pytest.mark.parametrize("columns", [80, 100, 200])
@pytest.mark.parametrize("options", ["", "--by agreement", "--explain"])
def test_a_terminal_gets_a_picture_that_fits(desk: Desk, columns: int, options: str) -> None:
    screen = desk.pty("summary", *options.split(), columns=columns, NO_COLOR="1")

    assert screen.code == 0
    assert "\x1b[3" not in screen.raw, "no colour"
    assert max(map(len, screen.raw.splitlines())) <= columns
    assert not re.search(r"\w…", screen.text), "nothing is cut"
    assert "japan" in screen.text


def test_the_picture(desk: Desk) -> None:
    screen = desk.pty("summary", "--as-of", "2026-11-01", columns=80)

    assert screen.text == PICTURE


PICTURE = """\
Summary as of 2026-11-01

Stages     ○ studying     1  cambodia-upgrade
           ◔ negotiating  3  chile, japan, malaysia
           ◑ agreed       1  rcep
           ● in force     1  cambodia

Talks        active     2  chile, rcep
           ─ dormant    1  malaysia
           ‖ suspended  1  japan

Passages                       complete  open  median  shortest    longest
           launch →                   1     3       –       6 m        6 m
             → concluded              1     –     6 m       6 m        6 m
           agreed →                   0     1       –         –          –
           concluded → signed         1     –     8 m       8 m        8 m
           signed → in force          1     –    13 m      13 m       13 m

Suspended  japan  21 y 11 m – 22 y so far

Rounds                      complete  open    median  shortest     longest
           until agreement         1     3  3 rounds  3 rounds    3 rounds
           first to last           1     2     3–4 m     3–4 m       3–4 m
           one to the next         1     –   55 days   55 days     55 days

Promises               promises  kept  broken  open  median delay  overdue
           all                4     1       1     1       34 days        –
           conclusion         2     –       1     1       34 days        –
           other              1     –       –     –             –        –
           round              1     1       –     –             –        –

Said by                        promises  kept  broken  open  median delay
           Yonhap                     2     1       1     –       34 days
           2 others, one each         2     –       –     1             –

Trade      cambodia-upgrade  ○ studying     –     none recorded
           chile             ◔ negotiating  –     none recorded
           japan             ◔ negotiating  –     none recorded
           malaysia          ◔ negotiating  –     none recorded
           rcep              ◑ agreed       –     none recorded
           cambodia          ● in force     2019  USD 697 million   exports (KR)
                                                  (+5.5 %)

Medians count what is open as open (Kaplan and Meier). Suspended time lies
within the passages. Trade is not added up: years and units differ, and
agreements overlap.
1 case rests on events that were only announced; --explain shows which.
"""
