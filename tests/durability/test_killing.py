"""The short form of the kills: dozens, of every sort of write. The long one is in `.ci/long`."""

from __future__ import annotations

import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.durability import killing
from tests.durability.killing import SORTS, Tally, report
from tests.durability.reported import reported

#: Of each sort.
KILLS = 5


def test_no_write_is_lost_and_none_half_done() -> None:
    lines = reported("tests.durability.killing", str(KILLS))

    together = next(line for line in lines if line.startswith("together "))
    kills, inside, *_, wrong = map(int, together.split()[1:])
    assert (kills, wrong) == (KILLS * len(SORTS), 0)
    assert 3 * inside >= kills


@pytest.fixture
def trial(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a trial, below one with all that the sorts need."""
    monkeypatch.setenv("FTA_DB", "talks.db")
    monkeypatch.setattr(sys, "argv", ["fta"])
    monkeypatch.chdir(tmp_path)
    killing.prepare()
    (tmp_path / "trial").mkdir()
    monkeypatch.chdir(tmp_path / "trial")
    return tmp_path / "trial"


@pytest.mark.usefixtures("trial")
@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.name)
def test_a_write_that_was_lost_would_be_found(sort: killing.Sort) -> None:
    """Two more are said to be acknowledged than were committed; or something is half done."""
    sort.lay(random.Random(1))

    assert list(sort.look(0)) == []
    sort.lay(random.Random(1))
    assert list(sort.look(2)) != []


@pytest.mark.usefixtures("trial")
@pytest.mark.parametrize("sort", SORTS[:4], ids=lambda sort: sort.name)
def test_half_a_write_would_be_found(sort: killing.Sort) -> None:
    sort.lay(random.Random(1))
    killing._fta(*next(sort.commands()))
    assert list(sort.look(1)) == []
    assert list(sort.look(0)) == [], "committed, and not yet acknowledged"
    with closing(sqlite3.connect(killing.DB)) as connection, connection:
        connection.execute("delete from event where rowid = (select max(rowid) from event)")

    assert list(sort.look(1)) != []


def test_the_report_counts_what_matters() -> None:
    found = {"a": Tally(4, 3, 1, 20, ["lost"]), "b": Tally(4, 1, 0, 2)}

    *_, last = lines = list(report(found))

    assert [line.split() for line in lines[1:4]] == [
        ["a", "4", "3", "1", "20", "1"],
        ["b", "4", "1", "0", "2", "0"],
        ["together", "8", "4", "1", "22", "1"],
    ]
    assert lines[4] == "a: lost"
    assert last == "50% of the kills landed inside a transaction."
