"""`fta edit`: what is recorded, set right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.commands.desk import Desk
from tests.support import Result

ROUND = "malaysia/round/3.2"


def _event(desk: Desk, ref: str) -> dict[str, Any]:
    (found,) = [row for row in desk.json("events") if row["ref"] == ref]
    return dict(found)


def test_an_announced_round_was_held(desk: Desk) -> None:
    done = desk.run("edit", ROUND, "status=held", "date=2026-11-20", "place=Seoul", "end=")

    assert done == Result(
        0,
        f"{ROUND}\n",
        f"Edited {ROUND}: date 2026-12-07 → 2026-11-20, place – → Seoul, "
        "status announced → held, claim added: date 2026-12-07, 3 rounds, 7 y 2 m after round 2. "
        "Undo: fta undo 2\n",
    )
    found = _event(desk, ROUND)
    assert [found[name] for name in ("status", "date", "place", "number")] == [
        "held",
        "2026-11-20",
        "Seoul",
        3,
    ]
    assert found["claims"] == [
        {
            "field": "date",
            "value": "2026-12-07",
            "source": {
                "title": "an earlier announcement, its source not recorded",
                "url": None,
            },
        }
    ], "a postponement stays visible"


def test_nothing_to_change_is_no_change_and_has_its_ref(desk: Desk) -> None:
    before = desk.state()

    done = desk.run("edit", "cambodia/launch", "mode=video", "topics-=x", "topics=x")
    assert done.code == 3, "nothing is taken out that is not there"
    done = desk.run("edit", "cambodia/launch", "mode=video")

    assert done == Result(
        0,
        "cambodia/launch/2020-07-09\n",
        "Nothing to change: cambodia/launch/2020-07-09 is so already.\n",
    )
    assert desk.state() == before


def test_lists_are_added_to_and_taken_from(desk: Desk) -> None:
    ref = "chile/round/1.2"
    edits = [
        ("topics+=Trout; Grapes", ["Wine", "Copper", "Trout", "Grapes"]),
        ("topics-=Copper", ["Wine", "Trout", "Grapes"]),
        ("topics+=Wine", ["Wine", "Trout", "Grapes"]),
        ('topics+=["a; b"]', ["Wine", "Trout", "Grapes", "a; b"]),
        ("topics=Fish", ["Fish"]),
        ("topics=", []),
    ]
    for edit, expected in edits:
        assert desk.quick("edit", ref, edit).code == 0, edit
        assert _event(desk, ref)["topics"] == expected

    assert desk.quick("edit", ref, "by=kr,CL", "by-=cl", "scope+=goods").code == 0
    assert (_event(desk, ref)["by"], _event(desk, ref)["scope"]) == (
        ["KR"],
        ["services", "investment", "goods"],
    )


def test_sources_and_claims_are_added_to_and_taken_from(desk: Desk) -> None:
    ref = "cambodia/launch/2020-07-09"
    url = "https://example.org/news"
    assert desk.quick("edit", ref, f"sources+=KBS World <{url}>", "sources+=Print").code == 0
    assert [source["title"] for source in _event(desk, ref)["sources"]] == [
        "Yonhap",
        "KBS World",
        "Print",
    ]
    assert desk.quick("edit", ref, f"sources-={url}", "sources-=Print").code == 0
    assert [source["title"] for source in _event(desk, ref)["sources"]] == ["Yonhap"]

    ref = "cambodia/conclusion/2021-02-03"
    assert desk.quick("edit", ref, "claims+=rounds=five | KBS", "claims-=date").code == 0
    assert [claim["field"] for claim in _event(desk, ref)["claims"]] == ["rounds"]
    assert desk.quick("edit", ref, "claims-=rounds=five | KBS").code == 0
    assert _event(desk, ref)["claims"] == []


def test_a_field_is_read_from_standard_input(desk: Desk) -> None:
    text = "Two lines\nand 한국; = - [draft].\n"

    done = desk.run("edit", "cambodia/round/1", "summary=-", input=text)

    assert done.code == 0
    assert _event(desk, "cambodia/round/1")["summary"] == text.removesuffix("\n")


def test_sources_are_read_from_standard_input_as_json_or_lines(desk: Desk) -> None:
    sources = json.dumps(_event(desk, "cambodia/launch/2020-07-09")["sources"])

    assert desk.quick("edit", "cambodia/round/1", "sources=-", input=sources).code == 0
    assert [source["title"] for source in _event(desk, "cambodia/round/1")["sources"]] == ["Yonhap"]
    lines = "KBS\nYTN <https://example.org/y>\n"
    assert desk.quick("edit", "cambodia/round/1", "sources=-", input=lines).code == 0
    assert [source["url"] for source in _event(desk, "cambodia/round/1")["sources"]] == [
        None,
        "https://example.org/y",
    ]


def test_an_agreement_is_edited_by_its_slug_or_an_alias(desk: Desk) -> None:
    done = desk.quick(
        "edit",
        "KCFTA",
        "name=Korea–Chile FTA",
        "names+=ko=칠레",
        "names+=es=Chile",
        "aliases-=KCFTA",
    )

    assert done.out == "chile\n"
    found = desk.json("status", "chile")
    assert (found["name"], found["names"], found["aliases"]) == (
        "Korea–Chile FTA",
        {"ko": "칠레", "es": "Chile"},
        [],
    )
    assert desk.quick("edit", "chile", "names-=es", "note=N.", "--json").code == 0
    assert desk.json("status", "chile")["names"] == {"ko": "칠레"}
    assert desk.quick("edit", "chile", "names=").code == 0
    assert desk.json("status", "chile")["names"] == {}


def test_promises_and_figures_are_edited(desk: Desk) -> None:
    target, figure = "cambodia/target/conclusion/2020-07-09", "cambodia/figure/exports/2019/KR"
    done = desk.quick("edit", target, "due=2020-H2", "stated_by=Minister Yoo")
    assert done.err == (
        f"Edited {target}: due 2020 → 2020-H2, stated by Yonhap → Minister Yoo, 34 days late. "
        "Undo: fta undo 2\n"
    )
    made = desk.quick("edit", figure, "value=697.0", "change_pct=", "--json")
    assert '"value": 697.0,' in made.out
    assert json.loads(made.out)["change_pct"] is None


def test_an_event_is_moved(desk: Desk) -> None:
    desk.quick("add-event", "cambodia", "statement", "--date", "2020-07-30", "-q")
    assert desk.column("kind", "events", "cambodia")[:3] == ["launch", "round", "statement"]

    done = desk.quick("edit", "cambodia/statement", "after=cambodia/launch")

    assert done == Result(
        0,
        "cambodia/statement/2020-07-30\n",
        "Edited cambodia/statement/2020-07-30: now below cambodia/launch/2020-07-09. "
        "Undo: fta undo 3\n",
    )
    assert desk.column("kind", "events", "cambodia")[:3] == ["launch", "statement", "round"]


def test_dates_may_be_today(desk: Desk) -> None:
    assert desk.quick("edit", "rcep/agreement-in-principle", "end=yesterday").code == 0
    assert _event(desk, "rcep/agreement-in-principle/2026-09-04")["end"] == "2026-11-22"


@pytest.mark.parametrize(
    ("edit", "code", "said"),
    [
        (
            ["cambodia/launch", "plaec=Seoul"],
            2,
            "fta: An event has no field 'plaec'.\nhint: Did you mean place?\n",
        ),
        (
            ["cambodia/target/conclusion", "xyz=1"],
            2,
            (
                "fta: A target has no field 'xyz'.\nhint: There are kind, due, stated_on, number, "
                "by, scope, stated_by, summary, note, sources.\n"
            ),
        ),
        (
            ["cambodia/launch", "ref=cambodia/launch/1"],
            2,
            ("fta: A ref never changes.\nhint: Record another one and remove this.\n"),
        ),
        (
            ["cambodia", "log="],
            2,
            "fta: log is not edited as a whole.\nhint: Edit or remove its entries.\n",
        ),
        (
            ["cambodia/launch", "held"],
            2,
            (
                "fta: 'held' assigns nothing.\n"
                "hint: Write it like status=held, or place= to clear it.\n"
            ),
        ),
        (
            ["cambodia/launch", "date="],
            4,
            "fta: date cannot be empty.\nhint: Write date=VALUE.\n",
        ),
        (
            ["cambodia/launch", "date=2020-13"],
            2,
            (
                "fta: date: '2020-13' is not a day of the calendar.\n"
                "hint: Write YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD.\n"
            ),
        ),
        (
            ["cambodia/launch", "status=hled"],
            2,
            "fta: status: 'hled' is not a status.\nhint: One of: held, announced, cancelled.\n",
        ),
        (
            ["cambodia/launch", "place+=Seoul"],
            2,
            "fta: place is no list.\nhint: Write place=VALUE.\n",
        ),
        (
            ["cambodia/launch", "place-=Seoul"],
            2,
            "fta: place is no list.\nhint: Write place=VALUE.\n",
        ),
        (
            ["cambodia/launch", "topics-=Wine"],
            3,
            "fta: 'Wine' is not in topics.\nhint: topics is empty.\n",
        ),
        (
            ["chile/round/1.2", "topics-=Wines"],
            3,
            "fta: 'Wines' is not in topics.\nhint: Did you mean: Wine\n",
        ),
        (
            ["chile/round/1.2", "topics-=x"],
            3,
            "fta: 'x' is not in topics.\nhint: It has: Wine; Copper\n",
        ),
        (
            ["cambodia", "names-=fr"],
            3,
            "fta: 'fr' is not in names.\nhint: It has: ko\n",
        ),
        (
            ["cambodia/launch", "sources-=KBS"],
            3,
            ("fta: 'KBS' is not in sources.\nhint: It has: Yonhap <https://example.org/launch>\n"),
        ),
        (
            ["cambodia/launch", "after=cambodia/signing"],
            4,
            (
                "fta: The event is definitely earlier than cambodia/round/1.\n"
                "hint: Choose a place that its date allows, or let its date find one.\n"
            ),
        ),
        (
            ["cambodia/launch", "after="],
            2,
            "fta: after takes the ref of another event.\nhint: Write after=REF.\n",
        ),
        (
            ["cambodia/lunch", "place=Seoul"],
            3,
            (
                "fta: There is no 'cambodia/lunch' in the record of cambodia.\n"
                "hint: Did you mean cambodia/launch, cambodia/round or cambodia/round/3?\n"
            ),
        ),
        (
            ["malay", "note=x"],
            3,
            (
                "fta: 'malay' is short for malaysia, and what is recorded needs a slug or an alias "
                "in full.\nhint: Write malaysia.\n"
            ),
        ),
        (
            ["CKFTA/launch", "note=x"],
            3,
            ("fta: Refs begin with a slug, and 'CKFTA' is none.\nhint: Write cambodia/launch.\n"),
        ),
        (
            ["cambodia", "aliases+=KCFTA"],
            4,
            "fta: chile goes by the name 'KCFTA' already.\nhint: Choose another one.\n",
        ),
        (
            ["cambodia/round/3", "number=1"],
            4,
            (
                "fta: cambodia/round/1 (2020-07-30) is round 1 already.\n"
                "hint: To change that one: fta edit cambodia/round/1 FIELD=VALUE. "
                "If this is another, give it the number 4.\n"
            ),
        ),
        (
            ["cambodia-upgrade", "upgrades=peru"],
            4,
            (
                "fta: cambodia-upgrade upgrades 'peru', which is not in the record.\n"
                "hint: Write the slug of an agreement that is, or take that in as well.\n"
            ),
        ),
        (
            ["cambodia/launch", "note=\udcff"],
            4,
            (
                "fta: note: The text holds the control character U+DCFF.\n"
                "hint: Remove it; line breaks and tabs may stay.\n"
            ),
        ),
    ],
)
def test_what_cannot_be_changes_nothing(desk: Desk, edit: list[str], code: int, said: str) -> None:
    before = desk.state()

    assert desk.quick("edit", *edit) == Result(code, "", said)
    assert desk.state() == before


def test_two_of_a_field_are_told_apart(desk: Desk) -> None:
    ref = "cambodia/conclusion/2021-02-03"
    desk.quick("edit", ref, "claims+=date=2021-03 | KBS")

    done = desk.quick("edit", ref, "claims-=date")

    assert done == Result(
        3,
        "",
        "fta: claims has 2 items that 'date' may mean.\n"
        "hint: Write one in full, such as: date=2021-02 | Xinhua\n",
    )


def test_only_one_field_is_read_from_standard_input(desk: Desk) -> None:
    done = desk.quick("edit", "cambodia/launch", "note=-", "summary=-", input="x")

    assert done.code == 2
    assert "Only one field can be read from standard input." in done.err


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (b"a\x00b", 4, "U+0000"),
        (b"a\x1bb", 4, "U+001B"),
        (b"\xff", 2, "Standard input is not UTF-8: byte 0xFF."),
    ],
)
def test_what_is_no_text_is_refused(desk: Desk, text: bytes, code: int, said: str) -> None:
    (desk.folder / "text").write_bytes(text)
    before = desk.state()

    done = desk.bash("fta edit cambodia/launch note=- < text", measured=True)

    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert desk.state() == before


@pytest.mark.parametrize("text", ["", "\n", " "])
def test_an_empty_standard_input_clears_nothing(desk: Desk, text: str) -> None:
    before = desk.state()

    assert desk.quick("edit", "cambodia/launch", "summary=-", input=text) == Result(
        2, "", "fta: Standard input is empty.\nhint: To clear the field: summary=\n"
    )
    assert desk.state() == before


def test_a_country_may_be_in_lower_case(desk: Desk) -> None:
    assert desk.quick("edit", "cambodia/figure/exports/2019/KR", "reporter=kh").code == 0
    assert desk.json("figures", "cambodia")[0]["reporter"] == "KH"


def test_a_rule_of_entry_into_force_is_set_seen_and_taken_back(desk: Desk) -> None:
    rule = '{"text": "60 days later.", "after": "notification", "days": 60}'
    done = desk.quick("edit", "cambodia", f"in_force_rule={rule}")
    assert (done.code, done.err) == (
        0,
        "Edited cambodia: in force rule added. Undo: fta undo 2\n",
    )
    found = desk.json("status", "cambodia")
    assert found["in_force_rule"] == {
        "text": "60 days later.",
        "after": "notification",
        "days": 60,
        "groups": [],
        "met_on": None,
        "sources": [],
    }
    assert found["force"]["progress"] == [{"of": ["KR", "KH"], "need": 2, "done": [], "left": 2}]
    row = desk.json("history", "cambodia")[0]
    assert (row["field"], row["before"], row["after"]) == (
        "in_force_rule",
        None,
        {"text": "60 days later.", "after": "notification", "days": 60},
    )
    assert desk.quick("edit", "cambodia", "in_force_rule=When all have ratified.").code == 0
    assert desk.json("status", "cambodia")["in_force_rule"]["text"] == "When all have ratified."
    assert desk.json("status", "cambodia")["force"] is None
    assert desk.quick("undo").code == 0
    assert desk.json("status", "cambodia")["in_force_rule"] == found["in_force_rule"]
    assert desk.quick("edit", "cambodia", "in_force_rule=").code == 0
    assert desk.json("status", "cambodia")["in_force_rule"] is None
