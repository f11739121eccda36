"""Databases made by each earlier schema, kept as they were, and upgraded by this program.

A file in `databases` was made by the last program of its schema and is never made again:
`fta init --from tests/commands/record.yaml`, then a round added, and an import that takes it out.
"""

from __future__ import annotations

import shutil
import sqlite3
import stat
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from fta_tracker.errors import OtherSchema
from fta_tracker.exchange import read
from fta_tracker.store.database import open_reader
from fta_tracker.store.schema import KNOWN, SCHEMA
from fta_tracker.store.writer import upgrade
from tests.commands.desk import RECORD
from tests.durability.record import problems
from tests.store.samples import at, held, made
from tests.store.test_schema import words

DATABASES = Path(__file__).with_name("databases")
EARLIER = KNOWN[:-1]

#: Of each file, its SHA-256: it is what that program has made, and not one that would suit us now.
SUMS = {
    "0001": "05eeb4a073fafecfa53f390c39b3525d1464363d724256a52ef85af17f0425e7",
    "0002": "6251cdef842c66a23a2f465a1eb5955df989337dc6de39ed4e467d41ab830d60",
}


def _dumped(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_there_is_a_database_of_each_earlier_schema() -> None:
    assert sorted(path.stem for path in DATABASES.iterdir()) == sorted(EARLIER)


def test_none_of_them_was_made_again() -> None:
    sums = {path.stem: sha256(path.read_bytes()).hexdigest() for path in DATABASES.iterdir()}

    assert sums == SUMS


@pytest.mark.parametrize("schema", EARLIER)
def test_it_is_upgraded_with_all_that_is_in_it(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "fta.db"
    shutil.copy(DATABASES / f"{schema}.db", path)
    path.chmod(0o600)
    old = _dumped(path)
    with pytest.raises(OtherSchema):
        open_reader(at(path))

    upgraded = upgrade(at(path))

    assert upgraded
    assert upgraded.backup
    assert _dumped(upgraded.backup) == old, "as it was, it is kept"
    assert stat.S_IMODE(upgraded.backup.stat().st_mode) == 0o600
    assert problems(path) == []
    record = {a.slug: a for a in read(RECORD.read_bytes(), RECORD.name, "yaml")}
    assert held(at(path)).keys() == record.keys()
    assert held(at(path))["cambodia"] == record["cambodia"]
    with open_reader(at(path)) as reader:
        assert [(change.id, change.undoes) for change in reader.changes()] == [
            (3, None),
            (2, None),
            (1, None),
        ]
        assert [change.difference.added for change in reader.changes(2)][-1] == (
            "cambodia/round/4",
        )
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        assert connection.execute("select version_num from fta_schema").fetchone() == (SCHEMA,)


@pytest.mark.parametrize("schema", EARLIER)
def test_what_it_makes_is_the_schema_of_a_new_one(tmp_path: Path, schema: str) -> None:
    path = tmp_path / "fta.db"
    shutil.copy(DATABASES / f"{schema}.db", path)
    path.chmod(0o600)
    upgrade(at(path))

    assert words(path) == words(made(tmp_path / "new.db").path)
