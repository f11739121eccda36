"""The world around a command: the streams, the day, the database (opened on first use)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TextIO

from fta_tracker.dates import PartialDate, on
from fta_tracker.delivery import (
    PIPE_WIDTH,
    Fill,
    colour,
    talk,
    to_file,
    to_stdout,
    width,
)
from fta_tracker.errors import FileTrouble, Malformed, Refused, quoted
from fta_tracker.model import Agreement
from fta_tracker.phrases import counted
from fta_tracker.render import is_binary, write
from fta_tracker.report import Report
from fta_tracker.store.database import Location, Missing, locate, open_reader
from fta_tracker.store.location import masked_url

if TYPE_CHECKING:
    from fta_tracker.recording.changes import Written
    from fta_tracker.store.reader import Reader
    from fta_tracker.store.writer import Edit

SHIPPED = "from the record that ships with fta"


class Context(NamedTuple):
    """One invocation: where it reads and writes, what it was told of the database.

    `file`: where the answer goes in place of `out`.

    Costly things are made when asked for, so that `--help` opens nothing.
    """

    out: TextIO
    err: TextIO
    environ: Mapping[str, str]
    db: str | None = None
    quiet: bool = False
    file: str | None = None

    @property
    def today(self) -> date:
        """The day it is, or the one that FTA_TODAY says it is."""
        frozen = self.environ.get("FTA_TODAY")
        if not frozen:
            return date.today()
        with suppress(Malformed):
            day = PartialDate(frozen)
            if day.is_day:
                return day.earliest
        raise Malformed(f"FTA_TODAY is {quoted(frozen)}, which is no day.", "Write YYYY-MM-DD.")

    def date(self, written: str) -> PartialDate:
        """A date as a user writes it: one of the five forms, `today` or `yesterday`."""
        if written == "today":
            return on(self.today)
        if written == "yesterday":
            with suppress(OverflowError):  # there is a first day of the calendar
                return on(self.today - timedelta(days=1))
        return PartialDate(written)

    @property
    def location(self) -> Location:
        """Which database, and why that one."""
        return locate(self.db, self.environ)

    @property
    def now(self) -> datetime:
        """The moment, for the changes of the record; never frozen."""
        return datetime.now(UTC)

    @property
    def who(self) -> str:
        """Who is recording, as the system calls them."""
        from getpass import getuser

        try:
            return getuser()
        except (KeyError, OSError):  # a user without a name: common in containers
            return "unknown"

    @property
    def command(self) -> str:
        """The command line, as typed, without passwords."""
        from shlex import quote

        return " ".join(["fta", *(quote(masked_url(word)) for word in sys.argv[1:])])

    def say(self, text: str) -> None:
        """Talk to the user, unless asked to be quiet; that no one can hear it is no error."""
        if not self.quiet:
            with suppress(OSError):
                print(talk(text, self.err), file=self.err)

    @contextmanager
    def waiting(self, large: bool) -> Iterator[Callable[[str, float | None], None] | None]:
        """What is to be told how far large work is, where a person waits for it: see `bar`."""
        if not large or self.quiet or not self.err.isatty():
            yield None
            return
        from fta_tracker.render.waiting import bar

        with bar(self.err, colour(self.err, self.environ)) as tell:
            yield tell

    @property
    def on_terminal(self) -> bool:
        """Whether a person is looking at the answer."""
        return self.file is None and self.out.isatty()

    def reader(self) -> Reader:
        """The database, open for reading; the default one is made on first use."""
        try:
            return open_reader(self.location)
        except Missing:
            if self.location.named:
                raise
        self.found()
        return open_reader(self.location)

    def found(self, agreements: Sequence[Agreement] | None = None, said: str = SHIPPED) -> bool:
        """Make the database with these agreements, else with the record that ships with fta.

        Whether it was made; one that is there already stays as it is. `said` tells where from.
        """
        from fta_tracker.store.writer import create, require_sound

        if agreements is None:
            agreements = self.taken_in(str(shipped()))
        require_sound({}, {agreement.slug: agreement for agreement in agreements}, ())
        made = create(self.location, agreements, command=self.command, now=self.now, who=self.who)
        if made:
            self.say(f"Made {self.location} {said}: {counted(len(agreements), 'agreement')}.")
        return made

    def typed(self) -> str:
        """What stands in standard input, without the line break at its end."""
        from fta_tracker.exchange.bounds import LONGEST_LINE

        text = self._read("-", most=LONGEST_LINE)
        try:
            return text.decode("utf-8-sig").removesuffix("\n").removesuffix("\r")
        except UnicodeDecodeError as error:
            byte = text[error.start]
            raise Malformed(
                f"Standard input is not UTF-8: byte 0x{byte:02X}.", "Save it as UTF-8."
            ) from None

    def contents(self, name: str) -> bytes:
        """What a file holds; `-` is standard input. Refused where no record of ours is like it."""
        return self._read(name, of_agreements=True)

    def _read(self, name: str, **bounds: Any) -> bytes:
        from fta_tracker.exchange.bounds import within_bounds

        try:
            if name == "-":
                return within_bounds(sys.stdin.buffer, "Standard input", **bounds)
            with open(name, "rb") as file:
                return within_bounds(file, name, **bounds)
        except OSError as error:
            raise FileTrouble(f"{name} cannot be read: {error.strerror}.") from None

    def taken_in(self, name: str) -> tuple[Agreement, ...]:
        """The agreements of a file; `-` is standard input."""
        from fta_tracker.exchange import read, record_format

        text = self.contents(name)
        return read(text, name, record_format(name, text))

    def record(self, edit: Edit, *, dry_run: bool = False) -> Written:
        """Save what a pure edit makes of the record, in one transaction.

        The default database is made on first use; a named one must be there.
        """
        from fta_tracker.store.writer import write as written

        def attempt() -> Written:
            return written(
                self.location, self.command, edit, now=self.now, who=self.who, dry_run=dry_run
            )

        try:
            return attempt()
        except Missing:
            if self.location.named:
                raise
        self.found()
        return attempt()

    def show(self, report: Report, format: str | None = None, header: bool = True) -> None:
        """Write the report: a picture on a terminal, TSV in a pipe or a file, or as asked."""
        chosen = format or ("table" if self.on_terminal else "tsv")
        columns = width(self.out, self.environ) if self.on_terminal else PIPE_WIDTH
        coloured = self.file is None and colour(self.out, self.environ)

        def fill(out: IO[Any]) -> None:
            write(report, chosen, out, width=columns, colour=coloured, header=header)

        # A picture is made safe as it is drawn.
        self.deliver(fill, chosen, binary=is_binary(chosen), safe=chosen == "table")

    def answer(self, text: str) -> None:
        """Write text, as it is; on a terminal, with what would steer it made visible."""
        self.deliver(lambda out: out.write(text), "text")

    def deliver(self, fill: Fill, format: str, *, binary: bool = False, safe: bool = False) -> None:
        """Have an answer written: to the file asked for, whole or not at all, else to stdout.

        `fill` writes it to what takes text, or bytes where it is `binary`; the latter go to no
        terminal, and what is not `safe` has what would steer one made visible there.
        """
        if self.file is None:
            to_stdout(fill, self.out, format, binary=binary, safe=safe)
        else:
            if self.location.owns(Path(self.file)):
                raise Refused(f"{self.file} is a file of the database itself.", "Name another one.")
            size = to_file(fill, self.file, binary=binary)
            self.say(f"Wrote {self.file}: {size} of {format}.")


def shipped() -> Path:
    """The record that ships with the program: beside it once installed, else one folder up."""
    here = Path(__file__).parent
    beside = here / "negotiations.yaml"
    return beside if beside.exists() else here.parent / beside.name


def system(db: str | None = None, quiet: bool = False, file: str | None = None) -> Context:
    """The context of this process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a test may have put another in its place
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return Context(sys.stdout, sys.stderr, os.environ, db, quiet, file)
