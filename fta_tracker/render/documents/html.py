"""A document as one page for a browser: to send, to search, to print; it needs nothing else."""

from __future__ import annotations

from typing import TextIO

from fta_tracker.errors import Refused
from fta_tracker.report import Document


def write(document: Document, out: TextIO) -> None:
    """Write the page; Refused where the program was installed without what makes it."""
    try:
        from fta_tracker.render.web import written
    except ModuleNotFoundError:
        raise Refused(
            "html needs Jinja2, which is not installed.",
            "Install it: pip install 'fta-tracker[html]'",
        ) from None
    out.writelines(written(document))
