"""What can go wrong for a user: each error with its exit code, its sentence and what to do next."""

from __future__ import annotations

#: No more characters of what a user wrote are repeated in a sentence.
_QUOTED = 60
#: Who has so many problems will not read more of them, and they may be a million.
MOST_PROBLEMS = 1_000


def quoted(written: object) -> str:
    """What was written, as Python writes it: in quotes, its controls visible; at most a line."""
    if isinstance(written, str):
        return repr(written) if len(written) <= _QUOTED else f"{written[:_QUOTED]!r}…"
    shown = repr(written)
    return shown if len(shown) <= _QUOTED else f"{shown[:_QUOTED]}…"


class FtaError(Exception):
    """A sentence for the user, with a hint of what to do; caught once, in `cli`.

    The exit code is the class's own. `field` names the field of a value that is at fault, where
    one is. Anything that is not an `FtaError` is a bug of ours, and may look like one.
    """

    exit_code = 1

    def __init__(self, sentence: str, hint: str | None = None, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint
        self.field = field


class Malformed(FtaError):
    """Text that cannot be parsed: a date of no form we know, an unknown word, a broken file."""

    exit_code = 2


class NotFound(FtaError):
    """A name or a ref that means nothing here, or more than one thing."""

    exit_code = 3


class Refused(FtaError):
    """What cannot be true, or is not allowed; nothing was written."""

    exit_code = 4


class DatabaseUnavailable(FtaError):
    """The database is missing, cannot be opened, or is a file of another program."""

    exit_code = 5


class OtherSchema(FtaError):
    """The database was made by an older or a newer program."""

    exit_code = 6


class FileTrouble(FtaError):
    """A file could not be read or written."""

    exit_code = 74


class Busy(FtaError):
    """Another process is writing; trying again will help."""

    exit_code = 75
