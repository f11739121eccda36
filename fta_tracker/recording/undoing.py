"""Taking a change back: which one, whether what came later allows it, and the record without it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from fta_tracker.errors import NotFound, Refused
from fta_tracker.model import Agreement, Entry, Event, Figure, Target
from fta_tracker.recording.changes import Change, Sparse, bare, class_of, slug_of
from fta_tracker.recording.orders import Order
from fta_tracker.recording.weaving import woven
from fta_tracker.sparse import revive, sparse

E = TypeVar("E", Event, Target, Figure)


def undone_by(undoings: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """By the id of each change that is taken back: the id of the change that took it back.

    `undoings`: of each change, newest first, its id and the id of the one that it undoes. What an
    undone undo took back is in force again.
    """
    undone: dict[int, int] = {}
    for change, undoes in undoings:
        if undoes is not None and change not in undone:
            undone[undoes] = change
    return undone


def chosen(number: int | None, undoings: Sequence[tuple[int, int | None]]) -> int:
    """The id of the change to take back: the one named, else the latest that is in force.

    Bare, an undo is passed over: taking it back is a redo, which is asked for by its number.
    NotFound where no change has that number, Refused where it is taken back, or there is none.
    """
    undone = undone_by(undoings)
    if number is None:
        for change, undoes in undoings:
            if undoes is None and change not in undone:
                return change
        raise Refused("There is no change to take back.", "See `fta history`.")
    if number not in (change for change, _ in undoings):
        raise NotFound(f"There is no change {number}.", "See `fta history` for their numbers.")
    if number in undone:
        raise Refused(
            f"Change {number} is taken back already, by change {undone[number]}.",
            f"To bring it back: fta undo {undone[number]}.",
        )
    return number


def require_untouched(change: Change, later: Sequence[Change]) -> None:
    """Refuse where a later change, newest first, touched what this one did, and still stands.

    A later change that is itself taken back has left nothing behind.
    """
    ids = {other.id for other in later}
    undone = undone_by((other.id, other.undoes) for other in later)
    gone = {number for pair in undone.items() if pair[0] in ids for number in pair}
    found = [
        (other, both) for other in later if other.id not in gone and (both := _both(change, other))
    ]
    if not found:
        return
    told = "; ".join(
        f"change {other.id} ({other.called}) touched {_few(both)}" for other, both in found[:3]
    )
    more = f"; and {len(found) - 3} more" if len(found) > 3 else ""
    first = "Take that back first" if len(found) == 1 else "Take the latest back first"
    raise Refused(
        f"Change {change.id} cannot be taken back, for later {told}{more}.",
        f"{first}: fta undo {found[0][0].id}.",
    )


def _few(refs: Sequence[str]) -> str:
    return refs[0] if len(refs) == 1 else f"{refs[0]} and {len(refs) - 1} more"


def _both(change: Change, other: Change) -> list[str]:
    """What of the one the other touched.

    The same refs; all of an agreement come or gone; and all that was moved where the other has to
    do with the order, too, for a place is one among others.
    """
    mine, theirs = change.difference, other.difference
    slugs = {slug_of(ref) for ref in mine.touched}
    whole = _come_or_gone(change) | _come_or_gone(other)
    ordered = {slug for slug in mine.orders if slug in theirs.orders}
    moved = {ref for ref in (*mine.moved, *theirs.moved) if slug_of(ref) in ordered}
    return [
        ref
        for ref in sorted(theirs.touched | moved)
        if ref in mine.touched or ref in moved or (slug_of(ref) in whole and slug_of(ref) in slugs)
    ]


def _come_or_gone(change: Change) -> set[str]:
    entries = change.difference.entries
    return {ref for ref, pair in entries.items() if "/" not in ref and None in pair}


def take_back(change: Change, record: Mapping[str, Agreement]) -> dict[str, Agreement | None]:
    """The agreements of the change as they would be without it; None where one would be gone.

    `record`: these agreements as they are, by slug. Refused where what the change touched is no
    longer as it left it.
    """
    return {slug: _without(change, slug, record.get(slug)) for slug in change.difference.slugs}


def _without(change: Change, slug: str, now: Agreement | None) -> Agreement | None:
    pairs = {ref: pair for ref, pair in change.difference.entries.items() if slug_of(ref) == slug}
    _require_left(change, pairs, now)
    before, _ = pairs.get(slug, (None, None))
    if now is None and slug not in pairs:
        raise _otherwise(slug, change)
    if slug in pairs and before is None:
        return None
    head = revive(Agreement, before) if before else bare(cast(Agreement, now))
    was: dict[str, Entry] = {
        ref: cast(Entry, revive(class_of(old), old))
        for ref, (old, _) in pairs.items()
        if old and ref != slug
    }
    back = _Back(frozenset(pairs), was, change.difference.orders.get(slug))
    return replace(
        head,
        log=back.among(now.log if now else (), Event),
        targets=back.among(now.targets if now else (), Target),
        figures=back.among(now.figures if now else (), Figure),
    )


def _require_left(
    change: Change, pairs: Mapping[str, tuple[Sparse | None, Sparse | None]], now: Agreement | None
) -> None:
    """Refuse where the record no longer says what the change left, whoever altered it."""
    things: dict[str, Any] = {now.slug: bare(now), **now.entries} if now else {}
    for ref, (_, left) in pairs.items():
        thing = things.get(ref)
        if (sparse(thing) if thing else None) != left:
            raise _otherwise(ref, change)


def _otherwise(ref: str, change: Change) -> Refused:
    return Refused(
        f"{ref} is no longer as change {change.id} left it.",
        f"See `fta history {ref}`; `fta edit` can set it right.",
    )


class _Back:
    """What a change made otherwise in one agreement: what was, and in which order."""

    def __init__(
        self,
        touched: frozenset[str],
        was: Mapping[str, Entry],
        order: Order | None,
    ) -> None:
        self.touched = touched
        self.was = was
        self.order = order

    def among(self, entries: tuple[E, ...], cls: type[E]) -> tuple[E, ...]:
        """The entries as they were: what was new gone, what was otherwise or elsewhere put back."""
        was: dict[str, E] = {ref: e for ref, e in self.was.items() if isinstance(e, cls)}
        now = {str(entry.ref): entry for entry in entries}
        placed = {ref: old for ref, old in was.items() if ref not in now or _redated(old, now[ref])}
        for ref in self.order.moved if self.order else ():
            if ref in now:
                placed[ref] = was.get(ref, now[ref])
        base = [
            was.get(ref, entry)
            for ref, entry in now.items()
            if ref not in placed and (ref in was or ref not in self.touched)
        ]
        return woven(base, placed, self.order.before if self.order else tuple(now))


def _redated(old: Entry, new: Entry) -> bool:
    """Whether it stood on another date, and so perhaps in another place."""
    return isinstance(old, Event) and isinstance(new, Event) and old.date != new.date
