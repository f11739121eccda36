"""Which database it is, and who says so."""

import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, NamedTuple

from fta_tracker.errors import DatabaseUnavailable, Malformed

#: What SQLite adds to the name of a database for the files that belong to it.
COMPANIONS: Final = ("-journal", "-wal", "-shm")

_SQLITE_URL: Final = "sqlite:///"
#: The driver may be left out, for fta uses one alone.
_SERVER_URL: Final = r"postgres(?:ql)?(?:\+psycopg)?://"
# As text: to compile them costs half a millisecond, and most commands use one of them alone.
_HIDDEN: Final = (
    r"(?is)(?P<user>(?<!http)(?<!https)://[^\s:/@]*:)\S*@"
    # A blank in a password ought to be %20, and is understood all the same.
    r"|(?P<server>postgres[^\s:/]*://[^\s:/@]*:)[^@]*\s.*@"
    r"|(?P<key>(?:[?&]|\b)(?:ssl)?password=)[^&\s]*"
)
#: The same where the whole text is one URL, in which someone has left a blank or a line break.
_HIDDEN_IN_URL: Final = (
    r"(?is)(?P<user>(?<!http)(?<!https)://[^:/@]*:).*@|(?P<key>[?&](?:ssl)?password=)[^&]*"
)


def masked(text: str) -> str:
    """The text with the passwords of its URLs made unreadable."""
    return re.sub(_HIDDEN, _stars, text)


def masked_url(text: str) -> str:
    """A text that is a URL, or one word of a command line, without its password."""
    return re.sub(_HIDDEN_IN_URL, _stars, text)


def _stars(found: re.Match[str]) -> str:
    return f"{found[found.lastgroup or 0]}***{'' if found.lastgroup == 'key' else '@'}"


class Location(NamedTuple):
    """Where the record is kept, and who says so. Its text never shows a password."""

    written: str
    why: Literal["--db", "FTA_DB", "default"]

    def __str__(self) -> str:
        return masked_url(self.written)

    def __repr__(self) -> str:
        return f"Location({str(self)!r}, {self.why!r})"

    @property
    def named(self) -> bool:
        """Whether someone named it; the default one may be made without asking."""
        return self.why != "default"

    @property
    def on_server(self) -> bool:
        """Whether it is a database of a PostgreSQL server, and no file."""
        return bool(re.match(_SERVER_URL, self.written))

    @property
    def path(self) -> Path:
        """The SQLite file; DatabaseUnavailable for a database of any other kind."""
        if self.on_server:
            raise DatabaseUnavailable(
                f"{self} is on a server, and so has no path.", "Name a file, or use psql."
            )
        path = self.written.removeprefix(_SQLITE_URL)
        if "://" in path or not path:
            raise DatabaseUnavailable(
                f"{self} is neither a SQLite file nor on a PostgreSQL server.",
                "Give the path of a file, or postgresql+psycopg://USER@HOST/DATABASE.",
            )
        return Path(path)

    @property
    def init(self) -> str:
        """The command that makes or upgrades it."""
        return self.command("init")

    def command(self, words: str) -> str:
        """A command line of ours that is meant for this database."""
        if self.why != "--db":
            return f"fta {words}"
        from shlex import quote

        return f"fta {words} --db {quote(str(self))}"

    def owns(self, file: Path) -> bool:
        """Whether it is the file of the database, or one that SQLite keeps beside it."""
        if self.on_server:
            return False
        own = self.path
        companions = [own.name + end for end in COMPANIONS]
        return same(own, file) or (file.name in companions and same(own.parent, file.parent))

    def uri(self, mode: Literal["ro", "rw"]) -> str:
        """The file for SQLite, which never makes it in either mode; any character may be in it."""
        try:
            return f"{self.path.absolute().as_uri()}?mode={mode}"
        except OSError:
            raise DatabaseUnavailable(
                f"{self} cannot be found: the working directory is gone.", "Change to another one."
            ) from None


def same(one: Path, other: Path) -> bool:
    """Whether both are names of one file."""
    with suppress(OSError):
        return one.samefile(other)
    return False


def locate(option: str | None, environ: Mapping[str, str]) -> Location:
    """The database that `--db` names, else `FTA_DB`, else the one in the user's data directory."""
    if option is not None:
        if not option:
            raise Malformed("--db names no database.", "Give a path, or leave --db out.")
        return Location(option, "--db")
    if environ.get("FTA_DB"):
        return Location(environ["FTA_DB"], "FTA_DB")
    from platformdirs import user_data_path

    return Location(str(user_data_path("fta-tracker", appauthor=False) / "fta.db"), "default")
