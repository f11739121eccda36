import json
import resource
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from fta_tracker.errors import DatabaseUnavailable, FileTrouble, NotFound, Refused
from fta_tracker.model import Agreement
from fta_tracker.recording.changes import Edited, differences
from fta_tracker.store import migrating, schema
from fta_tracker.store.database import Location, open_reader
from fta_tracker.store.reader import Counts
from fta_tracker.store.schema import SCHEMA
from fta_tracker.store.writer import Upgraded, create, upgrade, write
from tests.store.samples import (
    NEXT_SCHEMA,
    NOW,
    WHO,
    as_nobody,
    asean,
    at,
    bound,
    cambodia,
    grown,
    held,
    made,
    open_folder,
    rcep,
    statement,
    to,
    wrote,
)


@pytest.fixture
def location(tmp_path: Path) -> Location:
    return made(tmp_path / "fta.db")


ALL = {"asean": asean(), "cambodia": cambodia(), "rcep": rcep()}


def _counts(location: Location) -> Counts:
    with open_reader(location) as reader:
        return reader.counts()


def _cell(location: Location, sql: str) -> object:
    with closing(sqlite3.connect(location.path)) as connection:
        return connection.execute(sql).fetchone()[0]


# ---------------------------------------------------------------------------------- writing


def test_an_event_that_is_added_is_saved_in_its_place(location: Location) -> None:
    event = statement("2020-07-20")
    more = grown(cambodia(), event)

    done = wrote(location, lambda now: {"cambodia": grown(now["cambodia"], event)})

    assert done.change == 2
    assert done.difference == differences({"c": cambodia()}, {"c": more})
    assert (
        done.after
        == held(location)
        == {
            "asean": asean(),
            "cambodia": more,
            "rcep": rcep(),
        }
    )


def test_an_edit_is_given_the_agreements_that_it_asked_for_whole(location: Location) -> None:
    given: dict[str, Agreement] = {}

    def edit(now: Mapping[str, Agreement]) -> Mapping[str, Agreement]:
        given.update(now)
        return {}

    wrote(location, edit, "cambodia", "nowhere")
    assert given == {"cambodia": cambodia()}

    wrote(location, edit)
    assert given == ALL


def test_every_kind_of_edit_is_saved(location: Location) -> None:
    whole = cambodia()
    edited = replace(
        whole,
        name="Another name",
        names={},
        note=None,
        log=(whole.log[0], replace(whole.log[1], summary=None, number=7)),
        targets=whole.targets[::-1],
        figures=whole.figures[1:],
    )
    new = Agreement("new", "New", "pta", ("KR", "BR"), log=(statement("2001"),))

    done = wrote(location, to(edited, new, gone="rcep"))

    assert (
        held(location)
        == done.after
        == {
            "asean": asean(),
            "cambodia": edited,
            "new": new,
        }
    )
    assert _counts(location) == Counts(3, 3, 2, 2, 2)


def test_a_place_that_is_exchanged_is_saved(location: Location) -> None:
    one, other = statement("2020-07", "One."), statement("2020-07", "Other.")
    said = replace(rcep(), log=(*rcep().log, one, other))
    wrote(location, to(said))

    swapped = replace(said, log=(said.log[0], *said.log[:0:-1]))
    done = wrote(location, to(swapped))

    assert [event.summary for event in held(location)["rcep"].log] == [None, "Other.", "One."]
    assert done.difference.entries == {}
    assert [*done.difference.orders] == ["rcep"]


def test_what_did_not_change_is_not_touched(location: Location) -> None:
    """A trigger notes every row that is written."""
    with closing(sqlite3.connect(location.path)) as connection, connection:
        connection.execute("create table touched (what text)")
        for table in ("agreement", "event", "target", "figure"):
            for act in ("insert", "update", "delete"):
                row = "old" if act == "delete" else "new"
                key = "slug" if table == "agreement" else "ref"
                then = f"insert into touched values ('{act} ' || {row}.{key})"  # noqa: S608
                trigger = f"create trigger {table}_{act} after {act} on {table}"
                connection.execute(f"{trigger} begin {then}; end")

    wrote(location, lambda now: {"cambodia": grown(now["cambodia"], statement("2020-08"))})

    with closing(sqlite3.connect(location.path)) as connection:
        touched = sorted(what for (what,) in connection.execute("select what from touched"))
    assert touched == [
        "insert cambodia/statement/2020-08",
        "update cambodia/round/2",
    ]


def test_nothing_changed_is_no_change(location: Location) -> None:
    before = location.path.read_bytes()

    done = wrote(location, to(cambodia()))

    assert done.change is None
    assert not done.difference
    assert location.path.read_bytes() == before


