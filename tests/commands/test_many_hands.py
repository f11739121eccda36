"""Many processes that write to one agreement at once: every write is there, and none failed."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.commands.desk import Desk
from tests.support import environment

PROCESSES = 8
#: Rounds that each process adds; the long tier asks for more.
ROUNDS = int(os.environ.get("FTA_TEST_ROUNDS", "5"))

#: The program itself, told so often in one process: a start for each would test mostly starting.
HAND = """
import sys
from fta_tracker.cli import app
for _ in range(int(sys.argv[1])):
    app(["add-round", "rcep", "--date", "2026-10", "-q"], prog_name="fta", standalone_mode=False)
"""


def test_no_update_is_lost_and_none_fails(desk: Desk) -> None:
    hands = [
        subprocess.Popen(
            [sys.executable, "-c", HAND, str(ROUNDS)],
            env=environment(desk.env()),
            cwd=desk.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(PROCESSES)
    ]
    refs: list[str] = []
    for hand in hands:
        out, err = hand.communicate(timeout=60 + 2 * ROUNDS)
        assert (hand.returncode, err) == (0, "")
        refs += out.splitlines()

    count = PROCESSES * ROUNDS
    assert sorted(refs) == sorted(f"rcep/round/{n}" for n in range(1, count + 1))
    assert [int(n) for n in desk.column("number", "rounds", "rcep")] == list(range(1, count + 1))
    assert desk.json("info")["changes"] == 1 + count
    if not desk.database:
        assert desk.sql("pragma integrity_check") == ["ok"]
