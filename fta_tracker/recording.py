"""What is recorded: pure edits of an agreement, and the difference between two states of a record.

A difference is what `history` tells, `undo` takes back and a dry run shows.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
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


def require_upgraded(taken: Mapping[str, Agreement], known: Collection[str]) -> None:
    """Refuse agreements that upgrade one which is neither among them nor among those known."""
    for agreement in taken.values():
        if agreement.upgrades and agreement.upgrades not in {*taken, *known}:
            raise Refused(
                f"{agreement.slug} upgrades {agreement.upgrades!r}, which is not in the record.",
                "Write the slug of an agreement that is, or take that in as well.",
                field="upgrades",
            )


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


_HELD = "An announced round that was held: `fta export`, take its status out, `fta import`."


def series(agreement: Agreement, round_: Event) -> list[Event]:
    """The numbered rounds, not cancelled, in whose series a round stands.

    Rounds are one series, unless they are said to be of a part of the talks.
    """
    return [
        event
        for event in agreement.log
        if event.kind == "round" and event.status != "cancelled" and event.number
        if not round_.scope or event.scope == round_.scope
    ]


def add_round(
    agreement: Agreement, round_: Event, today: date, after: str | None = None
) -> tuple[Agreement, Event]:
    """The agreement with a round more, and the round, which gets the next number if it has none.

    Rounds are one series, unless this one is of a scope. Refused where it is held on a day to come,
    where there is a round of that number that was not cancelled, and where the next number is that
    of a round only announced, which may be this very one.
    """
    if round_.status == "held" and round_.date.earliest > today:
        raise Refused(
            f"{round_.date} has not come yet (today is {today}).",
            "Record it as announced: --announced.",
            field="date",
        )
    peers = series(agreement, round_)
    highest = max(peers, key=lambda event: event.number or 0, default=None)
    following = 1 + ((highest.number or 0) if highest else 0)
    if highest and not round_.number and round_.status == "held" and highest.status == "announced":
        raise Refused(
            f"{highest.ref} is announced for {highest.date}; is this that round?",
            f"{_HELD} If it is another, give --number {following}.",
            field="number",
        )
    number = round_.number or following
    for event in peers:
        if event.number == number:
            announced = event.status == "announced" and round_.status == "held"
            raise Refused(
                f"{agreement.slug} has a round {number} already: {event.ref}, {event.date}.",
                _HELD if announced else f"Give --number {following} if it is another one.",
                field="number",
            )
    return add_event(agreement, replace(round_, number=number), after)
