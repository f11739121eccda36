"""`fta add`: an agreement, recorded."""

from __future__ import annotations

import json

import pytest

from tests.commands.desk import SLUGS, Desk
from tests.support import Result


def test_an_agreement_with_all_there_is_to_say(desk: Desk) -> None:
    done = desk.run(
        *("add", "mercosur", "--name", "Korea–MERCOSUR Trade Agreement", "--party", "kr,BR"),
        *("--party", "AR;UY", "--kind", "rta", "--alias", "TA", "--alias", "Korea-MERCOSUR TA"),
        *("--names", "ko=한·메르코수르; 무역협정", "--note", "Suspended in 2021."),
    )

    assert done == Result(
        0,
        "mercosur\n",
        "Added mercosur (Korea–MERCOSUR Trade Agreement, KR, BR, AR and UY). Undo: fta undo 2\n",
    )
    found = desk.json("status", "TA")
    assert [found[name] for name in ("slug", "name", "kind", "parties", "aliases", "note")] == [
        "mercosur",
        "Korea–MERCOSUR Trade Agreement",
        "rta",
        ["KR", "BR", "AR", "UY"],
        ["TA", "Korea-MERCOSUR TA"],
        "Suspended in 2021.",
    ]
    assert found["names"] == {"ko": "한·메르코수르; 무역협정"}


def test_it_is_on_no_board_before_anything_happened(desk: Desk) -> None:
    assert desk.quick("add", "peru", "--name", "Korea–Peru", "--party", "KR,PE", "-q").out == (
        "peru\n"
    )

    assert desk.column("slug", "list") == SLUGS
    assert desk.quick("add-event", "peru", "launch", "--date", "2009-03", "-q").code == 0
    assert desk.column("slug", "list") == sorted([*SLUGS, "peru"])


def test_json_is_what_is_stored(desk: Desk) -> None:
    options = ["--name", "P", "--party", "KR,PE", "--upgrades", "chile"]

    made = desk.quick("add", "peru", *options, "--json", "-q")

    assert desk.json("status", "peru") == json.loads(made.out)


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (
            ["chile", "--name", "C", "--party", "KR,CL"],
            4,
            (
                "fta: There is an agreement chile already.\n"
                "hint: To change it: fta edit chile FIELD=VALUE. If it is another: another slug.\n"
            ),
        ),
        (
            ["ckfta", "--name", "C", "--party", "KR,CL"],
            4,
            "fta: cambodia goes by the name 'ckfta' already.\nhint: Choose another one.\n",
        ),
        (
            ["peru", "--name", "C", "--party", "KR,PE", "--alias", "Chile"],
            4,
            "fta: chile goes by the name 'Chile' already.\nhint: Choose another one.\n",
        ),
        (
            ["peru", "--name", "C", "--party", "KR,PE", "--upgrades", "old"],
            4,
            (
                "fta: peru upgrades 'old', which is not in the record.\n"
                "hint: Write the slug of an agreement that is, or take that in as well.\n"
            ),
        ),
        (
            ["peru", "--name", "C", "--party", "KR"],
            4,
            (
                "fta: An agreement has at least two parties.\n"
                "hint: Give their codes, such as KR and KH.\n"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused(desk: Desk, args: list[str], code: int, said: str) -> None:
    before = desk.state()

    assert desk.quick("add", *args) == Result(code, "", said)
    assert desk.state() == before


@pytest.mark.parametrize("code", ["EU", "HK", "MO", "TW", "eu"])
def test_customs_territories_and_the_union_are_parties(desk: Desk, code: str) -> None:
    assert desk.quick("add", "new", "--name", "N", "--party", f"KR,{code}", "-q").code == 0
    assert desk.json("status", "new")["parties"] == ["KR", code.upper()]


@pytest.mark.parametrize(
    ("option", "code", "said"),
    [
        ("--party=KR,XX", 4, "'XX' is not an ISO 3166-1 country code."),
        ("--party=ß,KR", 4, "'ß' is not an ISO 3166-1 country code."),
        ("--name=\x07", 4, "The text holds the control character U+0007."),
        ("--names=ko", 2, "The text is empty."),
        ("--names=Korean=x", 2, "'Korean' is not the code of a language."),
        ("--kind=ftaa", 2, "'ftaa' is not a kind of agreement."),
    ],
)
def test_what_is_refused_and_what_is_misspelt(
    desk: Desk, option: str, code: int, said: str
) -> None:
    done = desk.quick("add", "peru", "--name", "P", "--party", "KR,PE", option)

    assert (done.code, done.out) == (code, "")
    assert said in " ".join(done.err.split())


def test_a_rule_of_entry_into_force(desk: Desk) -> None:
    rule = '{"text": "60 days later.", "after": "deposit", "groups": [{"of": ["PE"], "need": 1}]}'
    options = ["--name", "P", "--party", "KR,PE", "-q", "--in-force-rule"]
    assert desk.quick("add", "peru", *options, rule).code == 0
    found = desk.json("status", "peru")["in_force_rule"]
    assert (found["after"], found["groups"]) == ("deposit", [{"of": ["PE"], "need": 1}])

    done = desk.quick("add", "chad", *options, '{"text": "60 days later.", "days": 60}')
    assert (done.code, "days means nothing without the step" in done.err) == (4, True)
