import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from fta_tracker.errors import (
    Busy,
    DatabaseUnavailable,
    FileTrouble,
    FtaError,
    Malformed,
    OtherSchema,
)
from fta_tracker.recording.changes import Edited
from fta_tracker.store import schema
from fta_tracker.store.connection import transaction
from fta_tracker.store.database import Location, Missing, locate, open_reader
from fta_tracker.store.location import masked
from fta_tracker.store.reader import Reader
from fta_tracker.store.schema import SCHEMA
from fta_tracker.store.troubles import Damaged, Outdated, trouble
from fta_tracker.store.writer import create, upgrade, write
from tests.store.samples import (
    NEXT_SCHEMA,
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
    to,
    wrote,
)
from tests.support import PATIENCE_S

SECRET = "postgresql://desk:hunter2@db.example.org/fta"  # noqa: S105 - of no one


def _read(location: Location) -> None:
    with open_reader(location, patience=0) as reader:
        reader.agreements()
        reader.changes()


def _without_rcep(reader: Reader) -> Edited:
    return Edited(reader.record(["rcep"]), {"rcep": None})


def _write(location: Location) -> None:
    write(location, "fta edit", _without_rcep, now=NOW, who=WHO, patience=0)


def _create(location: Location) -> None:
    create(location, [rcep()], command="fta init", now=NOW, who=WHO, patience=0)


def _upgrade(location: Location) -> None:
    upgrade(location, patience=0)


#: A way to come to a database; each meets its troubles.
Way = Callable[[Location], None]


def ways(*some: Way) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("way", some, ids=[way.__name__[1:] for way in some])


def _error(way: Way, location: Location) -> FtaError:
    with pytest.raises(FtaError) as caught:
        way(location)
    return caught.value


def _told(error: FtaError) -> tuple[type[FtaError], int, str, str | None]:
    return type(error), error.exit_code, error.sentence, error.hint


# ---------------------------------------------------------------------------------- which one


def test_the_option_comes_first() -> None:
    assert locate("a.db", {"FTA_DB": "b.db"}) == Location("a.db", "--db")


def test_the_environment_comes_second() -> None:
    assert locate(None, {"FTA_DB": "b.db"}) == Location("b.db", "FTA_DB")


@pytest.mark.parametrize("environ", [{}, {"FTA_DB": ""}])
def test_the_default_is_in_the_data_directory_of_the_user(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    location = locate(None, environ)

    assert location == Location(str(tmp_path / "fta-tracker" / "fta.db"), "default")


def test_an_option_without_a_name_is_no_default() -> None:
    with pytest.raises(Malformed) as caught:
        locate("", {"FTA_DB": "b.db"})

    assert _told(caught.value) == (
        Malformed,
        2,
        "--db names no database.",
        "Give a path, or leave --db out.",
    )


def test_the_default_alone_is_not_named() -> None:
    assert Location("a", "--db").named
    assert Location("a", "FTA_DB").named
    assert not Location("a", "default").named


def test_the_command_that_makes_it_names_it_as_it_was_named() -> None:
    assert Location("a b.db", "--db").init == "fta init --db 'a b.db'"
    assert Location("a b.db", "FTA_DB").init == "fta init"
    assert Location("a b.db", "default").init == "fta init"


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("a.db", "a.db"),
        ("/var/a#b?c%20.db", "/var/a#b?c%20.db"),
        ("sqlite:///a.db", "a.db"),
        ("sqlite:////var/a?b.db", "/var/a?b.db"),
    ],
)
def test_a_file_is_named_by_its_path_or_as_a_url(written: str, path: str) -> None:
    assert Location(written, "--db").path == Path(path)


@pytest.mark.parametrize(
    "written",
    [
        "mysql://desk:hunter2@db.example.org/fta",
        "postgresql+psycopg2://desk:hunter2@db.example.org/fta",
        "sqlite://",
        "sqlite:///",
        "file:///a.db",
    ],
)
@ways(_read, _write, _create, _upgrade)
def test_other_databases_are_not_known(way: Way, written: str) -> None:
    assert _told(_error(way, Location(written, "--db"))) == (
        DatabaseUnavailable,
        5,
        f"{masked(written)} is neither a SQLite file nor on a PostgreSQL server.",
        "Give the path of a file, or postgresql+psycopg://USER@HOST/DATABASE.",
    )


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql", "postgres"])
def test_a_server_is_named_by_its_url(scheme: str) -> None:
    location = Location(f"{scheme}://desk:hunter2@db.example.org/fta", "--db")

    assert location.on_server
    with pytest.raises(DatabaseUnavailable) as caught:
        location.uri("ro")
    assert _told(caught.value) == (
        DatabaseUnavailable,
        5,
        f"{scheme}://desk:***@db.example.org/fta is on a server, and so has no path.",
        "Name a file, or use psql.",
    )


