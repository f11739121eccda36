"""A PostgreSQL server of the tests' own: started when first asked for, stopped when they end.

One for all workers of a run, on a free port of loopback, in a folder that goes with it. Its
databases are ordered by a language's rules, which ours must not be, and every user has a password.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
from psycopg import sql

from tests.support import ROOT, environment

#: Where the workers of a run find the folder of its server.
FOLDER = "FTA_TEST_SERVER"
#: Owns the databases of the tests, and is what the program is told to be.
USER = "desk"
PASSWORD = "s3cret/w@rd"  # noqa: S105 - of a server that lives for a test run
_IN_URL = "s3cret%2Fw%40rd"
_PATIENCE_S = 60

_TABLES = ("agreement", "event", "target", "figure", "change", "fta_schema")

#: Nothing that is written here needs to outlive a power cut.
_SETTINGS = (
    "fsync=off",
    "full_page_writes=off",
    "max_connections=60",
    "wal_level=replica",
    # A test that waits for itself fails, and does not hang.
    "lock_timeout=60s",
    "listen_addresses=127.0.0.1",
)


#: Waits for the end of what it reads, which comes however the run ends, also by a kill. It imports
#: first: by then the work tree may be another one.
_WATCH = "import sys; from tests import server; sys.stdin.read(); server.clear_away()"


def prepare() -> subprocess.Popen[bytes]:
    """Name the folder of this run's server, for all its workers; who clears it away at the end."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="fta-server-")
    return subprocess.Popen(
        [sys.executable, "-c", _WATCH],
        stdin=subprocess.PIPE,
        cwd=ROOT,
        env=environment(),
        start_new_session=True,  # Ctrl-C is for the tests
    )


def stop(watch: subprocess.Popen[bytes]) -> None:
    """Have the server stopped, if one was started, and its folder taken away."""
    watch.communicate(timeout=_PATIENCE_S)
    assert watch.returncode == 0, "see above"


def clear_away() -> None:
    """Stop the servers that run in the folder, and take it away."""
    folder = _folder()
    for running in folder.glob("*/postmaster.pid"):
        _run(folder, "pg_ctl", "stop", "-D", str(running.parent), "-m", "immediate")
    shutil.rmtree(folder)


def url(
    database: str,
    user: str = USER,
    password: str = _IN_URL,
    at: int | None = None,
    **query: str,
) -> str:
    """The URL of a database, as FTA_DB has it; `at`: of another server, on that port."""
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    where = f"127.0.0.1:{at or port()}/{database}"
    return f"postgresql+psycopg://{user}:{password}@{where}" + (f"?{asked}" if asked else "")


def shown(database: str, user: str = USER, at: int | None = None) -> str:
    """The URL as the program shows it."""
    return url(database, user, "***", at)


@contextmanager
def connected(
    database: str = "postgres", at: int | None = None
) -> Iterator[psycopg.Connection[Any]]:
    """A superuser's connection, each statement committed by itself."""
    where: dict[str, Any] = {
        "host": str(_folder()),
        "port": at or port(),
        "user": "postgres",
        "dbname": database,
    }
    with psycopg.connect(**where, autocommit=True) as connection:
        yield connection


def make(name: str, template: str = "template1", owner: str = USER) -> None:
    """Make a database; anew, where one of that name is there."""
    drop(name)
    with connected() as connection:
        connection.execute(
            sql.SQL("create database {} template {} owner {}").format(
                *map(sql.Identifier, (name, template, owner))
            )
        )


def drop(name: str) -> None:
    """Take a database away, whoever is connected to it."""
    with connected() as connection:
        statement = sql.SQL("drop database if exists {} with (force)")
        connection.execute(statement.format(sql.Identifier(name)))


def clear(name: str) -> None:
    """Leave a database without tables."""
    with connected(name) as connection:
        connection.execute("drop schema public cascade")
        connection.execute(
            sql.SQL("create schema public authorization {}").format(sql.Identifier(USER))
        )


def kept(name: str) -> Callable[[], None]:
    """Keep what is in a database of ours; what brings it back to that, as its tables stand."""
    with connected(name) as connection:
        connection.execute("create schema kept")
        for table in _TABLES:
            connection.execute(f"create table kept.{table} as table public.{table}".encode())
    back = "; ".join(
        [f"delete from {table}" for table in _TABLES]  # noqa: S608 - our own
        + [f"insert into {table} select * from kept.{table}" for table in _TABLES]  # noqa: S608
    )

    def bring_back() -> None:
        with connected(name) as connection, connection.transaction():
            connection.execute(back.encode())

    return bring_back


@contextmanager
def with_tls(folder: Path) -> Iterator[Path]:
    """Let the server offer TLS for a while; the certificate by which a client knows it."""
    data = _folder() / "data"
    certificate, key = data / "server.crt", data / "server.key"
    certify(certificate, key)
    if not os.geteuid():
        shutil.chown(key, "postgres", "postgres")
    known = folder / "ca.pem"
    known.write_bytes(certificate.read_bytes())
    try:
        _set("ssl = on")
        yield known
    finally:
        _set("ssl = off")


def certify(certificate: Path, key: Path) -> None:
    """Make a certificate of a server at 127.0.0.1, which signs itself, and its key."""
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-out", str(certificate), "-keyout", str(key)),
        ],
        check=True,
        capture_output=True,
        timeout=_PATIENCE_S,
    )


