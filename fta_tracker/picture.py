"""Pictures as plain values, already worded: `render` draws them and knows nothing of agreements."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

#: The sign of a fact on which sources disagree; it is explained wherever it stands.
DISPUTED: Final = "≠"


class Cell(NamedTuple):
    """A piece of text and the sense of it, a word of the palette: a stage, an outcome, `quiet`.

    Where there is room for them: `more` to tell beneath it, and the numbers of the `sources` that
    it names at its end (`[1, 2]`). `key`: what it is sorted by, where that is not its text; "" is
    unknown.
    """

    text: str
    sense: str = ""
    key: str | int | None = None
    more: str = ""
    sources: tuple[int, ...] = ()


class Heading(NamedTuple):
    """The head of a column. Where the screen is narrow, the column of highest `drop` goes first.

    `drop` 0 never goes; `wrap`: its text may be folded into several lines. `name`: what the column
    holds, where that goes without saying on a terminal.
    """

    text: str
    right: bool = False
    drop: int = 0
    wrap: bool = False
    name: str = ""


class Board(NamedTuple):
    """Rows of cells under headings."""

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Span(NamedTuple):
    """A state of an agreement from a day until (not including) another: a bar of the chart.

    `text` says it in words, with dates as they are known: `negotiating since 2019-06`.
    """

    state: str
    start: date
    end: date
    text: str = ""


class Mark(NamedTuple):
    """A point of the chart: a milestone's letter, or a round's dot.

    `text` is what happened (`round 4`), `brief` the same where room is scarce (`4`), `date` when,
    as it is known.
    """

    sign: str
    day: date
    text: str = ""
    brief: str = ""
    date: str = ""


class Lane(NamedTuple):
    """One agreement's row in the chart. `zero`: the day that stands at 0 where lanes are aligned.

    `open`: what held last still holds, so that the lane is cut by the end of the chart's days.
    `name`: the agreement's, in full.
    """

    label: str
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    zero: date | None = None
    open: bool = False
    name: str = ""


class Reach(NamedTuple):
    """How far an aligned chart goes: its first and its last day, in days from 0 (first <= 0)."""

    first: int
    last: int


class Chart(NamedTuple):
    """Agreements over the years, from `since` to `until`; `day` is the day of the view.

    With a `reach` the lanes are aligned: each is shifted so that its `zero` stands at 0, the scale
    counts months from there, and `since` and `until` are the days between which anything is shown.
    """

    lanes: tuple[Lane, ...]
    since: date
    until: date
    day: date
    #: The words of the letters that stand in the lanes, in the order of a life: `L`, `launch`.
    letters: tuple[tuple[str, str], ...] = ()
    reach: Reach | None = None
    #: What the chart is of, for those who meet it by itself.
    heading: str = ""


class Entry(NamedTuple):
    """A line of a chronology. `weight`: milestone, round, act or minor; `status`: the event's.

    `disputes`: a line for each field on which sources disagree.
    """

    date: str
    label: str
    text: str
    weight: str
    status: str
    sense: str = ""
    disputes: tuple[str, ...] = ()


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


class Digest(NamedTuple):
    """Sections alone, of many agreements together."""

    sections: tuple[Section, ...]


class Item(NamedTuple):
    """A line of a brief: when, which agreement (its label, and its name in full), what, and more.

    `sources`: the title and the address of each.
    """

    date: str
    agreement: str
    name: str
    label: Cell
    text: str
    sources: tuple[tuple[str, str | None], ...] = ()


class Chapter(NamedTuple):
    """A part of a brief."""

    heading: str
    items: tuple[Item, ...]


#: What stands in the place of a brief's chapters where there is none.
UNEVENTFUL: Final = "Nothing to tell of these days."


class Brief(NamedTuple):
    """What there is to tell, chapter by chapter."""

    chapters: tuple[Chapter, ...]


class Deed(NamedTuple):
    """What a change did to one thing: a sign, the thing, and how it differs, part by part."""

    sign: str
    thing: str
    parts: tuple[str, ...]
    sense: str = ""


class Change(NamedTuple):
    """A change of the record: its number, when, by whom and by what command, and what it did.

    `undone`: by which change it was taken back, in words, if it was.
    """

    number: str
    when: str
    who: str
    command: str
    undone: str
    deeds: tuple[Deed, ...]


class History(NamedTuple):
    """Changes of the record, the latest first."""

    changes: tuple[Change, ...]


Picture = Board | Brief | Chart | Chronology | Digest | History | Pages
