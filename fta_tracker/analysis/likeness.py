"""What makes two entries, or two agreements, look like one that was recorded twice."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from typing import Final

from fta_tracker.analysis.milestones import milestones
from fta_tracker.model import Agreement, Entry, Event, Target

#: What two entries have alike that may be one and the same, told twice.
_HAPPENING: Final = attrgetter("kind", "date.text", "number", "by", "scope", "status")
_PROMISE: Final = attrgetter(
    "kind", "due.text", "number", "by", "scope", "stated_on.text", "stated_by"
)
_FIGURE: Final = attrgetter("measure", "period", "reporter", "stated_on", "unit")

#: Stands for any summary; no text of the record holds a NUL.
_ANY: Final = "\0"


def likeness(entry: Entry) -> Hashable:
    """What an entry says in what matters; the same for another that may be the same."""
    said: Hashable
    if isinstance(entry, Event):
        said = _HAPPENING(entry)
    else:
        said = _PROMISE(entry) if isinstance(entry, Target) else _FIGURE(entry)
    return said


def alike(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each entry that looks the same as one above it, behind that one.

    Two that tell different things in words, such as two statements of a day, do not.
    """
    seen: dict[tuple[Hashable, str | None], Entry] = {}
    for entry in entries:
        same, words = likeness(entry), getattr(entry, "summary", None)
        wordless, any_words = (same, None), (same, _ANY)
        first = seen.get((same, words)) or seen.get(wordless if words else any_words)
        if first:
            yield first, entry
        seen.setdefault((same, words), entry)
        seen.setdefault(any_words, entry)


def same_talks(agreements: Iterable[Agreement], day: date, today: date) -> list[list[Agreement]]:
    """Agreements that look like one: of the same kind, between the same parties, at one time.

    An upgrade has a likeness of its own, with others of the same agreement. Talks that ended may
    be followed by new ones between the same parties, and an upgrade in force by the next.
    """
    groups: dict[Hashable, list[Agreement]] = {}
    for agreement in agreements:
        key = (frozenset(agreement.parties), agreement.kind, agreement.upgrades)
        groups.setdefault(key, []).append(agreement)
    pending = ([a for a in group if not _over(a, day, today)] for group in groups.values())
    return [group for group in pending if len(group) > 1]


def _over(agreement: Agreement, day: date, today: date) -> bool:
    stones = milestones(agreement, day, today)
    over = ("ended", "in-force") if agreement.upgrades else ("ended",)
    return bool(stones) and stones[-1].stage in over
