"""The one reader: plain SQL with named parameters, and rows made into values.

It asks for what a command needs and no more, and knows no driver: the standard `sqlite3` runs its
statements for a read, SQLAlchemy for a write. Importing it brings neither SQLAlchemy nor pydantic.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self, TypeAlias, TypeVar

from fta_tracker.errors import DatabaseUnavailable, FtaError, Malformed, quoted
from fta_tracker.model import Agreement, Entry
from fta_tracker.store.cells import value, values
from fta_tracker.store.schema import ENTRIES, columns

if TYPE_CHECKING:
    from fta_tracker.recording.changes import Change

#: Runs a statement and gives its rows, each a sequence of cells in the order of its columns.
Execute: TypeAlias = Callable[[str, Mapping[str, object]], Iterable[Sequence[Any]]]

# SQLite takes 32,766 parameters at most; beyond these few, reading the whole table costs no more.
_MOST_NAMED: Final = 500

#: What a row raises that makes no value.
_BROKEN: Final = (FtaError, TypeError, ValueError, LookupError, AttributeError, RecursionError)
T = TypeVar("T")


class Counts(NamedTuple):
    """How many there are of each."""

    agreements: int
    events: int
    targets: int
    figures: int
    changes: int


class Engine(NamedTuple):
    """What keeps the record, with its version; of a server where it is, and what of it we see."""

    name: str
    server: str | None = None
    database: str | None = None
    schema: str | None = None


_OF_A_FILE: Final = "select 'SQLite ' || sqlite_version()"


class Reader:
    """Reads the record of one database, in one state of it, until closed.

    A row that makes no valid value raises DatabaseUnavailable, which names it by its ref.
    """

    def __init__(
        self,
        execute: Execute,
        where: str,
        close: Callable[[], None] = lambda: None,
        engine: str = _OF_A_FILE,
    ) -> None:
        self._execute = execute
        self._where = where
        self.close = close
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def slugs(self) -> tuple[str, ...]:
        """The slugs of all agreements, sorted."""
        return tuple(sorted(slug for (slug,) in self._execute("select slug from agreement", {})))

    def names(self) -> tuple[Agreement, ...]:
        """All agreements by slug without log, targets and figures: enough to know them by name."""
        return self.agreements(log=False, targets=False, figures=False)

    def called(self) -> Iterator[tuple[str, str, list[str]]]:
        """Of every agreement by slug: the slug, the name, the aliases; no values."""
        sql = "select slug, name, aliases from agreement order by slug"
        for slug, name, aliases in self._execute(sql, {}):
            yield str(slug), str(name), self._words(slug, aliases)

    def parties(self) -> frozenset[str]:
        """The codes of all that are parties to an agreement from its beginning."""
        rows = self._execute("select slug, parties from agreement", {})
        return frozenset(code for slug, cell in rows for code in self._words(slug, cell))

    def refs(self, start: str, tables: Iterable[str]) -> Iterator[str]:
        """The refs in these tables that begin so, each table's sorted, from the key alone."""
        for table in tables:
            # Not `like`: it knows two cases, and so cannot use the key.
            sql = f"select ref from {table} where ref >= :start and ref < :end order by ref"  # noqa: S608 - our own names
            named = {"start": start, "end": f"{start}\U0010ffff"}
            yield from (ref for (ref,) in self._execute(sql, named))

    def measures(self) -> Iterator[str]:
        """The measures of all figures."""
        sql = "select distinct measure from figure"
        return (str(measure) for (measure,) in self._execute(sql, {}))

    def agreements(
        self,
        slugs: Collection[str] | None = None,
        *,
        log: bool = True,
        targets: bool = True,
        figures: bool = True,
        details: Collection[str] = ("log", "targets", "figures"),
    ) -> tuple[Agreement, ...]:
        """The agreements of these slugs (None: all), by slug; a slug that is not there has none.

        What is not asked for is not read, and is empty in what is given. `details`: of which parts
        the places, notes, topics, sources and claims are read, too: most of it.
        """
        if slugs is not None and not slugs:
            return ()
        asked = {"log": log, "targets": targets, "figures": figures}
        below: dict[str, Mapping[str, tuple[Entry, ...]]] = {
            field: self._entries(table, cls, slugs, field in details)
            for table, field, cls in ENTRIES
            if asked[field]
        }
        rows = self._rows("agreement", columns(Agreement), slugs, "slug")
        made = [
            self._made(row[0], Agreement, row, **{f: e.get(row[0], ()) for f, e in below.items()})
            for row in rows
        ]
        return tuple(sorted(made, key=lambda agreement: agreement.slug))

    def counts(self) -> Counts:
        """How many agreements, events, targets, figures and changes are recorded."""
        tables = ("agreement", *(table for table, _, _ in ENTRIES), "change")
        counted = ", ".join(f"(select count(*) from {table})" for table in tables)  # noqa: S608 - our own names
        (row,) = self._execute(f"select {counted}", {})
        return Counts(*row)

    def engine(self) -> Engine:
        """What keeps the record, as it tells itself."""
        (row,) = self._execute(self._engine, {})
        return Engine(*row)

    def changes(self, since: int = 0) -> "tuple[Change, ...]":
        """The changes of the record, newest first; `since`: from the one of that id on."""
        return self._changes("id >= :since order by id desc", {"since": since})

    def changes_of(self, first: date, last: date) -> "tuple[Change, ...]":
        """The changes made from one day of UTC to another, both included, oldest first."""
        # A moment is text, as in `2026-11-24T09:30:00Z`: it stands behind that of its day alone.
        named = {"first": first.isoformat(), "last": f"{last.isoformat()}U"}
        return self._changes("at >= :first and at < :last order by id", named)

    def _changes(self, which: str, named: Mapping[str, object]) -> "tuple[Change, ...]":
        from fta_tracker.store.history import change

        sql = f"select id, at, who, command, entries, orders, undoes from change where {which}"  # noqa: S608 - our own words
        found = []
        for row in self._execute(sql, named):
            try:
                found.append(change(row))
            except _BROKEN as error:
                raise self._damaged(f"Change {row[0]}", error) from error
        return tuple(found)

    def undoings(self) -> tuple[tuple[int, int | None], ...]:
        """Of each change, newest first, its id and the id of the change that it takes back."""
        rows = self._execute("select id, undoes from change order by id desc", {})
        return tuple((number, undoes) for number, undoes in rows)

    def record(self, slugs: Collection[str] | None = None) -> dict[str, Agreement]:
        """The agreements of these slugs (None: all), whole, by slug."""
        return {agreement.slug: agreement for agreement in self.agreements(slugs)}

    def _entries(
        self, table: str, cls: type[Entry], slugs: Collection[str] | None, details: bool
    ) -> dict[str, tuple[Entry, ...]]:
        """The rows of a table below `agreement` as values, by slug, in their order."""
        names = columns(cls, details)
        rows = list(self._rows(table, (*names, "agreement"), slugs, "agreement"))
        try:
            made = values(cls, rows, details=details)
        except _BROKEN:  # by columns nobody knows which row it is
            ref = names.index("ref")
            made = [self._made(row[ref], cls, row[:-1], details=details) for row in rows]
        each = iter(made)
        sizes = Counter(row[-1] for row in rows)
        return {slug: tuple(islice(each, size)) for slug, size in sizes.items()}

    def _rows(
        self, table: str, names: Sequence[str], slugs: Collection[str] | None, key: str
    ) -> Iterator[Sequence[Any]]:
        """The rows of these agreements, or of all."""
        # Qualified: SQLite reads a quoted name that is no column as a text, but not `event."end"`.
        cells = ", ".join(f'{table}."{name}"' for name in names)
        sql = f"select {cells} from {table}"  # noqa: S608 - of names in our own source
        named = {} if slugs is None or len(slugs) > _MOST_NAMED else dict(_numbered(slugs))
        if named:
            sql += f" where {table}.{key} in ({', '.join(f':{name}' for name in named)})"
        if key != "slug":
            sql += f" order by {table}.{key}, {table}.position"
        at = names.index(key)
        wanted = None if slugs is None else frozenset(slugs)
        return (row for row in self._execute(sql, named) if wanted is None or row[at] in wanted)

    def _made(self, ref: str, cls: type[T], row: Sequence[Any], **more: Any) -> T:
        try:
            return value(cls, row, **more)
        except _BROKEN as error:
            raise self._damaged(ref, error) from error

    def _words(self, slug: str, cell: str) -> list[str]:
        try:
            return _words(cell)
        except _BROKEN as error:
            raise self._damaged(slug, error) from error

    def _damaged(self, what: str, error: Exception) -> DatabaseUnavailable:
        why = error.sentence if isinstance(error, FtaError) else "Its row cannot be read."
        return DatabaseUnavailable(
            f"{what} in {self._where} is damaged: {why}", "Restore the database from a backup."
        )


def _words(cell: str) -> list[str]:
    """A list of texts, as a cell holds it."""
    words = json.loads(cell)
    if type(words) is not list or not all(type(word) is str for word in words):
        raise Malformed(f"{quoted(cell)} is not a list of texts.")
    return words


def _numbered(slugs: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((f"s{n}", slug) for n, slug in enumerate(slugs))