def test_a_file_is_on_no_server() -> None:
    assert not any(Location(name, "--db").on_server for name in ("postgresql", "sqlite:///a.db"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (SECRET, "postgresql://desk:***@db.example.org/fta"),
        ("pg://desk:p@ss@db/fta", "pg://desk:***@db/fta"),
        ("pg://desk:p@ss/w:rd@db/fta", "pg://desk:***@db/fta"),
        ("https://a.b:80/c@d", "https://a.b:80/c@d"),
        ("https://a.b/c?d=e:f/g@h", "https://a.b/c?d=e:f/g@h"),
        ("pg://:secret@db", "pg://:***@db"),
        ("pg://desk@db/fta", "pg://desk@db/fta"),
        ("pg://db/fta?password=hunter2&a=b", "pg://db/fta?password=***&a=b"),
        ("pg://db/fta?a=b&password=hunter2", "pg://db/fta?a=b&password=***"),
        ("pg://db/fta?sslpassword=hunter2", "pg://db/fta?sslpassword=***"),
        ("postgresql://desk:p w@d@db/fta", "postgresql://desk:***@db/fta"),
        ("postgres+x://desk:p\nw@db/fta", "postgres+x://desk:***@db/fta"),
        ("/home/a:b@c.db", "/home/a:b@c.db"),
        (
            f"fta edit --db {SECRET} --source 'A=https://a.b/c:d@e'",
            "fta edit --db postgresql://desk:***@db.example.org/fta --source 'A=https://a.b/c:d@e'",
        ),
    ],
)
def test_passwords_are_not_shown(text: str, shown: str) -> None:
    assert masked(text) == shown
    if " " not in text:
        assert str(Location(text, "--db")) == shown


@pytest.mark.parametrize("secret", ["two words", "a\nb", "p@ss w@rd", "한 국", "x" * 300])
def test_no_password_of_a_database_is_shown_whatever_is_in_it(secret: str) -> None:
    shown = str(Location(f"postgresql+psycopg://desk:{secret}@db/fta", "--db"))
    assert shown == "postgresql+psycopg://desk:***@db/fta"
    assert str(Location(f"pg://db/fta?sslPassword={secret}&a=b", "FTA_DB")).count("***") == 1
    assert secret not in str(Location(f"pg://db/fta?a=b&password={secret}", "FTA_DB"))


def test_no_password_is_in_the_words_for_programmers() -> None:
    location = Location(SECRET, "--db")

    assert "hunter2" not in f"{location!r} {location.init} {_error(_read, location)!r}"


# ---------------------------------------------------------------------------------- not there


@ways(_read, _write, _upgrade)
def test_a_database_that_is_missing_is_not_made(way: Way, tmp_path: Path) -> None:
    location = at(tmp_path / "typo.db")

    assert _told(_error(way, location)) == (
        Missing,
        5,
        f"There is no database at {location}.",
        f"Make one: fta init --db {location}",
    )
    assert list(tmp_path.iterdir()) == []


@ways(_read, _write, _upgrade)
def test_an_empty_file_is_no_database(way: Way, tmp_path: Path) -> None:
    (tmp_path / "fta.db").touch()

    assert type(_error(way, at(tmp_path / "fta.db"))) is Missing


def test_a_file_in_no_directory_is_missing(tmp_path: Path) -> None:
    assert type(_error(_read, at(tmp_path / "no" / "fta.db"))) is Missing


@ways(_read, _write, _create, _upgrade)
def test_a_directory_is_no_database(way: Way, tmp_path: Path) -> None:
    assert _told(_error(way, at(tmp_path))) == (
        DatabaseUnavailable,
        5,
        f"{tmp_path} is a directory, not a database.",
        "Name a file in it.",
    )


@ways(_read, _write, _create, _upgrade)
def test_a_file_is_no_directory(way: Way, tmp_path: Path) -> None:
    (tmp_path / "notes").touch()
    location = at(tmp_path / "notes" / "fta.db")

    assert _told(_error(way, location)) == (
        DatabaseUnavailable,
        5,
        f"{location} cannot be opened: not a directory.",
        "See the path and its permissions.",
    )


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    link = tmp_path / "fta.db"
    link.symlink_to(tmp_path / "gone" / "fta.db")

    error = _error(_create, at(link))

    assert (type(error), error.exit_code) == (FileTrouble, 74)
    assert error.sentence == f"{link} cannot be made: no such file or directory."
    assert error.hint == "See the path and its permissions."
    assert [path.name for path in tmp_path.iterdir()] == ["fta.db"]


