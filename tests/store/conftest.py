"""Databases of a server, for a test alone."""

import pytest

from fta_tracker.store import connection as store_connection
from fta_tracker.store.database import Location
from fta_tracker.store.writer import create
from tests import server
from tests.store.samples import NOW, WHO
from tests.store.served import ALL, on_server


@pytest.fixture
def name() -> str:
    """A database of this test's own, with no tables in it."""
    name = server.own("store")
    server.make(name)
    return name


@pytest.fixture
def empty(name: str) -> Location:
    """That database."""
    return on_server(name)


@pytest.fixture
def served(empty: Location) -> Location:
    """The same with the sample agreements in it."""
    assert create(empty, ALL.values(), command="fta init", now=NOW, who=WHO)
    return empty


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try anew without a pause."""
    monkeypatch.setattr(store_connection, "_PAUSE_S", 0)
