"""A record on the server of the tests, and ways to come at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from fta_tracker.errors import FtaError
from fta_tracker.store.database import Location
from tests import server
from tests.store.samples import asean, cambodia, grown, held, rcep, statement, wrote

ALL = {"asean": asean(), "cambodia": cambodia(), "rcep": rcep()}


def on_server(name: str, **query: Any) -> Location:
    return Location(server.url(name, **query), "FTA_DB")


def add_to_rcep(location: Location, said: str = "Said.", **how: Any) -> None:
    wrote(location, lambda now: {"rcep": grown(now["rcep"], statement("2020", said))}, **how)


def said(location: Location) -> set[str | None]:
    return {event.summary for event in held(location)["rcep"].log} - {None}


def told(way: Callable[[], object]) -> tuple[type[FtaError], int, str, str | None]:
    with pytest.raises(FtaError) as caught:
        way()
    error = caught.value
    return type(error), error.exit_code, error.sentence, error.hint


@contextmanager
def role(name: str, *grants: str) -> Iterator[tuple[str, str]]:
    """A user of the server for a while, who may do this much."""
    user, word = f"{name}_guest", "guest"
    with server.connected(name) as there:
        there.execute(f"create role {user} login password '{word}'".encode())
        try:
            for grant in grants:
                there.execute(grant.format(user).encode())
            yield user, word
        finally:
            there.execute(f"drop owned by {user}".encode())
            there.execute(f"drop role {user}".encode())
