"""The agreements on a board: each by its label, which may be a long name in another script."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fta_tracker.picture import Cell, Heading

#: A name of so many characters, which may be twice as many cells, is better whole than folded.
_LONG: Final = 24


def heading(labels: Mapping[str, str], text: str = "agreement") -> Heading:
    """The head of the column of these agreements, by slug; long names may be folded, slugs not."""
    return Heading(text, wrap=any_long(labels))


def any_long(labels: Mapping[str, str]) -> bool:
    """Whether one of these labels is a long name; a slug is short, or else must stay whole."""
    return any(len(label) > _LONG and label != slug for slug, label in labels.items())


def labelled(slug: str, labels: Mapping[str, str]) -> Cell:
    """The cell of an agreement, whose slug stands for a label that is not known."""
    return Cell(labels.get(slug, slug), "strong")
