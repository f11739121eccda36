"""How much of a file is read."""

from __future__ import annotations

from io import BytesIO

import pytest

from fta_tracker.errors import Malformed, Refused
from fta_tracker.exchange.bounds import LONGEST_LINE, within_bounds

LINE = b"x" * LONGEST_LINE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"a\r\nb",
        LINE,
        LINE + b"\n" + LINE,
        b"\n" * 5_000_000,
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


@pytest.mark.parametrize("most", [2, 2_000_000])
def test_too_many_lines_are_refused(most: int) -> None:
    assert within_bounds(BytesIO(b"y\n" * (most // 2)), "f", most) == b"y\n" * (most // 2)

    with pytest.raises(Refused) as caught:
        within_bounds(BytesIO(b"y\n" * (most // 2 + 1)), "f", most)
    assert caught.value.sentence == f"f has more than {most:,} bytes."
    assert caught.value.hint == "Give it in parts."


@pytest.mark.parametrize("lines", [b"y\n" * (2 << 20), b"y\n" * (3 << 20)], ids=["4 MB", "6 MB"])
def test_what_does_not_speak_of_agreements_is_no_record(lines: bytes) -> None:
    file = BytesIO(lines)

    with pytest.raises(Malformed) as caught:
        within_bounds(file, "f", of_agreements=True)
    assert caught.value.sentence == "f does not speak of agreements in its first 4 megabytes."
    assert file.tell() == 4 << 20, "no more is read"


@pytest.mark.parametrize(
    "content",
    [
        b"y\n" * ((2 << 20) - 1),
        "Agreement,kind\n".encode("utf-16") + b"\n" * 5_000_000,
        b"# ours\n" * 100_000 + b"format: 1\nagreements: []\n" + b"\n" * 5_000_000,
    ],
    ids=["a short one", "UTF-16", "a preface"],
)
def test_what_may_be_a_record_is_read_whole(content: bytes) -> None:
    assert within_bounds(BytesIO(content), "f", of_agreements=True) == content
