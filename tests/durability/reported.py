"""A harness run as `.ci/long` runs it: a program of its own."""

from __future__ import annotations

import subprocess
import sys

from tests.support import ROOT, environment


def reported(module: str, *args: str) -> list[str]:
    """The lines that a harness reports; it must find nothing wrong, and say nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", module, *args],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return done.stdout.splitlines()
