"""The desk of the commands, and what is made once for all."""

from __future__ import annotations

from tests.commands.conftest import desk, empty_desk, folder, no_record, small_record

__all__ = ["desk", "empty_desk", "folder", "no_record", "small_record"]
