import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from fta_tracker.lifecycle import MODES, STATUSES
from fta_tracker.model import Agreement, Event, Figure, Target
from fta_tracker.store import migrating, rows, schema
from tests.store.samples import made, rcep

MIGRATIONS = Path(migrating.__file__).with_name("migrations")


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(MIGRATIONS))


def test_the_schema_is_the_head_of_the_migrations() -> None:
    assert _script().get_current_head() == schema.SCHEMA == schema.KNOWN[-1]


def test_every_migration_is_known_in_its_order() -> None:
    revisions = [script.revision for script in _script().walk_revisions()]

    assert tuple(reversed(revisions)) == schema.KNOWN


@pytest.mark.parametrize(
    ("table", "cls"),
    [("agreement", Agreement), ("event", Event), ("target", Target), ("figure", Figure)],
)
def test_every_field_has_its_column(table: str, cls: type[Any]) -> None:
    placed = set() if table == "agreement" else {"agreement", "position"}

    assert {*rows.tables[table].columns.keys()} == {*schema.columns(cls)} | placed


def test_the_migrated_schema_is_that_of_the_rows(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(location.path)))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": schema.VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_the_migrated_schema_is_that_of_the_rows_word_for_word(tmp_path: Path) -> None:
    """Alembic compares no CHECK constraints, and no names of keys."""
    location = made(tmp_path / "fta.db", rcep())
    engine = sa.create_engine(sa.URL.create("sqlite", database=str(tmp_path / "rows.db")))
    SQLModel.metadata.create_all(engine)
    engine.dispose()

    assert words(location.path) == words(tmp_path / "rows.db")


def words(path: Path) -> dict[str, list[str]]:
    """What each table and index is made of; that order among columns and constraints is free."""
    with closing(sqlite3.connect(path)) as connection:
        made = connection.execute(
            "select name, sql from sqlite_master where sql is not null and name <> 'fta_schema'"
        ).fetchall()
    return {name: sorted(_parts(sql)) for name, sql in made}


def _parts(sql: str) -> list[str]:
    if not sql.startswith("CREATE TABLE"):
        return [sql]
    inside = sql[sql.index("(") + 1 : sql.rindex(")")]
    return [part.strip() for part in re.split(r",(?![^(]*\))", inside)]


@pytest.mark.parametrize(
    ("column", "words"), [("status", STATUSES), ("mode", (*MODES, None))], ids=["status", "mode"]
)
def test_the_database_checks_status_and_mode(
    tmp_path: Path, column: str, words: tuple[str | None, ...]
) -> None:
    location = made(tmp_path / "fta.db", rcep())
    with closing(sqlite3.connect(location.path)) as connection:
        for word in words:
            connection.execute(f"update event set {column} = ?", [word])  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match=f"ck_event_{column}"):
            connection.execute(f"update event set {column} = 'planned'")  # noqa: S608


def test_a_kind_needs_no_migration(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())
    with closing(sqlite3.connect(location.path)) as connection:
        assert connection.execute("update event set kind = 'a-new-kind'").rowcount > 0


def test_the_rows_below_go_with_their_agreement(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with closing(sqlite3.connect(location.path)) as connection:
        connection.execute("pragma foreign_keys = on")
        connection.execute("delete from agreement")
        for table in ("event", "target", "figure"):
            assert connection.execute(f"select count(*) from {table}").fetchone() == (0,)  # noqa: S608


def test_one_agreement_is_found_by_index(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db")
    with closing(sqlite3.connect(location.path)) as connection:
        for table in ("event", "target", "figure"):
            plan = connection.execute(
                f"explain query plan select * from {table} "  # noqa: S608
                "where agreement in ('rcep') order by agreement, position"
            ).fetchall()
            assert [step[3] for step in plan] == [
                f"SEARCH {table} USING INDEX ix_{table}_agreement_position (agreement=?)"
            ]
