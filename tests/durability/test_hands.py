"""The short form of many hands: seconds of it. The long one is in `.ci/long`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.durability.hands import lost, torn
from tests.durability.reported import reported
from tests.store.samples import made

SECONDS = 5


def test_no_error_no_torn_read_no_lost_update() -> None:
    writers, readers, last = reported("tests.durability.hands", str(SECONDS))

    assert writers.startswith("8 writers: ")
    assert readers.startswith("16 readers: ")
    assert last == "0 things are wrong."


def test_a_torn_read_would_be_found() -> None:
    whole = 10 * '"note": "writer 1, batch 2"\n'

    assert torn(whole) == []
    assert torn("") == []
    assert torn(whole + 9 * '"note": "writer 1, batch 21"\n') == ["writer 1, batch 21: 9"]


def test_a_lost_update_would_be_found(tmp_path: Path) -> None:
    db = made(tmp_path / "fta.db").path

    assert lost(db, []) == []
    assert lost(db, [2]) == ["change 2 is lost"]
    assert lost(db, [1, 1]) == ["change 1 was acknowledged twice"]


def test_a_write_over_another_would_be_found(tmp_path: Path) -> None:
    """As if two had read the same state, and the later had saved over the earlier."""
    db = made(tmp_path / "fta.db").path
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute(
            "insert into change (at, who, command, entries, orders) select at, who, command,"
            " entries, orders from change"
        )

    assert "cambodia is not what change 1 left" in lost(db, [2])
