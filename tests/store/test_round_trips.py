"""Any record comes back from a database as it was, however the one before it looked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import assume, given

from fta_tracker.errors import Refused
from fta_tracker.model import Agreement
from fta_tracker.recording.changes import bare, differences
from fta_tracker.sparse import revive, sparse
from fta_tracker.store.cells import cells, value, values
from fta_tracker.store.database import Location, open_reader
from fta_tracker.store.writer import create
from tests import server
from tests.store.samples import NOW, WHO, at, held, wrote
from tests.strategies import agreements, records


@pytest.fixture(scope="module", params=["file", "server"])
def location(request: pytest.FixtureRequest) -> Iterator[Location]:
    with TemporaryDirectory() as folder:
        location = at(Path(folder) / "fta.db")
        if request.param == "server":
            server.make(server.own("trips"))
            location = Location(server.url(server.own("trips")), "FTA_DB")
        create(location, command="fta init --empty", now=NOW, who=WHO)
        yield location


@given(record=records)
def test_a_record_comes_back_as_it_was(location: Location, record: tuple[Agreement, ...]) -> None:
    before = held(location)
    # What is upgraded must be there and names be one's own, as they are here but by chance.
    after = {a.slug: replace(a, upgrades=None, aliases=()) for a in record}

    try:
        done = wrote(location, lambda now: {**dict.fromkeys(now), **after})
    except Refused:
        assume(False)

    assert held(location) == done.after == after
    assert done.difference == differences(before, after)
    if done.difference:
        with open_reader(location) as reader:
            (change,) = reader.changes(done.change or 0)
        assert (change.id, change.difference) == (done.change, done.difference)


@given(agreement=agreements())
def test_any_value_comes_back_from_its_cells_and_from_what_is_sparse(agreement: Agreement) -> None:
    things: list[Any] = [
        bare(agreement),
        *agreement.log,
        *agreement.targets,
        *agreement.figures,
    ]
    for thing in things:
        assert value(type(thing), cells(thing).values()) == thing
    for entries in (agreement.log, agreement.targets, agreement.figures):
        for cls in {type(entry) for entry in entries}:
            assert values(cls, [tuple(cells(entry).values()) for entry in entries]) == [*entries]
    for thing in [*things, agreement]:
        assert revive(type(thing), sparse(thing)) == thing
