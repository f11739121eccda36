"""A digest: sections beneath one another, as on a page."""

from __future__ import annotations

from fta_tracker.picture import Digest
from fta_tracker.render import Sheet
from fta_tracker.render.lines import Line
from fta_tracker.render.pages import WIDEST, sections


def draw(digest: Digest, sheet: Sheet) -> list[Line]:
    """The sections that have anything to show."""
    return sections(digest.sections, sheet._replace(width=min(sheet.width, WIDEST)))
