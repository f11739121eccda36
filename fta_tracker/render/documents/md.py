"""A document in Markdown: of one agreement its brief; of more, the board and the chart before."""

from __future__ import annotations

from typing import TextIO, cast

from fta_tracker.picture import Board, Chart, Chronology, Pages
from fta_tracker.render import markdown
from fta_tracker.report import Document


def write(document: Document, out: TextIO) -> None:
    """Write the title, and for each agreement its page with the chronology and the sources."""
    out.write(f"{markdown.heading(1, document.title)}\n{markdown.paragraph(document.note)}")
    sheets = cast(Pages, document.pages.picture()).pages
    if not sheets:
        out.write(f"\n{markdown.paragraph('Nothing to show.')}")
        return
    alone = len(sheets) == 1
    if not alone:
        _overview(document, out)
    for page, told in zip(sheets, document.chronologies, strict=True):
        out.write("\n")
        if not alone:
            out.write(f"{markdown.heading(2, page.title)}\n")
        markdown.page(page, out, 2 if alone else 3, cast(Chronology, told.picture()))


def _overview(document: Document, out: TextIO) -> None:
    out.write(f"\n{markdown.heading(2, document.board.title)}\n")
    markdown.board(cast(Board, document.board.picture()), out)
    chart = document.chart.picture()
    if isinstance(chart, Chart):
        out.write(f"\n{markdown.heading(2, document.chart.title)}\n")
        markdown.chart(chart, out)
    out.writelines(f"\n{markdown.paragraph(told)}" for told in document.board.footer())
