"""`docs/gallery.md`: the record in each form in which it is passed on, made by the commands it shows.

`python -m tests.pictures --update` writes the page anew; `tests/test_pictures.py` holds it to the
program. A new form is a line in SECTIONS.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from openpyxl import load_workbook

from fta_tracker.context import shipped
from fta_tracker.exchange import read
from fta_tracker.phrases import counted
from fta_tracker.render.markdown import line, text
from fta_tracker.store.database import locate
from fta_tracker.store.writer import create
from tests.commands.desk import Desk
from tests.support import ROOT, TODAY

PAGE: Final = ROOT / "docs" / "gallery.md"
#: The files of what the page shows as pictures.
FOLDER: Final = ROOT / "docs" / "pictures"
#: What a browser shows of a page, which is not the program's own doing and is compared with nothing.
PICTURE: Final = FOLDER / "talks.png"
#: When the record of the page was taken in, as its calendars tell.
MOMENT: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

INTRO: Final = f"""# Gallery

What the terminal shows, in the forms in which people pass it on: each made by the command above it, from the record that ships
with the program, on {TODAY}. Made by `python -m tests.pictures --update`, and held to the program by `tests/test_pictures.py`.
"""


class Section(NamedTuple):
    """A form: what it is for, the words after `fta` that make it, and how the page shows it."""

    heading: str
    said: str
    command: str
    shown: Callable[[Desk, Sequence[str]], str]


def _said(desk: Desk, args: Sequence[str]) -> str:
    """What a command answers."""
    done = desk.quick(*args, FTA_TODAY=TODAY)
    assert (done.code, done.err) == (0, "")
    return done.out


def _rendered(desk: Desk, args: Sequence[str]) -> str:
    """Markdown as it stands in a page: what it looks like is what it is."""
    return "".join(f"> {each}".rstrip() + "\n" for each in _said(desk, args).splitlines())


def _verbatim(desk: Desk, args: Sequence[str]) -> str:
    return f"```text\n{_said(desk, args)}```\n"


def _sheets(desk: Desk, args: Sequence[str]) -> str:
    """The sheets of a spreadsheet, and the first cells of one, as a table."""
    assert desk.quick(*args, FTA_TODAY=TODAY).code == 0
    book = load_workbook(desk.folder / args[-1])
    told = [f"{sheet.title} ({counted(sheet.max_row - 1, 'row')})" for sheet in book]
    rows = book["events"].iter_rows(max_row=6, max_col=8, values_only=True)
    heading, *cells = [[_cell(value) for value in row] for row in rows]
    table = line(heading) + line(["---"] * len(heading)) + "".join(map(line, cells))
    return f"Sheets: {', '.join(told)}. The first cells of `events`:\n\n{table}"


def _cell(value: object) -> str:
    """A cell as an office shows it: its dates stand in a format of their own."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else text(str(value))


def _page(desk: Desk, args: Sequence[str]) -> str:
    """A page, as a browser shows it: `python -m tests.browser.picture` makes that picture."""
    assert desk.quick(*args, FTA_TODAY=TODAY).code == 0
    assert (desk.folder / args[-1]).read_text("utf-8").startswith("<!doctype html>")
    return f"![The page in a browser](pictures/{PICTURE.name})\n"


def _drawing(seen: str) -> Callable[[Desk, Sequence[str]], str]:
    """A drawing in a file; `seen` is said of it to those who do not see it."""

    def show(desk: Desk, args: Sequence[str]) -> str:
        assert desk.quick(*args, FTA_TODAY=TODAY).code == 0
        return f"![{seen}](pictures/{args[-1]})\n"

    return show


SECTIONS: Final = (
    Section(
        "Page",
        "One file to send or to print: the board, the timeline, and all of each agreement with its sources. Its tables can\n"
        "be sorted, `/` searches it, and it asks for nothing from elsewhere.",
        "export -f talks.html",
        _page,
    ),
    Section(
        "Drawing",
        "A vector drawing for a page, a document or a slide. A bar is a stage, the darker the further along; a dot is a\n"
        "round, a pole a milestone. In a browser the pointer tells more of each, and a dark screen gets a dark drawing.",
        "timeline --as-of 2026-11-01 -f timeline.svg",
        _drawing(
            "Ten agreements from 1999 to 2026, each a bar from its proposal to its entry into force"
        ),
    ),
    Section(
        "Drawing of one agreement",
        "Milestones have their dates, as precise as their sources, and rounds their numbers; a silence tells its length.",
        "timeline malaysia -f malaysia.svg",
        _drawing(
            "Talks with Malaysia: launched in 2019, silent for over four years, concluded in 2025"
        ),
    ),
    Section(
        "Drawing of who was fast and who stalled",
        "Months from the launch of each, the soonest in force first. A bar that ends in a point goes on; a red line is\n"
        "the day of the drawing.",
        "timeline --align launch -f aligned.svg",
        _drawing(
            "Nine agreements side by side from their launch, Singapore in force after two years"
        ),
    ),
    Section(
        "Drawing with names of another language",
        "Where the record has them; and of the years that matter.",
        "timeline --names ko --since 2018 -f korean.svg",
        _drawing("The agreements since 2018 with their Korean names"),
    ),
    Section(
        "Markdown",
        "The brief of one agreement, for an issue, a wiki or a mail. Every report has `-o md`, too.",
        "export -o md singapore-upgrade",
        _rendered,
    ),
    Section(
        "Calendar",
        "Whole days under names that last, for any calendar program. `fta upcoming -o ics` has what is ahead.",
        "events cambodia --kind signing --kind entry-into-force -o ics",
        _verbatim,
    ),
    Section(
        "Spreadsheet",
        "A sheet for each kind of thing: dates that are dates, numbers that are numbers, and no formula.",
        "export cambodia -f talks.xlsx",
        _sheets,
    ),
)


@contextmanager
def desk() -> Iterator[Desk]:
    """A desk with the shipped record, taken in at the page's moment; it is the folder to work in."""
    before = Path.cwd()
    with TemporaryDirectory() as place:
        made = Desk(Path(place))
        record = read(shipped().read_bytes(), "the shipped record", "yaml")
        create(locate(str(made.db), {}), record, command="fta init", now=MOMENT, who="desk")
        os.chdir(place)
        try:
            yield made
        finally:
            os.chdir(before)


def shown(section: Section, at: Desk) -> str:
    """A section as the page has it."""
    picture = section.shown(at, section.command.split())
    command = f"```sh\nfta {section.command}\n```"
    return f"\n## {section.heading}\n\n{section.said}\n\n{command}\n\n{picture}"


def page(at: Desk) -> str:
    """The whole page, as the program is now."""
    return INTRO + "".join(shown(section, at) for section in SECTIONS)


def drawings(at: Desk) -> dict[str, str]:
    """What stands in the files of drawings that sections have made on a desk, by name."""
    return {file.name: file.read_text("utf-8") for file in at.folder.glob("*.svg")}


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit("usage: python -m tests.pictures --update")
    FOLDER.mkdir(exist_ok=True)
    with desk() as the_desk:
        PAGE.write_text(page(the_desk), encoding="utf-8")
        for name, drawing in drawings(the_desk).items():
            (FOLDER / name).write_text(drawing, encoding="utf-8")
