"""Pictures as Markdown that GitHub reads: headings, tables, lists; and text in it that stays text.

Each function writes a piece that ends with a line break, and leaves no empty line behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, TextIO

from fta_tracker.picture import (
    UNEVENTFUL,
    Board,
    Brief,
    Change,
    Chart,
    Chronology,
    Deed,
    Digest,
    Entry,
    Gap,
    History,
    Item,
    Page,
    Pages,
)
from fta_tracker.render import Sheet
from fta_tracker.render.sanitise import clean, cleaned

# What Markdown would read as its own. An underscore inside a word is none: `last_event`.
_MARKUP: Final = re.compile(r"[\\`*<|~\[&$]|(?<![^\W_])_|_(?![^\W_])")
# What would make something else of a line that begins so.
_BEGINNING: Final = re.compile(r"^(\d{0,9})(?=[#>+=.)-])")

# In an address: what would end it, and what would stand for a character.
_ENDING: Final = re.compile(r"[<>\\]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")

#: A chart is drawn as wide as this, wherever it goes.
_CHART: Final = Sheet(width=80)


# --------------------------------------------------------------------------------- words and lines


def text(words: str) -> str:
    """The text as it is, whatever Markdown makes of its characters; a line break is `<br>`."""
    parts = words.replace("\r\n", "\n").split("\n")
    return "<br>".join(_MARKUP.sub(r"\\\g<0>", clean(part)) for part in parts)


def paragraph(words: str) -> str:
    """The text as a paragraph of its own, which begins no list, heading or quotation."""
    return _BEGINNING.sub(r"\1\\", text(words).strip(" ")) + "\n"


def heading(level: int, words: str) -> str:
    """The text as a heading; hashes at its end would be taken for the heading's own."""
    line = text(words)
    return f"{'#' * level} {re.sub('#(?=#*$)', chr(92) + '#', line)}\n"


def link(title: str, url: str | None) -> str:
    """The title as a link, in whose address nothing ends it or is read as an entity."""
    if not url:
        return text(title)
    shown = text(title).replace("]", r"\]")
    bare = _ENTITY.sub("&amp;", _ENDING.sub(lambda found: f"%{ord(found[0]):02X}", clean(url)))
    return f"[{shown}]({f'<{bare}>' if '(' in bare or ')' in bare else bare})"


def line(cells: Iterable[str]) -> str:
    """A line of a table, of cells that are Markdown."""
    return f"| {' | '.join(cells)} |\n"


def _code(words: str) -> str:
    """The text as code, in which nothing is read as anything."""
    marks = _fence(words, 1)
    blank = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{marks}{blank}{clean(words)}{blank}{marks}"


def _fence(words: str, least: int) -> str:
    """More backticks than stand together in the text."""
    return "`" * max(least, *(len(run) + 1 for run in ["", *re.findall("`+", words)]))


# ------------------------------------------------------------------------------------ the pictures


def board(held: Board, out: TextIO) -> None:
    """Write a table; GitHub's must have a line of headings, be they empty."""
    out.write(line(text(its.text) for its in held.headings))
    out.write(line("---:" if its.right else "---" for its in held.headings))
    out.writelines(line(text(cell.text) for cell in row) for row in held.rows)


def _digest(digest: Digest, out: TextIO, level: int) -> None:
    shown = [section for section in digest.sections if section.board.rows]
    for number, section in enumerate(shown):
        out.write("\n" if number else "")
        out.write(f"{heading(level, section.heading)}\n")
        board(section.board, out)


def _brief(brief: Brief, out: TextIO, level: int) -> None:
    """Lists, not tables: a mail is read by people whose programs may not draw Markdown."""
    for number, chapter in enumerate(brief.chapters):
        out.write("\n" if number else "")
        out.write(f"{heading(level, chapter.heading)}\n")
        out.writelines(f"- {_item(item)}\n" for item in chapter.items)
    if not brief.chapters:
        out.write(f"{UNEVENTFUL}\n")


