"""The desks on which the commands are tested, each with a file and with a server's database."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias
from zlib import crc32

import psycopg
import pytest

from tests import server
from tests.commands.desk import RECORD, Desk, laid
from tests.support import ALL, Result, run

#: Lays a database of the server, of this worker alone: `record`, `empty` or `bare`; its name.
Served: TypeAlias = Callable[[str], str]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is tested on a desk for each kind of database, unless it is marked `of_a_file`.

    In the short tier a third of the tests is run on a server too; their names say which.
    """
    if "keeper" in metafunc.fixturenames:
        alone = metafunc.definition.get_closest_marker("of_a_file")
        chosen = ALL or crc32(metafunc.function.__name__.encode()) % 3 == 0
        metafunc.parametrize("keeper", ["file", "server"] if chosen and not alone else ["file"])


@pytest.fixture(scope="session")
def small_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the small record, made once a worker by the program itself."""
    path = tmp_path_factory.mktemp("record") / "talks.db"
    done = run("init", "--db", str(path), "--from", str(RECORD), "--quiet")
    assert done == Result(0, "", "")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to work in; HOME is the one above it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture(scope="session")
def served() -> Served:
    """The databases of the server; each is made when it is first asked for."""
    made: dict[str, Callable[[], None]] = {}

    def lay(what: str) -> str:
        name = server.own(what)
        if what in made:
            try:
                made[what]()
            except psycopg.Error:  # a test has changed its tables
                del made[what]
        if what not in made:
            made[what] = _filled(what, name)
        return name

    return lay


def _filled(what: str, name: str) -> Callable[[], None]:
    """Make that database; what makes it so again."""
    server.make(name)
    if what == "bare":
        return lambda: server.clear(name)
    how = ["--empty"] if what == "empty" else ["--from", str(RECORD)]
    done = run("init", "--db", server.url(name), *how, "--quiet")
    assert done == Result(0, "", "")
    return server.kept(name)


@pytest.fixture
def desk(folder: Path, keeper: str, request: pytest.FixtureRequest) -> Desk:
    """A desk with the small record in its database."""
    if keeper == "server":
        return Desk(folder, request.getfixturevalue("served")("record"))
    return laid(folder, request.getfixturevalue("small_record"))


@pytest.fixture(scope="session")
def no_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it, made once a worker."""
    path = tmp_path_factory.mktemp("empty") / "talks.db"
    assert run("init", "--db", str(path), "--empty", "--quiet") == Result(0, "", "")
    return path


@pytest.fixture
def empty_desk(folder: Path, keeper: str, request: pytest.FixtureRequest) -> Desk:
    """A desk whose database has nothing in it."""
    if keeper == "server":
        return Desk(folder, request.getfixturevalue("served")("empty"))
    return laid(folder, request.getfixturevalue("no_record"))


@pytest.fixture
def bare_desk(folder: Path, keeper: str, request: pytest.FixtureRequest) -> Desk:
    """A desk without a database; on a server, with one that has no tables."""
    if keeper == "server":
        return Desk(folder, request.getfixturevalue("served")("bare"))
    return Desk(folder)
