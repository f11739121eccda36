"""Who the parties are on a day, whose act an event is, and how far each party has ratified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from fta_tracker.dates import PartialDate
from fta_tracker.lifecycle import KINDS
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event


class PartyRow(NamedTuple):
    """When one party took each step towards force; None where no such step is recorded.

    `unconfirmed`: of which of these fields no more is known than an announcement.
    """

    party: str
    signed: PartialDate | None = None
    approved: PartialDate | None = None
    ratified: PartialDate | None = None
    notified: PartialDate | None = None
    in_force: PartialDate | None = None
    unconfirmed: tuple[str, ...] = ()


#: The column of the board in which a kind of event counts.
COLUMNS: Final = {
    "signing": "signed",
    "approval": "approved",
    "ratification": "ratified",
    "notification": "notified",
    "deposit": "notified",
    "entry-into-force": "in_force",
}

_COME_AND_GO: Final = ("accession", "withdrawal")


def with_parties(
    agreement: Agreement, day: date, today: date
) -> Iterator[tuple[Event, tuple[str, ...]]]:
    """Each event that had happened by `day`, with the parties after it.

    An accession adds those in its `by`, a withdrawal removes them; one of a scope does neither.
    """
    parties = agreement.parties
    for event in happened(agreement.log, day, today):
        if event.kind in _COME_AND_GO:
            parties = _after(event, parties)
        yield event, parties


def parties_on(agreement: Agreement, day: date, today: date) -> tuple[str, ...]:
    """The parties on a day: those who began, in their order, then those who acceded."""
    parties = agreement.parties
    for event in happened(agreement.log, day, today):
        if event.kind in _COME_AND_GO:
            parties = _after(event, parties)
    return parties


def leaving(event: Event) -> tuple[str, ...]:
    """Those who leave the agreement by an event: who comes back takes each step anew."""
    return event.by if event.kind == "withdrawal" and not event.scope else ()


def _after(event: Event, parties: tuple[str, ...]) -> tuple[str, ...]:
    """The parties after an accession or a withdrawal."""
    if event.scope:
        return parties
    if event.kind == "accession":
        return parties + tuple(code for code in event.by if code not in parties)
    return tuple(code for code in parties if code not in leaving(event))


def actors(event: Event, parties: tuple[str, ...]) -> tuple[str, ...] | None:
    """Those whose act the event is, among the parties at that time; None if not recorded.

    An empty `by` means all parties for the kinds that say so, and for an entry into force of two.
    """
    if event.by:
        return event.by
    of_two = event.kind == "entry-into-force" and len(parties) == 2
    return parties if KINDS[event.kind].by_all or of_two else None


def board(agreement: Agreement, day: date, today: date) -> tuple[PartyRow, ...]:
    """A row for each party on `day`: when it signed, approved, ratified, notified, was in force.

    Of several steps in one column the first counts, whatever its scope, so that no later event
    changes what was so before; of approvals the last (the second chamber's).
    """
    steps: dict[str, dict[str, Event]] = {}
    for event, parties in with_parties(agreement, day, today):
        column = COLUMNS.get(event.kind)
        for party in leaving(event):
            steps.pop(party, None)
        if column:
            for party in actors(event, parties) or ():
                row = steps.setdefault(party, {})
                if column == "approved" or column not in row:
                    row[column] = event
    return tuple(_row(party, steps.get(party, {})) for party in parties_on(agreement, day, today))


def _row(party: str, steps: Mapping[str, Event]) -> PartyRow:
    unconfirmed = tuple(column for column, event in steps.items() if event.status != "held")
    dates = {column: event.date for column, event in steps.items()}
    return PartyRow(party, **dates, unconfirmed=unconfirmed)
