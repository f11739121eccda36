"""Markdown as GitHub reads it, for reports and issues: a heading, a table, the footer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from fta_tracker.picture import UNEVENTFUL, Board, Brief, Digest, Item
from fta_tracker.render import Sheet
from fta_tracker.render.cells import columns, lines
from fta_tracker.render.sanitise import clean
from fta_tracker.report import Report

# What Markdown would read as its own. An underscore inside a word is none: `last_event`.
_MARKUP = re.compile(r"[\\`*<|~\[&]|(?<!\w)_|_(?!\w)")

# In an address: what would end it, and what would stand for a character.
_ENDING = re.compile(r"[<>\\]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def write(report: Report, out: TextIO, sheet: Sheet) -> None:
    """Write a picture's board, a digest's boards, or else the rows, as tables.

    A table of GitHub's must have a heading line: without `header` only the title is left out.
    """
    if sheet.header and report.title:
        out.write(f"## {_text(report.title)}\n\n")
    picture = report.picture()
    if isinstance(picture, Board):
        _write_board(picture, out)
    elif isinstance(picture, Digest):
        _write_digest(picture, out)
    elif isinstance(picture, Brief):
        _write_brief(picture, out)
    else:
        shown = columns(report)
        out.write(_line(map(_text, shown)) + _line(["---"] * len(shown)))
        out.writelines(_line(map(_text, cells)) for cells in lines(report))
    out.writelines(f"\n{_text(paragraph)}\n" for paragraph in report.footer())


def _write_digest(digest: Digest, out: TextIO) -> None:
    shown = [section for section in digest.sections if section.board.rows]
    for number, section in enumerate(shown):
        before = "\n" if number else ""
        out.write(f"{before}### {_text(section.heading)}\n\n")
        _write_board(section.board, out)


def _write_brief(brief: Brief, out: TextIO) -> None:
    """Lists, not tables: a mail is read by people whose programs may not draw Markdown."""
    for number, chapter in enumerate(brief.chapters):
        out.write("\n" if number else "")
        out.write(f"### {_text(chapter.heading)}\n\n")
        out.writelines(f"- {_item(item)}\n" for item in chapter.items)
    if not brief.chapters:
        out.write(f"{UNEVENTFUL}\n")


def _item(item: Item) -> str:
    """`**Korea–Cambodia FTA**, 2020-07-30: round 1. More of it. (A source, another)`."""
    told = f"**{_text(item.name)}**, {_text(item.date)}: {_text(item.label.text)}"
    if item.text:
        told += f" – {_text(item.text)}"
    links = [
        f"[{_text(title)}]({_address(url)})" if url else _text(title) for title, url in item.sources
    ]
    return f"{told} ({', '.join(links)})" if links else told


def _address(url: str) -> str:
    """An address as the target of a link, in which nothing ends it or is read as an entity."""
    bare = _ENTITY.sub("&amp;", _ENDING.sub(lambda found: f"%{ord(found[0]):02X}", clean(url)))
    return f"<{bare}>" if "(" in bare or ")" in bare else bare


def _write_board(board: Board, out: TextIO) -> None:
    out.write(_line(_text(heading.text) for heading in board.headings))
    out.write(_line("---:" if heading.right else "---" for heading in board.headings))
    out.writelines(_line(_text(cell.text) for cell in row) for row in board.rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _text(text: str) -> str:
    """The text as it is, whatever Markdown makes of its characters; a line break is `<br>`."""
    parts = text.replace("\r\n", "\n").split("\n")
    return "<br>".join(_MARKUP.sub(r"\\\g<0>", clean(part)) for part in parts)
