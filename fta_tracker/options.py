"""The options that commands share, each written once, and what a reading or writing command is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from fta_tracker import completion, fields, lifecycle, outputs
from fta_tracker.context import Context, system
from fta_tracker.dates import PartialDate
from fta_tracker.errors import Malformed
from fta_tracker.model import Source
from fta_tracker.outputs import AsJson, File
from fta_tracker.render import FORMATS
from fta_tracker.report import Report
from fta_tracker.signature import Command, command
from fta_tracker.view import view_of

if TYPE_CHECKING:
    from fta_tracker.recorder import Telling
    from fta_tracker.store.writer import Edit


def parser(form: Callable[[str], Any]) -> Callable[[str], Any]:
    """The form as the parser of an option: what is malformed is a usage error that says why."""

    def parse(written: str) -> Any:
        try:
            return form(written)
        except Malformed as error:
            said = f"{error.sentence} {error.hint}" if error.hint else error.sentence
            raise typer.BadParameter(said) from None

    return parse


def _date(written: str) -> PartialDate:
    return system().date(written)


day = parser(_date)
text = parser(fields.text)


def _source(written: str) -> Source:
    # A read takes no sources, and shall not pay for reading files.
    from fta_tracker.exchange.cells import source

    return source(written)


source = parser(_source)

Day = PartialDate | None
Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[NAME]...",
        help="Slug, alias, partner's code, or a start of one.",
        autocompletion=completion.names,
    ),
]
Parties = Annotated[
    list[str] | None,
    typer.Option(
        "--party",
        parser=parser(lambda code: fields.country(code.upper())),
        metavar="CODE",
        help="Only agreements of this country; repeated: of all of them.",
        autocompletion=completion.parties,
    ),
]
Since = Annotated[Day, typer.Option(parser=day, metavar="DATE", help="From this date on.")]
Until = Annotated[Day, typer.Option(parser=day, metavar="DATE", help="Up to this date.")]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        parser=parser(fields.event_kind),
        metavar="KIND",
        help="Only events of this kind; may be repeated.",
        autocompletion=completion.kinds,
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option(
        "--status",
        parser=parser(fields.one_of("a status", lifecycle.STATUSES)),
        metavar="|".join(lifecycle.STATUSES),
        help="Only events of this status; may be repeated.",
        autocompletion=completion.one_of(lifecycle.STATUSES),
    ),
]
StaleAfter = Annotated[
    int, typer.Option(min=1, max=1200, metavar="MONTHS", help="Silence that counts as dormant.")
]
Database = Annotated[
    str | None,
    typer.Option("--db", metavar="PATH|URL", help="The database, in place of FTA_DB's."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No talk on stderr, only errors.")]
_STORED = "Print what is stored, or the change, as JSON."
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Only say what would change.")]

AsOf = Annotated[
    Day, typer.Option(parser=day, metavar="DATE", help="As it was known at the end of that day.")
]


def _output(formats: tuple[str, ...]) -> Any:
    told = outputs.option("a format", formats, "table on a terminal and tsv elsewhere")
    return Annotated[str | None, told]


_READING: Mapping[str, tuple[Any, Any]] = {
    "output": (_output(FORMATS), None),
    "as_json": (AsJson, False),
    "file": (File, None),
    "only": (
        Annotated[str | None, typer.Option("--fields", metavar="A,B", help="Only these fields.")],
        None,
    ),
    "no_header": (
        Annotated[bool, typer.Option("--no-header", help="No header line in tsv and csv.")],
        False,
    ),
    "exit_code": (
        Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if there is nothing.")],
        False,
    ),
    "as_of": (AsOf, None),
    "db": (Database, None),
    "quiet": (Quiet, False),
}
_WRITING: Mapping[str, tuple[Any, Any]] = {
    "dry_run": (DryRun, False),
    "as_json": (Annotated[bool, typer.Option("--json", help=_STORED)], False),
    "db": (Database, None),
    "quiet": (Quiet, False),
}
_TENDING: Mapping[str, tuple[Any, Any]] = {"db": (Database, None), "quiet": (Quiet, False)}


def reads(ask: Callable[..., Report]) -> Command:
    """A command that answers with a Report: `ask` takes a View and options of its own.

    The options that all reading commands have are added behind its own, and the report is shown.
    """
    return _reads(ask, _READING)


def reads_also(*formats: str) -> Callable[[Callable[..., Report]], Command]:
    """As `reads`, of a command whose reports can be these special formats too."""

    def made(ask: Callable[..., Report]) -> Command:
        return _reads(ask, _READING, formats)

    return made


def describes(ask: Callable[..., Report]) -> Command:
    """A command that reads, but not the record of a day: all the same without `--as-of`."""
    return _reads(ask, {name: _READING[name] for name in _READING if name != "as_of"})


def examines(ask: Callable[..., Report]) -> Command:
    """A command that reads, and whose exit code is the answer of its report: no `--exit-code`."""
    return _reads(ask, {name: _READING[name] for name in _READING if name != "exit_code"})


def _reads(
    ask: Callable[..., Report], shared: Mapping[str, tuple[Any, Any]], more: tuple[str, ...] = ()
) -> Command:
    formats = FORMATS
    if more:
        formats = tuple(sorted((*FORMATS, *more)))
        shared = {**shared, "output": (_output(formats), None)}

    def answer(values: dict[str, Any]) -> None:
        asked = {name: values.pop(name, None) for name in _READING}
        output, as_json, file, only, no_header, exit_code, as_of, db, quiet = asked.values()
        output = outputs.chosen(output, as_json, file, formats, "tsv")
        context = system(db, quiet, file)
        report = ask(view_of(context, as_of), **values)
        if only is not None:
            report = report.only([name.strip() for name in only.split(",")])
        context.show(report, output, header=not no_header)
        if report.fails or (exit_code and not report.rows):
            raise typer.Exit(1)

    return command(ask, answer, shared)


class Write(NamedTuple):
    """What a writing command asks for: a pure edit of the record, and how to word what it did.

    `large`: it takes so long that who waits for it wants to see that.
    """

    edit: Edit
    tell: Telling | None = None
    large: bool = False


def writes(record: Callable[..., Write]) -> Command:
    """A command that changes the record: from a Context and options of its own to a Write.

    The options that all writing commands have are added behind its own, and the write is carried
    out: one transaction, then what is said of it.
    """
    return _writes(record, {}, lambda context, _, values: record(context, **values))


def records(options: Mapping[str, tuple[Any, Any]]) -> Callable[[Callable[..., Write]], Command]:
    """As `writes`, with these options before the shared ones.

    The command takes a Context, a dict of what was given by these options, and its own.
    """

    def made(record: Callable[..., Write]) -> Command:
        return _writes(record, options, lambda c, given, values: record(c, given, **values))

    return made


def _writes(
    record: Callable[..., Write],
    options: Mapping[str, tuple[Any, Any]],
    ask: Callable[[Context, dict[str, Any], dict[str, Any]], Write],
) -> Command:
    def answer(values: dict[str, Any]) -> None:
        from fta_tracker.recorder import carry_out

        shared = {name: values.pop(name) for name in _WRITING}
        given = {name: values.pop(name) for name in options}
        context = system(shared["db"], shared["quiet"])
        edit, tell, large = ask(context, given, values)
        carry_out(
            context,
            edit,
            tell,
            dry_run=shared["dry_run"],
            as_json=shared["as_json"],
            large=large,
        )

    return command(record, answer, {**options, **_WRITING}, own_from=2 if options else 1)


def with_database(do: Callable[..., None]) -> Command:
    """A command that takes a Context and options of its own, and does as it likes."""
    return command(do, _with_context(do), _TENDING)


def _with_context(do: Callable[..., None]) -> Callable[[dict[str, Any]], None]:
    def answer(values: dict[str, Any]) -> None:
        do(system(values.pop("db"), values.pop("quiet")), **values)

    return answer
