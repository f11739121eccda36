"""Actors that are no parties: a slip in a code, or an accession that is not recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from fta_tracker.analysis.parties import with_parties
from fta_tracker.model import Agreement, Event, Target

#: These make parties, and end it.
_COMING_AND_GOING: Final = ("accession", "withdrawal")


def strangers(
    agreement: Agreement, day: date, today: date
) -> Iterator[tuple[Event | Target, tuple[str, ...]]]:
    """The events and promises with those of their actors that were no party, if there are any.

    What had happened by `day` needs parties of its own time; what is ahead, was cancelled or was
    promised needs those of any time up to then.
    """
    then: dict[str | None, tuple[str, ...]] = {}
    ever = set(agreement.parties)
    for event, parties in with_parties(agreement, day, today):
        then[event.ref] = parties
        ever.update(parties)
    entries: tuple[Event | Target, ...] = (*agreement.log, *agreement.targets)
    for entry in entries:
        if isinstance(entry, Target) or entry.kind not in _COMING_AND_GOING:
            parties_then = then.get(entry.ref, ever)
            if found := tuple(code for code in entry.by if code not in parties_then):
                yield entry, found
