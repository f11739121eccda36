"""Kills the program at random moments while it writes, and looks at what is left.

    python -m tests.durability.killing [KILLS] [SEED]      KILLS of each sort (default 5)

The program runs in a process group of its own, over and over, until a moment that the seed chooses.
The group is then stopped, so that it can be seen where it stands, and killed by SIGKILL there: a
stopped process does not go on between the two. Whether it is inside a transaction is asked of the
kernel: SQLite holds a lock on one byte of the file from `begin immediate` to the end of the commit
(tool/getlock.c of SQLite asks the same way). A journal that is left tells that the transaction had
begun to write.

Starting Python takes longer than any write, and most kills would land there. So most programs are
forks of this process, which has imported what they need; those of the last sort are started afresh.
A kill is not a power cut: what the system has taken over it still writes.
"""

from __future__ import annotations

import contextlib
import fcntl
import io
import os
import random
import shlex
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Any

from fta_tracker.cli import app
from fta_tracker.store.backups import mend
from tests.durability.record import exported, problems
from tests.store.samples import at
from tests.support import environment, program

RECORD = Path(__file__).parents[1] / "commands" / "record.yaml"
DATABASES = Path(__file__).parents[1] / "store" / "databases"

#: Rows of each batch, each recorded by one change.
ROWS = 40
#: The byte that SQLite's writers lock: PENDING_BYTE + 1.
RESERVED = 0x40000001
#: Seconds within which a program that writes over and over is killed.
WITHIN = 0.6


@dataclass
class Tally:
    """What came of the kills of one sort."""

    kills: int = 0
    inside: int = 0
    half_written: int = 0
    acknowledged: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Sort:
    """One sort of write: what is there before, what is done over and over, what must be true then.

    `lay` makes `talks.db` and what else is needed in the working folder; `commands` are carried out
    in turn, without end or once (`ends`); `look` is given how many of them had ended well when the
    kill came, and says what is wrong. `afresh`: each is a program started for it, as a user's is.
    """

    name: str
    lay: Callable[[random.Random], None]
    commands: Callable[[], Iterator[list[str]]]
    look: Callable[[int], Iterator[str]]
    ends: bool = False
    afresh: bool = False


# ---------------------------------------------------------------------------------- what is written

DB, BEFORE = Path("talks.db"), Path("before.db")
LONG = "South Korea " + "at length " * 1500


def _fta(*args: str) -> None:
    """Carry out a command in this process."""
    sys.argv = ["fta", *args]
    if code := app(args, prog_name="fta", standalone_mode=False):
        raise SystemExit(f"fta {' '.join(args)}: exit {code}")


def _laid(*databases: str | Path) -> Callable[[random.Random], None]:
    def lay(chance: random.Random) -> None:
        shutil.copy(chance.choice(databases), DB)
        shutil.copy(DB, BEFORE)

    return lay


def _column(db: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(db)) as connection:
        return [row[0] for row in connection.execute(sql)]


def _done() -> int:
    """How many changes there are that were not there before."""
    after, before = (len(_column(db, "select id from change")) for db in (DB, BEFORE))
    return after - before


def _whole(done: int, acknowledged: int) -> Iterator[str]:
    """The last write may have been committed and not yet acknowledged; there is no other."""
    if not acknowledged <= done <= acknowledged + 1:
        yield f"{acknowledged} writes were acknowledged, and {done} are there"


def _one_by_one() -> Iterator[list[str]]:
    return (["add-round", "rcep", "--date", "2026-10", "-q"] for _ in count())


def _look_one_by_one(acknowledged: int) -> Iterator[str]:
    rounds = _column(DB, "select number from event where agreement = 'rcep' and kind = 'round'")
    if sorted(rounds) != list(range(1, _done() + 1)):
        yield f"of {_done()} writes, the rounds are {sorted(rounds)}"
    yield from _whole(_done(), acknowledged)


def _batches() -> Iterator[list[str]]:
    return (["import", f"../batch-{n}.csv", "-q"] for n in count(1))


def _look_batches(acknowledged: int) -> Iterator[str]:
    parts = _column(DB, "select count(*) from event where note like 'batch %' group by note")
    if parts != [ROWS] * _done():
        yield f"of {_done()} batches of {ROWS}, there are {parts} rows"
    yield from _whole(_done(), acknowledged)


def _texts() -> Iterator[list[str]]:
    return (["import", f"../{'ba'[n % 2]}.yaml", "-q"] for n in count())


def _undos() -> Iterator[list[str]]:
    return (["undo", str(n), "-q"] for n in count(2))


def _look_exchanged(acknowledged: int) -> Iterator[str]:
    """Each write makes the record `a` where it was `b`, or `b` where it was `a`."""
    states = [Path(f"../{name}.yaml").read_text("utf-8") for name in "ab"]
    if exported(BEFORE) != states[0]:
        states.reverse()
    if exported(DB) != states[_done() % 2]:
        yield f"after {_done()} writes the record is not what they make of it"
    yield from _whole(_done(), acknowledged)


