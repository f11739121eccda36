"""Several processes at one database, and one that is killed while it writes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from fta_tracker.errors import FileTrouble
from fta_tracker.store.database import Missing, open_reader
from fta_tracker.store.writer import create
from tests.store.samples import (
    NOW,
    WHO,
    as_nobody,
    at,
    bound,
    cambodia,
    held,
    made,
    open_folder,
    rcep,
)
from tests.support import PATIENCE_S, environment

#: What every script begins with: its arguments are the path, and the name of the process.
HEAD = """
import os, signal, sys
import sqlalchemy as sa
from fta_tracker.recording.changes import Edited
from fta_tracker.store.writer import create, write
from tests.store.samples import NOW, at, grown, rcep, statement

location, me = at(sys.argv[1]), sys.argv[2]

def add(said):
    def edit(reader):
        before = reader.record(["rcep"])
        return Edited(before, {"rcep": grown(before["rcep"], statement("2020", said))})

    write(location, "fta add-event", edit, now=NOW, who=me, patience=60)
"""

ADD = f"{HEAD}\nfor n in range(10):\n    add(f'{{me}} {{n}}')\n"

FIRST = f"""{HEAD}
made = create(location, [rcep()], command="fta", now=NOW, who=me, patience=60)
add(me)
print("made" if made else "found")
"""

#: Writes what does not fit in SQLite's cache, and dies when all is written but nothing committed.
DIE = f"""{HEAD}
sa.event.listen(sa.Engine, "begin", lambda c: c.exec_driver_sql("pragma cache_size = 1"))
sa.event.listen(sa.Engine, "commit", lambda c: os.kill(os.getpid(), signal.SIGKILL))
"""
DIE_WRITING = f"{DIE}\nadd('long ' * 20_000)\n"
DIE_MAKING = f"{DIE}\ncreate(location, [rcep()], command='fta', now=NOW, who=me)\n"


def _start(script: str, path: Path, name: str = "me") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path), name],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _end(process: subprocess.Popen[str]) -> str:
    out, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, err) == (0, "")
    return out.strip()


def killed(script: str, path: Path) -> None:
    """Run the script until it kills itself; its half-written pages and their journal are left."""
    process = _start(script, path)
    _, err = process.communicate(timeout=PATIENCE_S)
    assert (process.returncode, err) == (-9, "")
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0


def test_no_update_is_lost_among_four_processes(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())

    for process in [_start(ADD, location.path, name) for name in "abcd"]:
        _end(process)

    added = {event.summary for event in held(location)["rcep"].log} - {None}
    assert added == {f"{name} {n}" for name in "abcd" for n in range(10)}
    with open_reader(location) as reader:
        assert sorted(change.id for change in reader.changes()) == list(range(1, 42))


def test_of_first_runs_at_once_one_makes_the_database(tmp_path: Path) -> None:
    path = tmp_path / "new" / "fta.db"

    said = [_end(process) for process in [_start(FIRST, path, name) for name in "abc"]]

    assert sorted(said) == ["found", "found", "made"]
    assert {event.summary for event in held(at(path))["rcep"].log} == {None, *"abc"}


def test_what_a_killed_writer_left_is_taken_back_by_a_reader(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())
    killed(DIE_WRITING, location.path)
    torn = location.path.read_bytes()

    assert held(location) == {"rcep": rcep()}

    assert location.path.read_bytes() != torn
    assert [path.name for path in tmp_path.iterdir()] == ["fta.db"]


def test_what_a_killed_writer_left_is_taken_back_by_a_writer(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())
    killed(DIE_WRITING, location.path)

    _end(_start(ADD, location.path, "a"))

    assert len(held(location)["rcep"].log) == 11


def test_what_a_killed_writer_left_needs_one_who_may_write(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())
    killed(DIE_WRITING, location.path)
    with open_folder() as folder:
        for name in ("fta.db", "fta.db-journal"):
            bound(Path(shutil.copy(tmp_path / name, folder)), 0o444)
        with as_nobody(), pytest.raises(FileTrouble) as caught:
            open_reader(at(folder / "fta.db"))

    assert caught.value.sentence == (
        f"{folder}/fta.db has to be mended after a write that was killed, and may not be written."
    )
    assert caught.value.hint == "Have its owner run any fta command."


def test_a_first_run_that_was_killed_leaves_nothing(tmp_path: Path) -> None:
    location = at(tmp_path / "fta.db")
    killed(DIE_MAKING, location.path)
    assert location.path.stat().st_size > 0

    with pytest.raises(Missing):
        open_reader(location)

    assert create(location, [cambodia()], command="fta init", now=NOW, who=WHO)
    assert held(location) == {"cambodia": cambodia()}
