"""Rules of the numbers of rounds: each once, upwards, and none left out."""

from __future__ import annotations

from collections.abc import Iterator

from fta_tracker.analysis.checks.finding import Finding
from fta_tracker.analysis.numbering import descending, numberings, skipped
from fta_tracker.dates import Moment
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event


def number_descends(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """A round that stands below one with a higher number."""
    for peers in numberings(agreement.log):
        for higher, event in descending(peers):
            yield Finding(
                str(event.ref),
                f"{event.ref} ({event.date}) stands below {higher.ref} ({higher.date}), "
                "whose number is higher.",
                f"Set a number or a date right: fta edit {event.ref} number=N",
                (str(higher.ref),),
            )


def number_twice(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """Rounds of one number and scope, cancelled ones left out."""
    first: dict[tuple[int | None, frozenset[str]], Event] = {}
    for peers in numberings(agreement.log):
        for event in peers:
            before = first.setdefault((event.number, frozenset(event.scope)), event)
            if before is not event:
                yield Finding(
                    str(event.ref),
                    f"{before.ref} ({before.date}) and {event.ref} ({event.date}) "
                    f"are both round {event.number}.",
                    f"Number one anew, or take it out: fta remove {event.ref}",
                    (str(before.ref),),
                )


def number_missing(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """Numbers between those of the rounds that took place, one finding for those in a row."""
    for peers in numberings(happened(agreement.log, *when)):
        first: dict[int, Event] = {}
        for event in peers:
            first.setdefault(event.number or 0, event)
        for run in skipped(first):
            above, below = first.get(run.start - 1), first[run.stop]
            many = len(run) > 1
            numbers = f"s {run.start}–{run.stop - 1}" if many else f" {run.start}"
            place = f"between {above.ref} and {below.ref}" if above else f"above {below.ref}"
            yield Finding(
                str(below.ref),
                f"Round{numbers} {'are' if many else 'is'} not recorded, {place}.",
                "Record what a source tells: "
                f"fta add-round {agreement.slug} --number N --date DATE",
                (str(above.ref),) if above else (),
            )
