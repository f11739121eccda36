"""`fta list`: the board."""

from __future__ import annotations

import pytest

from tests.commands.desk import SLUGS, Desk, table

#: Repeated by hand, so that no field goes, comes or moves unseen.
FIELDS = (
    "slug name kind parties stage since since_status activity quiet_since application rounds"
    " rounds_recorded rounds_missing last_event last_date next_event next_date open_targets"
).split()

NONE_OF_TWO = '{"state":"none","in_force":0,"parties":2}'
TSV = table(
    FIELDS,
    [
        *("cambodia", "Korea–Cambodia Free Trade Agreement", "fta", "KR;KH"),
        *("in-force", "2022-12-01", "held", "", "", '{"state":"full","in_force":2,"parties":2}'),
        *("3", "2", "2", "cambodia/entry-into-force/2022-12-01", "2022-12-01", "", "", ""),
    ],
    [
        *("cambodia-upgrade", "Upgrade of the Korea–Cambodia Free Trade Agreement", "fta"),
        *("KR;KH", "studying", "2026-05", "held", "", "", NONE_OF_TWO),
        *("0", "0", "", "cambodia-upgrade/study-agreed/2026-05", "2026-05", "", "", ""),
    ],
    [
        *("chile", "Accord de libre-échange Corée–Chili", "fta", "KR;CL"),
        *("negotiating", "2026-03-02", "held", "active", "2026-10-05", NONE_OF_TWO),
        *("1", "2", "", "chile/round/1.2", "2026-10-05", "", "", ""),
    ],
    [
        *("japan", "Korea–Japan Free Trade Agreement", "fta", "KR;JP"),
        *("negotiating", "2003-12", "held", "suspended", "2003-12-31", NONE_OF_TWO),
        *("0", "0", "", "japan/suspension/2004-11", "2004-11", "", "", ""),
    ],
    [
        *("malaysia", "Korea–Malaysia Free Trade Agreement", "fta", "KR;MY"),
        *("negotiating", "2019-06-27", "held", "dormant", "2019-09-06", NONE_OF_TWO),
        *("2", "2", "", "malaysia/round/2", "2019-09-04"),
        *("malaysia/round/3.2", "2026-12-07", "malaysia/target/conclusion/2026-10-20"),
    ],
    [
        *("rcep", "Regional Comprehensive Economic Partnership", "rta", "KR;CN;JP;KH;MY"),
        *("agreed", "2026-09-04", "held", "active", "2026-09-04"),
        *('{"state":"none","in_force":0,"parties":5}', "0", "0", ""),
        *("rcep/agreement-in-principle/2026-09-04", "2026-09-04", "", "", ""),
    ],
)


def test_a_pipe_gets_every_agreement_in_tsv(desk: Desk) -> None:
    done = desk.run("list")

    assert (done.code, done.err) == (0, "")
    assert done.out == TSV


def test_json_has_every_key_of_every_row(desk: Desk) -> None:
    found = desk.json("list")

    assert [list(row) for row in found] == [FIELDS] * 6
    assert found[4] == {
        "slug": "malaysia",
        "name": "Korea–Malaysia Free Trade Agreement",
        "kind": "fta",
        "parties": ["KR", "MY"],
        "stage": "negotiating",
        "since": "2019-06-27",
        "since_status": "held",
        "activity": "dormant",
        "quiet_since": "2019-09-06",
        "application": {"state": "none", "in_force": 0, "parties": 2},
        "rounds": 2,
        "rounds_recorded": 2,
        "rounds_missing": [],
        "last_event": "malaysia/round/2",
        "last_date": "2019-09-04",
        "next_event": "malaysia/round/3.2",
        "next_date": "2026-12-07",
        "open_targets": ["malaysia/target/conclusion/2026-10-20"],
    }


def test_a_terminal_gets_the_board(desk: Desk) -> None:
    screen = desk.pty("list", columns=120)

    assert screen.code == 0
    assert screen.lines[0] == "Agreements"
    assert screen.lines[2].split() == ["agreement", "stage", "since", "rounds", "last", "next"]
    begun = [line.split()[0] for line in screen.lines[3:] if line and line[0] != " "]
    assert begun[:6] == SLUGS
    assert "6 agreements: 1 in force, 1 agreed, 3 negotiating, 1 studying" in screen.lines


@pytest.mark.parametrize(
    ("options", "slugs"),
    [
        ("--stage negotiating", "chile japan malaysia"),
        ("--stage studying --stage agreed", "cambodia-upgrade rcep"),
        ("--stage ended", ""),
        ("--party KH", "cambodia cambodia-upgrade rcep"),
        ("--party kh", "cambodia cambodia-upgrade rcep"),
        ("--party MY --party JP", "rcep"),
        ("--party KR --party JP", "japan rcep"),
        ("--party CL --party JP", ""),
        ("--active", "chile rcep"),
        ("--dormant", "malaysia"),
        ("--suspended", "japan"),
        ("--dormant --suspended", "japan malaysia"),
        ("--active --stage negotiating", "chile"),
        ("--active --party KH", "rcep"),
        ("--sort slug", "cambodia cambodia-upgrade chile japan malaysia rcep"),
        ("--sort stage", "cambodia-upgrade chile japan malaysia rcep cambodia"),
        ("--sort since", "japan malaysia cambodia chile cambodia-upgrade rcep"),
        ("--sort last", "japan malaysia cambodia cambodia-upgrade rcep chile"),
        ("--sort next", "malaysia cambodia cambodia-upgrade chile japan rcep"),
        ("--stale-after 87 --dormant", ""),
        ("--stale-after 86 --dormant", "malaysia"),
        ("--stale-after 1 --dormant", "chile malaysia rcep"),
        ("--as-of 2003-12-30", ""),
        ("--as-of 2003", "japan"),
        ("--as-of 2020-07-08", "japan malaysia"),
        ("--as-of 2020-07-09", "cambodia japan malaysia"),
        ("--as-of 2020-07-09 --dormant", "malaysia"),
        ("--as-of 2020-07-09 --party KH", "cambodia"),
        ("--as-of yesterday --stage agreed", "rcep"),
        ("--as-of today --active", "chile rcep"),
    ],
)
def test_options_choose_rows_and_their_order(desk: Desk, options: str, slugs: str) -> None:
    assert desk.column("slug", "list", *options.split()) == slugs.split()


