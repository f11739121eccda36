"""Backups: what they hold, where they may lie, and that they are there whole or not at all."""

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from fta_tracker.errors import Busy, FileTrouble, FtaError, Refused
from fta_tracker.store.backups import back_up
from fta_tracker.store.database import Location, Missing
from fta_tracker.store.reader import Counts
from fta_tracker.store.schema import KNOWN, SCHEMA
from fta_tracker.store.troubles import uncopied
from tests.store.samples import (
    as_nobody,
    asean,
    at,
    bound,
    cambodia,
    held,
    made,
    open_folder,
    rcep,
    to,
    wrote,
)
from tests.store.test_processes import DIE_WRITING, killed
from tests.store.test_writer import file_size

DATABASES = Path(__file__).with_name("databases")
ALL = {agreement.slug: agreement for agreement in (cambodia(), rcep(), asean())}


@pytest.fixture
def location(tmp_path: Path) -> Location:
    return made(tmp_path / "fta.db")


def _refused(location: Location, target: Path, *, force: bool = False) -> str:
    """The sentence with which a backup is refused; the folder of the database is as it was."""
    folder = location.path.parent
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(FtaError) as caught:
        back_up(location, target, force=force)
    after = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert after == before
    return f"{caught.value.exit_code}: {caught.value.sentence} {caught.value.hint}"


def test_it_holds_all_and_is_for_its_owner_alone(location: Location, tmp_path: Path) -> None:
    target = tmp_path / "backup"

    backup = back_up(location, target)

    assert backup == (SCHEMA, Counts(3, 4, 2, 3, 1), target.stat().st_size)
    assert held(at(target)) == ALL
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "fta.db"]


