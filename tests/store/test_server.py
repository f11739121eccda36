"""A database on a PostgreSQL server: what is different there from a file."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from fta_tracker.errors import (
    Busy,
    DatabaseUnavailable,
    FileTrouble,
    Refused,
)
from fta_tracker.exchange import read
from fta_tracker.model import Agreement
from fta_tracker.recording.changes import Edited
from fta_tracker.store import migrating, schema
from fta_tracker.store.database import Location, Missing, open_reader
from fta_tracker.store.reader import Engine, Reader
from fta_tracker.store.schema import KNOWN, SCHEMA
from fta_tracker.store.troubles import Damaged, Outdated
from fta_tracker.store.writer import Upgraded, create, upgrade, write
from tests import server
from tests.commands.desk import RECORD
from tests.store.samples import (
    NEXT_SCHEMA,
    NOW,
    WHO,
    grown,
    held,
    rcep,
    statement,
    to,
    wrote,
)
from tests.store.served import ALL, add_to_rcep, on_server, role, said, told
from tests.store.test_upgrades import DATABASES, EARLIER

#: Each of the tables' columns, constraints and indexes, in the server's own words.
WORDS = """
    select c.relname, 'column', a.attname, format_type(a.atttypid, a.atttypmod),
        a.attnotnull::text, coalesce(l.collname, '')
    from pg_attribute a join pg_class c on c.oid = attrelid
    left join pg_collation l on l.oid = attcollation
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0
    union all select c.relname, 'constraint', conname, pg_get_constraintdef(k.oid), '', ''
    from pg_constraint k join pg_class c on c.oid = conrelid
    where connamespace = 'public'::regnamespace
    union all select tablename, 'index', indexname, indexdef, '', ''
    from pg_indexes where schemaname = 'public'
    order by 1, 2, 3