def _set(setting: str) -> None:
    """Change a setting of the running server, and wait until a new connection finds it so."""
    name, _, value = setting.partition(" = ")
    with connected() as there:
        there.execute(f"alter system set {setting}".encode())
        there.execute("select pg_reload_conf()")
    until = time.monotonic() + _PATIENCE_S
    while True:
        with connected() as there:
            if there.execute(f"show {name}".encode()).fetchone() == (value,):
                return
        assert time.monotonic() < until, f"the server does not come to have {setting}"
        time.sleep(0.01)


def rows(name: str) -> dict[str, list[Any]]:
    """All rows of our tables, sorted."""
    with connected(name) as connection:
        return {
            table: sorted(map(repr, connection.execute(f"select * from {table}".encode())))  # noqa: S608
            for table in _TABLES
        }


def version() -> str:
    """The server's, as it calls itself."""
    with connected() as connection:
        (said,) = connection.execute("show server_version").fetchone() or ("",)
    return str(said).partition(" ")[0]


def own(what: str) -> str:
    """A name for a database that no other worker of this run has."""
    return f"{what}_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


@cache
def port() -> int:
    """Where the server listens; it is started where it does not run yet."""
    folder = _folder()
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = folder / "port"
        if not known.exists():
            known.write_text(str(_start(folder)))
        return int(known.read_text())


def _folder() -> Path:
    return Path(os.environ[FOLDER])


def _start(folder: Path) -> int:
    # The server refuses to run as the superuser, and Debian's package brings this one.
    if not os.geteuid():
        shutil.chown(folder, "postgres", "postgres")
    password = folder / "password"
    password.write_text(PASSWORD)
    data = folder / "data"
    _run(
        folder,
        *("initdb", "-D", str(data), "-U", "postgres", "--no-sync", "--encoding=UTF8"),
        *("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"),
        *("--auth-local=trust", "--auth-host=scram-sha-256"),
    )
    chosen = free_port()
    _serve(data, chosen)
    with psycopg.connect(host=str(folder), port=chosen, user="postgres", autocommit=True) as first:
        first.execute(
            sql.SQL("create role {} login password {}").format(sql.Identifier(USER), PASSWORD)
        )
    return chosen


def _serve(data: Path, chosen: int) -> None:
    """Start a server over this folder of data, on this port."""
    settings = (*_SETTINGS, f"port={chosen}", f"unix_socket_directories={data.parent}")
    options = " ".join(f"-c {setting}" for setting in settings)
    log = str(data.parent / f"{data.name}.log")
    _run(data.parent, "pg_ctl", "start", "-w", "-D", str(data), "-l", log, "-o", options)


@contextmanager
def replica() -> Iterator[Replica]:
    """A second server, which follows the first."""
    made = Replica(_folder() / own("replica"), free_port())
    _run(
        _folder(),
        *("pg_basebackup", "-h", str(_folder()), "-p", str(port()), "-U", "postgres", "--no-sync"),
        *("-c", "fast", "-R", "-D", str(made.data)),
    )
    made.start()
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(made.data)


class Replica(NamedTuple):
    """A server that follows another, until it is promoted."""

    data: Path
    port: int

    def start(self) -> None:
        """Start it, and wait until it answers."""
        _serve(self.data, self.port)

    def stop(self) -> None:
        """Stop it as a power cut would."""
        if (self.data / "postmaster.pid").exists():
            _run(_folder(), "pg_ctl", "stop", "-D", str(self.data), "-m", "immediate")

    def promote(self) -> None:
        """Make it a server of its own, and wait until it is."""
        _run(_folder(), "pg_ctl", "promote", "-w", "-D", str(self.data))

    def catch_up(self) -> None:
        """Wait until it has all that was committed on the main server by now."""
        with connected() as main:
            (here,) = main.execute("select pg_current_wal_lsn()").fetchone() or ("",)
        until = time.monotonic() + _PATIENCE_S
        with connected(at=self.port) as follower:
            while follower.execute(
                "select pg_last_wal_replay_lsn() < %s::pg_lsn", [str(here)]
            ).fetchone() == (True,):
                assert time.monotonic() < until, "the replica does not follow"
                time.sleep(0.01)


def free_port() -> int:
    """A port of loopback on which nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _run(folder: Path, program: str, *args: str) -> None:
    """Run a program of the server's, as a user that it accepts."""
    who: dict[str, Any] = {}
    if not os.geteuid():
        who = {"user": "postgres", "group": "postgres", "extra_groups": []}
    done = subprocess.run(
        [_found(program), *args],
        **who,
        cwd=folder,
        # In a file: the server would hold a pipe open.
        stdout=(out := (folder / "out").open("w+")),
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=_PATIENCE_S,
    )
    with out:
        out.seek(0)
        assert done.returncode == 0, out.read()


def _found(program: str) -> str:
    """Where a program of the server's is: Debian keeps them out of the way."""
    newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=_version)
    found = str(newest[-1]) if newest else shutil.which(program)
    assert found, f"There is no {program}: please install PostgreSQL (Debian: postgresql)."
    return found


def _version(path: Path) -> int:
    return int(path.parts[-3])
