"""A database on a PostgreSQL server, for reading and for writing: SQLAlchemy, with psycopg."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from math import ceil
from time import monotonic, sleep
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import IsolationLevel

from fta_tracker.errors import FtaError
from fta_tracker.store.connection import runs
from fta_tracker.store.database import require_schema
from fta_tracker.store.location import Location
from fta_tracker.store.reader import Reader
from fta_tracker.store.server_troubles import (
    lost_while_saving,
    no_driver,
    no_url,
    other_encoding,
    trouble,
    unopened,
)

#: Seconds to wait for a server to answer: the driver refuses less than two, and who is patient with
#: other writers need not be so with a server that is not there.
_ANSWERS_S: Final = (2, 10)
#: Seconds between two questions after a lost transaction.
_PAUSE_S: Final = 0.1
#: Held by who makes tables, of which there is none yet that could be locked. Any number would do.
_MAKING: Final = 0x667461

_ENGINE: Final = """
    select
        'PostgreSQL ' || split_part(current_setting('server_version'), ' ', 1),
        coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'socket'),
        current_database(),
        current_schema()
"""


def open_reader(location: Location, patience: float) -> Reader:
    """As `database.open_reader`; what is read is one state of the record, on a replica too."""
    # Serializable would add nothing, as those who write wait for one another; no replica has it.
    connection = _connected(location, patience, "REPEATABLE READ")

    def execute(sql: str, parameters: Mapping[str, object]) -> list[Any]:
        with _told(location):
            return list(runs(connection)(sql, parameters))

    try:
        with _told(location):
            connection.exec_driver_sql(f"set transaction read only; {_waiting(patience)}")
        require_schema(execute, location)
    except BaseException:
        connection.close()
        raise
    return Reader(execute, str(location), connection.close, _ENGINE)


@contextmanager
def transaction(location: Location, patience: float, tables: bool) -> Iterator[sa.Connection]:
    """As `connection.transaction`; raises Conflict where another program's write crossed this one.

    Those who write wait for one another, as they do for a file. So serialisation fails only where
    somebody else writes to our tables, and then the whole write can be tried anew.
    """
    level: IsolationLevel = "READ COMMITTED" if tables else "SERIALIZABLE"
    with _told(location), _connected(location, patience, level) as connection:
        if tables:
            _wait_to_make(connection, location, patience)
        else:
            _wait_to_write(connection, location, patience)
        yield connection
        _commit(connection, location, patience)


@contextmanager
def _told(location: Location) -> Iterator[None]:
    """Make what a server says an error of ours."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise trouble(error, location) from error


def _wait_to_write(connection: sa.Connection, location: Location, patience: float) -> None:
    # Before any other statement: what this transaction sees is settled by its first query.
    lock = f"{_waiting(patience)}; lock table agreement in exclusive mode"
    try:
        connection.exec_driver_sql(lock)
    except sa.exc.ProgrammingError:
        connection.rollback()
        require_schema(runs(connection), location)  # there may be no such table, or not ours
        raise


def _wait_to_make(connection: sa.Connection, location: Location, patience: float) -> None:
    connection.exec_driver_sql(_waiting(patience))
    connection.exec_driver_sql(f"select pg_advisory_xact_lock({_MAKING})")
    # Those who write now have looked at the schema already, and must be done before it changes.
    connection.exec_driver_sql(
        "do $$ begin if to_regclass('agreement') is not null and to_regclass('fta_schema')"
        " is not null then lock table agreement in exclusive mode; end if; end $$"
    )
    encoding = connection.exec_driver_sql("show server_encoding").scalar_one()
    if encoding != "UTF8":
        raise other_encoding(location, encoding)


def _waiting(patience: float) -> str:
    """What bounds the wait for a lock; 0 would be for ever."""
    return f"set local lock_timeout = {max(1, round(patience * 1000))}"


def _commit(connection: sa.Connection, location: Location, patience: float) -> None:
    """Commit; where the connection is lost meanwhile, the server is asked what came of it."""
    # None where nothing was written, and so nothing can be half-known.
    number = connection.exec_driver_sql("select txid_current_if_assigned()").scalar_one()
    try:
        connection.commit()
    except sa.exc.DBAPIError as error:
        if not error.connection_invalidated or number is None:
            raise
        came_of_it = _came_of(number, location, patience)
        if came_of_it == "aborted":
            raise
        if came_of_it != "committed":
            raise lost_while_saving(location) from error


def _came_of(number: int, location: Location, patience: float) -> str | None:
    """What became of a transaction: `committed`, `aborted`, or None where no server tells in time.

    A server that starts anew answers after a while, and one that has not yet noticed the loss has
    the transaction `in progress`.
    """
    until = monotonic() + patience
    while True:
        with suppress(sa.exc.DBAPIError, FtaError):
            with _connected(location, patience, "READ COMMITTED") as another:
                found = another.exec_driver_sql("select txid_status(%s)", (number,)).scalar_one()
            if found in {"committed", "aborted"}:
                return str(found)
        if monotonic() > until:
            return None
        sleep(_PAUSE_S)


def _connected(location: Location, patience: float, level: IsolationLevel) -> sa.Connection:
    try:
        return _engine(location, patience, level).connect()
    except sa.exc.DBAPIError as error:
        raise unopened(error, location) from error


def _engine(location: Location, patience: float, level: IsolationLevel) -> sa.Engine:
    try:
        url = sa.make_url(location.written).set(drivername="postgresql+psycopg")
    except (sa.exc.ArgumentError, ValueError):
        raise no_url(location) from None  # what it is told from may show a password
    if "@" in (url.host or ""):  # the rest of a password, and no name to ask the network for
        raise no_url(location)
    asked = {
        "connect_timeout": min(max(_ANSWERS_S[0], ceil(patience)), _ANSWERS_S[1]),
        "fallback_application_name": "fta",
        "client_encoding": "utf8",
    }
    try:
        return sa.create_engine(
            url,
            poolclass=sa.NullPool,
            # Of a connection alone it would be set back at its end, for which an interrupted one
            # is in no state.
            isolation_level=level,
            connect_args={name: value for name, value in asked.items() if name not in url.query},
            use_native_hstore=False,  # or every start asks the server for a type that we never use
        )
    except ImportError as error:
        raise no_driver(location) from error
