"""A transaction that writes, on SQLAlchemy: no other writer shares it, and its errors are ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from random import uniform
from time import monotonic, sleep
from typing import Final

import sqlalchemy as sa

from fta_tracker.store.database import PATIENCE, Location
from fta_tracker.store.reader import Execute
from fta_tracker.store.troubles import is_busy, trouble

#: Seconds after which a writer asks for the lock again, at least and at most.
_ASKING: Final = (0.005, 0.03)


@contextmanager
def transaction(
    location: Location, patience: float = PATIENCE, *, foreign_keys: bool = True
) -> Iterator[sa.Connection]:
    """A connection that holds the write lock from its first statement; committed at the end.

    Without foreign keys for migrations: under them, remaking a table deletes what refers to it.
    Raises FtaError for what SQLite says of the file.
    """
    try:
        with _engine(location, patience, foreign_keys).connect() as connection:
            yield connection
            connection.commit()
    except sa.exc.DBAPIError as error:
        assert isinstance(error.orig, sqlite3.Error), "the one driver there is yet"
        raise trouble(error.orig, location) from error


def runs(connection: sa.Connection) -> Execute:
    """What runs a reader's statements on this connection."""
    return lambda sql, parameters: connection.execute(sa.text(sql), parameters)


def _engine(location: Location, patience: float, foreign_keys: bool) -> sa.Engine:
    # A URL in text would cut a path at `#`, `?` and `%`. mode=rw: a missing file is not made.
    file, _, _ = location.uri("rw").partition("?")
    url = sa.URL.create("sqlite", database=file, query={"uri": "true", "mode": "rw"})
    engine = sa.create_engine(url, poolclass=sa.NullPool, connect_args={"timeout": patience})

    @sa.event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # or the driver begins when it likes, and loses updates
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")

    @sa.event.listens_for(engine, "begin")
    def _begun(connection: sa.Connection) -> None:
        _begin(connection, patience)

    return engine


def _begin(connection: sa.Connection, patience: float) -> None:
    """Take the write lock, when it is free; whoever has waited for long is no worse off.

    SQLite asks again less and less often, so that of many writers those that come last go first.
    """
    until = monotonic() + patience
    connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    while True:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except sa.exc.OperationalError as error:
            if not is_busy(error.orig) or monotonic() > until:
                raise
            sleep(uniform(*_ASKING))  # noqa: S311 - so that none waits in step with another
        else:
            break
    # The commit waits for those who read.
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(patience * 1000)}")
