"""Many processes at one database: some read all the time while others write.

    python -m tests.durability.hands [SECONDS]      SECONDS of it (default 5)

Each writer takes in a batch, one change of rows in two agreements, and then takes most of its
batches back by `undo`. Each reader carries out reading commands in turn, and must find of every
batch all rows or none. Afterwards every write that was acknowledged is among the changes, and each
change found what the one before it had left: no update is lost.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import chdir
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path

from typer.testing import CliRunner

from fta_tracker.cli import app
from fta_tracker.store.database import open_reader
from tests.durability.record import problems
from tests.store.samples import at

RECORD = Path(__file__).parents[1] / "commands" / "record.yaml"
READERS, WRITERS = 16, 8
#: Rows of a batch, half of them in each of two agreements.
ROWS = 10
#: The note of a batch, as it stands in any answer.
NOTE = re.compile(r"writer \d+, batch \d+")


@dataclass
class Done:
    """What one of them has done: commands, the slowest of them in seconds, changes, and trouble."""

    commands: int = 0
    slowest: float = 0.0
    changes: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def fta(self, *args: str) -> tuple[str, str]:
        """What a command says on its two streams; a failure is noted."""
        sys.argv = ["fta", *args]
        began = time.monotonic()
        done = CliRunner().invoke(app, args, prog_name="fta")
        self.slowest = max(self.slowest, time.monotonic() - began)
        self.commands += 1
        if done.exit_code:
            why = repr(done.exception) if done.exit_code == 1 else done.stderr
            self.wrong.append(f"fta {' '.join(args)}: exit {done.exit_code}: {why}")
        return done.stdout, done.stderr


def torn(answer: str) -> list[str]:
    """The batches of which an answer has some rows and not all."""
    return [f"{note}: {n}" for note, n in Counter(NOTE.findall(answer)).items() if n != ROWS]


def read(me: int, until: float) -> Done:
    """Read until that moment."""
    done = Done()
    commands = ["events --json", "export", "events -o csv", "timeline -o jsonl --as-of 2026-12-31"]
    for n in count(me):
        if time.monotonic() > until:
            return done
        command = commands[n % len(commands)]
        answer, _ = done.fta(*command.split())
        done.wrong += [f"fta {command}: {batch}" for batch in torn(answer)]
    raise AssertionError


def write(me: int, until: float) -> Done:
    """Write until that moment."""
    done = Done()
    chance = random.Random(me)
    for n in count():
        if time.monotonic() > until:
            return done
        some = chance.sample(["cambodia", "chile", "japan", "malaysia", "rcep"], 2)
        note = f'"writer {me}, batch {n}"'
        rows = [f"{some[i % 2]},statement,{2026 - me}-{1 + i:02},{note},{i}" for i in range(ROWS)]
        Path(f"{me}.csv").write_text("\n".join(["agreement,kind,date,note,summary", *rows]))
        change = _noted(done, "import", f"{me}.csv")
        if change and chance.random() < 0.9:
            _noted(done, "undo", str(change))
    raise AssertionError


def _noted(done: Done, *args: str) -> int | None:
    """Carry out a write and note its change; the number of that."""
    _, said = done.fta(*args)
    if found := re.search(r"(?:Undo|Redo): fta undo (\d+)", said):
        done.changes.append(int(found[1]))
        return int(found[1])
    return None


def crowd(seconds: float, readers: int = READERS, writers: int = WRITERS) -> list[Done]:
    """Set them to work on `talks.db` in the working folder, all at once; what each has done."""
    until = time.monotonic() + seconds
    hands = [(write, n) for n in range(writers)] + [(read, n) for n in range(readers)]
    pids = []
    for work, n in hands:
        pid = os.fork()
        if not pid:
            try:
                Path(f"{work.__name__}-{n}").write_text(json.dumps(asdict(work(n, until))))
            finally:
                os._exit(0)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
    return [Done(**json.loads(Path(f"{work.__name__}-{n}").read_text())) for work, n in hands]


def lost(db: Path, noted: Sequence[int]) -> list[str]:
    """What is wrong with the changes of a database, of which these were acknowledged."""
    with open_reader(at(db)) as reader:
        there = [change.id for change in reader.changes()]
    return [
        *(f"change {n} is lost" for n in set(noted) - {*there}),
        *(f"change {n} was acknowledged twice" for n, k in Counter(noted).items() if k > 1),
        *(f"change {n} was not acknowledged" for n in {*there} - {1, *noted}),
        *problems(db),
    ]


def main() -> None:
    """Let them work, report, and fail if anything was wrong."""
    seconds = float((*sys.argv[1:], "5")[0])
    os.environ["FTA_DB"] = "talks.db"
    with tempfile.TemporaryDirectory() as place, chdir(place):
        Done().fta("init", "--from", str(RECORD), "-q")
        done = crowd(seconds)
        wrong = [line for each in done for line in each.wrong]
        wrong += lost(Path("talks.db"), [n for each in done for n in each.changes])
    for name, some in (("writers", done[:WRITERS]), ("readers", done[WRITERS:])):
        commands = sum(each.commands for each in some)
        slowest = max(each.slowest for each in some)
        print(f"{len(some)} {name}: {commands} commands, the slowest took {slowest:.1f} s")
    print("\n".join([*wrong[:20], f"{len(wrong)} things are wrong."]))
    if wrong or any(not each.commands for each in done):
        sys.exit("Something is wrong.")


if __name__ == "__main__":
    main()
