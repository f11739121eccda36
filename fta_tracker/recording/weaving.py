"""Putting entries back among others: each behind what it stood behind, as its date allows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from fta_tracker.log import bounds
from fta_tracker.model import Event, Figure, Target

E = TypeVar("E", Event, Target, Figure)


def woven(base: Iterable[E], more: Mapping[str, E], guide: Sequence[str]) -> tuple[E, ...]:
    """`base` and, by ref, `more`: each of these below the one that is above it in the guide.

    What the guide has above it and nobody else has is passed over. Events never leave the bounds of
    their dates, so that a valid log stays valid. All of `more` are in the guide.
    """
    entries = list(base)
    for place, ref in enumerate(guide):
        if ref in more:
            at = _below(entries, guide[:place])
            entry = more[ref]
            if isinstance(entry, Event):
                low, high = bounds(entries, entry)
                at = min(max(at, low), high)
            entries.insert(at, entry)
    return tuple(entries)


def _below(entries: Sequence[E], above: Sequence[str]) -> int:
    """The index below the nearest of the refs that is among the entries; 0 where none is."""
    index = {entry.ref: i for i, entry in enumerate(entries)}
    return next((index[ref] + 1 for ref in reversed(above) if ref in index), 0)
