"""The world around a command: streams, day, width, colour, and the database on first use."""

from __future__ import annotations

import getpass
import io
import os
import sys
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TextIO

import pytest

from fta_tracker import context
from fta_tracker.context import Context, shipped, system
from fta_tracker.dates import PartialDate
from fta_tracker.errors import FileTrouble, Malformed, Refused
from fta_tracker.exchange import read
from fta_tracker.model import Agreement
from fta_tracker.recording.changes import Edited
from fta_tracker.report import Report
from fta_tracker.store.database import Missing
from fta_tracker.view import view_of
from tests.render.test_sanitise import WANTED
from tests.screens import Screen, terminal
from tests.support import ROOT

REPORT = Report("Agreements", ("slug",), [{"slug": "cambodia"}])


def _context(
    env: Mapping[str, str] | None = None,
    out: TextIO | None = None,
    db: str | None = None,
    file: str | None = None,
) -> Context:
    return Context(out or io.StringIO(), io.StringIO(), env or {}, db, file=file)


# ------------------------------------------------------------------------------------- the day


def test_today_is_the_machine_s_own_day() -> None:
    before = date.today()  # noqa: DTZ011 - what the program asks
    today = _context().today

    assert before <= today <= before + timedelta(days=1)
    assert _context({"FTA_TODAY": ""}).today == today


def test_today_may_be_frozen() -> None:
    frozen = _context({"FTA_TODAY": "2020-07-09"})

    assert frozen.today == date(2020, 7, 9)
    assert frozen.date("today") == PartialDate("2020-07-09")
    assert frozen.date("yesterday") == PartialDate("2020-07-08")
    assert frozen.date("2020-H1") == PartialDate("2020-H1")


def test_there_is_a_first_day() -> None:
    first = _context({"FTA_TODAY": "0001-01-01"})
    with pytest.raises(Malformed, match="'yesterday' is not a date"):
        first.date("yesterday")


@pytest.mark.parametrize("written", ["today", "2020", "2020-07", "2020-02-30", "9 July 2020"])
def test_what_today_cannot_be(written: str) -> None:
    with pytest.raises(Malformed) as caught:
        _ = _context({"FTA_TODAY": written}).today

    assert caught.value.sentence == f"FTA_TODAY is {written!r}, which is no day."
    assert caught.value.hint == "Write YYYY-MM-DD."


def test_the_moment_of_a_change_is_never_frozen() -> None:
    before = datetime.now(UTC)

    assert before <= _context({"FTA_TODAY": "2020-07-09"}).now <= datetime.now(UTC)


# ------------------------------------------------------------------------------ who, and by what


def test_who_is_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "desk")
    assert _context().who == "desk"


def test_a_user_without_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    with pytest.raises((KeyError, OSError)):
        getpass.getuser()

    assert _context().who == "unknown"


def test_the_command_line_as_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/bin/fta", "import", "a b.yaml", "-n"])

    assert _context().command == "fta import 'a b.yaml' -n"


# ------------------------------------------------------------------------------------ the streams


def test_talk_goes_to_stderr_unless_quiet() -> None:
    loud = _context()
    loud.say("Done.")
    quiet = loud._replace(quiet=True, err=io.StringIO())
    quiet.say("Done.")

    assert (loud.err.getvalue(), loud.out.getvalue()) == ("Done.\n", "")  # type: ignore[attr-defined]
    assert quiet.err.getvalue() == ""  # type: ignore[attr-defined]


def test_a_pipe_gets_the_rows_and_a_terminal_the_picture() -> None:
    pipe = _context()
    pipe.show(REPORT)
    assert pipe.out.getvalue() == "slug\ncambodia\n"  # type: ignore[attr-defined]

    pipe = _context()
    pipe.show(REPORT, header=False)
    assert pipe.out.getvalue() == "cambodia\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "jsonl", "md"])
def test_data_on_a_terminal_cannot_steer_it(format: str) -> None:
    hostile = Report("", ("slug",), [{"slug": "a\u202eb\x1b[2J\tc\ud800"}])
    screen, pipe = Screen(), io.StringIO()
    _context(out=screen).show(hostile, format)
    _context(out=pipe).show(hostile, format)

    shown = screen.getvalue()
    assert "a\ufffdb" in shown
    assert not {"\u202e", "\x1b", "\ud800"} & {*shown}
    assert shown.count("\n") == pipe.getvalue().count("\n"), "and its lines stay"
    assert ("\u202e" in pipe.getvalue()) == (format != "md"), "data in a pipe is exact"


def test_an_answer_on_a_terminal_cannot_steer_it() -> None:
    screen, pipe = Screen(), io.StringIO()
    for out in (screen, pipe):
        _context(out=out).answer("a\u202eb\tc\n")

    assert (screen.getvalue(), pipe.getvalue()) == ("a\ufffdb\tc\n", "a\u202eb\tc\n")


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1.0 kB"),
        (999_949, "999.9 kB"),
        (999_950, "1.0 MB"),
        (12_340_000, "12.3 MB"),
    ],
)
def test_a_file_that_was_written_is_told_with_its_size(
    tmp_path: Path, size: int, told: str
) -> None:
    path = tmp_path / "a.bin"
    told_of = _context(file=str(path))
    told_of.deliver(lambda out: out.write(b"x" * size), "bin", binary=True)

    assert path.stat().st_size == size
    said = told_of.err.getvalue()  # type: ignore[attr-defined]
    assert said == f"Wrote {path}: {told} of bin.\n"