@ways(_read, _write, _upgrade)
def test_a_directory_that_has_vanished(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    here.rmdir()

    assert _told(_error(way, at(Path("fta.db")))) == (
        DatabaseUnavailable,
        5,
        "fta.db cannot be found: the working directory is gone.",
        "Change to another one.",
    )


@ways(_read, _write, _create, _upgrade)
def test_a_file_that_may_not_be_read(way: Way) -> None:
    with open_folder() as folder:
        location = made(folder / "fta.db")
        bound(location.path, 0)
        with as_nobody():
            error = _error(way, location)

    assert _told(error) == (
        DatabaseUnavailable,
        5,
        f"{location} cannot be opened: permission denied.",
        "See the path and its permissions.",
    )


# ---------------------------------------------------------------------------------- not ours


@ways(_read, _write, _create, _upgrade)
def test_a_database_of_another_program_is_left_alone(way: Way, tmp_path: Path) -> None:
    path = tmp_path / "cookies.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table agreement (slug text)")
        connection.execute("create table alembic_version (version_num text)")
        connection.execute("insert into alembic_version values ('0001')")
    before = path.read_bytes()

    assert _told(_error(way, at(path))) == (
        DatabaseUnavailable,
        5,
        f"{path} is a database of another program.",
        "Name another file; this one is as it was.",
    )
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text", ["x", "notes\n" * 400], ids=["short", "long"])
@ways(_read, _write, _create, _upgrade)
def test_a_file_that_is_no_database_is_left_alone(way: Way, text: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text)

    assert _told(_error(way, at(path))) == (
        DatabaseUnavailable,
        5,
        f"{path} is not a database.",
        "Name another file; this one is as it was.",
    )
    assert path.read_text() == text
    assert list(tmp_path.iterdir()) == [path]


# ---------------------------------------------------------------------------------- damaged


