"""A transaction that writes, on SQLAlchemy: no other writer shares it, and its errors are ours."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from random import uniform
from time import monotonic, sleep
from typing import Final, TypeVar

import sqlalchemy as sa

from fta_tracker.store.database import PATIENCE, Location
from fta_tracker.store.reader import Execute
from fta_tracker.store.server_troubles import Conflict
from fta_tracker.store.troubles import is_busy, trouble

#: Seconds after which a writer asks for the lock of a file again, at least and at most.
_ASKING: Final = (0.005, 0.03)

#: How often a write is tried, and the most seconds to wait after the first time.
_TRIES: Final = 6
_PAUSE_S: Final = 0.05

T = TypeVar("T")


def settled(write: Callable[[], T]) -> T:
    """What a whole write gives, which is tried anew when another program's has crossed it."""
    for n in range(_TRIES - 1):
        try:
            return write()
        except Conflict:
            sleep(uniform(0, _PAUSE_S * 2**n))  # noqa: S311 - so that two do not meet again
    return write()


def transaction(
    location: Location, patience: float = PATIENCE, *, tables: bool = False
) -> AbstractContextManager[sa.Connection]:
    """A connection that holds the write lock from its first statement; committed at the end.

    `tables`: for one that makes or changes tables. Raises FtaError for what the database says.
    """
    if location.on_server:
        from fta_tracker.store import server

        return server.transaction(location, patience, tables)
    return _transaction(location, patience, tables)


def runs(connection: sa.Connection) -> Execute:
    """What runs a reader's statements on this connection."""
    return lambda sql, parameters: connection.execute(sa.text(sql), parameters)


@contextmanager
def _transaction(location: Location, patience: float, tables: bool) -> Iterator[sa.Connection]:
    try:
        # Under foreign keys, a migration that remakes a table would delete what refers to it.
        with _engine(location, patience, not tables).connect() as connection:
            yield connection
            connection.commit()
    except sa.exc.DBAPIError as error:
        assert isinstance(error.orig, sqlite3.Error), "the driver of files"
        raise trouble(error.orig, location) from error


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
