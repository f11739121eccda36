"""What the commands cost on a whole world, and on one ten times as large."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

from benchmarks import peers
from benchmarks.desk import Desk
from benchmarks.floors import EMPTY, floors
from benchmarks.table import Target, show, show_memory
from benchmarks.timing import Job
from benchmarks.world import AGREEMENTS, EVENTS

#: How many times the empty program each may take on a world.
_READS: Final = {"list": 4, "targets": 4, "summary": 4, "timeline": 8, "events": 8, "check": 8}
#: The most memory, in MB.
_MEMORY: Final = 150
#: At ten times the world, at most so many times what the world takes.
_GROWTH: Final = 11
#: What takes seconds is run so often.
_FEW: Final = 3
_PARSER: Final = """
import sys, yaml
with open(sys.argv[1], encoding="utf-8") as file:
    for _ in yaml.parse(file, yaml.CSafeLoader):
        pass
"""


def measure(desk: Desk, runs: int, *, ten_times: bool) -> None:
    """Print the tables."""
    empty = floors(desk.place, desk.env)[EMPTY]
    shipped = desk.database("small.db")
    world = _World(desk, "world", AGREEMENTS, EVENTS)
    title = f"A world: {AGREEMENTS:,} agreements, {EVENTS:,} events"
    one, completing = world.quick
    took = show(
        title,
        [
            Target(one, desk.job("status cambodia", shipped), 1.1),
            Target(
                completing, desk.completion("fta status ca", shipped, name="fta status ca⇥"), 1.1
            ),
            *(Target(j, empty, m) for j, m in zip(world.reads, _READS.values(), strict=True)),
        ],
        runs,
    )
    took |= show(
        f"A world, in and out ({_FEW} runs)",
        [Target(world.imports, world.parse, 2), Target(world.exports, world.imports, 1)],
        _FEW,
    )
    show_memory(took, _MEMORY)
    targets = [Target(*pair, 1) for pair in peers.at_scale(desk, world.db, world.one)]
    show("A world, beside compiled programs", targets, runs)
    if ten_times:
        large = _World(desk, "10 worlds", AGREEMENTS * 10, EVENTS * 10)
        pairs = zip(large.exchange, world.exchange, strict=True)
        title = "Ten times the world, beside the world (1 run)"
        show_memory(show(title, [Target(*pair, _GROWTH) for pair in pairs], 1), _MEMORY * 10)


class _World:
    """A world of some size in a file and in a database, and what is asked of it."""

    def __init__(self, desk: Desk, name: str, agreements: int, events: int) -> None:
        start = name.replace(" ", "-")
        file = desk.world(f"{start}.yaml", agreements, events)
        self.db = db = desk.database(f"{start}.db", "--from", str(file))
        self.one = one = _ordinary(db)

        def called(command: str) -> str:
            return f"fta {command}, {name}"

        self.quick = (
            desk.job(f"status {one}", db, name=called("status ONE")),
            desk.completion(f"fta status {one[:-1]}", db, name=called("status O⇥")),
        )
        self.reads = [desk.job(command, db, name=called(command)) for command in _READS]
        into = desk.database(f"{start}.empty.db", "--empty")
        self.imports = desk.write(f"import --quiet {file}", into, name=called("import"))
        self.exports = desk.job("export", db, name=called("export"))
        argv = (sys.executable, "-c", _PARSER, str(file))
        self.parse = Job(f"parsing the YAML alone, {name}", argv, desk.env)
        self.exchange = (*self.reads, self.imports, self.exports)


def _ordinary(db: Path) -> str:
    """The slug of an agreement with about as many events as one that people ask for."""
    sql = "select agreement from event group by 1 having count(*) between 20 and 30 order by 1"
    with closing(sqlite3.connect(db)) as connection:
        slug: str = connection.execute(sql).fetchone()[0]
    return slug
