"""A file's agreement or rows taken in beside what is recorded, so that nothing is removed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import Any, TypeAlias, TypeVar

from fta_tracker.dates import PartialDate
from fta_tracker.errors import MOST_PROBLEMS, FtaError, Refused
from fta_tracker.fields import defaults, forms
from fta_tracker.log import bounds, position
from fta_tracker.model import Agreement, Claim, Entry, Event, Figure, Source, Target, free_ref
from fta_tracker.recording.adding import require_come, require_free
from fta_tracker.recording.changes import Change, Sparse, bare, things
from fta_tracker.recording.editing import edit_log, is_renumbered, postponed
from fta_tracker.recording.weaving import woven
from fta_tracker.sparse import sparse

E = TypeVar("E", Event, Target, Figure)


#: By ref, or by slug of an agreement itself: all that a record has ever said of it.
Ever: TypeAlias = Mapping[str, Sequence[Sparse | None]]


def ever_said(changes: Iterable[Change]) -> Ever:
    """All that a record has ever said, by ref: every state before and after its changes."""
    ever: dict[str, list[Sparse | None]] = {}
    for change in changes:
        for ref, states in change.difference.entries.items():
            ever.setdefault(ref, []).extend(states)
    return ever


def merge(mine: Agreement | None, theirs: Agreement, ever: Ever) -> Agreement | None:
    """An agreement with what a file says of it: added and updated by ref, and nothing removed.

    What the record has said before, and was edited or removed since, stays as it is: the file knows
    nothing new of it. Fields that the file gives are the file's, those that it leaves out stay; of
    sources, claims, names and aliases both sides' are kept. The file's order holds, and what it
    does not have stays below what it stood below. None: it was removed, and stays so.
    """
    known = _said(bare(theirs), theirs.slug, ever)
    if mine is None:
        return None if known else theirs
    head: Agreement = bare(mine) if known else _updated(bare(mine), bare(theirs))
    return replace(
        head,
        log=_entries(mine.log, theirs.log, ever),
        targets=_entries(mine.targets, theirs.targets, ever),
        figures=_entries(mine.figures, theirs.figures, ever),
    )


def kept(mine: Agreement | None, theirs: Agreement, ever: Ever) -> tuple[str, ...]:
    """The refs of what the file says otherwise, and was edited or removed here since."""
    there = things(mine)
    return tuple(
        ref
        for ref, thing in things(theirs).items()
        if there.get(ref) != thing and _said(thing, ref, ever)
    )


def _said(thing: Agreement | Entry, ref: str, ever: Ever) -> bool:
    return sparse(thing) in ever.get(ref, ())


def _entries(mine: tuple[E, ...], theirs: tuple[E, ...], ever: Ever) -> tuple[E, ...]:
    own = {str(entry.ref): entry for entry in mine}
    base = []
    for entry in theirs:
        ref = str(entry.ref)
        if not _said(entry, ref, ever):
            base.append(_updated(own[ref], entry) if ref in own else entry)
        elif ref in own:
            base.append(own[ref])
    for entry in theirs:
        own.pop(str(entry.ref), None)
    return woven(_in_order(base), own, [str(entry.ref) for entry in mine])


def _in_order(entries: list[E]) -> list[E]:
    """The entries in their order, save events whose own date does not allow it: these by date."""
    placed: list[E] = []
    for entry in entries:
        place = len(placed)
        if isinstance(entry, Event):
            low, high = bounds(placed, entry)
            place = min(max(place, low), high)
        placed.insert(place, entry)
    return placed


def _updated(mine: Any, theirs: Any) -> Any:
    """The value with the fields that the other gives; lists of objects and names keep both's."""
    default_of = defaults(mine.__class__)
    given: dict[str, Any] = {}
    for name, form in forms(mine.__class__).items():
        held, said = getattr(mine, name), getattr(theirs, name)
        # What is not marked was held: that is said, not left out.
        if name != "status" and (said == default_of[name] or said in ((), {})):
            continue
        if form.shape == "mapping":
            given[name] = {**held, **said}
        elif form.shape == "objects" or name == "aliases":
            same = {_same(item) for item in said}
            given[name] = (*said, *(item for item in held if _same(item) not in same))
        else:
            given[name] = said
    made = replace(mine, **{**_excluded(mine, given), **given})
    return postponed(mine, made) if isinstance(mine, Event) else made


def _excluded(mine: Any, given: Mapping[str, Any]) -> dict[str, None]:
    """The fields of one's own that cannot be beside what is given."""
    if isinstance(mine, Figure):
        return {
            one: None for one, other in (("value", "text"), ("text", "value")) if other in given
        }
    end = mine.end if isinstance(mine, Event) else None
    return {"end": None} if end and end.definitely_before(given["date"]) else {}


