"""How much of a file is read: no record of ours is like one that is endless, or all one line."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO, Final

from fta_tracker.errors import Malformed, Refused

#: In bytes; the record of the whole world's agreements has a tenth of it.
LONGEST_FILE: Final = 500_000_000
#: In bytes; parsers take ten times the length of a line in memory, and more of it in time.
LONGEST_LINE: Final = 4_000_000
_BLOCK: Final = 1 << 20
_FIRST: Final = 4 * _BLOCK
_WORD: Final = b"agreement"


def within_bounds(
    file: BinaryIO, name: str, most: int = LONGEST_FILE, of_agreements: bool = False
) -> bytes:
    """All bytes of a file; Refused as soon as a line is too long, or there are more than `most`.

    `of_agreements`: Malformed, and no more is read, where a long one has nothing of a record or of
    rows in its first megabytes: each has a column or a key that names agreements.
    """
    whole, line = BytesIO(), 0
    while some := file.read(min(_BLOCK, most + 1)):
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
        if of_agreements and whole.tell() == _FIRST and _WORD not in _bare(whole.getvalue()):
            raise Malformed(
                f"{name} does not speak of agreements in its first {_FIRST >> 20} megabytes.",
                "`fta export` and `fta events -o csv` show what can be taken in.",
            )
        if whole.tell() > most:
            raise Refused(f"{name} has more than {most:,} bytes.", "Give it in parts.")
    return whole.getvalue()


def _bare(text: bytes) -> bytes:
    """Lower case, and without what UTF-16 puts between letters."""
    return text.replace(b"\0", b"").lower()
