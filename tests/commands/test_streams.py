"""The streams: who reads, who does not, and what a full disk or an impatient user makes of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.commands.desk import Desk
from tests.support import PATIENCE_S, Result, environment, program

FULL = "fta: The answer could not be written: No space left on device.\n"

#: Every way of writing to stdout: a report, a picture, text, help of the root and of a command.
ANSWERS = [
    ["list"],
    ["status", "-o", "table"],
    ["export"],
    ["--help"],
    ["list", "-h"],
    ["--version"],
]


def _unread(desk: Desk, *args: str, err_too: bool = False) -> Result:
    """Run a command whose stdout is a pipe that no one reads any more."""
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        done = subprocess.run(
            program(*args),
            env=environment(desk.env(), coverage=True),
            cwd=desk.folder,
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs if err_too else subprocess.PIPE,
            check=False,
            timeout=PATIENCE_S,
        )
    finally:
        os.close(theirs)
    return Result(done.returncode, "", (done.stderr or b"").decode())


@pytest.mark.parametrize("args", ANSWERS, ids=" ".join)
def test_a_read_whose_reader_has_gone_ends_without_a_word(desk: Desk, args: list[str]) -> None:
    assert _unread(desk, *args) == Result(141, "", "")


@pytest.mark.parametrize("args", ANSWERS, ids=" ".join)
def test_a_full_disk_is_told(desk: Desk, args: list[str]) -> None:
    done = desk.bash(f"fta {' '.join(args)} > /dev/full", measured=True)

    assert done == Result(74, "", FULL)


def test_without_buffers_it_is_the_same(desk: Desk) -> None:
    done = desk.bash("fta list > /dev/full", PYTHONUNBUFFERED="1")
    assert done == Result(74, "", FULL)


def test_fta_debug_shows_where_a_disk_was_full(desk: Desk) -> None:
    done = desk.bash("fta --help > /dev/full", measured=True, FTA_DEBUG="1")

    assert done.code == 1
    assert done.err.startswith("Traceback")


def test_head_takes_a_line_of_a_long_answer(bare_desk: Desk) -> None:
    done = bare_desk.bash('fta export -q | head -1; echo "${PIPESTATUS[@]}"', FTA_DB=None)

    assert done == Result(0, "format: 1\n141 0\n", "")


def test_a_write_whose_reader_has_gone_stays_and_is_no_error(desk: Desk) -> None:
    done = _unread(desk, "add-round", "malaysia", "--date", "2026-12-20", "--announced")

    said = (
        "Added malaysia/round/4 (2026-12-20, announced): 13 days after round 3. Undo: fta undo 2\n"
    )
    assert done == Result(0, "", said)
    assert desk.column("ref", "rounds", "malaysia")[-1] == "malaysia/round/4"


def test_a_write_that_no_one_listens_to_stays_as_well(desk: Desk) -> None:
    done = _unread(
        desk, "add-round", "malaysia", "--date", "2026-12-20", "--announced", err_too=True
    )

    assert done.code == 0
    assert desk.column("ref", "rounds", "malaysia")[-1] == "malaysia/round/4"


def test_talk_that_cannot_be_written_is_no_error(desk: Desk) -> None:
    done = desk.bash("fta add-round malaysia --date 2026-12-20 --announced 2> /dev/full")

    assert done == Result(0, "malaysia/round/4\n", "")


def test_a_ref_that_cannot_be_written_is_an_error_of_what_is_saved(desk: Desk) -> None:
    done = desk.bash("fta add-round malaysia --date 2026-12-20 --announced -q > /dev/full")

    said = FULL.removeprefix("fta: ")
    assert done == Result(
        74, "", f"fta: malaysia/round/4 is recorded. {said}hint: Do not record it again.\n"
    )
    assert desk.column("ref", "rounds", "malaysia")[-1] == "malaysia/round/4"


@pytest.mark.parametrize(
    ("args", "code"),
    [
        ("status zzz 2>/dev/full", 3),
        ("status zzz 2>&-", 3),
        ("--help >/dev/full 2>/dev/full", 74),
    ],
)
def test_an_error_that_cannot_be_told_has_its_code(desk: Desk, args: str, code: int) -> None:
    assert desk.bash(f"fta {args}", measured=True) == Result(code, "", "")


def test_streams_that_are_closed_are_those_of_no_one(desk: Desk) -> None:
    assert desk.bash("fta list >&-", measured=True) == Result(0, "", "")
    assert desk.bash("fta --version >&-") == Result(0, "", "")
    assert desk.bash("fta add-round malaysia --date 2026-12-20 --announced 2>&-") == Result(
        0, "malaysia/round/4\n", ""
    ), "talk never goes to stdout"
    done = desk.bash("fta import - <&-")
    assert (done.code, "The file is empty." in done.err) == (2, True)


def test_an_interrupt_ends_it_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    before = desk.state()
    fifo = tmp_path / "record.yaml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        # Whoever runs tests in the background has it ignored, and children inherit that.
        ["env", "--default-signal=INT", *program("import", str(fifo))],
        env=environment(desk.env(), coverage=True),
        cwd=desk.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with fifo.open("wb"):  # opens when the program does, which then waits for text
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE_S)

    assert (process.returncode, out, err) == (130, b"", b"")
    assert desk.state() == before


def test_jq_reads_what_it_prints(desk: Desk) -> None:
    done = desk.bash("set -o pipefail; fta list --json | jq -r '.[] | [.slug, .stage] | @tsv'")

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "cambodia\tin-force"
    done = desk.bash("set -o pipefail; fta events -o jsonl | jq -r .ref | sort | uniq | wc -l")
    assert done.out.strip() == "19"


@pytest.mark.parametrize(
    "command",
    [
        "list",
        "status",
        "status cambodia",
        "status chile rcep",
        "events",
        "rounds",
        "timeline",
        "timeline chile",
        "targets",
        "figures",
        "info",
    ],
)
def test_json_is_the_same_on_a_terminal_and_in_a_pipe(desk: Desk, command: str) -> None:
    pipe = desk.quick(*command.split(), "--json")
    screen = desk.pty(*command.split(), "--json", FORCE_COLOR="1")

    assert (pipe.code, pipe.err, screen.code) == (0, "", 0)
    assert screen.raw.replace("\r\n", "\n") == pipe.out
    assert json.loads(pipe.out)


@pytest.mark.parametrize("format", ["tsv", "csv", "json", "jsonl", "md", "table"])
def test_no_setting_changes_what_a_pipe_gets(desk: Desk, format: str) -> None:
    plain = desk.quick("events", "chile", "-o", format)
    other = desk.run(
        *("events", "chile", "-o", format),
        COLUMNS="40",
        LINES="5",
        NO_COLOR="1",
        TERM="dumb",
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
        CLICOLOR_FORCE="1",
        PYTHONUNBUFFERED="1",
    )

    assert other == plain
    assert (plain.code, plain.err) == (0, "")
    assert "\x1b" not in plain.out
    assert "한국" in plain.out


def test_force_colour_is_for_pictures_alone(desk: Desk) -> None:
    plain = desk.quick("list", "-o", "table").out

    assert "\x1b[" not in plain
    assert "\x1b[" in desk.run("list", "-o", "table", FORCE_COLOR="1").out
    assert desk.quick("list", "-o", "table", FORCE_COLOR="0").out == plain
    assert desk.quick("list", "-o", "table", FORCE_COLOR="1", NO_COLOR="1").out == plain
    assert desk.run("list", FORCE_COLOR="1") == desk.quick("list")


def test_colour_on_a_terminal(desk: Desk) -> None:
    assert "\x1b[" in desk.pty("list").raw
    assert "\x1b" not in desk.pty("list", NO_COLOR="1").raw
    assert "\x1b" not in desk.pty("list", TERM="dumb").raw
    assert desk.pty("list", NO_COLOR="1").text == desk.pty("list").text


def test_a_terminal_s_width_is_its_own_unless_columns_says_otherwise(desk: Desk) -> None:
    wide = desk.pty("list", columns=160, NO_COLOR="1")

    assert max(map(len, wide.lines)) > 100
    assert desk.pty("list", columns=200, COLUMNS="160", NO_COLOR="1").raw == wide.raw
    narrow = desk.pty("list", columns=60, NO_COLOR="1")
    assert max(map(len, narrow.lines)) <= 60