def _same(item: object) -> object:
    """What of a source or a claim tells that two are the same one, told anew."""
    if isinstance(item, Source):
        return item.url or item.title
    return (item.field, item.value, _same(item.source)) if isinstance(item, Claim) else item


def merge_rows(
    agreement: Agreement, rows: Iterable[tuple[int, Mapping[str, Any]]], today: date
) -> tuple[Agreement, list[tuple[int, FtaError]]]:
    """The agreement with the events of rows added and updated, and what is wrong with which row.

    A row: its number in its file, and the fields that it has, None where one is empty. One with the
    ref of an event makes these fields the event's. One without a ref that says nothing that an
    event does not say is that event; any other is a new one.
    """
    taking = _Taking(agreement, today)
    troubles = []
    for number, held in rows:
        try:
            taking.take(number, held)
        except FtaError as error:
            troubles.append((number, error))
            if len(troubles) == MOST_PROBLEMS:
                break
    troubles += islice(taking.clashes(), MOST_PROBLEMS - len(troubles))
    troubles.sort(key=itemgetter(0))
    return (agreement if troubles else taking.done()), troubles


class _Taking:
    """A log into which rows are taken; the agreement is made of it once, at the end."""

    def __init__(self, agreement: Agreement, today: date) -> None:
        self.agreement = agreement
        self.today = today
        self.log = agreement.log
        self.refs = {*agreement.entries}
        #: What was there before any row, by ref, and by what every row has.
        self.there = {event.ref: event for event in agreement.log}
        self.alike: dict[tuple[str, PartialDate], list[Event]] = {}
        for event in agreement.log:
            self.alike.setdefault((event.kind, event.date), []).append(event)
        #: Refs of what rows have spoken of: an event is that of one row.
        self.spoken: set[str | None] = set()
        #: The rows of what has a new number, by ref.
        self.row_of: dict[str, int] = {}

    def take(self, number: int, held: Mapping[str, Any]) -> None:
        """Take in what one row says; whether its round's number is free, all rows tell together."""
        ref = held.get("ref")
        if ref is not None and ref in self.spoken:
            raise Refused(f"{ref} has a row above already.", "Leave one of them out.", field="ref")
        known = self.there.get(ref) if ref else self._said(held)
        if known is None:
            self._add(number, held)
        else:
            self._update(number, known, held)

    def clashes(self) -> Iterator[tuple[int, FtaError]]:
        """The rows that give a round a number which another one has."""
        now = {str(event.ref): event for event in self.log}
        numbered = [event for ref, event in now.items() if ref not in self.row_of]
        for ref, number in self.row_of.items():
            try:
                require_free(numbered, now[ref])
            except FtaError as error:
                yield number, error
            numbered.append(now[ref])

    def done(self) -> Agreement:
        """The agreement with the log as it is now."""
        return replace(self.agreement, log=self.log)

    def _said(self, held: Mapping[str, Any]) -> Event | None:
        """The event that says all that a row without a ref says, and of which no row has spoken."""
        given = {name: value for name, value in held.items() if value is not None}
        for event in self.alike.get((held["kind"], held["date"]), ()):
            free = event.ref not in self.spoken
            if free and all(getattr(event, name) == value for name, value in given.items()):
                return event
        return None

    def _update(self, number: int, known: Event, held: Mapping[str, Any]) -> None:
        default_of = defaults(Event)
        fields = {
            name: default_of[name] if value is None else value
            for name, value in held.items()
            if name != "ref"
        }
        self.spoken.add(known.ref)
        if "claims" in fields:
            fields["claims"] = _with_dates(fields["claims"], known.claims)
        differing = {n: value for n, value in fields.items() if getattr(known, n) != value}
        if differing and held.get("ref"):
            self.log = edit_log(self.log, known, differing, self.today)
            if is_renumbered(known, next(e for e in self.log if e.ref == known.ref)):
                self.row_of[str(known.ref)] = number

    def _add(self, number: int, held: Mapping[str, Any]) -> None:
        event = Event(**{name: value for name, value in held.items() if value is not None})
        slug = self.agreement.slug
        if event.ref in self.refs or (event.ref and not event.ref.startswith(f"{slug}/")):
            raise Refused(f"{event.ref} is no event of {slug}.", "Leave the ref out.", field="ref")
        require_come(event, self.today)
        if event.ref is None:
            base = f"{slug}/{event.base_ref}"
            event = replace(event, ref=free_ref(base, base, self.refs))
        place = position(self.log, event)
        self.log = (*self.log[:place], event, *self.log[place:])
        self.refs.add(str(event.ref))
        self.row_of[str(event.ref)] = number
        self.spoken.add(event.ref)


def _with_dates(said: Sequence[Claim], held: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that a row gives, and those of dates that are there: postponements stay seen."""
    dates = [claim for claim in held if claim.field == "date" and claim not in said]
    whole = (*said, *dates)
    return tuple(held) if {*whole} == {*held} else whole