@ways(_read, _write)
@pytest.mark.parametrize("kept", [1000, 4096, 9000])
def test_a_truncated_file_is_damaged(way: Way, kept: int, tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    location.path.write_bytes(location.path.read_bytes()[:kept])

    assert _told(_error(way, location)) == (
        Damaged,
        5,
        f"{location} is damaged.",
        "Restore it from a backup.",
    )


@ways(_read, _write)
@pytest.mark.parametrize(
    "sql",
    [
        "drop table figure",
        "alter table event rename column place to spot",
        "update event set place = cast(x'ff' as text)",
    ],
)
def test_a_table_that_was_changed_by_hand_is_damaged(way: Way, sql: str, tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with closing(sqlite3.connect(location.path)) as connection, connection:
        connection.execute(sql)

    error = _error(way, location)

    assert (error.exit_code, error.sentence) == (5, f"{location} is damaged.")


# ---------------------------------------------------------------------------------- other schemas


def _become(location: Location, version: str | None) -> None:
    with closing(sqlite3.connect(location.path)) as connection, connection:
        connection.execute("delete from fta_schema")
        if version:
            connection.execute("insert into fta_schema values (?)", [version])


@ways(_read, _write, _create, _upgrade)
def test_a_database_that_has_lost_its_version_is_damaged(way: Way, tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    _become(location, None)
    before = location.path.read_bytes()

    assert _told(_error(way, location)) == (
        Damaged,
        5,
        f"{location} is damaged.",
        "Restore it from a backup.",
    )
    assert location.path.read_bytes() == before


@ways(_read, _write, _upgrade)
def test_a_newer_database_is_left_alone(way: Way, tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    _become(location, "0999")
    before = location.path.read_bytes()

    assert _told(_error(way, location)) == (
        OtherSchema,
        6,
        f"{location} was made by a newer fta (schema 0999; this one knows {SCHEMA}).",
        "Install the newer fta.",
    )
    assert location.path.read_bytes() == before


@ways(_read, _write)
def test_an_older_database_wants_an_upgrade(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = made(tmp_path / "fta.db")
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, NEXT_SCHEMA))
    monkeypatch.setattr(schema, "SCHEMA", NEXT_SCHEMA)

    assert _told(_error(way, location)) == (
        Outdated,
        6,
        f"{location} was made by an older fta (schema {SCHEMA}; this one needs {NEXT_SCHEMA}).",
        f"Upgrade it, with a backup beside it: fta init --db {location}",
    )


# ---------------------------------------------------------------------------------- in use, full


@ways(_read, _write, _create, _upgrade)
def test_a_locked_database_is_busy(way: Way, tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with closing(sqlite3.connect(location.path, isolation_level=None)) as other:
        other.execute("begin exclusive")

        assert _told(_error(way, location)) == (
            Busy,
            75,
            f"{location} is busy: another process is writing to it.",
            "Try again in a moment.",
        )


def test_a_write_waits_for_another(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with closing(
        sqlite3.connect(location.path, isolation_level=None, check_same_thread=False)
    ) as other:
        other.execute("begin immediate")
        timer = Timer(0.1, other.execute, ["commit"])
        timer.start()
        wrote(location, to(gone="rcep"), "rcep", patience=PATIENCE_S)
        timer.join()

    assert "rcep" not in held(location)


def test_a_write_is_on_the_disk_when_it_is_acknowledged(tmp_path: Path) -> None:
    """Else a power cut could take it back, or tear it: SQLite's own defaults, relied upon."""
    location = made(tmp_path / "fta.db")
    with transaction(location) as connection:
        for pragma, wanted in (("synchronous", 2), ("journal_mode", "delete")):
            assert connection.exec_driver_sql(f"pragma {pragma}").scalar() == wanted


def test_a_read_waits_for_no_reader(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with open_reader(location, patience=0) as one, open_reader(location, patience=0) as other:
        assert one.agreements() == other.agreements()


def test_a_reader_sees_one_state_until_it_is_closed(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with open_reader(location) as reader:
        assert "rcep" in reader.slugs()
        assert isinstance(_error(_write, location), Busy)
        assert reader.agreements(["rcep"]) == (rcep(),)
    _write(location)
    with open_reader(location) as reader:
        assert "rcep" not in reader.slugs()


def test_a_file_that_may_not_be_written() -> None:
    with open_folder() as folder:
        location = made(folder / "fta.db")
        bound(location.path, 0o444)
        with as_nobody():
            _read(location)
            error = _error(_write, location)

    assert _told(error) == (
        FileTrouble,
        74,
        f"{location} may not be written.",
        "See the permissions of the file and its directory.",
    )


def test_a_directory_that_may_not_be_written() -> None:
    with open_folder() as folder:
        location = made(folder / "fta.db")
        bound(location.path, 0o644)
        bound(folder, 0o555)
        with as_nobody():
            _read(location)
            error = _error(_write, location)
        bound(folder, 0o755)

    assert _told(error) == (
        FileTrouble,
        74,
        f"{location} may not be written.",
        "See the permissions of the file and its directory.",
    )


def test_a_directory_in_which_nothing_can_be_made() -> None:
    with open_folder() as folder:
        bound(folder, 0o555)
        location = at(folder / "fta.db")
        with as_nobody():
            error = _error(_create, location)
        bound(folder, 0o755)

    assert _told(error) == (
        FileTrouble,
        74,
        f"{location} cannot be made: permission denied.",
        "See the path and its permissions.",
    )


def test_a_full_disk(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with closing(sqlite3.connect(location.path)) as connection:
        connection.execute("pragma max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("create table more as select zeroblob(100000)")

    assert _told(trouble(caught.value, location)) == (
        FileTrouble,
        74,
        f"{location} could not be written: the disk is full.",
        "Nothing was changed. Make room.",
    )


def test_what_is_no_trouble_of_the_user_is_raised_again(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with closing(sqlite3.connect(location.path)) as connection:
        for sql, error in (
            ("update event set status = 'tea'", sqlite3.IntegrityError),
            ("select :missing", sqlite3.ProgrammingError),
        ):
            with pytest.raises(error) as caught:
                connection.execute(sql, {})
            with pytest.raises(error):
                trouble(caught.value, location)


# ---------------------------------------------------------------------------------- odd paths


@pytest.mark.parametrize(
    "name",
    [
        "with blanks.db",
        "a#b.db",
        "a?mode=memory",
        "a%20b%.db",
        "a&b=c;d.db",
        "한국.db",
        "-n.db",
        ":memory:",
        "file:a.db",
        "quote'\".db",
        os.fsdecode(b"not-utf-8-\xff.db"),
    ],
)
def test_any_name_of_a_file_will_do(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    location = Location(name, "--db")

    made_one = create(location, [cambodia(), rcep()], command="fta init", now=NOW, who=WHO)
    _write(location)

    assert made_one
    with open_reader(location) as reader:
        assert reader.agreements() == (cambodia(),)
    assert [path.name for path in tmp_path.iterdir()] == [name]
