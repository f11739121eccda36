"""What changes of the record set right, taken together as if they had been one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from fta_tracker.dates import PartialDate, on
from fta_tracker.recording.changes import (
    Change,
    Difference,
    Part,
    Sparse,
    parts,
    slug_of,
)
from fta_tracker.recording.orders import Order, moved

#: The change that filled the record: what it added was no news.
_FIRST: Final = 1


class Correction(NamedTuple):
    """What was done to one thing: `added`, `changed`, `removed` or `moved`.

    `date` (a day of UTC) and `who` are of the last change that touched it. Of what is new or gone
    `before` and `after` tell all, of what was changed or moved `parts` does, field by field.
    """

    ref: str
    did: str
    date: PartialDate
    who: str
    before: Sparse | None = None
    after: Sparse | None = None
    parts: tuple[Part, ...] = ()


def corrections(changes: Sequence[Change], told: Collection[str] = ()) -> tuple[Correction, ...]:
    """What the changes, in the order made, did together, thing by thing.

    Without what filled the record in the beginning, what belongs to an agreement that is new
    itself, and what is new and among the refs `told` elsewhere.
    """
    later = [change for change in changes if change.id != _FIRST]
    last = {ref: change for change in later for ref in change.difference.touched}
    difference = together(later)
    new = {ref for ref in difference.added if ref == slug_of(ref)}
    left_out = {ref for ref in difference.added if ref in told or slug_of(ref) in new} - new
    return tuple(one for one in _each(difference, last) if one.ref not in left_out)


def _each(difference: Difference, last: Mapping[str, Change]) -> Iterator[Correction]:
    for ref, (before, after) in difference.entries.items():
        if before is None or after is None:
            did = "added" if before is None else "removed"
            yield Correction(ref, did, *_touched(last[ref]), before, after)
    for (ref, did), group in groupby(parts(difference), key=_done):
        if None not in difference.entries.get(ref, ({}, {})):
            yield Correction(ref, did, *_touched(last[ref]), parts=tuple(group))


def _done(part: Part) -> tuple[str, str]:
    return part.ref, "moved" if part.field == "after" else "changed"


def _touched(change: Change) -> tuple[PartialDate, str]:
    return on(change.at.date()), change.who


def together(changes: Iterable[Change]) -> Difference:
    """From how things were before the first change to how they are after the last.

    The changes stand in the order in which they were made. What a later one took back is not told.
    """
    entries: dict[str, tuple[Sparse | None, Sparse | None]] = {}
    orders: dict[str, Order] = {}
    asked: set[str] = set()
    for change in changes:
        asked.update(change.difference.moved)
        for ref, (before, after) in change.difference.entries.items():
            entries[ref] = (entries[ref][0] if ref in entries else before, after)
        for slug, (first, last, _) in change.difference.orders.items():
            orders[slug] = Order(orders[slug].before if slug in orders else first, last)
    return Difference(
        {ref: pair for ref, pair in entries.items() if pair[0] != pair[1]},
        {
            slug: order._replace(moved=moved(order.before, order.after, asked))
            for slug, order in orders.items()
        },
    )
