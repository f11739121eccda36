"""What a command answers: rows for every format, and at most one picture for the eye.

A picture is plain values, already worded; `render` draws it and knows nothing of agreements. They
are named tuples: making twelve dataclasses would cost each start a tenth of its time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from fta_tracker.errors import Malformed


class Cell(NamedTuple):
    """A piece of text and the sense of it, a word of the palette: a stage, an outcome, `quiet`."""

    text: str
    sense: str = ""


class Heading(NamedTuple):
    """The head of a column. Where the screen is narrow, the column of highest `drop` goes first.

    `drop` 0 never goes; `wrap`: its text may be folded into several lines.
    """

    text: str
    right: bool = False
    drop: int = 0
    wrap: bool = False


class Board(NamedTuple):
    """Rows of cells under headings."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Span(NamedTuple):
    """A state of an agreement from a day until (not including) another: a bar of the chart."""

    state: str
    start: date
    end: date


class Mark(NamedTuple):
    """A point of the chart: a milestone's letter, or a round's dot."""

    sign: str
    day: date


class Lane(NamedTuple):
    """One agreement's row in the chart."""

    label: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]


class Chart(NamedTuple):
    """Agreements over the years, from `since` to `until`; `day` is the day of the view."""

    lanes: tuple[Lane, ...]
    since: date
    until: date
    day: date
    #: The words of the letters that stand in the lanes, in the order of a life: `L`, `launch`.
    letters: tuple[tuple[str, str], ...] = ()


class Entry(NamedTuple):
    """A line of a chronology. `weight`: milestone, round, act or minor; `status`: the event's."""

    date: str
    label: str
    text: str
    weight: str
    status: str
    sense: str = ""


class Gap(NamedTuple):
    """A silence worth seeing, in words."""

    text: str


class Chronology(NamedTuple):
    """What happened, line by line, with the gaps between."""

    heading: str
    lines: tuple[Entry | Gap, ...]


class Step(NamedTuple):
    """A rung of the ladder on a page: its name, since when, and how long it lasted (in words)."""

    stage: str
    since: str
    lasted: str
    reached: bool


class Section(NamedTuple):
    """A part of a page: a heading in the margin, and a board beside it."""

    heading: str
    board: Board


class Page(NamedTuple):
    """All of one agreement on a sheet."""

    title: str
    slug: str
    names: str
    standing: Cell
    steps: tuple[Step, ...]
    sections: tuple[Section, ...]
    sources: tuple[tuple[str, str | None], ...] = ()


class Pages(NamedTuple):
    """Several pages, one after another."""

    pages: tuple[Page, ...]


Picture = Board | Chart | Chronology | Pages


class Report(NamedTuple):
    """The answer of a command.

    `rows` have every key of `fields`, in that order; their values are those of the model, dates and
    numbers as written. `columns` are the fields of flat formats (all, where None); `single`: JSON
    shows the one row as an object. `title` and `footer` are for the eye only.
    """

    title: str
    fields: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
    columns: tuple[str, ...] | None = None
    single: bool = False
    footer: tuple[str, ...] = ()
    picture: Picture | None = None

    def only(self, names: Sequence[str]) -> Report:
        """The report with these fields alone, in this order, and no picture; else Malformed."""
        for name in names:
            if name not in self.fields:
                raise Malformed(
                    f"There is no field {name!r} here.",
                    f"The fields are: {', '.join(self.fields)}.",
                )
        rows = [{name: row[name] for name in names} for row in self.rows]
        return self._replace(fields=tuple(names), rows=rows, columns=None, picture=None)
