"""`fta import`: a record, or rows of events, taken in from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fta_tracker import completion, fields
from fta_tracker.context import Context
from fta_tracker.dates import Moment
from fta_tracker.errors import MOST_PROBLEMS, NotFound
from fta_tracker.exchange import FORMATS, ROW_FORMATS, RowFile, read, source_format
from fta_tracker.exchange.rows import Row, failure, rows_and_problems
from fta_tracker.exchange.tables import Problem
from fta_tracker.model import Agreement
from fta_tracker.names import resolve_exactly
from fta_tracker.options import Write, parser, writes
from fta_tracker.recording.changes import Edited, Written, things
from fta_tracker.recording.merging import ever_said, kept, merge_rows
from fta_tracker.recording.news import merged
from fta_tracker.views.recorded import taken_in

if TYPE_CHECKING:
    from fta_tracker.store.reader import Reader
    from fta_tracker.store.writer import Edit

#: The row of a table that names its columns.
_HEADER = 1
#: Bytes of a file for which nobody waits long.
_LARGE = 1_000_000
_FORMATS = tuple(dict.fromkeys((*FORMATS, *ROW_FORMATS)))


@writes
def run(
    context: Context,
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file; - for standard input.")],
    format: Annotated[
        Any,
        typer.Option(
            parser=parser(fields.one_of("a format to take in", _FORMATS)),
            metavar="|".join(_FORMATS),
            help="The format, where neither the name of the file nor its text tells.",
            autocompletion=completion.one_of(_FORMATS),
        ),
    ] = None,
    merge: Annotated[
        bool, typer.Option("--merge", help="Add and update by ref, and remove nothing.")
    ] = False,
) -> Write:
    """Take in a record, or rows of events: all of it or nothing, and one undo takes it back.

    Of a record (YAML, JSON), each agreement replaces the one of its slug; others stay as they are.
    With --merge it is taken in beside one's own entries, and what was edited or removed here since
    it was taken in stays so.
    Rows (CSV, TSV, JSON Lines, a JSON array) have the columns of `fta events`, of which agreement,
    kind and date are needed: a row with a ref updates that event (an empty cell clears its field),
    any other is new unless the record says the same already.

    \b
    fta import negotiations.yaml --dry-run
    fta import rounds.csv
    fta events malaysia -o csv | sed s/announced/held/ | fta import -
    ssh desk fta export | fta import - --merge
    """
    text = context.contents(file)
    found = source_format(file, text, format)
    if isinstance(found, RowFile):
        rows, problems = rows_and_problems(text, found.format)
        if any(number <= _HEADER for number, _, _ in problems) and found.format in ("csv", "tsv"):
            raise failure(file, problems)  # beneath it no row means what it says
        return _write(_rows(context, file, rows, problems), file, len(rows), own=[])
    large = len(text) > _LARGE
    with context.waiting(large) as told:
        taken = {a.slug: a for a in read(text, file, found.format, told)}
    count = sum(len(things(agreement)) for agreement in taken.values())
    own: list[str] = []
    return _write(_record(taken, merge, own), file, count, own)._replace(large=large)


def _write(edit: Edit, file: str, count: int, own: list[str]) -> Write:
    def tell(written: Written, when: Moment, dry_run: bool) -> tuple[str, ...]:
        difference = written.difference
        same = count - len(difference.added) - len(difference.changed) - len(own)
        return taken_in(written, file, same, own, when, dry_run)

    return Write(edit, tell)


def _record(taken: Mapping[str, Agreement], merge: bool, own: list[str]) -> Edit:
    """An edit that takes agreements in, or merges them; what stays as it is goes to `own`."""

    def edit(reader: Reader) -> Edited:
        before = reader.record(list(taken))
        if not merge:
            return Edited(before, taken)
        ever = ever_said(reader.changes())
        own.clear()  # on a server, an edit may be asked more than once
        for slug, theirs in taken.items():
            own.extend(kept(before.get(slug), theirs, ever))
        return Edited(before, merged(taken.values(), before, ever))

    return edit


def _slugs(
    rows: tuple[Row, ...], known: Sequence[Agreement]
) -> tuple[dict[str, str], list[Problem]]:
    """The slug that each agreement of the rows means, and the rows that mean none."""
    slugs: dict[str, str] = {}
    problems: list[Problem] = []
    for row in rows:
        try:
            slugs[row.agreement] = slugs.get(row.agreement) or resolve_exactly(row.agreement, known)
        except NotFound as error:
            problems.append((row.number, "agreement", error))
            if len(problems) == MOST_PROBLEMS:
                break
    return slugs, problems


def _rows(
    context: Context,
    file: str,
    rows: tuple[Row, ...],
    unread: Sequence[Problem],
) -> Edit:
    def edit(reader: Reader) -> Edited:
        known = reader.names()
        slugs, problems = _slugs(rows, known)
        problems = [*unread, *problems]
        before = reader.record(sorted({*slugs.values()}))
        after = {}
        for slug, agreement in before.items():
            own = [(row.number, row.held) for row in rows if slugs.get(row.agreement) == slug]
            after[slug], troubles = merge_rows(agreement, own, context.today)
            problems += [(number, error.field or "", error) for number, error in troubles]
        if problems:
            raise failure(file, problems)
        return Edited(before, after)

    return edit
