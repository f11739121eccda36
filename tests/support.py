"""The real program, run as its users run it: through a pipe, or on a terminal."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pyte

ROOT = Path(__file__).resolve().parent.parent

#: The day on which tests run, unless they say otherwise.
TODAY = "2026-11-23"

#: What a user may have set that changes what the program does or prints.
OURS = (
    "FTA_DB",
    "FTA_TODAY",
    "FTA_DEBUG",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLUMNS",
    "LINES",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "XDG_DATA_DIRS",
    "XDG_CONFIG_DIRS",
    # A user's Python keeps what it compiled, and so starts in a third of the time.
    "PYTHONDONTWRITEBYTECODE",
    # Nor does it write each line at once, which would hide what a buffer does when its reader goes.
    "PYTHONUNBUFFERED",
)

#: Whether costly tests take all of their cases, as in `.ci/long`, or but some of each.
ALL = bool(os.environ.get("FTA_TEST_ALL"))
T = TypeVar("T")

#: How long a command may take on a busy machine; more is a command that waits for input.
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Result:
    """What a command left behind: its exit code (negative: a signal ended it) and its streams."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Screen:
    """What a command showed on a terminal.

    `raw` is every byte written to it; `lines` are the rows that a reader sees, those scrolled off
    included, without trailing blanks; `err` is empty where stderr went to the screen too.
    """

    code: int
    raw: str
    lines: tuple[str, ...]
    err: str = ""

    @property
    def text(self) -> str:
        """The rows as one text, each with its newline."""
        return "".join(f"{line}\n" for line in self.lines)


def some(cases: Iterable[T], of: int) -> list[T]:
    """The first of every `of` cases, always the same ones; all of them in the long tier."""
    return list(cases)[:: 1 if ALL else of]


def environment(
    env: Mapping[str, str | None] | None = None, *, coverage: bool = False
) -> dict[str, str]:
    """Return the environment of a user who has set nothing but `env`; None takes a variable away.

    The day is frozen at TODAY and HOME is the test's own. `coverage`: the program is measured,
    which takes as long again: for lines that no test runs in its own process.
    """
    whole: dict[str, str | None] = {k: v for k, v in os.environ.items() if k not in OURS}
    whole["FTA_TODAY"] = os.environ.get("FTA_TODAY", TODAY)
    # The code beside the tests is the code under test, whatever the working directory; and whoever
    # asks for the network is ended there and then.
    whole["PYTHONPATH"] = os.pathsep.join(map(str, (ROOT, ROOT / "tests" / "offline")))
    if not coverage:
        whole |= {"COVERAGE_PROCESS_CONFIG": None, "COVERAGE_PROCESS_START": None}
    whole |= env or {}
    return {name: value for name, value in whole.items() if value is not None}


def program(*args: str) -> list[str]:
    """Return the command line that runs `fta` with these arguments under this interpreter."""
    return [sys.executable, "-m", "fta_tracker", *args]


def run(
    *args: str,
    env: Mapping[str, str | None] | None = None,
    input: str | None = None,  # noqa: A002 (the name that subprocess.run uses)
    cwd: Path | None = None,
    coverage: bool = False,
) -> Result:
    """Run `fta` with all three streams as pipes; without `input`, stdin is empty."""
    done = subprocess.run(
        program(*args),
        env=environment(env, coverage=coverage),
        input=(input or "").encode(),
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_pty(
    *args: str,
    columns: int = 80,
    lines: int = 50,
    env: Mapping[str, str | None] | None = None,
    input: str = "",  # noqa: A002 (as in run)
    cwd: Path | None = None,
    coverage: bool = False,
) -> Screen:
    """Run `fta` on a terminal of its own, all three streams on it; `input` is typed at once."""
    return on_terminal(
        program(*args),
        columns=columns,
        lines=lines,
        env=environment({"TERM": "xterm-256color", **(env or {})}, coverage=coverage),
        typed=input,
        cwd=cwd,
    )


def on_terminal(
    argv: Sequence[str],
    *,
    columns: int,
    lines: int,
    env: Mapping[str, str],
    typed: str = "",
    cwd: Path | None = None,
    err_apart: bool = False,
) -> Screen:
    """Run any command with its streams on a new pty of that size; `err_apart` keeps stderr off it.

    What the terminal echoes of `typed` is part of the screen, as it is for a user.
    """
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (lines, columns))
    process = subprocess.Popen(
        argv,
        env=dict(env),
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE if err_apart else theirs,
        # Away from the terminal of whoever runs the tests: `/dev/tty` must not lead there.
        start_new_session=True,
    )
    os.close(theirs)
    try:
        os.write(ours, typed.encode())
        raw, err = _read(process, ours)
        code = process.wait(timeout=PATIENCE_S)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        os.close(ours)
        if process.stderr:
            process.stderr.close()
    return Screen(code, raw, seen(raw, columns, lines), err)


def _read(process: subprocess.Popen[bytes], terminal: int) -> tuple[str, str]:
    """Read both ends until the last process that holds them is gone."""
    texts = {terminal: b""}
    if process.stderr:
        texts[process.stderr.fileno()] = b""
    open_ends = list(texts)
    until = time.monotonic() + PATIENCE_S
    while open_ends:
        ready, _, _ = select.select(open_ends, [], [], max(0.0, until - time.monotonic()))
        if not ready:
            shown = texts[terminal].decode(errors="replace")
            raise TimeoutError(f"still running after {PATIENCE_S:.0f} s; it had shown:\n{shown}")
        for end in ready:
            try:
                some = os.read(end, 65536)
            except OSError:  # EIO: Linux's word for a terminal that no one holds any more
                some = b""
            if some:
                texts[end] += some
            else:
                open_ends.remove(end)
    screen, *rest = texts.values()
    return screen.decode(), b"".join(rest).decode()


def seen(raw: str, columns: int, lines: int = 50) -> tuple[str, ...]:
    """Return the rows that a terminal of this width shows of `raw`, to the last with text."""
    # Tall enough that nothing scrolls away: long lines wrap, and each newline takes one row more.
    height = lines + raw.count("\n") + len(raw) // columns
    screen = pyte.Screen(columns, height)
    pyte.Stream(screen).feed(raw)
    rows = [row.rstrip() for row in screen.display]
    while rows and not rows[-1]:
        rows.pop()
    return tuple(rows)
