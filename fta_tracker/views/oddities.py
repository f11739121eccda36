"""What is odd of something recorded, though not impossible: it is written, and told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fta_tracker.analysis.checks.days import is_late_from_the_start
from fta_tracker.analysis.likeness import likeness
from fta_tracker.analysis.numbering import skipped
from fta_tracker.analysis.strangers import strangers
from fta_tracker.dates import Moment
from fta_tracker.drawings.words import runs
from fta_tracker.model import Agreement, Entry, Event, Target
from fta_tracker.names import listed
from fta_tracker.recording.adding import series
from fta_tracker.views.meaning import called


def oddities(agreement: Agreement, entry: Entry, when: Moment) -> Iterator[str]:
    """A sentence for each thing that is odd of an entry of the agreement."""
    if isinstance(entry, Event):
        yield from _of_number(agreement, entry)
        yield from _twin(entry, agreement.log)
        yield from _strangers(agreement, entry, when)
    elif isinstance(entry, Target):
        if is_late_from_the_start(entry):
            yield f"the deadline, {entry.due}, was past when it was stated, {entry.stated_on}"
        yield from _twin(entry, agreement.targets)
        yield from _strangers(agreement, entry, when)
    else:
        yield from _twin(entry, agreement.figures)


def _of_number(agreement: Agreement, event: Event) -> Iterator[str]:
    """Numbers that a round skips, and lower ones below it in the log."""
    if event.kind != "round" or not event.number:
        return
    peers = series(agreement.log, event)
    missing = skipped([event.number, *(other.number or 0 for other in peers)])
    run = {each.stop: each for each in missing}.get(event.number)
    if run:
        verb = "is" if len(run) == 1 else "are"
        yield f"round{'' if verb == 'is' else 's'} {runs(run)} {verb} not recorded"
    below = peers[peers.index(event) + 1 :] if event in peers else []
    later = [other for other in below if (other.number or 0) < event.number]
    if later:
        yield f"{called(later[0])} ({later[0].date}) is later than round {event.number}"


def _strangers(agreement: Agreement, entry: Event | Target, when: Moment) -> Iterator[str]:
    """Actors that were no party: to an event then, to a promise ever."""
    for other, codes in strangers(agreement, *when):
        if other.ref == entry.ref:
            verb = "is no party" if len(codes) == 1 else "are no parties"
            yield f"{listed(codes)} {verb} to {agreement.slug}"


def _twin(entry: Entry, entries: Sequence[Entry]) -> Iterator[str]:
    """Another entry that says the same in what matters."""
    mine = likeness(entry)
    for other in entries:
        if other.ref != entry.ref and likeness(other) == mine:
            yield f"{other.ref} may be the same"
            return
