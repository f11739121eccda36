"""How much of a file is read: no record of ours is like one that is endless, or all one line."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, Final

from fta_tracker.errors import Refused

#: In bytes; the record of the whole world's agreements has a tenth of it.
LONGEST_FILE: Final = 500_000_000
#: In bytes; parsers take ten times the length of a line in memory, and more of it in time.
LONGEST_LINE: Final = 4_000_000
_BLOCK: Final = 1 << 20


def within_bounds(file: BinaryIO, name: str) -> bytes:
    """All bytes of a file; Refused as soon as a line is too long, or they are too many."""
    whole, line = BytesIO(), 0
    while some := file.read(_BLOCK):
        first = some.find(b"\n")
        line += len(some) if first < 0 else first
        if line > LONGEST_LINE:
            raise Refused(
                f"{name} has a line of more than {LONGEST_LINE:,} bytes.",
                "Break it up; a JSON file is laid out by `jq .`.",
            )
        if first >= 0:
            line = len(some) - some.rfind(b"\n") - 1
        whole.write(some)
        if whole.tell() > LONGEST_FILE:
            raise Refused(f"{name} has more than {LONGEST_FILE:,} bytes.", "Take it in in parts.")
    return whole.getvalue()
