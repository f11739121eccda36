"""Markdown as GitHub reads it, for reports and issues: a heading, a table, the footer."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from fta_tracker.picture import Board, Digest
from fta_tracker.render import Sheet
from fta_tracker.render.cells import columns, lines
from fta_tracker.render.sanitise import clean
from fta_tracker.report import Report

# What Markdown would read as its own. An underscore inside a word is none: `last_event`.
_MARKUP = re.compile(r"[\\`*<|~\[&]|(?<!\w)_|_(?!\w)")


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