def test_in_a_file_text_is_as_in_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    _context(file=str(path), out=Screen()).answer("한\u202e\r\n\ud800")

    assert path.read_bytes() == "한\u202e\r\n\\ud800".encode()


def test_bytes_go_to_a_pipe_and_to_noterminal() -> None:
    pipe = io.TextIOWrapper(io.BytesIO())
    pipe.write("before ")
    _context(out=pipe).deliver(lambda out: out.write(b"\xff\x1b"), "bin", binary=True)
    assert pipe.buffer.getvalue() == b"before \xff\x1b"

    with terminal(80) as out, pytest.raises(Malformed) as caught:
        _context(out=out).deliver(lambda out: out.write(b"\xff"), "bin", binary=True)
    assert caught.value.sentence == "bin is no text for a terminal."
    assert caught.value.hint == "Redirect it, or give -f FILE.bin."


def test_no_answer_takes_the_place_of_the_database(tmp_path: Path) -> None:
    db, link, other = (tmp_path / name for name in ("talks.db", "link.db", "other.db"))
    db.write_bytes(b"x")
    link.symlink_to(db)
    for name in (db, link, tmp_path / "talks.db-journal", tmp_path / "talks.db-wal"):
        with pytest.raises(Refused, match="is a file of the database itself"):
            _context(db=str(db), file=str(name)).answer("y")
    assert db.read_bytes() == b"x"
    _context(db=str(db), file=str(other)).answer("y")
    _context(db="postgresql://desk@127.0.0.1/talks", file=str(link)).answer("y")
    assert (other.read_text(), db.read_text()) == ("y", "y")


def test_no_control_of_unicode_is_said_on_stderr() -> None:
    everything = "".join(map(chr, range(0x110000)))
    loud = _context()
    loud.say(everything)

    said = loud.err.getvalue()  # type: ignore[attr-defined]
    categories = {unicodedata.category(char) for char in {*said} - {"\n", "\t", *WANTED}}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_no_password_is_said_on_stderr() -> None:
    loud = _context()
    loud.say("See pg://desk:hunter2@db/fta, or pg://db?password=hunter2&a=b.")

    said = "See pg://desk:***@db/fta, or pg://db?password=***&a=b.\n"
    assert loud.err.getvalue() == said  # type: ignore[attr-defined]


def test_an_answer_that_the_disk_has_no_room_for() -> None:
    with open("/dev/full", "w", encoding="utf-8") as out:
        full = _context(out=out)
        writes: list[Callable[[], None]] = [
            lambda: full.show(REPORT),
            lambda: full.answer("x"),
        ]
        for write in writes:
            with pytest.raises(FileTrouble) as caught:
                write()
            assert caught.value.sentence == (
                "The answer could not be written: No space left on device."
            )
            assert caught.value.hint is None
        _drained(out)


def _drained(out: TextIO) -> None:
    """Let what a stream could not write go nowhere, so that it can be closed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)


def test_an_answer_that_no_one_reads_is_no_answer() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as out:
        with pytest.raises(BrokenPipeError):
            _context(out=out).answer("x")
        _drained(out)


def test_streams_are_utf_8_with_plain_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii", newline="\r\n"))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="ascii", newline="\r\n"))

    made = system("x.db", quiet=False)
    made.answer("한국 \udcff\n")
    made.say("한국")
    made.err.flush()

    assert out.getvalue() == "한국 \\udcff\n".encode()
    assert err.getvalue() == "한국\n".encode()
    assert (made.db, made.quiet, made.environ) == ("x.db", False, os.environ)


def test_streams_of_a_test_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)

    system().answer("x")

    assert out.getvalue() == "x"


# ------------------------------------------------------------------------- files, and the database


def test_the_shipped_record_stands_beside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shipped() == ROOT / "negotiations.yaml"

    installed = tmp_path / "fta_tracker"
    installed.mkdir()
    (installed / "negotiations.yaml").touch()
    monkeypatch.setattr(context, "__file__", str(installed / "context.py"))
    assert shipped() == installed / "negotiations.yaml"


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        _context().taken_in(str(tmp_path))
    assert caught.value.sentence == f"{tmp_path} cannot be read: Is a directory."


def test_a_database_that_was_named_is_not_made_by_reading_or_writing(tmp_path: Path) -> None:
    named = _context(db=str(tmp_path / "x.db"))

    with pytest.raises(Missing):
        named.reader()
    with pytest.raises(Missing):
        named.record(lambda _: Edited({}, {}))
    assert list(tmp_path.iterdir()) == []


def _peru() -> Agreement:
    text = "format: 1\nagreements:\n  - {slug: peru, name: P, kind: fta, parties: [KR, PE]}\n"
    (agreement,) = read(text, "-", "yaml")
    return agreement


def test_a_database_is_made_once(tmp_path: Path) -> None:
    named = _context(db=str(tmp_path / "x.db"))

    assert named.found([_peru()], "for a test") is True
    assert named.found([], "again") is False
    assert named.err.getvalue() == f"Made {tmp_path}/x.db for a test: 1 agreement.\n"  # type: ignore[attr-defined]
    assert [a.slug for a in view_of(named).agreements()] == ["peru"]
