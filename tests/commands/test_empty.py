"""Nothing found is an answer, not an error."""

from __future__ import annotations

import pytest

from tests.commands import (
    test_brief,
    test_check,
    test_events,
    test_figures,
    test_list,
    test_summary,
    test_targets,
)
from tests.commands.desk import Desk
from tests.support import Result

FIELDS = {
    "list": test_list.FIELDS,
    "status": test_list.FIELDS,
    "events": test_events.FIELDS,
    "rounds": test_events.FIELDS,
    "timeline": test_events.FIELDS,
    "targets": test_targets.FIELDS,
    "figures": test_figures.FIELDS,
    "summary": test_summary.FIELDS,
    "brief": test_brief.FIELDS,
    "summary --by agreement": test_summary.BY_AGREEMENT,
    "summary --explain": test_summary.EXPLAINED,
    "check": test_check.FIELDS,
}


@pytest.mark.parametrize("command", FIELDS)
def test_of_an_empty_database_every_format_says_so(empty_desk: Desk, command: str) -> None:
    fields = FIELDS[command]
    words = command.split()

    assert empty_desk.quick(*words) == Result(0, "\t".join(fields) + "\n", "")
    assert empty_desk.quick(*words, "-o", "csv").out == ",".join(fields) + "\n"
    assert empty_desk.quick(*words, "--no-header") == Result(0, "", "")
    assert empty_desk.quick(*words, "--json") == Result(0, "[]\n", "")
    assert empty_desk.quick(*words, "-o", "jsonl") == Result(0, "", "")
    assert empty_desk.quick(*words, "-o", "md").code == 0
    assert empty_desk.quick(*words, "-o", "table").code == 0


@pytest.mark.parametrize("command", FIELDS)
def test_a_terminal_shows_no_traceback(empty_desk: Desk, command: str) -> None:
    screen = empty_desk.pty(*command.split())

    assert screen.code == 0
    assert "Traceback" not in screen.text


def test_an_empty_record_goes_out_and_in(empty_desk: Desk) -> None:
    out = empty_desk.quick("export")

    assert out.code == 0
    assert empty_desk.quick("import", "-", input=out.out).code == 0
    assert empty_desk.json("info")["agreements"] == 0
