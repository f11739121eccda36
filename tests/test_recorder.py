"""Carrying a write out: what a script is answered, whether or not it can be told."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TextIO

import pytest

from fta_tracker.context import Context
from fta_tracker.errors import FileTrouble
from fta_tracker.recorder import carry_out
from fta_tracker.recording.changes import Edited
from fta_tracker.recording.editing import edit
from fta_tracker.store.database import Location
from fta_tracker.store.reader import Reader
from tests.store.samples import NOW, held, made, rcep

REF = "rcep/launch/2012-11"


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def _noted(reader: Reader) -> Edited:
    before = reader.record(["rcep"])
    after = edit(before["rcep"], REF, {"note": "Noted."}, NOW.date())
    return Edited(before, {"rcep": after}, (REF,))


def _context(tmp_path: Path, out: TextIO | None = None) -> Context:
    made(tmp_path / "fta.db", rcep())
    place = str(tmp_path / "fta.db")
    return Context(out or io.StringIO(), io.StringIO(), {"FTA_TODAY": "2026-11-23"}, place)


def _is_noted(context: Context) -> bool:
    return held(Location(context.db or "", "--db"))["rcep"].log[0].note == "Noted."


def test_a_ref_is_for_scripts_alone(tmp_path: Path) -> None:
    pipe = _context(tmp_path)
    carry_out(pipe, _noted)
    assert pipe.out.getvalue() == f"{REF}\n"  # type: ignore[attr-defined]

    (tmp_path / "fta.db").unlink()
    person = _context(tmp_path, Screen())
    carry_out(person, _noted)
    assert person.out.getvalue() == ""  # type: ignore[attr-defined]
    assert person.err.getvalue().startswith(f"Edited {REF}: note – → Noted. Undo: fta undo 2 --db")  # type: ignore[attr-defined]


def test_what_is_stored_is_for_whoever_asks(tmp_path: Path) -> None:
    person = _context(tmp_path, Screen())
    carry_out(person, _noted, as_json=True)
    assert person.out.getvalue().startswith('{\n  "ref": "rcep/launch/2012-11",\n')  # type: ignore[attr-defined]


def _drained(out: TextIO) -> None:
    """Let what a stream could not write go nowhere, so that it can be closed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, out.fileno())
    os.close(nowhere)


@pytest.mark.parametrize("as_json", [False, True])
def test_what_the_disk_has_no_room_for_is_recorded_all_the_same(
    tmp_path: Path, as_json: bool
) -> None:
    with open("/dev/full", "w", encoding="utf-8") as out:
        context = _context(tmp_path, out)
        with pytest.raises(FileTrouble) as caught:
            carry_out(context, _noted, as_json=as_json)
        _drained(out)

    assert caught.value.exit_code == 74
    assert caught.value.sentence == (
        f"{REF} is recorded. The answer could not be written: No space left on device."
    )
    assert caught.value.hint == "Do not record it again."
    assert _is_noted(context)


def test_what_no_one_reads_is_recorded_all_the_same(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as out:
        context = _context(tmp_path, out)
        carry_out(context, _noted)
        _drained(out)

    assert _is_noted(context)
