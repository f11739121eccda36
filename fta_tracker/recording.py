"""What is recorded: pure edits of an agreement, and the difference between two states of a record.

A difference is what `history` tells, `undo` takes back and a dry run shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

from fta_tracker.errors import Refused
from fta_tracker.fields import sparse
from fta_tracker.log import position
from fta_tracker.model import Agreement, Entry, Event, Figure, Target

#: A value as `fields.sparse` gives it.
Sparse: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """How two states of a record differ. False where they do not.

    `entries`: by ref (an agreement: by slug, without log, targets and figures), what was and what
    is; None where it was not or is not. `orders`: by slug, the refs of the log, the targets and the
    figures in their order before and after, where taking away what is new does not give back the
    order that was.
    """

    entries: Mapping[str, tuple[Sparse | None, Sparse | None]]
    orders: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]

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


@dataclass(frozen=True, slots=True)
class Change:
    """One writing of the record: when (UTC), by whom, by what command, and what it changed."""

    id: int
    at: datetime
    who: str
    command: str
    difference: Difference


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


def add_event(
    agreement: Agreement, event: Event, after: str | None = None
) -> tuple[Agreement, Event]:
    """The agreement with the event in its place in the log, and the event with its ref.

    `after`, a ref in the log, chooses another place that the dates allow (see `log.position`).
    """
    place = position(agreement.log, event, after)
    log = (*agreement.log[:place], event, *agreement.log[place:])
    grown = replace(agreement, log=log)
    return grown, grown.log[place]


def differences(before: Mapping[str, Agreement], after: Mapping[str, Agreement]) -> Difference:
    """What it takes to come from one state of a record, by slug, to another."""
    entries: dict[str, tuple[Sparse | None, Sparse | None]] = {}
    orders: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for slug in sorted(before.keys() | after.keys()):
        old, new = before.get(slug), after.get(slug)
        if old != new:
            was, now = _things(old), _things(new)
            entries |= _pairs(was, now)
            order = _refs(was), _refs(now)
            if tuple(ref for ref in order[1] if ref in was) != order[0]:
                orders[slug] = order
    return Difference(entries, orders)


def _things(agreement: Agreement | None) -> dict[str, Agreement | Entry]:
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


def add_round(
    agreement: Agreement, round_: Event, after: str | None = None
) -> tuple[Agreement, Event]:
    """The agreement with a round more, and the round, which gets the next number if it has none.

    Refused where the agreement has a round of that number and scope that was not cancelled.
    """
    peers = [
        event
        for event in agreement.log
        if event.kind == "round" and event.scope == round_.scope and event.status != "cancelled"
    ]
    number = round_.number or 1 + max((event.number or 0 for event in peers), default=0)
    for event in peers:
        if event.number == number:
            raise Refused(
                f"{agreement.slug} has a round {number} already: {event.ref}, {event.date}.",
                f"Leave --number out for round {1 + max(e.number or 0 for e in peers)}.",
                field="number",
            )
    return add_event(agreement, replace(round_, number=number), after)