def _upgrades() -> Iterator[list[str]]:
    return iter([["init", "-q"]])


def _look_upgrades(acknowledged: int) -> Iterator[str]:
    older = _dumped(BEFORE)
    upgraded = _dumped(DB) != older
    if acknowledged and not upgraded:
        yield "the upgrade was acknowledged, and is not there"
    kept = _kept("schema-")
    if upgraded and not kept:
        yield "it is upgraded without a backup"
    yield from (f"{path} is not what was there" for path in kept if _dumped(path) != older)
    _fta("init", "-q")  # what was interrupted can be done again
    (schema,) = _column(BEFORE, "select version_num from fta_schema")
    if exported(DB) != Path(f"../{schema}.yaml").read_text("utf-8"):
        yield "the record is not what it was"


def _restores() -> Iterator[list[str]]:
    return (["restore", f"../{'ba'[n % 2]}.db", "-q"] for n in count())


def _look_restores(acknowledged: int) -> Iterator[str]:
    """Where the last one was not committed, what was kept for it may be there already."""
    a, b = (Path(f"../{name}.yaml").read_text("utf-8") for name in "ab")
    kept, now = _kept("kept-"), exported(DB)
    done = len(kept) - (now != (b if len(kept) % 2 else a))
    if now not in (a, b):
        yield "the record is neither the one nor the other"
    if sorted(map(exported, kept)) != sorted(([a, b] * len(kept))[: len(kept)]):
        yield "what is kept is not what was there"
    yield from _whole(done, acknowledged)


def _kept(what: str) -> list[Path]:
    return [path for path in Path().glob(f"talks.db.{what}*") if ".part" not in path.name]


