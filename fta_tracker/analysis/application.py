"""How far an agreement is applied on a day: not, provisionally, by some parties, or by all."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fta_tracker.analysis.parties import actors, leaving, with_parties
from fta_tracker.lifecycle import KINDS
from fta_tracker.model import Agreement


class Application(NamedTuple):
    """`state`: none, provisional, partial or full; `in_force` for so many of the `parties`.

    Both are None where it entered into force for parties that are not recorded.
    """

    state: str | None
    in_force: int | None
    parties: int


def application(agreement: Agreement, day: date, today: date) -> Application:
    """How far the agreement is applied on `day`; an entry into force of any scope counts.

    Only the parties of the day count. What ended applies to no one, until it enters into force
    again.
    """
    parties = agreement.parties
    covered: set[str] = set()
    provisional = unrecorded = False
    for event, parties in with_parties(agreement, day, today):
        covered.difference_update(leaving(event))
        if KINDS[event.kind].stage == "ended":
            covered, provisional, unrecorded = set(), False, False
        elif event.kind == "provisional-application":
            provisional = True
        elif event.kind == "entry-into-force":
            by = actors(event, parties)
            unrecorded = unrecorded or by is None
            covered.update(by or ())
    count = len(covered.intersection(parties))
    if count and count == len(parties):
        return Application("full", count, len(parties))
    if unrecorded:
        return Application(None, None, len(parties))
    state = "partial" if count else "provisional" if provisional else "none"
    return Application(state, count, len(parties))
