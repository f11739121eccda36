"""A document as one page for a browser: to send, to search, to print; it needs nothing else."""

from __future__ import annotations

from typing import TextIO

from fta_tracker.render.extras import lacking
from fta_tracker.report import Document


def write(document: Document, out: TextIO) -> None:
    """Write the page, with its style, its script and its drawings in it."""
    try:
        from fta_tracker.render.web import written
    except ModuleNotFoundError:
        raise lacking("html", "Jinja2", "html") from None
    out.writelines(written(document))