def test_a_dry_run_tells_all_and_writes_nothing(location: Location) -> None:
    before = location.path.read_bytes()
    edit = to(replace(rcep(), note="Changed."), gone="cambodia")

    dry = wrote(location, edit, dry_run=True)

    assert location.path.read_bytes() == before
    assert dry.change is None
    done = wrote(location, edit)
    assert (dry.difference, dry.after) == (done.difference, done.after)


def test_an_edit_that_fails_writes_nothing(location: Location) -> None:
    before = location.path.read_bytes()

    def edit(_: Mapping[str, Agreement]) -> Mapping[str, Agreement]:
        raise NotFound("No.")

    with pytest.raises(NotFound):
        wrote(location, edit)

    assert location.path.read_bytes() == before


def test_what_is_upgraded_stays(location: Location) -> None:
    with pytest.raises(Refused, match="asean cannot go: cambodia upgrades it"):
        wrote(location, to(gone="asean"))
    assert held(location) == ALL


def test_an_edit_cannot_change_a_slug(location: Location) -> None:
    with pytest.raises(AssertionError, match="rcep never changes its slug"):
        wrote(location, lambda _: {"rcep": asean()})


def test_the_change_says_when_who_and_how(location: Location) -> None:
    seoul = timezone(timedelta(hours=9))

    write(
        location,
        "fta remove rcep --db pg://desk:hunter2@db/fta \udcff",
        lambda reader: Edited(reader.record(), {"rcep": None}, undoes=1),
        now=datetime(2026, 1, 1, 8, 0, 0, 5, tzinfo=seoul),
        who="b\udce9a",
    )

    with closing(sqlite3.connect(location.path)) as connection:
        row = connection.execute("select * from change where id = 2").fetchone()
    assert row[:4] == (
        2,
        "2025-12-31T23:00:00Z",
        "b\\udce9a",
        "fta remove rcep --db pg://desk:***@db/fta \\udcff",
    )
    assert json.loads(row[4]) == {
        "rcep": [
            {"slug": "rcep", "name": "RCEP", "kind": "epa", "parties": ["KR", "JP", "CN"]},
            None,
        ],
        "rcep/launch/2012-11": [
            {"kind": "launch", "date": "2012-11", "ref": "rcep/launch/2012-11"},
            None,
        ],
    }
    assert json.loads(row[5]) == {"rcep": [["rcep/launch/2012-11"], [], []]}


def test_many_events_are_saved_together(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())
    many = tuple(statement("2013", f"Said {n}.") for n in range(5000))
    large = replace(rcep(), log=(*rcep().log, *many))
    statements: list[str] = []

    def note(_c: object, _u: object, statement: str, *_more: object) -> None:
        statements.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        wrote(location, to(large))
        wrote(location, to(rcep()))
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)

    assert sum("event" in statement for statement in statements) == 4
    assert held(location) == {"rcep": rcep()}


@contextmanager
def file_size(limit: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, which is how a quota bites."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_write_that_fails_half_way_writes_nothing(location: Location) -> None:
    before = location.path.read_bytes()

    with file_size(len(before)), pytest.raises(FileTrouble) as caught:
        wrote(location, to(replace(rcep(), note="long " * 20_000)))

    assert caught.value.sentence == (
        f"{location} could not be read or written: the disk or the network failed."
    )
    assert caught.value.hint == "Nothing was changed. Try again, or use another disk."
    assert held(location)["rcep"] == rcep()


# ---------------------------------------------------------------------------------- making


def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    location = made(tmp_path / "new" / "folder" / "fta.db")

    assert stat.S_IMODE(location.path.stat().st_mode) == 0o600
    assert held(location) == ALL
    assert [path.name for path in location.path.parent.iterdir()] == ["fta.db"]


def test_a_new_database_with_nothing_in_it_has_no_change(tmp_path: Path) -> None:
    location = at(tmp_path / "fta.db")

    assert create(location, command="fta init --empty", now=NOW, who=WHO)

    assert _counts(location) == Counts(0, 0, 0, 0, 0)


def test_what_a_new_database_holds_is_its_first_change(location: Location) -> None:
    with open_reader(location) as reader:
        (change,) = reader.changes()

    assert (change.id, change.command, change.who) == (1, "fta init", WHO)
    assert change.difference == differences({}, ALL)


def test_a_database_that_is_there_is_not_made_again(location: Location) -> None:
    before = location.path.read_bytes()

    assert not create(location, [rcep()], command="fta init", now=NOW, who=WHO)

    assert location.path.read_bytes() == before


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    location = at(tmp_path / "fta.db")
    location.path.touch()

    assert create(location, [rcep()], command="fta init", now=NOW, who=WHO)

    assert held(location) == {"rcep": rcep()}


def test_a_database_is_made_whole_or_not_at_all(tmp_path: Path) -> None:
    location = at(tmp_path / "fta.db")

    with file_size(8192), pytest.raises(FileTrouble):
        create(location, [cambodia()], command="fta init", now=NOW, who=WHO)

    assert location.path.read_bytes() == b""
    assert create(location, [rcep()], command="fta init", now=NOW, who=WHO)


# ---------------------------------------------------------------------------------- upgrading

#: Makes the table anew that all others refer to: under foreign keys, their rows would go with it.
SECOND = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT_SCHEMA}", "{SCHEMA}"

