"""Streams that are terminals."""

from __future__ import annotations

import io
import os
import pty
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


class Screen(io.StringIO):
    """A terminal that cannot be asked for its width."""

    def isatty(self) -> bool:
        return True


@contextmanager
def terminal(columns: int) -> Iterator[TextIO]:
    """A stream to a terminal of that width; 0: it does not know its width."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    try:
        with os.fdopen(theirs, "w", encoding="utf-8") as out:
            yield out
    finally:
        os.close(ours)
