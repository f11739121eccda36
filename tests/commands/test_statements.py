"""How many statements a command sends to the database: each is listed here by hand."""

from __future__ import annotations

import sqlite3
from typing import Any

import pytest

from tests.commands.desk import Desk, of_a_file

#: A read begins, asks whose database it is and of which schema, and then what it needs.
READ = 3

STATEMENTS = {
    "list": READ + 3,
    "status": READ + 3,
    "status cambodia --json": READ + 5,
    "status cambodia rcep": READ + 5,
    "timeline": READ + 2,
    "timeline cambodia": READ + 3,
    "rounds": READ + 2,
    "rounds cambodia": READ + 3,
    "events": READ + 2,
    "targets": READ + 3,
    "figures": READ + 2,
    "summary": READ + 4,
    "upcoming": READ + 3,
    "brief --since 2020": READ + 4,
    "check": READ + 4,
    "history": READ + 2,
    "export": READ + 4,
    "export cambodia": READ + 5,
    # How it connects, whether it waits and the lock, whose database, the names, the agreement,
    # the names again for what must hold between agreements, the row, the change, the commit.
    "add-round cambodia --date 2026-11-20": 16,
    "edit cambodia note=x": 16,
}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement that SQLite is given from now on."""
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*args: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*args, **options)
        connection.set_trace_callback(statements.append)
        return connection

    for module in (sqlite3, sqlite3.dbapi2):
        monkeypatch.setattr(module, "connect", traced)
    return statements


@of_a_file
@pytest.mark.parametrize("command", STATEMENTS)
def test_a_command_asks_no_more_than_it_must(desk: Desk, sent: list[str], command: str) -> None:
    desk.quick(*command.split())

    assert len(sent) == STATEMENTS[command], "\n".join(sent)