def _item(item: Item) -> str:
    """`**Korea–Cambodia FTA**, 2020-07-30: round 1. More of it. (A source, another)`."""
    told = f"**{text(item.name)}**, {text(item.date)}: {text(item.label.text)}"
    if item.text:
        told += f" – {text(item.text)}"
    links = [link(title, url) for title, url in item.sources]
    return f"{told} ({', '.join(links)})" if links else told


def _chronology(chronology: Chronology, out: TextIO, level: int) -> None:
    out.write(f"{heading(level, chronology.heading)}\n")
    events(chronology, out)


def events(chronology: Chronology, out: TextIO) -> None:
    """Write a table of what happened, without its heading; the silences are lines of their own."""
    out.write(line(("date", "what", "")) + line(["---"] * 3))
    for each in chronology.lines:
        if isinstance(each, Gap):
            out.write(line(("", "", f"*{text(each.text)}*")))
        else:
            label = text(each.label)
            told = "<br>".join(text(words) for words in (each.text, *each.disputes) if words)
            out.write(line((text(each.date), f"**{label}**" if _weighs(each) else label, told)))


def _weighs(entry: Entry) -> bool:
    return entry.weight == "milestone" and entry.status == "held"


def _pages(pages: Pages, out: TextIO, level: int) -> None:
    for number, each in enumerate(pages.pages):
        out.write("\n" if number else "")
        out.write(f"{heading(level, f'{each.title} ({each.slug})')}\n")
        page(each, out, level + 1)


def page(held: Page, out: TextIO, level: int, chronology: Chronology | None = None) -> None:
    """Write a page beneath its heading; the chronology, if any, stands before the sources."""
    out.write(f"{paragraph(held.names)}\n{paragraph(held.standing.text)}")
    if held.steps:
        out.write("\n" + line(("stage", "since", "lasted")) + line(["---"] * 3))
        for step in held.steps:
            stage = text(step.stage.replace("-", " "))
            cells = (f"**{stage}**" if step.reached else stage, text(step.since), text(step.lasted))
            out.write(line(cells))
    for section in held.sections:
        out.write(f"\n{heading(level, section.heading)}\n")
        board(section.board, out)
    if chronology and chronology.lines:
        out.write(f"\n{heading(level, 'Chronology')}\n")
        events(chronology, out)
    if held.sources:
        out.write(f"\n{heading(level, 'Sources')}\n")
        out.writelines(
            f"{number}. {link(title, url)}\n" for number, (title, url) in enumerate(held.sources, 1)
        )


def chart(held: Chart, out: TextIO, _level: int = 0) -> None:
    """Write the chart as a terminal shows it, without colour, in a block of code."""
    from fta_tracker.render.chart import draw

    drawn = [each.plain.rstrip() for each in draw(cleaned(held), _CHART)]
    marks = _fence("\n".join(drawn), 3)
    out.write("\n".join((f"{marks}text", *drawn, f"{marks}\n")))


def _history(history: History, out: TextIO, level: int) -> None:
    for number, change in enumerate(history.changes):
        out.write("\n" if number else "")
        _change(change, out, level)
    if not history.changes:
        out.write("Nothing to show.\n")


def _change(change: Change, out: TextIO, level: int) -> None:
    about = " · ".join(filter(None, (change.when, change.who, change.undone)))
    out.write(f"{heading(level, f'{change.number}: {about}')}\n{_code(change.command)}\n")
    if change.deeds:
        out.write("\n")
    out.writelines(f"- {_deed(deed)}\n" for deed in change.deeds)


def _deed(deed: Deed) -> str:
    told = f": {' · '.join(map(text, deed.parts))}" if deed.parts else ""
    return f"**{text(deed.sign)}** {text(deed.thing)}{told}"


#: How each picture is written: to what, and the level of its headings.
PICTURES: Final[dict[type, Callable[[Any, TextIO, int], None]]] = {
    Board: lambda held, out, _: board(held, out),
    Brief: _brief,
    Chart: chart,
    Chronology: _chronology,
    Digest: _digest,
    History: _history,
    Pages: _pages,
}
