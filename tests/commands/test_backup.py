"""`fta backup` and `fta restore`: what they say, and that one is the way back from the other."""

from __future__ import annotations

import shutil

from tests.commands.desk import SLUGS, Desk, of_a_file
from tests.store.test_backups import DATABASES
from tests.support import TODAY, Result

# A server is backed up by its own tools: tests/store/test_backups.py.
pytestmark = of_a_file

KEPT = f"talks.db.kept-{TODAY}"


def test_a_backup_and_back(desk: Desk) -> None:
    made = desk.run("backup", "a copy.db")
    assert made == Result(
        0, "", "Backed up talks.db in a copy.db: 6 agreements, 1 change, 0.1 MB.\n"
    )
    assert desk.quick("remove", "rcep", "-q").code == 0
    removed = desk.run("export").out

    back = desk.run("restore", "a copy.db")

    assert back == Result(
        0,
        "",
        "Restored talks.db from a copy.db: 6 agreements, 1 change, 0.1 MB.\n"
        f"As it was, it is kept in {KEPT}; to go back: fta restore {KEPT}\n",
    )
    assert desk.column("slug", "list") == SLUGS
    assert desk.quick("restore", KEPT, "-q") == Result(0, "", "")
    assert desk.quick("export").out == removed


def test_the_way_back_names_the_database(desk: Desk) -> None:
    shutil.copy(desk.db, desk.folder / "a copy.db")
    shutil.copy(desk.db, desk.folder / "my talks.db")

    done = desk.quick("restore", "a copy.db", "--db", "my talks.db")

    kept = f"my talks.db.kept-{TODAY}"
    assert done.err.endswith(f"to go back: fta restore '{kept}' --db 'my talks.db'\n")


def test_a_dry_run_says_what_is_in_it(desk: Desk) -> None:
    shutil.copy(DATABASES / "0001.db", desk.folder / "old.db")
    before = desk.db.read_bytes()

    done = desk.quick("restore", "old.db", "-n")

    assert done == Result(
        0,
        "",
        "Would restore talks.db from old.db (schema 0001, upgraded): 6 agreements, 3 changes, "
        "0.1 MB.\n",
    )
    assert desk.db.read_bytes() == before


def test_of_a_damaged_database_there_is_no_way_back(desk: Desk) -> None:
    shutil.copy(desk.db, desk.folder / "copy.db")
    desk.db.write_bytes(desk.db.read_bytes()[:9000])

    done = desk.quick("restore", "copy.db")

    assert done.code == 0
    assert done.err.endswith(f"As it was, it is kept in {KEPT}.\n")
    assert desk.column("slug", "list") == SLUGS


def test_a_backup_is_replaced_by_force(desk: Desk) -> None:
    assert desk.quick("backup", "copy.db", "-q") == Result(0, "", "")
    assert desk.quick("backup", "copy.db").code == 4
    assert desk.quick("remove", "rcep", "-q").code == 0

    assert desk.quick("backup", "copy.db", "--force", "-q") == Result(0, "", "")

    assert desk.column("slug", "list", "--db", "copy.db") == [s for s in SLUGS if s != "rcep"]


def test_on_a_new_machine_it_is_the_first_command(bare_desk: Desk) -> None:
    shutil.copy(DATABASES / "0002.db", bare_desk.folder / "old.db")

    done = bare_desk.quick("restore", "old.db")

    assert done == Result(
        0,
        "",
        "Restored talks.db from old.db (schema 0002, upgraded): 6 agreements, 3 changes, 0.1 MB.\n",
    )
    assert bare_desk.column("slug", "list") == SLUGS
