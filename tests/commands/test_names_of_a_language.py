"""`--names LANG` on the commands whose pictures name agreements: pictures change, data do not."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.commands.desk import Desk, of_a_file
from tests.support import some

CAMBODIA = "한·캄보디아 자유무역협정"
MALAYSIA = "한·말레이시아 FTA"
#: The one of them whose data have the name beside the slug.
COMPARED = "summary --by agreement"
#: What is asked, and which of the two its picture names.
ASKED = {
    "rounds": CAMBODIA,
    "events": CAMBODIA,
    "events --disputed": CAMBODIA,
    "targets": CAMBODIA,
    "figures": CAMBODIA,
    "figures --disputed": CAMBODIA,
    "summary": CAMBODIA,
    COMPARED: CAMBODIA,
    "summary --explain": CAMBODIA,
    "upcoming": MALAYSIA,
    "check --gaps": CAMBODIA,
    # Where there is nothing to draw, the timeline lists what is announced.
    "timeline --since 2026-12": MALAYSIA,
    "timeline --align launch --since 2026-12": MALAYSIA,
}


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The desk where Malaysia's has a Korean name, too, and a figure is disputed."""
    desk.change(
        "update agreement set names = ? where slug = 'malaysia'", json.dumps({"ko": MALAYSIA})
    )
    claim = {"field": "value", "value": "700", "source": {"title": "KITA"}}
    desk.change("update figure set claims = ? where measure = 'exports'", json.dumps([claim]))
    return desk


@pytest.mark.parametrize("format", ["table", "md"])
@pytest.mark.parametrize(("asked", "label"), ASKED.items())
def test_pictures_call_agreements_so(desk: Desk, asked: str, label: str, format: str) -> None:
    usual = desk.quick(*asked.split(), "-o", format)
    done = desk.quick(*asked.split(), "--names", "ko", "-o", format)

    assert (done.code, done.err) == (0, "")
    if format == "md" and not asked.startswith("timeline --align"):
        assert label in done.out
        slug = "cambodia" if label == CAMBODIA else "malaysia"
        assert f"| {slug} |" not in done.out
    assert label.split(maxsplit=1)[0] in done.out, "at 80 columns a name may be folded"
    assert label.split(maxsplit=1)[0] not in usual.out
    others = [name for name in ("chile", "cambodia-upgrade") if name in usual.out]
    assert [name for name in others if name in done.out] == others, "these have no such name"


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl"])
@pytest.mark.parametrize("asked", [asked for asked in ASKED if asked != COMPARED])
def test_data_have_slugs(desk: Desk, asked: str, format: str) -> None:
    usual = desk.quick(*asked.split(), "-o", format)
    done = desk.quick(*asked.split(), "--names", "ko", "-o", format)

    assert usual.out != ""
    assert done == usual


def test_a_name_beside_the_slug_is_that_of_the_language(desk: Desk) -> None:
    usual = desk.json(*COMPARED.split())
    named = {"cambodia": CAMBODIA, "malaysia": MALAYSIA}

    assert desk.json(*COMPARED.split(), "--names", "ko") == [
        {**row, "name": named.get(row["agreement"], row["name"])} for row in usual
    ]


@of_a_file
@pytest.mark.parametrize("columns", some([60, 80, 100], of=2))
@pytest.mark.parametrize(("asked", "label"), ASKED.items())
def test_the_picture_fits_the_screen(desk: Desk, asked: str, label: str, columns: int) -> None:
    screen = desk.pty(*asked.split(), "--names", "ko", columns=columns, NO_COLOR="1")

    assert max(map(cell_len, screen.raw.splitlines())) <= columns
    assert label[:5] in screen.text
    assert not re.search("[가-힣]…", screen.text), "folded, if need be, but never cut"


@pytest.mark.parametrize("asked", ASKED)
def test_a_language_that_no_agreement_has_is_told_once(desk: Desk, asked: str) -> None:
    usual = desk.quick(*asked.split(), "-o", "table")
    done = desk.quick(*asked.split(), "--names", "kr", "-o", "table")

    assert done == replace(usual, err="No agreement here has a name in 'kr'.\n")
    assert desk.quick(*asked.split(), "--names", "kr", "-q").err == ""


@pytest.mark.parametrize("asked", ASKED)
def test_an_empty_record_has_no_names_to_miss(empty_desk: Desk, asked: str) -> None:
    assert empty_desk.quick(*asked.split(), "--names", "ko").err == ""


def test_a_check_tells_of_the_agreements_named(desk: Desk) -> None:
    assert desk.quick("check", "malaysia", "--gaps", "--names", "ko").err == ""
    assert desk.quick("check", "chile", "--gaps", "--names", "ko").err != ""


def test_a_finding_beneath_another_than_the_one_named_has_its_label(desk: Desk) -> None:
    desk.change("update agreement set aliases = '[\"KMFTA\"]' where slug = 'cambodia'")
    done = desk.quick("check", "cambodia", "--names", "ko", "-o", "md")

    assert done.code == 1
    assert f"| {MALAYSIA} |  |" in done.out


def test_the_rules_of_a_check_have_no_names(desk: Desk) -> None:
    assert desk.quick("check", "--rules", "--names", "ko") == desk.quick("check", "--rules")
