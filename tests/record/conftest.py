"""A database of the shipped record, made by the program itself, once for all who only read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import run


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a database that holds the shipped record; read it only."""
    path = tmp_path_factory.mktemp("record") / "talks.db"
    made = run("init", "--db", str(path))
    assert made.code == 0, made.err
    return path
