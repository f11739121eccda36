"""What a write did: the difference between two states of a record, and the change that notes it.

A difference is what `history` tells, `undo` takes back and a dry run shows.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple, TypeAlias, cast

from fta_tracker.fields import forms
from fta_tracker.model import Agreement, Entry, Event, Figure, Target
from fta_tracker.recording.orders import Order, moved
from fta_tracker.sparse import sparse

#: A value as `sparse` gives it.
Sparse: TypeAlias = Mapping[str, Any]


class Edited(NamedTuple):
    """What a write makes of the record.

    `before`: the agreements it read, by slug; `after`: those that shall be otherwise, None where
    one shall be gone. `refs`: what was recorded or edited, as asked. `undoes`: the id of the change
    that it takes back. `places`: the refs of what was asked to stand elsewhere.
    """

    before: Mapping[str, Agreement]
    after: Mapping[str, Agreement | None]
    refs: tuple[str, ...] = ()
    undoes: int | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """How two states of a record differ. False where they do not.

    `entries`: by ref (an agreement: by slug, without log, targets and figures), what was and what
    is; None where it was not or is not. `orders`: by slug, where taking away what is new does not
    give back the order that was.
    """

    entries: Mapping[str, tuple[Sparse | None, Sparse | None]]
    orders: Mapping[str, Order]

    def __bool__(self) -> bool:
        return bool(self.entries or self.orders)

    @property
    def added(self) -> tuple[str, ...]:
        """The refs and slugs of what is new."""
        return tuple(ref for ref, (before, _) in self.entries.items() if before is None)

    @property
    def changed(self) -> tuple[str, ...]:
        """The refs and slugs of what is there before and after, but not the same."""
        return tuple(ref for ref, pair in self.entries.items() if None not in pair)

    @property
    def removed(self) -> tuple[str, ...]:
        """The refs and slugs of what is gone."""
        return tuple(ref for ref, (_, after) in self.entries.items() if after is None)

    @property
    def moved(self) -> tuple[str, ...]:
        """The refs of what was there before, and stands in another place."""
        return tuple(ref for order in self.orders.values() for ref in order.moved)

    @property
    def touched(self) -> frozenset[str]:
        """The refs and slugs of all that is otherwise than it was."""
        return frozenset((*self.entries, *self.moved))

    @property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the agreements that differ, sorted."""
        return tuple(sorted({slug_of(ref) for ref in (*self.entries, *self.orders)}))


#: No more of a command is repeated in a sentence.
_LINE = 100


@dataclass(frozen=True, slots=True)
class Change:
    """One writing of the record: when (UTC), by whom, by what command, and what it changed.

    `undoes`: the id of the change that it took back.
    """

    id: int
    at: datetime
    who: str
    command: str
    difference: Difference
    undoes: int | None = None

    @property
    def called(self) -> str:
        """The command, as far as a sentence can hold it."""
        long = len(self.command) > _LINE
        return f"{self.command[:_LINE].rstrip()}…" if long else self.command


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the id of its change (None: nothing was written), and the difference.

    `before` and `after`: the agreements of the edit, by slug, as they were and as they are now.
    `refs` and `undoes` are those of the edit.
    """

    change: int | None
    difference: Difference
    before: Mapping[str, Agreement]
    after: Mapping[str, Agreement]
    refs: tuple[str, ...] = ()
    undoes: int | None = None


def slug_of(ref: str) -> str:
    """The slug of the agreement that a ref, or a slug, belongs to."""
    return ref.partition("/")[0]


def class_of(entry: Sparse) -> type[Agreement | Event | Target | Figure]:
    """The class of the value that was made sparse: each has a field that it never lacks."""
    if "slug" in entry:
        return Agreement
    if "measure" in entry:
        return Figure
    return Target if "due" in entry else Event


def bare(agreement: Agreement) -> Agreement:
    """The agreement without its log, targets and figures."""
    return replace(agreement, log=(), targets=(), figures=())


def differences(
    before: Mapping[str, Agreement],
    after: Mapping[str, Agreement],
    places: Collection[str] = (),
) -> Difference:
    """What it takes to come from one state of a record, by slug, to another.

    `places`: the refs of what was asked to stand elsewhere.
    """
    entries: dict[str, tuple[Sparse | None, Sparse | None]] = {}
    orders: dict[str, Order] = {}
    for slug in sorted(before.keys() | after.keys()):
        old, new = before.get(slug), after.get(slug)
        if old != new:
            was, now = things(old), things(new)
            pairs = _pairs(was, now)
            entries |= pairs
            order = Order(_refs(was), _refs(now))
            if tuple(ref for ref in order.after if ref in was) != order.before:
                asked = {*places, *(ref for ref, pair in pairs.items() if _redated(*pair))}
                orders[slug] = order._replace(moved=moved(*order[:2], asked))
    return Difference(entries, orders)


def things(agreement: Agreement | None) -> dict[str, Agreement | Entry]:
    """What is recorded of an agreement, by ref; itself, bare, by its slug. All in order."""
    if agreement is None:
        return {}
    things: dict[str, Agreement | Entry] = {agreement.slug: bare(agreement)}
    entries: tuple[Entry, ...] = (*agreement.log, *agreement.targets, *agreement.figures)
    for entry in entries:
        assert entry.ref, "an agreement gives each its ref"
        things[entry.ref] = entry
    return things


def _refs(things: Mapping[str, Agreement | Entry]) -> tuple[str, ...]:
    return tuple(ref for ref, thing in things.items() if not isinstance(thing, Agreement))


def _pairs(
    was: Mapping[str, Agreement | Entry], now: Mapping[str, Agreement | Entry]
) -> dict[str, tuple[Sparse | None, Sparse | None]]:
    """Both states of what differs: first what is there now, in its order, then what is gone."""
    refs = [ref for ref, thing in now.items() if was.get(ref) != thing]
    refs += [ref for ref in was if ref not in now]
    return {ref: (_thin(was.get(ref)), _thin(now.get(ref))) for ref in refs}


def _thin(thing: Agreement | Entry | None) -> Sparse | None:
    return None if thing is None else sparse(thing)


def _redated(before: Sparse | None, after: Sparse | None) -> bool:
    return before is not None and after is not None and before.get("date") != after.get("date")


class Part(NamedTuple):
    """A field that a change made otherwise; what was, and what is, is None where there is none."""

    ref: str
    field: str
    before: Any
    after: Any


def parts(difference: Difference) -> Iterator[Part]:
    """The difference field by field; of what was moved, `after` is the ref that it stands below."""
    for ref, (before, after) in difference.entries.items():
        was, now = before or {}, after or {}
        # What is not marked was held: the one default that says something.
        unsaid = {"status": "held"} if before and after and class_of(after) is Event else {}
        for field in cast(Any, forms)(class_of(after or was)):
            old, new = (thing.get(field, unsaid.get(field)) for thing in (was, now))
            if field != "ref" and old != new:
                yield Part(ref, field, old, new)
    for order in difference.orders.values():
        for ref in order.moved:
            yield Part(ref, "after", _above(order.before, ref), _above(order.after, ref))


def _above(order: Sequence[str], ref: str) -> str | None:
    place = order.index(ref)
    return order[place - 1] if place else None