"""


@pytest.fixture
def location(served: Location) -> Location:
    return served


# ------------------------------------------------------------------------------------ the record


def test_it_has_all_that_was_put_in(location: Location, name: str) -> None:
    assert held(location) == ALL
    with open_reader(location) as reader:
        assert reader.engine() == Engine(
            f"PostgreSQL {server.version()}", f"127.0.0.1:{server.port()}", name, "public"
        )


def test_a_database_that_is_there_is_not_made_again(location: Location) -> None:
    assert not create(location, [rcep()], command="fta init", now=NOW, who=WHO)

    assert held(location) == ALL


def test_a_server_s_language_does_not_order_refs(location: Location, name: str) -> None:
    refs = [f"rcep/{word}" for word in ("a", "A", "b", "B", "a-1")]
    log = tuple(replace(statement("2012-11"), ref=ref) for ref in refs)
    wrote(location, to(replace(rcep(), log=log)))
    with server.connected(name) as there:
        theirs = there.execute("select s from unnest(%s::text[]) s order by s", [refs]).fetchall()
    assert [ref for (ref,) in theirs] != sorted(refs), "or this test shows nothing"

    with open_reader(location) as reader:
        assert list(reader.refs("rcep/", ["event"])) == sorted(refs)
        assert list(reader.refs("rcep/a", ["event"])) == ["rcep/a", "rcep/a-1"]


@pytest.mark.usefixtures("location")
def test_refs_are_found_by_the_key_alone(name: str) -> None:
    plans: list[str] = []
    with server.connected(name) as there:
        there.execute("set enable_seqscan = off")

        def execute(sql: str, named: Mapping[str, object]) -> list[tuple[Any]]:
            for word in named:
                sql = sql.replace(f":{word}", f"%({word})s")
            plans.extend(row[0] for row in there.execute(f"explain {sql}".encode(), named))
            return []

        assert list(Reader(execute, "").refs("cambodia/", ["event"])) == []

    assert plans[0].startswith("Index Only Scan using pk_event on event")
    assert "Index Cond" in plans[1]


def test_numbers_of_changes_have_no_gaps(location: Location) -> None:
    add_to_rcep(location, "One.", dry_run=True)
    with pytest.raises(Refused):
        wrote(location, to(gone="asean"))

    assert wrote(location, to(replace(rcep(), note="Two."))).change == 2


# ------------------------------------------------------------------------------------ the schema


def test_the_migrated_schema_is_that_of_the_rows(location: Location, name: str) -> None:
    engine = sa.create_engine(location.written, poolclass=sa.NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": schema.VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, SQLModel.metadata) == []
    migrated = _words(name)
    server.make(name)
    SQLModel.metadata.create_all(engine)
    assert _words(name) == migrated


def _words(name: str) -> list[tuple[str, ...]]:
    with server.connected(name) as there:
        return [row for row in there.execute(WORDS) if row[0] != schema.VERSION_TABLE]


def _as_of_schema(location: Location, version: str, name: str) -> None:
    """Make the database as the program of an earlier schema would have, from its file."""
    engine = sa.create_engine(location.written, poolclass=sa.NullPool)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(migrating.MIGRATIONS))
        command.upgrade(config, version)
    with (
        closing(sqlite3.connect(DATABASES / f"{version}.db")) as old,
        server.connected(name) as new,
    ):
        for table in ("agreement", "event", "target", "figure", "change"):
            found = old.execute(f"select * from {table}")  # noqa: S608 - our own
            columns = ", ".join(f'"{column}"' for column, *_ in found.description)
            blanks = ", ".join("%s" for _ in found.description)
            insert = f"insert into {table} ({columns}) values ({blanks})"  # noqa: S608
            new.cursor().executemany(insert.encode(), found.fetchall())


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_schema_is_upgraded_with_all_that_is_in_it(
    empty: Location, name: str, version: str
) -> None:
    _as_of_schema(empty, version, name)
    assert told(lambda: open_reader(empty)) == (
        Outdated,
        6,
        f"{empty} was made by an older fta (schema {version}; this one needs {SCHEMA}).",
        "Back it up with pg_dump, then upgrade it: fta init",
    )

    assert upgrade(empty) == Upgraded(None)
    assert upgrade(empty) is None

    record = {a.slug: a for a in read(RECORD.read_bytes(), RECORD.name, "yaml")}
    assert held(empty).keys() == record.keys()
    assert held(empty)["cambodia"] == record["cambodia"]
    with open_reader(empty) as reader:
        assert [change.id for change in reader.changes()] == [3, 2, 1]
    upgraded = _words(name)
    server.make(name)
    create(empty, command="fta init", now=NOW, who=WHO)
    assert upgraded == _words(name)


def test_every_earlier_schema_is_tried() -> None:
    assert KNOWN[:-1] == EARLIER


NEXT = f"""
import sqlalchemy as sa
from alembic import op

revision, down_revision = "{NEXT_SCHEMA}", "{SCHEMA}"

def upgrade():
    op.add_column("change", sa.Column("seat", sa.Text(), nullable=False, server_default="here"))
    op.alter_column("change", "seat", server_default=None)
"""


@pytest.fixture
def next_schema(location: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of the next schema, once this one has made the database: its migration."""
    assert held(location)
    scripts = tmp_path / "scripts"
    shutil.copytree(migrating.MIGRATIONS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    file = scripts / "versions" / f"{NEXT_SCHEMA}_seat.py"
    file.write_text(NEXT)
    monkeypatch.setattr(migrating, "MIGRATIONS", scripts)
    monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, NEXT_SCHEMA))
    monkeypatch.setattr(schema, "SCHEMA", NEXT_SCHEMA)
    return file


def test_an_upgrade_that_fails_changes_nothing(
    location: Location, name: str, next_schema: Path
) -> None:
    before = _words(name), server.rows(name)
    next_schema.write_text(f"{NEXT}    raise ZeroDivisionError")

    with pytest.raises(ZeroDivisionError):
        upgrade(location)

    assert (_words(name), server.rows(name)) == before


