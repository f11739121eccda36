"""Where words go: answers to stdout or a file, talk to stderr; and what a terminal can show."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from io import StringIO, TextIOWrapper
from typing import IO, Any, Final, TextIO, TypeAlias

from fta_tracker.errors import FileTrouble, Malformed
from fta_tracker.phrases import counted
from fta_tracker.store.location import masked

#: Writes an answer to what takes text, or bytes.
Fill: TypeAlias = Callable[[IO[Any]], object]

#: The width of a picture that is written to a file or a pipe.
PIPE_WIDTH: Final = 80


def spare_a_terminal(out: TextIO, format: str, *, binary: bool) -> None:
    """Refuse bytes for a terminal: they are no sight, and may steer it."""
    if binary and out.isatty():
        raise Malformed(
            f"{format} is no text for a terminal.", f"Redirect it, or give -f FILE.{format}."
        )


def to_stdout(fill: Fill, out: TextIO, format: str, *, binary: bool, safe: bool) -> None:
    """Have an answer written to stdout, all of it.

    On a terminal what would steer it is made visible, unless it is `safe`.
    """
    spare_a_terminal(out, format, binary=binary)
    try:
        if binary:
            out.flush()
            fill(out.buffer)
        elif safe or not out.isatty():
            fill(out)
        else:
            seen = StringIO()
            fill(seen)
            out.write(visible(seen.getvalue()))
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileTrouble(f"The answer could not be written: {error.strerror}.") from None


def to_file(fill: Fill, file: str, *, binary: bool) -> str:
    """Have an answer written to a file, as `filing.filled` tells; how much that was, in words."""
    from fta_tracker.filing import filled

    with filled(file) as raw:
        if binary:
            fill(raw)
        else:
            text = TextIOWrapper(raw, "utf-8", "backslashreplace", newline="\n")
            fill(text)
            text.detach()
        size = raw.tell()
    if size < 1000:
        return counted(size, "byte")
    return f"{size / 1e3:.1f} kB" if size < 999_950 else f"{size / 1e6:.1f} MB"


def width(out: TextIO, environ: Mapping[str, str]) -> int:
    """The columns of the terminal. Off one always the same, whatever the environment says."""
    if not out.isatty():
        return PIPE_WIDTH
    columns = environ.get("COLUMNS", "")
    # Nobody reads longer lines, and filling them would take the memory of a whole machine.
    if columns.isascii() and columns.isdigit() and len(columns) < 5 and int(columns) > 0:
        return int(columns)
    with suppress(OSError):
        return os.get_terminal_size(out.fileno()).columns or PIPE_WIDTH
    return PIPE_WIDTH


def colour(out: TextIO, environ: Mapping[str, str]) -> bool:
    """Whether a picture may have colours: as the environment says, else on a terminal."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return out.isatty() and environ.get("TERM") != "dumb"


def visible(text: str) -> str:
    """Text in which nothing steers the terminal it is read on, save its line breaks and tabs."""
    if text.isprintable():
        return text
    from fta_tracker.render.sanitise import visible as made_visible

    return made_visible(text)


def talk(text: str, err: TextIO) -> str:
    """Text for stderr: safe, without passwords, and on a terminal broken between words."""
    text = visible(masked(text))
    if not err.isatty():
        return text
    from textwrap import TextWrapper

    columns = PIPE_WIDTH
    with suppress(OSError):
        columns = os.get_terminal_size(err.fileno()).columns or PIPE_WIDTH
    folded = TextWrapper(
        columns, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(folded.fill(line) for line in text.split("\n"))