def test_the_database_is_not_touched(location: Location, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    before = (location.path.read_bytes(), location.path.stat(), tmp_path.stat())

    back_up(location, folder / "backup")

    after = location.path.stat()
    assert (location.path.read_bytes(), after.st_mtime_ns) == (before[0], before[1].st_mtime_ns)
    assert tmp_path.stat().st_mtime_ns == before[2].st_mtime_ns


def test_an_older_database_is_backed_up_as_it_is(tmp_path: Path) -> None:
    backup = back_up(at(DATABASES / "0001.db"), tmp_path / "backup")

    assert backup.schema == KNOWN[0]
    with (
        closing(sqlite3.connect(tmp_path / "backup")) as copied,
        closing(sqlite3.connect(DATABASES / "0001.db")) as old,
    ):
        assert list(copied.iterdump()) == list(old.iterdump())


def test_what_is_not_committed_is_not_in_it(location: Location, tmp_path: Path) -> None:
    with closing(sqlite3.connect(location.path, isolation_level=None)) as other:
        other.execute("begin immediate")
        other.execute("update agreement set name = 'half'")

        back_up(location, tmp_path / "backup")

    assert held(at(tmp_path / "backup")) == ALL


def test_a_database_that_is_being_committed_is_busy(location: Location, tmp_path: Path) -> None:
    with closing(sqlite3.connect(location.path, isolation_level=None)) as other:
        other.execute("begin exclusive")
        with pytest.raises(Busy):
            back_up(location, tmp_path / "backup", patience=0)

    assert [path.name for path in tmp_path.iterdir()] == ["fta.db"]


def test_what_a_killed_write_left_is_taken_back_first(location: Location, tmp_path: Path) -> None:
    killed(DIE_WRITING, location.path)

    back_up(location, tmp_path / "backup")

    assert held(at(tmp_path / "backup")) == ALL
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup", "fta.db"]


def test_what_is_there_is_replaced_only_by_force(location: Location, tmp_path: Path) -> None:
    target = tmp_path / "backup"
    target.write_text("mine")
    target.chmod(0o644)

    assert _refused(location, target) == (
        f"4: There is a file at {target} already. Name another, or give --force."
    )

    back_up(location, target, force=True)
    assert held(at(target)) == ALL
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_link_to_nowhere_is_something(location: Location, tmp_path: Path) -> None:
    (tmp_path / "backup").symlink_to(tmp_path / "gone")

    assert _refused(location, tmp_path / "backup").startswith("4: There is a file at ")


@pytest.mark.parametrize("force", [False, True])
def test_the_database_and_its_files_are_no_place_for_it(
    location: Location, tmp_path: Path, force: bool
) -> None:
    (tmp_path / "link").symlink_to("fta.db")
    for name in ("fta.db", "./fta.db", "link", "fta.db-journal", "fta.db-wal", "fta.db-shm"):
        target = tmp_path / name
        assert _refused(location, target, force=force) == (
            f"4: {target} is a file of the database itself. Name another one."
        )


def test_the_journal_of_another_database_would_be_written_into_it(
    location: Location, tmp_path: Path
) -> None:
    other = made(tmp_path / "other.db", rcep())
    killed(DIE_WRITING, other.path)

    assert _refused(location, other.path, force=True) == (
        f"4: {other}-journal lies beside it, of a write that was killed. "
        "Open what it belongs to with fta first, or name another file."
    )
    assert held(other) == {"rcep": rcep()}, "it is still mended"


@pytest.mark.parametrize("end", ["-journal", "-wal", "-shm"])
def test_what_another_program_left_beside_it_would_be_taken_for_its_own(
    location: Location, tmp_path: Path, end: str
) -> None:
    target, beside = tmp_path / "old.db", tmp_path / f"old.db{end}"
    target.write_bytes(b"old")
    beside.write_bytes(b"x")

    assert _refused(location, target, force=True).startswith(f"4: {beside} lies beside it, ")
    assert target.read_bytes() == b"old"


def test_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        back_up(at(tmp_path / "typo.db"), tmp_path / "backup")

    assert list(tmp_path.iterdir()) == []


def test_a_server_has_tools_of_its_own(tmp_path: Path) -> None:
    location = Location("postgresql://desk:secret@db.example.org/fta", "--db")

    with pytest.raises(Refused) as caught:
        back_up(location, tmp_path / "backup")

    assert caught.value.sentence == (
        "postgresql://desk:***@db.example.org/fta is on a server, whose own tools back it up and "
        "restore it."
    )
    assert caught.value.hint == "Use pg_dump and pg_restore."


def test_a_newer_database_is_for_the_newer_program(location: Location, tmp_path: Path) -> None:
    with closing(sqlite3.connect(location.path)) as connection, connection:
        connection.execute("update fta_schema set version_num = '0999'")

    assert _refused(location, tmp_path / "backup").startswith("6: ")


# ---------------------------------------------------------------------------------- what fails


def test_damage_is_not_copied(location: Location, tmp_path: Path) -> None:
    """A page that no reader of the tables needs: the copy would look well for a long time."""
    with closing(sqlite3.connect(location.path)) as connection:
        page = connection.execute(
            "select rootpage from sqlite_master where name = 'ix_event_agreement_position'"
        ).fetchone()[0]
        size = connection.execute("pragma page_size").fetchone()[0]
    torn = bytearray(location.path.read_bytes())
    torn[(page - 1) * size : page * size] = bytes(size)
    location.path.write_bytes(torn)
    good = tmp_path / "backup"
    good.write_text("the last that was good")

    assert _refused(location, good, force=True) == (
        f"5: {location} is damaged. Restore it from a backup."
    )


def test_a_truncated_database_is_not_copied(location: Location, tmp_path: Path) -> None:
    location.path.write_bytes(location.path.read_bytes()[:-8192])

    assert _refused(location, tmp_path / "backup").startswith(f"5: {location} is damaged.")


def test_in_no_folder_none_can_be_made(location: Location, tmp_path: Path) -> None:
    target = tmp_path / "no" / "backup"

    assert _refused(location, target) == (
        f"74: {target} cannot be made: no such file or directory. See the path and its permissions."
    )


def test_a_folder_is_no_file(location: Location, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()

    assert _refused(location, tmp_path / "backups", force=True) == (
        f"4: {tmp_path}/backups is a directory. Name a file in it."
    )


def test_where_nothing_may_be_written_none_is_made(location: Location) -> None:
    with open_folder() as folder:
        kept = at(Path(shutil.copy(location.path, folder)))
        bound(kept.path, 0o400)
        bound(folder, 0o555)
        with as_nobody():
            said = _refused(kept, folder / "backup")
        bound(folder, 0o755)

    assert said.startswith(f"74: {folder}/backup cannot be made: permission denied.")


def test_a_disk_that_fails_is_told_and_leaves_nothing(location: Location, tmp_path: Path) -> None:
    with file_size(8192):
        said = _refused(location, tmp_path / "backup")

    assert said == (
        f"74: {tmp_path}/backup could not be written: the disk or the network failed. "
        "Nothing was changed. Try again, or use another disk."
    )


def test_a_full_disk_is_told_of_the_copy(location: Location, tmp_path: Path) -> None:
    with closing(sqlite3.connect(location.path)) as connection:
        connection.execute("pragma max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("create table more as select zeroblob(100000)")

    error = uncopied(caught.value, tmp_path / "backup")

    assert isinstance(error, FileTrouble)
    assert error.sentence == f"{tmp_path}/backup could not be written: the disk is full."


def test_what_is_wrong_with_the_database_is_not_told_of_the_copy(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("notes " * 999)
    with (
        closing(sqlite3.connect(tmp_path / "notes")) as connection,
        pytest.raises(sqlite3.DatabaseError) as caught,
    ):
        connection.execute("select * from sqlite_master")

    assert uncopied(caught.value, tmp_path / "backup") is None


def test_where_a_table_is_gone_nothing_is_copied(location: Location, tmp_path: Path) -> None:
    """SQLite finds it sound; it is no record of ours."""
    with closing(sqlite3.connect(location.path)) as connection, connection:
        connection.execute("drop table figure")

    assert _refused(location, tmp_path / "backup").startswith(f"5: {location} is damaged.")


@pytest.mark.parametrize(
    "name",
    ["a b.backup", "a#b.db", "a?mode=memory", "a%20b%.db", "한국.db", "-n.db", "quote'\".db"],
)
def test_any_name_will_do(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "한국 #1? 100%"
    folder.mkdir()
    monkeypatch.chdir(folder)
    location = made(Path(f"of {name}"))

    back_up(location, Path(name))

    assert held(at(Path(name))) == ALL
    wrote(location, to(gone="rcep"), "rcep")
    assert held(at(Path(name))) == ALL
    assert sorted(path.name for path in folder.iterdir()) == sorted([name, f"of {name}"])
