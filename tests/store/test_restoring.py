"""A backup put back: checked first, the present record kept, and nothing lost on the way."""

import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from fta_tracker.errors import Busy, FileTrouble, FtaError, Refused
from fta_tracker.store.backups import back_up
from fta_tracker.store.database import Location, open_reader
from fta_tracker.store.restoring import Restored, restore
from fta_tracker.store.schema import KNOWN, SCHEMA
from tests.store.samples import as_nobody, at, bound, held, made, open_folder, rcep, to, wrote
from tests.store.test_backups import ALL, DATABASES
from tests.store.test_processes import DIE_WRITING, HEAD, killed
from tests.store.test_writer import file_size
from tests.support import PATIENCE_S, environment

DAY = "2026-11-24"


@pytest.fixture
def location(tmp_path: Path) -> Location:
    """A database with one agreement, and a backup of three beside it."""
    made(tmp_path / "backup")
    return made(tmp_path / "fta.db", rcep())


@pytest.fixture
def backup(location: Location) -> Path:
    return location.path.with_name("backup")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _dumped(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def _sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def _refused(location: Location, source: Path, *, dry_run: bool = False) -> str:
    """The sentence with which a backup is refused; the folder of the database is as it was."""
    folder = location.path.parent
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(FtaError) as caught:
        restore(location, source, DAY, dry_run=dry_run)
    after = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == before
    return f"{caught.value.exit_code}: {caught.value.sentence} {caught.value.hint}"


def test_the_record_is_that_of_the_backup_and_what_was_there_is_kept(
    location: Location, backup: Path, tmp_path: Path
) -> None:
    before = _dumped(location.path)

    restored = restore(location, backup, DAY)

    assert restored.kept == tmp_path / f"fta.db.kept-{DAY}"
    assert not restored.damaged
    assert restored.backup.counts.agreements == 3
    assert _dumped(location.path) == _dumped(backup)
    assert _dumped(restored.kept) == before
    for path in (location.path, restored.kept):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _names(tmp_path) == ["backup", "fta.db", f"fta.db.kept-{DAY}"]


def test_back_and_forth_each_state_is_kept(location: Location, backup: Path) -> None:
    kept = restore(location, backup, DAY).kept
    assert kept
    again = restore(location, kept, DAY).kept

    assert again == kept.with_name(f"{kept.name}.2")
    assert held(location) == {"rcep": rcep()}
    assert held(at(again)) == ALL


def test_what_is_recorded_afterwards_goes_on_from_there(location: Location, backup: Path) -> None:
    restore(location, backup, DAY)

    assert wrote(location, to(gone="rcep"), "rcep").change == 2
    with open_reader(location) as reader:
        assert [change.id for change in reader.changes()] == [2, 1]


def test_a_dry_run_only_checks(location: Location, backup: Path, tmp_path: Path) -> None:
    before = location.path.read_bytes()

    restored = restore(location, backup, DAY, dry_run=True)

    assert restored == Restored(restored.backup)
    assert restored.backup.counts.agreements == 3
    assert location.path.read_bytes() == before
    assert _names(tmp_path) == ["backup", "fta.db"]


def test_the_backup_is_not_touched(location: Location, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    old = folder / "old"
    shutil.copy(DATABASES / "0001.db", old)
    before = (old.read_bytes(), old.stat().st_mtime_ns, folder.stat().st_mtime_ns)

    restore(location, old, DAY)

    assert (old.read_bytes(), old.stat().st_mtime_ns, folder.stat().st_mtime_ns) == before


@pytest.mark.parametrize("schema", KNOWN[:-1])
def test_an_older_backup_is_upgraded(location: Location, schema: str) -> None:
    restored = restore(location, DATABASES / f"{schema}.db", DAY)

    assert restored.backup.schema == schema
    with open_reader(location) as reader:
        assert len(reader.record()) == 6
        assert len(reader.changes()) == 3


@pytest.mark.parametrize("schema", KNOWN[:-1])
def test_in_the_place_of_an_older_database(backup: Path, tmp_path: Path, schema: str) -> None:
    older = tmp_path / "older.db"
    shutil.copy(DATABASES / f"{schema}.db", older)
    before = _dumped(older)

    kept = restore(at(older), backup, DAY).kept

    assert kept
    assert held(at(older)) == ALL
    assert _dumped(kept) == before


def test_a_table_of_ones_own_stays(location: Location, backup: Path) -> None:
    _sql(location.path, "create table note as select 'mine' as text")

    restore(location, backup, DAY)

    assert held(location) == ALL
    with closing(sqlite3.connect(location.path)) as connection:
        assert connection.execute("select text from note").fetchall() == [("mine",)]


@pytest.mark.parametrize("empty", [False, True])
def test_where_there_was_no_database(backup: Path, tmp_path: Path, empty: bool) -> None:
    path = tmp_path / "new" / "place" / "fta.db"
    if empty:
        path.parent.mkdir(parents=True)
        path.touch(mode=0o600)

    restored = restore(at(path), backup, DAY)

    assert restored == Restored(restored.backup)
    assert held(at(path)) == ALL
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _names(path.parent) == ["fta.db"]


def test_a_damaged_database_is_kept_as_it_is(
    location: Location, backup: Path, tmp_path: Path
) -> None:
    torn = location.path.read_bytes()[:9000]
    location.path.write_bytes(torn)

    restored = restore(location, backup, DAY)

    assert restored.damaged
    assert restored.kept
    assert restored.kept.read_bytes() == torn
    assert held(location) == ALL
    assert _names(tmp_path) == ["backup", "fta.db", f"fta.db.kept-{DAY}"]


def test_rows_of_no_agreement_are_put_away(location: Location, backup: Path) -> None:
    _sql(location.path, "delete from agreement")

    assert restore(location, backup, DAY).kept

    assert held(location) == ALL


def test_what_a_killed_write_left_is_taken_back_first(location: Location, backup: Path) -> None:
    killed(DIE_WRITING, location.path)

    kept = restore(location, backup, DAY).kept

    assert kept
    assert held(at(kept)) == {"rcep": rcep()}
    assert held(location) == ALL


# ---------------------------------------------------------------------------------- what is refused


def test_there_is_no_backup(location: Location, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    for name in ("typo", "empty"):
        said = f"5: There is no backup at {tmp_path / name}. See the path."
        assert _refused(location, tmp_path / name) == said
        assert _refused(location, tmp_path / name, dry_run=True) == said


def test_a_file_of_another_program(location: Location, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("notes " * 999)
    _sql(tmp_path / "cookies", "create table cookie (text)")

    for name, what in (("notes", "not a database"), ("cookies", "a database of another program")):
        assert _refused(location, tmp_path / name) == (
            f"5: {tmp_path / name} is {what}. Name another file; this one is as it was."
        )


def test_it_is_put_in_the_place_of_no_other_program(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("notes " * 999)
    _sql(tmp_path / "cookies", "create table cookie (text)")

    for name, what in (("notes", "not a database"), ("cookies", "a database of another program")):
        assert _refused(at(tmp_path / name), backup) == (
            f"5: {tmp_path / name} is {what}. Name another file; this one is as it was."
        )


def test_a_damaged_backup(location: Location, backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:9000])

    assert _refused(location, backup) == f"5: {backup} is damaged. Restore it from a backup."


@pytest.mark.parametrize(
    "damage",
    ["update event set kind = 'rond'", "update change set entries = '{'", "delete from agreement"],
)
def test_a_backup_whose_rows_make_no_record(location: Location, backup: Path, damage: str) -> None:
    _sql(backup, damage)

    said = _refused(location, backup)

    assert said.startswith("5: ")
    assert f"{backup} is damaged: " in said
    assert _refused(location, backup, dry_run=True) == said


def test_a_backup_of_a_newer_program(location: Location, backup: Path) -> None:
    _sql(backup, "update fta_schema set version_num = '0999'")

    assert _refused(location, backup) == (
        f"6: {backup} was made by a newer fta (schema 0999; this one knows {SCHEMA}). "
        "Install the newer fta."
    )


def test_in_the_place_of_a_newer_database(location: Location, backup: Path) -> None:
    _sql(location.path, "update fta_schema set version_num = '0999'")

    assert _refused(location, backup).startswith(f"6: {location} was made by a newer fta ")


def test_the_database_is_no_backup_of_itself(location: Location) -> None:
    assert _refused(location, location.path) == (
        f"4: {location} is the database itself. Name a backup of it."
    )


def test_a_server_has_tools_of_its_own(backup: Path) -> None:
    with pytest.raises(Refused):
        restore(Location("postgresql://desk:secret@db.example.org/fta", "--db"), backup, DAY)


def test_a_database_that_is_written_to_is_busy(location: Location, backup: Path) -> None:
    with closing(sqlite3.connect(location.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(Busy):
            restore(location, backup, DAY, patience=0)

    assert held(location) == {"rcep": rcep()}
    assert _names(backup.parent) == ["backup", "fta.db"]


# ---------------------------------------------------------------------------------- what fails


def test_where_nothing_may_be_made(backup: Path) -> None:
    with open_folder() as folder:
        readable = Path(shutil.copy(backup, folder))
        bound(readable, 0o400)
        bound(folder, 0o555)
        with as_nobody(), pytest.raises(FileTrouble) as caught:
            restore(at(folder / "new" / "fta.db"), readable, DAY)
        bound(folder, 0o755)

    assert caught.value.sentence == f"{folder}/new/fta.db cannot be made: permission denied."


def test_without_room_to_keep_it_nothing_is_put_back(location: Location, backup: Path) -> None:
    _sql(location.path, "create table big as select randomblob(300000) as cell")
    with file_size(200_000):
        assert _refused(location, backup) == (
            f"74: {location}.kept-{DAY} could not be written: the disk or the network failed. "
            "Nothing was changed. Try again, or use another disk."
        )
    location.path.write_bytes(location.path.read_bytes()[:-4096])
    with file_size(200_000):
        said = _refused(location, backup)
    assert said.startswith(f"74: {location}.kept-{DAY} cannot be made: file too large.")


# ---------------------------------------------------------------------------------- with others

#: Says what is recorded once it is, and ends when it is told to.
BUSY = f"""{HEAD}
n = 0
while not os.path.exists(sys.argv[1] + ".enough"):
    n += 1
    add(f"{{me}} {{n}}")
    print(f"{{me}} {{n}}", flush=True)
"""


def test_what_others_write_meanwhile_is_in_one_of_the_two(
    location: Location, tmp_path: Path
) -> None:
    first = tmp_path / "first"
    back_up(location, first)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", BUSY, str(location.path), name],
            env=environment(),
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline().endswith(" 1\n"), "all are at it"
    kept = [restore(location, first, DAY, patience=PATIENCE_S).kept for _ in range(3)]
    (tmp_path / "fta.db.enough").touch()

    said = {f"{name} 1" for name in "ab"}
    for writer in writers:
        out, _ = writer.communicate(timeout=PATIENCE_S)
        assert writer.returncode == 0
        said |= set(out.splitlines())
    found: set[str | None] = set()
    for path in (location.path, *kept):
        assert path
        found |= {event.summary for event in held(at(path))["rcep"].log}
    assert said <= found, "no acknowledged write is lost"


def test_killed_it_leaves_the_one_or_the_other(location: Location, backup: Path) -> None:
    script = f"""{HEAD}
from pathlib import Path
from fta_tracker.store.restoring import restore
sa.event.listen(sa.Engine, "begin", lambda c: c.exec_driver_sql("pragma cache_size = 1"))
sa.event.listen(
    sa.Engine,
    "commit",
    lambda c: os.path.exists(sys.argv[1] + ".kept-{DAY}") and os.kill(os.getpid(), signal.SIGKILL),
)
restore(location, Path({str(backup)!r}), "{DAY}")
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(location.path), "me"],
        env=environment(),
        check=False,
        timeout=PATIENCE_S,
    )

    assert done.returncode == -signal.SIGKILL
    assert held(location) == {"rcep": rcep()}
    kept = location.path.with_name(f"fta.db.kept-{DAY}")
    assert held(at(kept)) == {"rcep": rcep()}
    assert restore(location, backup, DAY).kept == kept.with_name(f"{kept.name}.2")
    assert held(location) == ALL