def _dumped(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


SORTS = (
    Sort("a round", _laid("../a.db"), _one_by_one, _look_one_by_one),
    Sort(f"a batch of {ROWS}", _laid("../a.db"), _batches, _look_batches),
    Sort("a whole record", _laid("../a.db"), _texts, _look_exchanged),
    Sort("undo", _laid("../b.db"), _undos, _look_exchanged),
    Sort("an upgrade", _laid(*sorted(DATABASES.iterdir())), _upgrades, _look_upgrades, ends=True),
    Sort("restore", _laid("../a.db"), _restores, _look_restores),
    Sort("started afresh", _laid("../a.db"), _texts, _look_exchanged, afresh=True),
)


def prepare() -> None:
    """Make in the working folder what the sorts need; that imports all that the program will."""
    for n in range(1, 200):
        rows = [f"rcep,statement,2026-{1 + i % 10:02},batch {n},row {i}" for i in range(ROWS)]
        Path(f"batch-{n}.csv").write_text("\n".join(["agreement,kind,date,note,summary", *rows]))
    text = RECORD.read_text("utf-8")
    Path("a.yaml").write_text(text, "utf-8")
    Path("b.yaml").write_text(text.replace("Korea", LONG), "utf-8")
    _fta("init", "--db", "a.db", "--from", "a.yaml", "-q")
    shutil.copy("a.db", "b.db")
    _fta("import", "b.yaml", "--db", "b.db", "-q")
    for older in DATABASES.iterdir():
        shutil.copy(older, older.name)
        _fta("init", "--db", older.name, "-q")
    for name in ("a", "b", *(older.stem for older in DATABASES.iterdir())):
        Path(f"{name}.yaml").write_text(exported(Path(f"{name}.db")), "utf-8")
    shutil.copy("a.db", "trial.db")
    with contextlib.redirect_stdout(io.StringIO()):
        for command in ("import batch-1.csv", "restore b.db", "undo", "add-round rcep --date 2026"):
            _fta(*command.split(), "--db", "trial.db", "-q")


# ---------------------------------------------------------------------------------- killing


def _forked(sort: Sort) -> int:
    """Start the program as a fork of this process; its process group."""
    pid = os.fork()
    if pid:
        with contextlib.suppress(PermissionError, ProcessLookupError):
            os.setpgid(pid, pid)  # whoever comes first
        return pid
    try:
        os.setpgid(0, 0)
        for fd, name in ((1, "said"), (2, "said")):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), fd)
        tempfile.tempdir = os.getcwd()
        acknowledged = os.open("acknowledged", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for command in sort.commands():
            _fta(*command)
            os.write(acknowledged, b".")
        os._exit(0)
    except BaseException:  # noqa: BLE001 - as the child of a fork it must not come back
        traceback.print_exc()
        os._exit(1)


def _started(sort: Sort) -> int:
    """Start the program itself, as a user does; its process group."""
    script = "".join(
        f"{shlex.join(program(*command))} && printf . >>acknowledged || exit\n"
        for command in islice(sort.commands(), 50)
    )
    with open("said", "ab") as said:
        return subprocess.Popen(
            ["sh", "-c", script],
            env=environment({"FTA_DB": str(DB)}),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            process_group=0,
        ).pid


def _is_inside() -> bool:
    """Whether someone is inside a transaction that writes."""
    with DB.open("rb") as file:
        asked = struct.pack("hhqqi", fcntl.F_RDLCK, os.SEEK_SET, RESERVED, 1, 0)
        kind = struct.unpack("hhqqi", fcntl.fcntl(file, fcntl.F_GETLK, asked))[0]
    return bool(kind != fcntl.F_UNLCK)


def _stop(group: int) -> bool:
    """Stop all processes of a group, and wait until they are; False if it has ended by itself."""
    os.killpg(group, signal.SIGSTOP)
    _, status = os.waitpid(group, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        return False
    while any(state not in "TZ" for state in _states(group)):
        time.sleep(0.0005)
    return True


def _states(group: int) -> Iterator[str]:
    """The states of the processes of a group, as the kernel has them."""
    for process in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _, of = process.read_text().rpartition(")")[2].split()[:3]
            if int(of) == group:
                yield state


def kill(sort: Sort, chance: random.Random, within: float, tally: Tally) -> None:
    """Run and kill the program once in the working folder, and look at what is left."""
    sort.lay(chance)
    Path("said").touch()
    Path("acknowledged").touch()
    group = (_started if sort.afresh else _forked)(sort)
    time.sleep(chance.uniform(0, within))
    if not _stop(group):
        said = Path("said").read_text("utf-8")
        if said or not sort.ends:
            tally.wrong.append(f"it ended by itself: {said}")
        return
    inside = _is_inside()
    journal = Path(f"{DB}-journal")
    half_written = journal.exists() and journal.stat().st_size > 0
    os.killpg(group, signal.SIGKILL)
    os.waitpid(group, 0)
    while any(state != "Z" for state in _states(group)):
        time.sleep(0.0005)
    acknowledged = Path("acknowledged").stat().st_size
    tally.kills += 1
    tally.inside += inside
    tally.half_written += half_written
    tally.acknowledged += acknowledged
    mend(at(DB))
    tally.wrong += [*sort.look(acknowledged), *problems(DB)]


@contextlib.contextmanager
def _folder(name: str) -> Iterator[None]:
    """An empty working folder."""
    shutil.rmtree(name, ignore_errors=True)
    Path(name).mkdir()
    with contextlib.chdir(name):
        yield


def _within(sort: Sort) -> float:
    """Seconds within which to kill it: what it takes, where it ends by itself."""
    if not sort.ends:
        return WITHIN * (5 if sort.afresh else 1)
    took = []
    for n in range(3):
        with _folder("trial"):
            sort.lay(random.Random(n))
            Path("said").touch()
            began = time.monotonic()
            os.waitpid(_forked(sort), 0)
            took.append(time.monotonic() - began)
    return sorted(took)[1]


def tallied(kills: int, seed: int) -> dict[str, Tally]:
    """Kill each sort of write so often; what came of it, by the sort."""
    found = {}
    for sort in SORTS:
        chance = random.Random(f"{seed} {sort.name}")
        tally = found[sort.name] = Tally()
        within = _within(sort)
        tries = 0
        while tally.kills < kills and not (tally.wrong or tries > 5 * kills):
            tries += 1
            with _folder("trial"):
                kill(sort, chance, within, tally)
    return found


def report(found: Mapping[str, Tally]) -> Iterator[str]:
    """The table of all, a line each."""
    yield f"{'':16}{'kills':>7}{'inside':>8}{'half-written':>14}{'acknowledged':>14}{'wrong':>7}"
    whole = Tally()
    for tally in found.values():
        whole.kills += tally.kills
        whole.inside += tally.inside
        whole.half_written += tally.half_written
        whole.acknowledged += tally.acknowledged
        whole.wrong += tally.wrong
    for name, tally in {**found, "together": whole}.items():
        yield (
            f"{name:16}{tally.kills:7}{tally.inside:8}{tally.half_written:14}"
            f"{tally.acknowledged:14}{len(tally.wrong):7}"
        )
    yield from (f"{name}: {line}" for name, tally in found.items() for line in tally.wrong)
    yield f"{whole.inside / whole.kills:.0%} of the kills landed inside a transaction."


def main() -> None:
    """Kill, report, and fail if anything is wrong or too few kills landed where they matter."""
    kills, seed, *_ = (*map(int, sys.argv[1:]), *(5, 2026)[len(sys.argv) - 1 :])
    os.environ["FTA_DB"] = str(DB)
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
        prepare()
        found = tallied(kills, seed)
    print("\n".join([*report(found), f"The seed was {seed}."]))
    tallies = found.values()
    if any(tally.wrong or tally.kills < kills for tally in tallies):
        sys.exit("Something is wrong.")
    if 3 * sum(tally.inside for tally in tallies) < sum(tally.kills for tally in tallies):
        sys.exit("Fewer than a third of the kills landed inside a transaction: they show little.")


if __name__ == "__main__":
    main()
