"""The desk on which the commands are tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.desk import RECORD, Desk, laid
from tests.support import Result, run


@pytest.fixture(scope="session")
def small_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the small record, made once a worker by the program itself."""
    path = tmp_path_factory.mktemp("record") / "talks.db"
    done = run("init", "--db", str(path), "--from", str(RECORD), "--quiet", coverage=False)
    assert done == Result(0, "", "")
    return path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to work in; HOME is the one above it."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def desk(folder: Path, small_record: Path) -> Desk:
    """A desk with the small record in its database."""
    return laid(folder, small_record)


@pytest.fixture(scope="session")
def no_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with nothing in it, made once a worker."""
    path = tmp_path_factory.mktemp("empty") / "talks.db"
    assert run("init", "--db", str(path), "--empty", "--quiet", coverage=False) == Result(0, "", "")
    return path


@pytest.fixture
def empty_desk(folder: Path, no_record: Path) -> Desk:
    """A desk whose database has nothing in it."""
    return laid(folder, no_record)


@pytest.fixture
def bare_desk(folder: Path) -> Desk:
    """A desk without a database."""
    return Desk(folder)
