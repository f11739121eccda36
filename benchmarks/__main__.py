"""How fast the program is: measured here and now, and printed as tables.

    python -m benchmarks                        the shipped record, beside floors: minutes
    python -m benchmarks --scale [--ten-times]  a whole world too, or ten of them
    python -m benchmarks --peers FOLDER         other programs too (see benchmarks/peers.py)

Run it with the Python of the environment that has `fta`. Commands run in turn (A B C A B C …), each
with its output into a pipe or onto a terminal of its own; a time is the median by the clock, and a
ratio the median of the ratios of runs of the same turn, so that a machine that others use too slows
both sides alike. Beside it stands the ratio of the processor's time.
"""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import peers, scale, start
from benchmarks.desk import Desk


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="runs of each command (15)")
    parser.add_argument("--scale", action="store_true", help="a whole world, too")
    parser.add_argument("--ten-times", action="store_true", help="and ten of them")
    parser.add_argument("--peers", metavar="FOLDER", type=Path, help="their bin folder")
    parser.add_argument("--without-start", action="store_true", help="not the shipped record")
    asked = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    libraries = ", ".join(f"{name} {version(name)}" for name in ("typer", "rich", "sqlmodel"))
    print(
        f"Python {platform.python_version()}, {libraries}, SQLite {sqlite3.sqlite_version}; "
        f"{os.cpu_count()} cores; {asked.runs} runs of each, in turn."
    )
    with tempfile.TemporaryDirectory() as place:
        desk = Desk(Path(place))
        if not asked.without_start:
            start.measure(desk, asked.runs)
        if asked.peers:
            peers.measure(desk, asked.peers, asked.runs)
        if asked.scale:
            scale.measure(desk, asked.runs, ten_times=asked.ten_times)


if __name__ == "__main__":
    main()
