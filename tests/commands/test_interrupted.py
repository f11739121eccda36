"""A write that is interrupted at any of its statements: the record is as it was, and sound.

Random moments, between two statements too, are those of `tests/durability`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from tests.commands.desk import RECORD, Desk, of_a_file
from tests.durability.record import problems
from tests.store.test_upgrades import DATABASES, EARLIER
from tests.support import PATIENCE_S, Result, environment, some

# A server takes back itself what was interrupted: test_server.py.
pytestmark = of_a_file

#: Runs one command again and again, each time in a child that is stopped one statement later than
#: the one before, until one comes through; tells how each ended and what it left.
STOPPED = """
import json, os, shutil, signal, sqlite3, sys
import sqlalchemy as sa
from fta_tracker.cli import app
from fta_tracker.store import migrating, writer  # what a child would import each time

how, db, *command = sys.argv[1:]
shutil.copy(db, "kept.db")
before = open(db, "rb").read()

def dumped(name):
    with sqlite3.connect(name) as connection:
        return list(connection.iterdump())

def stop():
    os.kill(os.getpid(), getattr(signal, how))

def child(last):
    os.dup2(os.open("err", os.O_CREAT | os.O_WRONLY | os.O_TRUNC), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    count = 0
    def counted(*_):
        nonlocal count
        count += 1
        if count == last:
            stop()
    # What fits into no cache is written to the file before the commit: there is much to take back.
    sa.event.listen(sa.Engine, "begin", lambda c: c.exec_driver_sql("pragma cache_size = 1"))
    sa.event.listen(sa.Engine, "before_cursor_execute", counted)
    sa.event.listen(sa.Engine, "commit", counted)
    try:
        app(command, prog_name="fta")
    except SystemExit as ended:
        os._exit(ended.code or 0)
    except KeyboardInterrupt:  # as __main__ does
        os._exit(130)

last = 0
while True:
    last += 1
    shutil.copy("kept.db", db)
    pid = os.fork()
    if not pid:
        child(last)
    _, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    journal = os.path.exists(db + "-journal")
    kept = [name for name in os.listdir() if name.startswith(db + ".schema-")]
    whole = [name for name in kept if not name.endswith(".part")]
    backups = [dumped(name) == dumped("kept.db") for name in whole]
    for name in kept:
        os.unlink(name)
    with sqlite3.connect(db) as connection:  # takes back what a kill has left
        sound = connection.execute("pragma integrity_check").fetchone() == ("ok",)
        changes = connection.execute("select count(*) from change").fetchone()[0]
    said = open("err", encoding="utf-8").read()
    left = {"code": code, "journal": journal, "sound": sound, "changes": changes, "said": said}
    left |= {"same": open(db, "rb").read() == before, "backups": backups}
    print(json.dumps(left))
    if code == 0:
        break
"""

COMMANDS = {
    "one": ["add-round", "cambodia", "--date", "2020-12", "-q"],
    "many": ["import", "new.yaml", "-q"],
    "undo": ["undo", "-q"],
}


#: How each of them is stopped, and the exit code of that.
STOPS = [
    ("SIGKILL", -9, "many"),
    ("SIGINT", 130, "many"),
    ("SIGINT", 130, "undo"),
    ("SIGKILL", -9, "undo"),
    ("SIGKILL", -9, "one"),
    ("SIGINT", 130, "one"),
]


@pytest.mark.parametrize(("how", "code", "command"), some(STOPS, of=2))
def test_a_write_is_whole_or_not_at_all(desk: Desk, how: str, code: int, command: str) -> None:
    text = RECORD.read_text("utf-8").replace("Korea", "South Korea " + "very long " * 2000)
    (desk.folder / "new.yaml").write_text(text)
    assert desk.quick("import", "new.yaml", "-q").code == 0
    if command == "many":
        assert desk.quick("undo", "-q").code == 0

    done = subprocess.run(
        [sys.executable, "-c", STOPPED, how, "talks.db", *COMMANDS[command]],
        env=environment(desk.env()),
        cwd=desk.folder,
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert (done.returncode, done.stderr.decode()) == (0, "")
    *stopped, through = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(stopped) >= 8, "at every statement, the commit among them"
    assert {(left["code"], left["said"]) for left in stopped} == {(code, "")}
    for left in stopped:
        assert (left["sound"], left["same"]) == (True, True), left
    assert (through["code"], through["said"], through["sound"]) == (0, "", True)
    assert through["changes"] == stopped[0]["changes"] + 1
    if how == "SIGKILL" and command != "one":
        assert any(left["journal"] for left in stopped), "some were killed half-written"


@pytest.mark.parametrize("schema", EARLIER)
def test_an_upgrade_is_whole_or_not_at_all(desk: Desk, schema: str) -> None:
    """The old one is as it was, down to its bytes, and a backup that is there is whole."""
    shutil.copy(DATABASES / f"{schema}.db", desk.db)

    done = subprocess.run(
        [sys.executable, "-c", STOPPED, "SIGKILL", "talks.db", "init", "-q"],
        env=environment(desk.env()),
        cwd=desk.folder,
        capture_output=True,
        check=False,
        timeout=PATIENCE_S,
    )

    assert (done.returncode, done.stderr.decode()) == (0, "")
    *stopped, through = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(stopped) >= 8, "at every statement, the commit among them"
    for left in stopped:
        assert (left["code"], left["sound"], left["same"]) == (-9, True, True), left
        assert left["backups"] in ([], [True]), left
    assert any(left["backups"] for left in stopped)
    assert any(left["journal"] for left in stopped), "some were killed half-written"
    assert (through["code"], through["sound"], through["backups"]) == (0, True, [True])
    assert problems(desk.db) == []


def test_a_disk_without_room_is_told_and_the_record_is_as_it_was(desk: Desk) -> None:
    text = RECORD.read_text("utf-8").replace("Korea", "South Korea " + "very long " * 2000)
    (desk.folder / "new.yaml").write_text(text)
    before = desk.db.read_bytes()

    done = desk.bash(f"ulimit -f {len(before) // 1024}; fta import new.yaml", measured=False)

    assert done == Result(
        74,
        "",
        "fta: talks.db could not be read or written: the disk or the network failed.\n"
        "hint: Nothing was changed. Try again, or use another disk.\n",
    )
    assert desk.db.read_bytes() == before
    assert desk.quick("import", "new.yaml", "-q").code == 0, "with room it is taken in"
