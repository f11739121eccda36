"""A small file, and what `read` says of one that it refuses."""

import pytest

from fta_tracker.errors import FtaError
from fta_tracker.exchange import Format, read
from fta_tracker.model import Agreement

HEAD = """\
format: 1
agreements:
  - slug: x
    name: X
    kind: fta
    parties: [KR, KH]
"""
X = Agreement("x", "X", "fta", ("KR", "KH"))

NO_RECORD = ["f:1: This is no record. Begin it with `format: 1`."]
EMPTY = ["f:1: The file is empty. Begin it with `format: 1`."]
NO_FORMAT = "f:1: format is missing. Begin the file with `format: 1`."
NO_AGREEMENTS = "f:1: agreements is missing. Write `agreements: []` for none."


def refusal(text: str | bytes, format_: Format = "yaml", name: str = "f") -> FtaError:
    """The error that reading the text raises."""
    with pytest.raises(FtaError) as caught:
        read(text, name, format_)
    assert caught.value.hint is None
    return caught.value


def told(text: str | bytes, format_: Format = "yaml") -> list[str]:
    """What is said of each problem of a file named `f`, without the first line."""
    first, *rest = refusal(text, format_).sentence.split("\n")
    count = f"{len(rest)} problem" + ("s" if len(rest) > 1 else "")
    assert first == f"f has {count}; nothing was read."
    return rest
