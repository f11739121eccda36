"""The real program under limits, and the most memory that it took."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.support import PATIENCE_S, environment, program

#: What hostile input may make the program take; in megabytes, resident.
MOST_MB: Final = 200
#: Seconds of processor time after which a command hangs; the wide margin is for busy machines.
HANGS_S: Final = 30

#: A child's peak begins with what its parent had when it was made, so a small process makes it.
#: The limit of addresses keeps a mistake of ours from taking the machine's memory.
_LAUNCHER: Final = f"""
import os, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({HANGS_S}, {HANGS_S}))
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
word = int(sys.argv[1])
pid = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(pid, 0)
seconds = used.ru_utime + used.ru_stime
os.write(word, b"%d %d %f" % (os.waitstatus_to_exitcode(status), used.ru_maxrss, seconds))
"""


class Measured(NamedTuple):
    """What a command left behind, its peak of memory in megabytes, its processor time in seconds.

    A negative code is the signal that ended it: -24 where it hung.
    """

    code: int
    out: str
    err: str
    peak_mb: float
    cpu_s: float


def measured(
    *args: str,
    cwd: Path,
    env: Mapping[str, str | None] | None = None,
    input: bytes | int = b"",  # noqa: A002 (as in support.run)
) -> Measured:
    """Run `fta` through pipes, unmeasured by coverage; `input` may be an open file."""
    ours, theirs = os.pipe()
    try:
        done = subprocess.run(
            [sys.executable, "-S", "-c", _LAUNCHER, str(theirs), *program(*args)],
            env=environment(env),
            cwd=cwd,
            input=input if isinstance(input, bytes) else None,
            stdin=None if isinstance(input, bytes) else input,
            capture_output=True,
            check=False,
            pass_fds=(theirs,),
            timeout=2 * PATIENCE_S,
        )
    finally:
        os.close(theirs)
    with os.fdopen(ours) as word:
        code, peak, seconds = word.read().split()
    return Measured(
        int(code), done.stdout.decode(), done.stderr.decode(), int(peak) / 1024, float(seconds)
    )