def test_an_agreement_with_nothing_on_record_is_on_no_board(desk: Desk) -> None:
    text = "format: 1\nagreements:\n  - {slug: peru, name: P, kind: fta, parties: [KR, PE]}\n"
    assert desk.quick("import", "-", input=text).code == 0

    assert desk.column("slug", "list") == SLUGS
    assert desk.json("status", "peru")["stage"] is None


def test_of_an_earlier_day_it_knows_what_that_day_knew(desk: Desk) -> None:
    (row,) = desk.json("list", "--as-of", "2020-07-30", "--stage", "negotiating", "--active")

    assert (row["slug"], row["since"], row["rounds"]) == ("cambodia", "2020-07-09", 1)
    assert row["last_event"] == "cambodia/round/1"
    assert row["next_event"] == "cambodia/target/conclusion/2020-07-09"
    assert row["open_targets"] == ["cambodia/target/conclusion/2020-07-09"]


# ------------------------------------------------------------------- the words and names of others


def test_a_vocabulary_adds_a_column_and_leaves_ours(desk: Desk) -> None:
    found = desk.json("list", "--vocabulary", "wto")
    place = FIELDS.index("stage") + 1
    fields = [*FIELDS[:place], "stage_in_words", *FIELDS[place:]]

    assert [list(row) for row in found] == [fields] * 6
    assert [(row["slug"], row["stage"], row["stage_in_words"]) for row in found] == [
        ("cambodia", "in-force", "In Force"),
        ("cambodia-upgrade", "studying", None),
        ("chile", "negotiating", "Early announcement-Under negotiation"),
        ("japan", "negotiating", "Early announcement-Under negotiation"),
        ("malaysia", "negotiating", "Early announcement-Under negotiation"),
        ("rcep", "agreed", "Early announcement-Under negotiation"),
    ]
    assert [{k: v for k, v in row.items() if k != "stage_in_words"} for row in found] == (
        desk.json("list")
    )
    # What is asked for is still said in our words.
    asked = ("list", "--vocabulary", "eu", "--stage", "negotiating", "--dormant")
    assert desk.column("stage_in_words", *asked) == ["on hold"]


@pytest.mark.parametrize("format", ["tsv", "csv", "jsonl", "md", "table"])
def test_every_format_has_the_words(desk: Desk, format: str) -> None:
    out = desk.quick("list", "--vocabulary", "motie", "--names", "ko", "-o", format).out

    assert "발효" in out
    assert "한·캄보디아" in out
    assert ("stage_in_words" in out) is (format in ("tsv", "csv", "jsonl"))


def test_names_of_a_language_where_they_are_known(desk: Desk) -> None:
    usual = desk.json("list")
    found = desk.json("list", "--names", "ko")

    assert found[0]["name"] == "한·캄보디아 자유무역협정"
    assert [{**row, "name": None} for row in found] == [{**row, "name": None} for row in usual]
    assert [row["name"] for row in found[1:]] == [row["name"] for row in usual[1:]]


def test_a_board_in_other_words_tells_whose(desk: Desk) -> None:
    screen = desk.pty("list", "--vocabulary", "eu", "--names", "ko", columns=140)

    text = " ".join(screen.text.split())
    assert "한·캄보디아 자유무역협정 ● in place 2022-12-01 3" in text
    assert "cambodia-upgrade ○ exploratory talks 2026-05" in text
    assert "chile ◔ – 2026-03-02" in text
    assert "malaysia ─ on hold 2019-06-27" in text
    assert "japan ‖ on hold 2003-12" in text, "without a word of ours beside it"
    assert "6 agreements: 1 in place, 1 agreement in principle, 1 –, 2 on hold, 1 explor" in text
    assert screen.lines[-1] == (
        "Stages in the words of the European Commission; – where none is known."
    )


def test_a_language_that_no_agreement_has_is_told(desk: Desk) -> None:
    done = desk.quick("list", "--names", "kr")

    assert (done.code, done.err) == (0, "No agreement here has a name in 'kr'.\n")
    assert done.out == TSV
    assert desk.quick("list", "--names", "kr", "-q").err == ""
    assert desk.quick("list", "--names", "ko", "--stage", "studying").err != ""
    assert desk.quick("list", "--names", "ko", "--stage", "ended").err == "", "there is none"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("--vocabulary who", "'who' is not a vocabulary"),
        ("--names Korean", "'Korean' is not the code of a language"),
    ],
)
def test_what_is_no_word_for_it_is_refused(desk: Desk, options: str, said: str) -> None:
    for command in ("list", "status"):
        done = desk.quick(command, *options.split())
        assert done.code == 2
        assert said in done.err
