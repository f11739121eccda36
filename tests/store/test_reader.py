import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from fta_tracker.errors import DatabaseUnavailable
from fta_tracker.recording.changes import Edited, bare, differences
from fta_tracker.store.database import Location, open_reader
from fta_tracker.store.reader import Counts, Engine, Reader
from fta_tracker.store.writer import write
from tests.store.samples import (
    NOW,
    WHO,
    asean,
    cambodia,
    grown,
    held,
    made,
    rcep,
    statement,
    to,
    wrote,
)
from tests.support import environment


class Asked:
    """Runs statements on a database, and keeps them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.statements: list[str] = []

    def __call__(self, sql: str, parameters: Mapping[str, object]) -> Iterator[tuple[Any, ...]]:
        self.statements.append(sql)
        return self._connection.execute(sql, parameters)

    @property
    def tables(self) -> list[str]:
        return [sql.split(" from ")[1].split()[0] for sql in self.statements]


@pytest.fixture
def location(tmp_path: Path) -> Location:
    return made(tmp_path / "fta.db")


@pytest.fixture
def asked(location: Location) -> Iterator[Asked]:
    with closing(sqlite3.connect(location.path)) as connection:
        yield Asked(connection)


def test_all_agreements_come_back_by_slug(location: Location) -> None:
    with open_reader(location) as reader:
        assert reader.agreements() == (asean(), cambodia(), rcep())


def test_an_empty_database_has_nothing(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", rcep())
    wrote(location, to(gone="rcep"))

    with open_reader(location) as reader:
        assert reader.agreements() == reader.names() == ()
        assert reader.slugs() == ()
        assert reader.counts() == Counts(0, 0, 0, 0, 2)


def test_only_the_agreements_asked_for_are_read(asked: Asked) -> None:
    reader = Reader(asked, "here")

    assert reader.agreements(["rcep"]) == (rcep(),)
    assert reader.agreements(["rcep", "nowhere", "cambodia"]) == (cambodia(), rcep())
    assert reader.agreements({"nowhere"}) == ()
    assert all(" in (:s0" in sql for sql in asked.statements)


def test_nothing_asked_is_nothing_read(asked: Asked) -> None:
    assert Reader(asked, "here").agreements([]) == ()
    assert asked.statements == []


def test_many_agreements_asked_for_are_found_in_all(asked: Asked) -> None:
    many = ["rcep", *(f"other-{n}" for n in range(40_000))]

    assert Reader(asked, "here").agreements(many) == (rcep(),)
    assert not any(":s" in sql for sql in asked.statements)


def test_a_read_is_four_statements(asked: Asked) -> None:
    Reader(asked, "here").agreements()

    assert sorted(asked.tables) == ["agreement", "event", "figure", "target"]


@pytest.mark.parametrize(
    ("part", "table"), [("log", "event"), ("targets", "target"), ("figures", "figure")]
)
def test_what_is_not_asked_for_is_not_read(asked: Asked, part: str, table: str) -> None:
    asking: dict[str, Any] = {part: False}
    (found,) = Reader(asked, "here").agreements(["cambodia"], **asking)

    assert getattr(found, part) == ()
    assert table not in asked.tables
    whole = cambodia()
    assert all(
        getattr(found, other) == getattr(whole, other)
        for other in {"log", "targets", "figures"} - {part}
    )


def test_names_are_read_without_what_is_below(asked: Asked) -> None:
    names = Reader(asked, "here").names()

    assert names == (asean(), bare(cambodia()), bare(rcep()))
    assert asked.tables == ["agreement"]


def test_slugs_are_sorted(asked: Asked) -> None:
    assert Reader(asked, "here").slugs() == ("asean", "cambodia", "rcep")


def test_counts(asked: Asked) -> None:
    assert Reader(asked, "here").counts() == Counts(
        agreements=3, events=4, targets=2, figures=3, changes=1
    )
    assert len(asked.statements) == 1


def test_the_engine(asked: Asked) -> None:
    assert Reader(asked, "here").engine() == Engine(f"SQLite {sqlite3.sqlite_version}")


def test_slugs_are_ordered_by_us_and_not_by_the_database(tmp_path: Path) -> None:
    location = made(tmp_path / "fta.db", *(replace(asean(), slug=s) for s in ("b", "a-1", "a1")))

    with open_reader(location) as reader:
        assert reader.slugs() == ("a-1", "a1", "b")
        assert [a.slug for a in reader.agreements()] == ["a-1", "a1", "b"]


# ---------------------------------------------------------------------------------- changes


def test_changes_come_back_newest_first_as_they_were_made(location: Location) -> None:
    before = held(location)
    done = wrote(location, to(grown(before["rcep"], statement("2020")), gone="cambodia"))

    with open_reader(location) as reader:
        newest, oldest = reader.changes()
    assert newest.id == done.change == 2
    assert newest.difference == done.difference
    assert (newest.who, newest.command) == (WHO, "fta edit")
    assert newest.at == NOW.replace(microsecond=0) == datetime(2026, 11, 23, 9, 30, 15, tzinfo=UTC)
    assert (oldest.id, oldest.command) == (1, "fta init")
    assert oldest.difference == differences({}, before)


def test_changes_are_read_from_one_on(location: Location) -> None:
    wrote(location, to(gone="rcep"))
    wrote(location, to(rcep()))

    with open_reader(location) as reader:
        assert [change.id for change in reader.changes()] == [3, 2, 1]
        assert [change.id for change in reader.changes(2)] == [3, 2]
        assert reader.changes(4) == ()


def _with_a_statement(reader: Reader) -> Edited:
    before = reader.record()
    return Edited(before, to(grown(before["rcep"], statement("2020")))(before))


def test_changes_are_read_by_their_days_oldest_first(location: Location) -> None:
    """The first is of the moment of the fixture; a day is whole, and of UTC."""
    for at in ("2026-11-24T00:00:00", "2026-11-24T23:59:59", "2026-11-25T00:00:00"):
        moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
        write(location, "fta edit", _with_a_statement, now=moment, who=WHO)
    with open_reader(location) as reader:
        for first, last, ids in (
            ("2026-11-24", "2026-11-24", [2, 3]),
            ("2026-11-23", "2026-11-24", [1, 2, 3]),
            ("2026-11-25", "9999-12-31", [4]),
            ("0001-01-01", "2026-11-22", []),
        ):
            days = date.fromisoformat(first), date.fromisoformat(last)
            assert [change.id for change in reader.changes_of(*days)] == ids


def test_what_a_change_takes_back_is_read(location: Location) -> None:
    wrote(location, to(gone="rcep"))
    back = to(rcep())
    write(
        location,
        "fta undo",
        lambda reader: Edited(before := reader.record(), back(before), undoes=2),
        now=NOW,
        who=WHO,
    )

    with open_reader(location) as reader:
        assert reader.undoings() == ((3, 2), (2, None), (1, None))
        assert [change.undoes for change in reader.changes()] == [2, None, None]


# ---------------------------------------------------------------------------------- damage


def test_blanks_in_a_list_that_we_do_not_write_are_no_damage(location: Location) -> None:
    before = held(location)
    _damage(location, "update event set topics = ' ' || topics, sources = sources || ' '")

    assert held(location) == before


@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        (
            "update event set date = '2020-02-30' where ref = 'cambodia/round/first'",
            "cambodia/round/first in {} is damaged: '2020-02-30' is not a day of the calendar.",
        ),
        (
            "update event set date = cast('2020' as blob) where ref = 'cambodia/round/first'",
            (
                "cambodia/round/first in {} is damaged: "
                "b'2020' is not of the right type (PartialDate)."
            ),
        ),
        (
            "update event set kind = 'tea' where ref = 'rcep/launch/2012-11'",
            "rcep/launch/2012-11 in {} is damaged: 'tea' is not a kind of event.",
        ),
        (
            "update event set sources = 'eToday' where ref = 'cambodia/round/first'",
            "cambodia/round/first in {} is damaged: Its row cannot be read.",
        ),
        (
            "update event set sources = '[{}]' where ref = 'cambodia/round/first'",
            "cambodia/round/first in {} is damaged: Its row cannot be read.",
        ),
        (
            (
                """update event set claims = '[{"field": "date", "value": "x", "source": "A"}]'"""
                " where ref = 'cambodia/round/first'"
            ),
            "cambodia/round/first in {} is damaged: 'A' is not an object.",
        ),
        (
            """update event set claims = '["date"]' where ref = 'cambodia/round/first'""",
            "cambodia/round/first in {} is damaged: 'date' is not an object.",
        ),
        (
            (
                "update event set topics = replace(hex(zeroblob(50000)), '0', '[')"
                " where ref = 'cambodia/round/first'"
            ),
            "cambodia/round/first in {} is damaged: Its row cannot be read.",
        ),
        (
            "update target set due = 'soon' where ref = 'cambodia/target/first'",
            "cambodia/target/first in {} is damaged: 'soon' is not a date.",
        ),
        (
            (
                "update figure set value = '1,000', text = null where agreement = 'cambodia'"
                " and position = 1"
            ),
            "cambodia/figure/export-rank/2020 in {} is damaged: '1,000' is not a number.",
        ),
        (
            "update agreement set parties = '[\"KR\"]' where slug = 'rcep'",
            "rcep in {} is damaged: An agreement has at least two parties.",
        ),
        (
            "update event set position = 9 where ref = 'cambodia/launch/2020-07-09'",
            (
                "cambodia in {} is damaged: cambodia/launch/2020-07-09 (2020-07-09) stands below "
                "cambodia/round/2 (2020-Q4), which is later."
            ),
        ),
    ],
)
def test_a_damaged_row_is_named(location: Location, sql: str, sentence: str) -> None:
    _damage(location, sql)

    with open_reader(location) as reader, pytest.raises(DatabaseUnavailable) as caught:
        reader.agreements()

    assert caught.value.sentence == sentence.format(location)
    assert caught.value.hint == "Restore the database from a backup."
    assert caught.value.exit_code == 5


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("entries", "[]"),
        ("entries", "{"),
        ("entries", '{"rcep": null}'),
        ("entries", '{"rcep": [1, 2]}'),
        ("entries", '{"rcep/round/x": [null, {"number": "x"}]}'),
        ("entries", '{"rcep/round/1": [null, {"count": 1}]}'),
        ("orders", '{"rcep": [1]}'),
        ("at", "yesterday"),
    ],
)
def test_a_damaged_change_is_named(location: Location, column: str, cell: str) -> None:
    _damage(location, f"update change set {column} = '{cell}'")  # noqa: S608

    with open_reader(location) as reader, pytest.raises(DatabaseUnavailable) as caught:
        reader.changes()

    assert caught.value.sentence.startswith(f"Change 1 in {location} is damaged: ")


def _damage(location: Location, sql: str) -> None:
    with closing(sqlite3.connect(location.path)) as connection, connection:
        connection.execute(sql)


# ---------------------------------------------------------------------------------- what it costs


def test_a_read_brings_no_heavy_module(location: Location) -> None:
    script = f"""
import sys
from fta_tracker.store.database import locate, open_reader
with open_reader(locate({str(location)!r}, {{}})) as reader:
    found = reader.agreements()
    reader.names(), reader.slugs(), reader.counts()
assert "fta_tracker.recording" not in sys.modules
assert len(found) == 3
print(*sorted({{name.partition(".")[0] for name in sys.modules}}))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stdout.split())
    assert "sqlite3" in loaded
    heavy = {"sqlalchemy", "sqlmodel", "pydantic", "pydantic_core", "alembic", "mako"}
    heavy |= {"rich", "yaml", "typer", "platformdirs", "shlex", "difflib"}
    assert not loaded & heavy
