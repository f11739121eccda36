"""How SQLite looks up what a reader asks: by an index, unless all of a table is wanted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from fta_tracker.store.reader import Reader
from tests.support import run

BY_PLACE = "USING INDEX ix_{0}_agreement_position"
#: One agreement: each table by its key, in the order of its index.
ONE = [
    *(
        f"SEARCH {table} {BY_PLACE.format(table)} (agreement=?)"
        for table in ("event", "target", "figure")
    ),
    "SEARCH agreement USING INDEX sqlite_autoindex_agreement_1 (slug=?)",
]
ALL = [f"SCAN {table} {BY_PLACE.format(table)}" for table in ("event", "target", "figure")]

#: What is asked → the plans of its statements. A SCAN here is of a table that is wanted whole.
PLANS: list[tuple[str, Callable[[Reader], Iterable[object] | object], list[str]]] = [
    ("one agreement", lambda r: r.agreements(["rcep"]), ONE),
    ("several", lambda r: r.agreements(["rcep", "cambodia"]), ONE),
    ("a board", lambda r: r.agreements(figures=False, details=()), [*ALL[:2], "SCAN agreement"]),
    ("all", lambda r: r.agreements(), [*ALL, "SCAN agreement"]),
    ("names", Reader.names, ["SCAN agreement"]),
    ("called", Reader.called, ["SCAN agreement USING INDEX sqlite_autoindex_agreement_1"]),
    (
        "slugs",
        Reader.slugs,
        ["SCAN agreement USING COVERING INDEX sqlite_autoindex_agreement_1"],
    ),
    (
        "refs",
        lambda r: r.refs("rcep/", ("event", "target", "figure")),
        [
            f"SEARCH {table} USING COVERING INDEX sqlite_autoindex_{table}_1 (ref>? AND ref<?)"
            for table in ("event", "target", "figure")
        ],
    ),
    ("parties", Reader.parties, ["SCAN agreement"]),
    ("measures", Reader.measures, ["SCAN figure", "USE TEMP B-TREE FOR DISTINCT"]),
    (
        "the latest changes",
        lambda r: r.changes(1),
        ["SEARCH change USING INTEGER PRIMARY KEY (rowid>?)"],
    ),
    # No index on the moment: a record has few changes, each of which is read as a whole.
    ("changes of days", lambda r: r.changes_of(date(2020, 1, 1), date.max), ["SCAN change"]),
    ("undoings", Reader.undoings, ["SCAN change"]),
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("plans") / "talks.db"
    assert run("init", "--quiet", "--db", str(path)).code == 0
    with closing(sqlite3.connect(path)) as connection:
        yield connection


@pytest.mark.parametrize(("ask", "plans"), [p[1:] for p in PLANS], ids=[p[0] for p in PLANS])
def test_a_statement_is_looked_up_by_its_index(
    db: sqlite3.Connection, ask: Callable[[Reader], Any], plans: list[str]
) -> None:
    found: list[str] = []

    def execute(sql: str, named: Mapping[str, object]) -> Iterable[Sequence[Any]]:
        rows = db.execute(f"explain query plan {sql}", named)
        found.extend(str(row[3]) for row in rows)
        return db.execute(sql, named)

    tuple(ask(Reader(execute, "talks.db")))

    assert found == plans


def test_every_question_of_a_reader_has_its_plan_here() -> None:
    told = "agreements names called parties slugs refs measures changes changes_of undoings".split()
    without = {
        "close": "asks nothing",
        "counts": "counts every table, which is a scan of the smallest index",
        "engine": "asks for no table",
        "record": "asks for agreements",
    }

    asked = {name for name in vars(Reader) if not name.startswith("_")}
    assert asked | {"close"} == {*told, *without}


def test_the_check_can_fail(db: sqlite3.Connection) -> None:
    rows = db.execute("explain query plan select ref from event where ref like 'rcep/%'")
    assert [row[3] for row in rows] == ["SCAN event USING COVERING INDEX sqlite_autoindex_event_1"]
