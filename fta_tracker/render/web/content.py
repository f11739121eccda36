"""What stands on the page: a document's pictures and rows, put together for the templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeAlias, cast
from xml.etree.ElementTree import tostring

from markupsafe import Markup

from fta_tracker.picture import Board, Cell, Chronology, Entry, Gap, Page, Pages, Section, Step
from fta_tracker.render.vector import drawing
from fta_tracker.report import Document, Report

#: Sections that stand behind the chronology: what is said about the facts.
_BEHIND: Final = ("Disputed", "Note")
#: An entry names so many parties itself; of more it says how many.
_NAMED: Final = 3

#: The numbers of an agreement's sources, by title and address.
Numbers: TypeAlias = Mapping[tuple[str, str | None], int]


class Name(NamedTuple):
    """A name, and the language it is in, if that is known."""

    text: str
    language: str = ""


class Event(NamedTuple):
    """A line of the chronology with all that is recorded of it; `anchor` is its ref."""

    entry: Entry
    anchor: str
    sources: tuple[int, ...]
    details: tuple[tuple[str, str], ...]


class Talk(NamedTuple):
    """All of one agreement; `lines` are its chronology."""

    slug: str
    title: str
    kind: str
    names: tuple[Name, ...]
    parties: tuple[str, ...]
    standing: Cell
    steps: tuple[Step, ...]
    chart: Markup
    before: tuple[Section, ...]
    lines: tuple[Event | Gap, ...]
    behind: tuple[Section, ...]
    sources: tuple[tuple[str, str | None], ...]


class Sheet(NamedTuple):
    """The whole page. `entries`: slug and title of every talk; `alone`: there is only one."""

    title: str
    note: str
    board: Board
    footer: tuple[str, ...]
    chart: Markup
    entries: Mapping[str, str]
    unlisted: tuple[tuple[str, str], ...]
    talks: Iterator[Talk]
    alone: bool


def sheet(document: Document) -> Sheet:
    """The page of a document; its talks are put together one by one, as they are asked for."""
    pages = cast(Pages, document.pages.picture()).pages
    board = cast(Board, document.board.picture())
    entries = {page.slug: page.title for page in pages}
    listed = {row[0].text for row in board.rows}
    alone = len(pages) == 1
    return Sheet(
        title=document.title,
        note=document.note,
        board=board,
        footer=document.board.footer(),
        chart=Markup() if alone else _chart(document.chart, "Timeline", "chart."),
        entries=entries,
        unlisted=tuple(each for each in entries.items() if each[0] not in listed),
        talks=_talks(document, pages),
        alone=alone,
    )


def _chart(report: Report, title: str, name: str) -> Markup:
    """The chart of a report as a drawing for the page; nothing, if there is nothing to draw."""
    chart = report.chart()
    if not (chart and chart.lanes):
        return Markup()
    drawn = drawing(chart, title=title, name=name, bare=True)
    return Markup(tostring(drawn, "unicode"))  # noqa: S704 (it escapes its texts)


def _talks(document: Document, pages: Sequence[Page]) -> Iterator[Talk]:
    named = _sources(document)
    for page, row, told in zip(pages, document.pages.rows, document.chronologies, strict=True):
        sources = tuple(dict.fromkeys((*page.sources, *named.get(page.slug, ()))))
        numbers = {source: number for number, source in enumerate(sources, 1)}
        chronology = cast(Chronology, told.picture())
        yield Talk(
            slug=page.slug,
            title=page.title,
            kind=str(row["kind"]).upper(),
            names=tuple(_names(page.title, row)),
            parties=cast("tuple[str, ...]", row["parties"]),
            standing=page.standing,
            steps=page.steps,
            chart=_chart(told, page.title, f"{page.slug}/chart."),
            before=tuple(each for each in page.sections if each.heading not in _BEHIND),
            lines=tuple(_lines(chronology, told.rows, numbers)),
            behind=tuple(each for each in page.sections if each.heading in _BEHIND),
            sources=sources,
        )


def _sources(document: Document) -> Mapping[str, list[tuple[str, str | None]]]:
    """Every source of the record, by the agreement that it is named for."""
    found: dict[str, list[tuple[str, str | None]]] = {}
    for row in cast("Sequence[Any]", dict(document.tables)["sources"].rows):
        found.setdefault(row["agreement"], []).append((row["title"], row["url"]))
    return found


def _names(title: str, row: Mapping[str, Any]) -> Iterator[Name]:
    """The other names of an agreement, first those whose language is known."""
    for language, text in row["names"].items():
        if text != title:
            yield Name(text, language)
    yield from map(Name, row["aliases"])


def _lines(
    chronology: Chronology, rows: Sequence[Mapping[str, Any]], numbers: Numbers
) -> Iterator[Event | Gap]:
    """The lines of a chronology, each entry with the row of its event, which are as many."""
    following = iter(rows)
    for line in chronology.lines:
        if isinstance(line, Gap):
            yield line
        else:
            row = next(following)
            named = tuple(numbers[source.title, source.url] for source in row["sources"])
            yield Event(line, row["ref"], named, tuple(_details(row)))


def _details(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What a line of a terminal has no room for, each with what it is."""
    if len(row["by"]) > _NAMED:
        yield "By", ", ".join(row["by"])
    if row["topics"]:
        yield "Topics", ", ".join(row["topics"])
    if row["note"]:
        yield "Note", row["note"]
