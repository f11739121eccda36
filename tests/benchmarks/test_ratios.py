"""What commands cost beside programs that do nothing, with room for a busy machine.

A ratio of the processor's time, measured in turn in one run: it tells an import that has crept in,
not some percent. The true figures are in docs/performance.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.floors import EMPTY, IMPORTS, TABLE, floors
from benchmarks.timing import Job, cpu_ratio, in_turn
from tests.support import environment, program, run

RUNS = 3


@pytest.mark.parametrize(
    ("command", "floor", "most"),
    [
        ("status cambodia --json", EMPTY, 2.2),
        ("list", EMPTY, 2.2),
        ("timeline", TABLE, 2.2),
        ("add-round rcep --date 2026-11-20 --dry-run", IMPORTS, 2.0),
    ],
)
def test_a_command_is_not_far_above_its_floor(
    tmp_path: Path, command: str, floor: str, most: float
) -> None:
    db = tmp_path / "talks.db"
    assert run("init", "--quiet", "--db", str(db)).code == 0
    env = environment({"FTA_DB": str(db), "TERM": "xterm-256color"})
    beside = floors(tmp_path, env)[floor]
    job = Job(command, program(*command.split()), env, terminal=floor == TABLE)

    took = in_turn([beside, job], RUNS)

    assert cpu_ratio(took[command], took[floor]) < most
