"""The check of all invariants finds each of them broken."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.durability.record import problems
from tests.store.samples import grown, made, rcep, statement, to, wrote


@pytest.fixture
def db(tmp_path: Path) -> Path:
    location = made(tmp_path / "fta.db")
    wrote(location, to(grown(rcep(), statement("2020"))))
    return location.path


def test_a_sound_database_has_none(db: Path) -> None:
    assert problems(db) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("update target set position = position + 1", "the positions of "),
        ("delete from event where position = 0", "the positions of "),
        ("delete from event where kind = 'statement'", "2020 is not what change 2 left"),
        ("update event set place = 'Busan' where kind = 'statement'", "is not what change 2 left"),
        ("update figure set ref = 'x/figure/trade/2019', agreement = 'x' where position = 2",
         "foreign_key_check: "),
        ("delete from change where id = 1", "the changes are [2]"),
        ("delete from change where id = 2", "of no change: ['rcep/statement/2020']"),
        ("update change set id = 9 where id = 2", "the changes are [9, 1]"),
        ("update event set kind = 'rond' where position = 0", "is not a kind of event"),
        ("update agreement set parties = '[\"KR\"'", "damaged"),
        ("drop table figure", "damaged"),
    ],
)  # fmt: skip
def test_what_is_broken_is_found(db: Path, damage: str, said: str) -> None:
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute(damage)

    assert said in "\n".join(problems(db))


def test_a_torn_page_is_found(db: Path) -> None:
    """An index of which a page was lost, which no reader of the tables needs."""
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("pragma writable_schema = on")
        connection.execute("delete from sqlite_master where name like 'ix_event%'")

    assert "integrity_check: " in "\n".join(problems(db))
