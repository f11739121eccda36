"""Running commands in turn, and what each run took: the clock, the processor, the memory."""

import os
import pty
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from statistics import median
from typing import Final, NamedTuple

#: The size of the terminal on which commands draw.
LINES, COLUMNS = 50, 100

_BLOCK: Final = 1 << 16


class Job(NamedTuple):
    """A command to measure. `terminal`: it writes to one, else into a pipe that is read at once.

    `before` is done ahead of each run and not measured; `codes` are the exit codes that are right.
    """

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    terminal: bool = False
    before: Callable[[], object] | None = None
    codes: Sequence[int] = (0,)


class Took(NamedTuple):
    """Seconds by the clock, seconds of the processor, and the most memory held, in MB."""

    wall: float
    cpu: float
    peak: float


def once(job: Job) -> Took:
    """Run a command from its start until it has ended, its output read to the end.

    The memory is that of the process, or of ours if that is more: the kernel counts what was there
    before the program began. So whoever measures memory must be small.
    """
    if job.before:
        job.before()
    ours, theirs = pty.openpty() if job.terminal else os.pipe()
    if job.terminal:
        termios.tcsetwinsize(theirs, (LINES, COLUMNS))
    began = time.perf_counter()
    process = subprocess.Popen(
        job.argv,
        env=dict(job.env),
        stdin=theirs if job.terminal else subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if job.terminal else subprocess.DEVNULL,
        start_new_session=job.terminal,
    )
    os.close(theirs)
    with suppress(OSError):  # EIO: Linux's word for a terminal that no one holds any more
        while os.read(ours, _BLOCK):
            pass
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    os.close(ours)
    if process.returncode not in job.codes:
        raise SystemExit(f"{job.name} exited with {process.returncode}: {' '.join(job.argv)}")
    return Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def in_turn(jobs: Sequence[Job], runs: int) -> dict[str, list[Took]]:
    """What each run took, by the names of the jobs: A B C A B C …, after one uncounted run each.

    So a machine that slows down or speeds up does it to all of them alike.
    """
    for job in jobs:
        once(job)
    took: dict[str, list[Took]] = {job.name: [] for job in jobs}
    for _ in range(runs):
        for job in jobs:
            took[job.name].append(once(job))
    return took


def ms(took: Sequence[Took]) -> float:
    """The median by the clock, in milliseconds."""
    return median(run.wall for run in took) * 1000


def peak(took: Sequence[Took]) -> float:
    """The most memory that any of the runs held, in MB."""
    return max(run.peak for run in took)


def ratio(took: Sequence[Took], beside: Sequence[Took]) -> float:
    """The median of the ratios by the clock, run by run: each beside the one in the same turn."""
    return median(a.wall / b.wall for a, b in zip(took, beside, strict=True))


def cpu_ratio(took: Sequence[Took], beside: Sequence[Took]) -> float:
    """The same of the processor's time, which other programs on the machine touch less."""
    return median(a.cpu / b.cpu for a, b in zip(took, beside, strict=True))