@pytest.mark.usefixtures("next_schema")
def test_an_upgrade_waits_for_who_is_writing(location: Location, name: str) -> None:
    """Their row would lack the column, although they saw the schema that they know."""
    with server.connected(name) as there, there.transaction():
        there.execute("lock table agreement in exclusive mode")

        assert told(lambda: upgrade(location, patience=0.01))[:2] == (Busy, 75)

    assert upgrade(location) == Upgraded(None)


@pytest.mark.usefixtures("next_schema")
def test_only_who_owns_the_tables_upgrades_them(name: str) -> None:
    with role(name, "grant select, update on all tables in schema public to {}") as (user, word):
        other = Location(server.url(name, user, word), "FTA_DB")

        assert told(lambda: upgrade(other))[:2] == (FileTrouble, 74)


def test_a_newer_schema_is_told(location: Location, name: str) -> None:
    with server.connected(name) as there:
        there.execute("update fta_schema set version_num = '9999'")

    for way in (lambda: open_reader(location), lambda: upgrade(location)):
        assert told(way)[1:] == (
            6,
            f"{location} was made by a newer fta (schema 9999; this one knows {SCHEMA}).",
            "Install the newer fta.",
        )


# ------------------------------------------------------------------- what is there, and is not ours


def test_a_database_without_tables_is_missing(empty: Location) -> None:
    for way in (lambda: open_reader(empty), lambda: add_to_rcep(empty), lambda: upgrade(empty)):
        assert told(way) == (
            Missing,
            5,
            f"There is no record in {empty} yet.",
            "Make it: fta init",
        )


def test_tables_of_another_program_are_left_alone(empty: Location, name: str) -> None:
    with server.connected(name) as there:
        there.execute("create table agreement (slug text)")

    for way in (
        lambda: open_reader(empty),
        lambda: add_to_rcep(empty),
        lambda: create(empty, command="fta init", now=NOW, who=WHO),
    ):
        assert told(way) == (
            DatabaseUnavailable,
            5,
            f"{empty} is a database of another program.",
            "Give fta a database or a schema of its own; this one is as it was.",
        )


def test_it_may_have_a_schema_of_its_own_beside_another_program(name: str) -> None:
    with server.connected(name) as there:
        there.execute("create table agreement (slug text)")
        there.execute(f"create schema talks authorization {server.USER}".encode())
    location = on_server(name, options="-csearch_path%3Dtalks,public")

    assert create(location, ALL.values(), command="fta init", now=NOW, who=WHO)

    assert held(location) == ALL
    add_to_rcep(location)
    with open_reader(location) as reader:
        assert reader.engine().schema == "talks"


def test_it_is_found_further_down_the_search_path(location: Location, name: str) -> None:
    with server.connected(name) as there:
        there.execute(f"create schema {server.USER} authorization {server.USER}".encode())

    assert held(location) == ALL
    add_to_rcep(location)
    assert not create(location, command="fta init", now=NOW, who=WHO)


def test_without_a_schema_there_is_no_place_for_tables(name: str) -> None:
    location = on_server(name, options="-csearch_path%3Dnowhere")

    assert told(lambda: create(location, command="fta init", now=NOW, who=WHO)) == (
        DatabaseUnavailable,
        5,
        f"{location} has no schema in which tables could be made.",
        "Make one that your role may use, or name one: ?options=-csearch_path%3DNAME",
    )


def test_a_database_that_cannot_hold_every_name_is_refused(name: str) -> None:
    server.drop(name)
    with server.connected() as there:
        there.execute(
            f"create database {name} owner {server.USER} encoding 'LATIN1' locale_provider 'libc'"
            " locale 'C' template template0".encode()
        )
    location = on_server(name)

    assert told(lambda: create(location, command="fta init", now=NOW, who=WHO)) == (
        DatabaseUnavailable,
        5,
        f"{location} keeps text as LATIN1, which cannot hold every name.",
        "Make a database for fta: createdb --encoding UTF8 --template template0 NAME",
    )


