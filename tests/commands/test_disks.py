"""A full disk and one that is read-only: each command says so, and changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.desk import RECORD
from tests.disks import files, lay, on_disk
from tests.store.test_processes import DIE_WRITING, killed
from tests.store.test_upgrades import DATABASES
from tests.support import TODAY, Result

MAKE_ROOM = "hint: Nothing was changed. Make room.\n"
PERMISSIONS = "hint: See the permissions of the file and its directory.\n"
NOTHING = "hint: Nothing was changed. See the path and the disk.\n"
PATH = "hint: See the path and its permissions.\n"
KEPT = f"talks.db.kept-{TODAY}"


@pytest.fixture
def place(tmp_path: Path, small_record: Path) -> Path:
    """A folder with what is put on the disk in `before`, and files that lie elsewhere beside it."""
    lay(tmp_path, small_record, DATABASES / "0002.db")
    text = RECORD.read_text("utf-8")
    (tmp_path / "big.yaml").write_text(text.replace("Korea", "South Korea " + "very long " * 2000))
    shutil.copy(small_record, tmp_path / "backup.db")
    return tmp_path


def _full(what: str) -> str:
    return f"fta: {what} could not be written: the disk is full.\n{MAKE_ROOM}"


WRITES = {
    "add-round chile --date 2026 --announced -q": "0",
    "edit chile name=Chile -q": "0",
    "remove chile -q": "0",
    "undo -q": "0",
    "import ../big.yaml -q": "64",
}


@pytest.mark.parametrize("line", WRITES)
def test_on_a_full_disk_nothing_is_recorded(place: Path, line: str) -> None:
    done = on_disk(place, *line.split(), free=WRITES[line])

    assert done == Result(74, "", _full("talks.db"))
    assert files(place / "after") == files(place / "before")


@pytest.mark.parametrize(
    ("line", "free", "what"),
    [
        ("init --db 0002.db", "0", "0002.db.schema-0002"),
        ("init --db 0002.db", "68", "0002.db"),
        ("backup copy.db", "8", "copy.db"),
        ("restore ../backup.db", "8", KEPT),
        ("restore ../backup.db", "72", "talks.db"),
    ],
)
def test_on_a_full_disk_the_database_stays_as_it_is(
    place: Path, line: str, free: str, what: str
) -> None:
    done = on_disk(place, *line.split(), free=free)

    assert done == Result(74, "", _full(what))
    assert files(place / "after") == files(place / "before")


@pytest.mark.parametrize(("free", "what"), [("4", KEPT), ("16", "talks.db")])
def test_on_a_full_disk_a_damaged_one_stays_as_it_is(place: Path, free: str, what: str) -> None:
    talks = place / "before" / "talks.db"
    talks.write_bytes(talks.read_bytes()[:9000])

    done = on_disk(place, "restore", "../backup.db", free=free)

    assert done.code == 74
    assert done.err.startswith(f"fta: {what} ")
    assert files(place / "after") == files(place / "before")


def test_on_a_full_disk_no_database_is_made(place: Path) -> None:
    """An empty file may be left, which counts as none."""
    done = on_disk(place, "init", "--db", "new.db", "-q", free="8")

    assert done == Result(74, "", _full("new.db"))
    after = files(place / "after")
    assert after.pop("new.db")[0] == b""
    assert after == files(place / "before")


def test_on_a_full_disk_one_may_read(place: Path) -> None:
    assert on_disk(place, "list", free="0").code == 0
    assert on_disk(place, "backup", "../copy.db", free="0").code == 0
    assert files(place / "after") == files(place / "before")


@pytest.mark.parametrize(("line", "free"), [("export", "0"), ("export -o xlsx", "8")])
def test_on_a_full_disk_an_answer_leaves_what_was_there(place: Path, line: str, free: str) -> None:
    (place / "before" / "out").write_text("old")
    done = on_disk(place, *line.split(), "-f", "out", free=free)

    said = "out cannot be written: no space left on device."
    assert done == Result(74, "", f"fta: {said}\n{NOTHING}")
    assert files(place / "after") == files(place / "before")


# ---------------------------------------------------------------------------------- read-only


@pytest.mark.parametrize("line", WRITES)
def test_on_a_read_only_disk_nothing_is_recorded(place: Path, line: str) -> None:
    done = on_disk(place, *line.split(), may="ro")

    assert done == Result(74, "", f"fta: talks.db may not be written.\n{PERMISSIONS}")
    assert files(place / "after") == files(place / "before")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("init --db new.db", "new.db"),
        ("init --db a/new.db", "a/new.db"),
        ("init --db 0002.db", "0002.db.schema-0002"),
        ("backup copy.db", "copy.db"),
        ("restore ../backup.db", KEPT),
        ("restore ../backup.db --db new.db", "new.db"),
    ],
)
def test_on_a_read_only_disk_no_file_is_made(place: Path, line: str, what: str) -> None:
    said = f"fta: {what} cannot be made: read-only file system.\n{PATH}"
    assert on_disk(place, *line.split(), may="ro") == Result(74, "", said)
    assert files(place / "after") == files(place / "before")


def test_on_a_read_only_disk_no_answer_is_written(place: Path) -> None:
    done = on_disk(place, "list", "-f", "list.md", may="ro")

    said = "list.md cannot be written: read-only file system."
    assert done == Result(74, "", f"fta: {said}\n{NOTHING}")
    assert files(place / "after") == files(place / "before")


def test_on_a_read_only_disk_one_may_read(place: Path) -> None:
    assert on_disk(place, "list", may="ro").code == 0
    assert on_disk(place, "backup", "../copy.db", may="ro").code == 0
    assert on_disk(place, "restore", "../backup.db", "-n", may="ro").code == 0
    assert files(place / "after") == files(place / "before")


@pytest.mark.parametrize("line", ["list", "backup ../copy.db", "add-round chile --date 2026-11"])
def test_what_a_killed_write_left_is_not_mended_there(place: Path, line: str) -> None:
    killed(DIE_WRITING, place / "before" / "talks.db")

    done = on_disk(place, *line.split(), may="ro")

    assert done.code == 74
    assert files(place / "after") == files(place / "before")
    assert not (place / "copy.db").exists()