def upgrade():
    with op.batch_alter_table("agreement", recreate="always") as batch:
        batch.add_column(sa.Column("seat", sa.Text(), nullable=True))
"""


@pytest.fixture
def second(location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of the next schema, once this one has made the database: its migration."""
    assert location.path.exists()
    scripts = tmp_path / "100% scripts"
    shutil.copytree(migrating.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT_SCHEMA}_seat.py").write_text(SECOND)
    monkeypatch.setattr(migrating, "MIGRATIONS", scripts)
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, NEXT_SCHEMA))
    monkeypatch.setattr(schema, "SCHEMA", NEXT_SCHEMA)
    return scripts / "versions" / f"{NEXT_SCHEMA}_seat.py"


def test_the_right_schema_needs_no_upgrade(location: Location) -> None:
    before = location.path.read_bytes()

    assert upgrade(location) is None

    assert location.path.read_bytes() == before
    assert [path.name for path in location.path.parent.iterdir()] == ["fta.db"]


@pytest.mark.usefixtures("second")
def test_an_upgrade_keeps_every_row_and_a_backup(
    location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / f"fta.db.schema-{SCHEMA}"

    assert upgrade(location) == Upgraded(backup)

    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert held(location) == ALL
    assert _cell(location, "select count(seat is null) from agreement") == 3
    monkeypatch.setattr(schema, "SCHEMA", SCHEMA)
    assert held(at(backup)) == ALL


@pytest.mark.usefixtures("second")
def test_a_backup_is_never_written_over(location: Location, tmp_path: Path) -> None:
    for name in (f"fta.db.schema-{SCHEMA}", f"fta.db.schema-{SCHEMA}.2"):
        (tmp_path / name).write_text("mine")

    assert upgrade(location) == Upgraded(tmp_path / f"fta.db.schema-{SCHEMA}.3")

    assert (tmp_path / f"fta.db.schema-{SCHEMA}").read_text() == "mine"
    assert (tmp_path / f"fta.db.schema-{SCHEMA}.2").read_text() == "mine"


def test_an_upgrade_that_fails_changes_nothing(location: Location, second: Path) -> None:
    before = location.path.read_bytes()
    second.write_text(f"{SECOND}    raise ZeroDivisionError")

    with pytest.raises(ZeroDivisionError):
        upgrade(location)

    assert location.path.read_bytes() == before


@pytest.mark.usefixtures("second")
def test_rows_of_no_agreement_are_damage(location: Location) -> None:
    with closing(sqlite3.connect(location.path)) as connection, connection:
        connection.execute("delete from agreement where slug = 'rcep'")
    before = location.path.read_bytes()

    with pytest.raises(DatabaseUnavailable) as caught:
        upgrade(location)

    assert caught.value.sentence == (
        f"{location} is damaged: it has rows of agreements that are not there."
    )
    assert caught.value.hint == "Restore it from a backup."
    assert location.path.read_bytes() == before


@pytest.mark.usefixtures("second")
def test_without_room_for_a_backup_there_is_no_upgrade(location: Location, tmp_path: Path) -> None:
    before = location.path.read_bytes()

    with file_size(len(before) - 1), pytest.raises(FileTrouble):
        upgrade(location)

    assert location.path.read_bytes() == before
    assert not list(tmp_path.glob("*.schema-*"))


@pytest.mark.usefixtures("second")
def test_where_no_backup_can_be_made_there_is_no_upgrade(location: Location) -> None:
    with open_folder() as folder:
        kept = at(Path(shutil.copy(location.path, folder)))
        bound(kept.path, 0o600)
        bound(folder, 0o555)
        with as_nobody(), pytest.raises(FileTrouble) as caught:
            upgrade(kept)
        bound(folder, 0o755)

    assert caught.value.sentence == f"{kept}.schema-{SCHEMA} cannot be made: permission denied."
    assert caught.value.hint == "See the path and its permissions."


@pytest.mark.usefixtures("second")
def test_a_database_is_made_of_the_newest_schema(tmp_path: Path) -> None:
    newest = made(tmp_path / "newest.db")

    assert _cell(newest, "select version_num from fta_schema") == NEXT_SCHEMA
    assert held(newest) == ALL
