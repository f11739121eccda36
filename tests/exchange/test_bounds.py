"""How much of a file is read."""

from __future__ import annotations

from io import BytesIO

import pytest

from fta_tracker.errors import Refused
from fta_tracker.exchange import bounds
from fta_tracker.exchange.bounds import LONGEST_LINE, within_bounds

LINE = b"x" * LONGEST_LINE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a\r\nb",
        LINE,
        LINE + b"\n" + LINE,
        b"\n" * 3_000_000,
        b"ab\n" * 1_000_000,
        b"a\n" + LINE + b"\nb",
    ],
    ids=range(7),
)
def test_what_is_within_bounds_is_read_whole(content: bytes) -> None:
    assert within_bounds(BytesIO(content), "f") == content


@pytest.mark.parametrize("before", [b"", b"a\n", LINE + b"\n", b"ab\n" * 1_000_000], ids=range(4))
@pytest.mark.parametrize("after", [b"", b"\n", b"\nb" + LINE], ids=range(3))
def test_a_line_that_is_too_long_is_refused(before: bytes, after: bytes) -> None:
    with pytest.raises(Refused) as caught:
        within_bounds(BytesIO(before + LINE + b"x" + after), "f")
    assert caught.value.sentence == "f has a line of more than 4,000,000 bytes."


def test_what_has_no_end_is_refused_at_once() -> None:
    class Endless(BytesIO):
        read_bytes = 0

        def read(self, size: int | None = -1, /) -> bytes:
            assert size is not None
            assert size > 0
            self.read_bytes += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(Refused):
        within_bounds(endless, "f")
    assert endless.read_bytes < 2 * LONGEST_LINE


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LONGEST_FILE", 2_000_000)
    assert within_bounds(BytesIO(b"y\n" * 1_000_000), "f") == b"y\n" * 1_000_000

    with pytest.raises(Refused) as caught:
        within_bounds(BytesIO(b"y\n" * 1_000_001), "f")
    assert caught.value.sentence == "f has more than 2,000,000 bytes."
    assert caught.value.hint == "Take it in in parts."
