"""What is odd of something recorded, though not impossible: it is written, and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from fta_tracker.analysis.cases import TRADE
from fta_tracker.analysis.checks.days import is_late_from_the_start, is_stated_ahead, lasts_long
from fta_tracker.analysis.likeness import alike
from fta_tracker.analysis.milestones import milestones
from fta_tracker.analysis.numbering import skipped
from fta_tracker.analysis.strangers import strangers
from fta_tracker.dates import Moment
from fta_tracker.drawings.words import runs
from fta_tracker.lifecycle import KINDS
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Entry, Event, Figure, Target
from fta_tracker.phrases import counted, listed
from fta_tracker.recording.adding import series
from fta_tracker.recording.changes import Written, slug_of
from fta_tracker.views.meaning import called

#: Of more things than these at once, none is noted: it would be a list of its own.
_MANY: Final = 12


def notes(written: Written, when: Moment) -> Iterator[str]:
    """A sentence for each thing that is odd of what was recorded, and was not before."""
    refs = written.refs if written.difference else ()
    if not refs and written.undoes is None:  # rows, or a whole record
        refs = (*written.difference.added, *written.difference.changed)
    for ref in refs if len(refs) <= _MANY else ():
        slug = slug_of(ref)
        known = {*_odd(written.before.get(slug), ref, when)}
        yield from (odd for odd in _odd(written.after.get(slug), ref, when) if odd not in known)


def _odd(agreement: Agreement | None, ref: str, when: Moment) -> Iterator[str]:
    entry = agreement.entries.get(ref) if agreement else None
    if agreement and entry:
        yield from oddities(agreement, entry, when)
    elif agreement and ref == agreement.slug:
        yield from _of_parties(agreement, when)


def oddities(agreement: Agreement, entry: Entry, when: Moment) -> Iterator[str]:
    """A sentence for each thing that is odd of an entry of the agreement."""
    if isinstance(entry, Event):
        yield from _of_number(agreement, entry)
        if entry.status == "announced" and entry.date.latest < when.today:
            yield f"its day has passed; if it was held: fta edit {entry.ref} status=held"
        if lasts_long(entry):
            yield (
                f"it lasts from {entry.date} to {entry.end}; "
                f"if that is no longer its end: fta edit {entry.ref} end=DATE"
            )
        yield from _twin(entry, agreement.log)
        yield from _strangers(agreement, entry, when)
    elif isinstance(entry, Target):
        if is_late_from_the_start(entry):
            yield f"the deadline, {entry.due}, was past when it was stated, {entry.stated_on}"
        if is_stated_ahead(entry, when.today):
            yield f"the day that it was stated, {entry.stated_on}, has not come yet"
        yield from _kept_already(agreement, entry, when)
        yield from _twin(entry, agreement.targets)
        yield from _strangers(agreement, entry, when)
    else:
        yield from _of_measure(agreement, entry)
        if entry.period and entry.period.earliest > when.today:
            yield f"the period, {entry.period}, has not begun"
        yield from _twin(entry, agreement.figures)


def _of_measure(agreement: Agreement, figure: Figure) -> Iterator[str]:
    """A word that no other figure has, and that is nearly one that figures often have."""
    usual = {*TRADE, *(other.measure for other in agreement.figures if other is not figure)}
    if figure.measure not in usual and (near := get_close_matches(figure.measure, usual, 1, 0.75)):
        yield f"no other figure measures {figure.measure}; {near[0]} is usual"


def _of_parties(agreement: Agreement, when: Moment) -> Iterator[str]:
    """A sentence for whoever acts in the log of an agreement, and was no party then."""
    acts = Counter(
        code
        for entry, codes in strangers(agreement, *when)
        if isinstance(entry, Event)
        for code in codes
    )
    for code, count in acts.items():
        events = counted(count, "event")
        yield f"{code} acts in {events} of {agreement.slug}, though it is no party then"


def _kept_already(agreement: Agreement, target: Target, when: Moment) -> Iterator[str]:
    """A promise of a round, a launch or a stage that was there before it was made."""
    for event in happened(agreement.log, *when):
        again = event.kind == target.kind and event.scope == target.scope
        if again and event.date.definitely_before(target.stated_on):
            if target.number is not None and event.number == target.number:
                yield f"{called(event)} was held before, on {event.date}"
            elif target.kind == "launch":
                yield f"{agreement.slug} was launched before, on {event.date}"
    promised = KINDS[target.kind].stage if target.kind in KINDS else None
    if promised in ("negotiating", None) or target.scope:
        return
    for stone in milestones(agreement, *when):
        if stone.stage == promised and stone.event.date.definitely_before(target.stated_on):
            yield f"{agreement.slug} was {promised} before, on {stone.event.date}"


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
    for pair in alike(entries):
        refs = [str(each.ref) for each in pair]
        if entry.ref in refs:
            refs.remove(str(entry.ref))
            yield f"{refs[0]} may be the same"
            return