@pytest.mark.parametrize("harm", ["alter table event rename to x", 'alter table event drop "end"'])
def test_a_table_that_is_not_as_it_was_is_damage(location: Location, name: str, harm: str) -> None:
    with server.connected(name) as there:
        there.execute(harm.encode())

    assert told(lambda: held(location)) == (
        Damaged,
        5,
        f"{location} is damaged.",
        "Restore it from a backup.",
    )


def test_a_version_that_is_gone_is_damage(location: Location, name: str) -> None:
    with server.connected(name) as there:
        there.execute("delete from fta_schema")

    assert told(lambda: held(location))[2] == f"{location} is damaged."


# ----------------------------------------------------------------------------------- many at once


def test_a_reader_sees_one_state(location: Location) -> None:
    with open_reader(location) as reader:
        add_to_rcep(location)

        assert reader.counts().events == 4
        assert {a.slug: a for a in reader.agreements()} == ALL
    assert said(location) == {"Said."}


def test_a_reader_writes_nothing(location: Location) -> None:
    with open_reader(location) as reader:
        assert told(lambda: list(reader._execute("delete from event", {})))[:2] == (
            FileTrouble,
            74,
        )
    assert held(location) == ALL


def test_nobody_waits_for_ever_to_write(location: Location, name: str) -> None:
    with server.connected(name) as there, there.transaction():
        there.execute("lock table agreement in exclusive mode")

        assert held(location) == ALL, "who reads need not wait"
        assert told(lambda: add_to_rcep(location, patience=0)) == (
            Busy,
            75,
            f"{location} is busy: someone else is writing to it.",
            "Try again in a moment.",
        )


def test_nobody_waits_for_ever_to_read(location: Location, name: str) -> None:
    with server.connected(name) as there, there.transaction():
        there.execute("lock table fta_schema in access exclusive mode")

        assert told(lambda: open_reader(location, 0))[:2] == (Busy, 75)


def _crossed(location: Location, name: str, times: int) -> list[str]:
    """Write while another program changes what is written, so many times; what was read."""
    found: list[str] = []

    def edit(reader: Reader) -> Edited:
        before = reader.record(["rcep"])
        note = before["rcep"].note or ""
        found.append(note)
        if len(found) <= times:
            with server.connected(name) as there:
                there.execute("update event set note = 'Theirs.' where agreement = 'rcep'")
        (launch,) = before["rcep"].log
        return Edited(before, {"rcep": replace(before["rcep"], log=(replace(launch, place="X"),))})

    write(location, "fta edit", edit, now=NOW, who=WHO)
    return found


@pytest.mark.usefixtures("at_once")
def test_a_write_that_another_program_crossed_is_tried_anew(location: Location, name: str) -> None:
    assert len(_crossed(location, name, 3)) == 4

    (launch,) = held(location)["rcep"].log
    assert (launch.note, launch.place) == ("Theirs.", "X"), "neither is lost"
    with open_reader(location) as reader:
        assert [change.id for change in reader.changes()] == [2, 1]


@pytest.mark.usefixtures("at_once")
def test_a_key_that_another_program_took_is_met_anew(location: Location, name: str) -> None:
    theirs = "insert into change select 2, at, who, 'theirs', '{}', '{}', undoes from change"
    tries: list[str] = []

    def making(now: Mapping[str, Agreement]) -> Mapping[str, Agreement]:
        if not tries:
            with server.connected(name) as there:
                there.execute(theirs)
        tries.append("again")
        return {"rcep": grown(now["rcep"], statement("2020"))}

    assert wrote(location, making).change == 3
    assert len(tries) == 2


@pytest.mark.usefixtures("at_once")
def test_a_write_that_is_always_crossed_gives_up(location: Location, name: str) -> None:
    sentence = f"{location} is busy: another program keeps changing what is to be written."

    assert told(lambda: _crossed(location, name, 99))[1:3] == (75, sentence)

    (launch,) = held(location)["rcep"].log
    assert launch.place is None
