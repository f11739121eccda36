"""The desk of the commands, and what is made once for all."""

from __future__ import annotations

import pytest

from tests.commands.conftest import desk, empty_desk, folder, no_record, small_record

__all__ = ["desk", "empty_desk", "folder", "no_record", "small_record"]


@pytest.fixture
def keeper() -> str:
    """A file keeps the record: what is hostile here is refused before a database is asked."""
    return "file"
