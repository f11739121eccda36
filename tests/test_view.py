"""What a reading command sees of the record, and as of which day."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from fta_tracker.context import Context
from fta_tracker.dates import PartialDate
from fta_tracker.errors import NotFound
from fta_tracker.exchange import read
from fta_tracker.view import view_of


def _context(db: str | None = None) -> Context:
    return Context(io.StringIO(), io.StringIO(), {"FTA_TODAY": "2026-11-23"}, db)


def test_a_view_is_of_the_last_day_of_a_date() -> None:
    frozen = _context()

    assert view_of(frozen, PartialDate("2020")).when == (date(2020, 12, 31), date(2026, 11, 23))
    assert view_of(frozen).when == (date(2026, 11, 23), date(2026, 11, 23))
    assert view_of(frozen).title("Rounds") == "Rounds"
    assert view_of(frozen).title("") == ""
    assert view_of(frozen, PartialDate("2020")).title("Rounds") == "Rounds as of 2020-12-31"
    assert view_of(frozen, PartialDate("2020")).title("") == "As of 2020-12-31"


def test_names_are_looked_up_once_each_and_given_in_their_order(tmp_path: Path) -> None:
    named = _context(str(tmp_path / "x.db"))
    text = "format: 1\nagreements:\n  - {slug: peru, name: P, kind: fta, parties: [KR, PE]}\n"
    assert named.found(read(text, "-", "yaml"), "for a test")

    assert [a.slug for a in view_of(named).agreements(["PE", "per", "peru"])] == ["peru"]
    with pytest.raises(NotFound):
        view_of(named).agreements(["peru", "chile"])
