"""Rules of the parties: who acts is one, and whoever it is in force for came to it by its rule."""

from __future__ import annotations

from collections.abc import Iterator

from fta_tracker.analysis.application import application
from fta_tracker.analysis.checks.finding import Finding
from fta_tracker.analysis.force import days_off, force
from fta_tracker.analysis.parties import actors, board, with_parties
from fta_tracker.analysis.strangers import strangers
from fta_tracker.dates import Moment
from fta_tracker.model import Agreement, Target
from fta_tracker.phrases import listed


def no_party(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """An act or a promise of a country that was no party: to an act that day, to a promise ever."""
    for entry, codes in strangers(agreement, *when):
        ever = isinstance(entry, Target)
        was = "was" if len(codes) == 1 else "were"
        party = "never a party" if ever else "no party then"
        yield Finding(
            str(entry.ref),
            f"{entry.ref} is by {listed(codes)}, which {was} {party}.",
            f"fta edit {entry.ref} by=CODES, or record the accession",
        )


def in_force_for_whom(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """An entry into force of which it is not recorded for which parties."""
    for event, parties in with_parties(agreement, *when):
        if event.kind == "entry-into-force" and actors(event, parties) is None:
            yield Finding(
                str(event.ref),
                f"{event.ref} does not say for which of the {len(parties)} parties.",
                f"fta edit {event.ref} by=CODES",
            )


def no_ratification(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """Parties that it is in force for, without an approval, ratification or notification.

    Whoever acceded needs none besides.
    """
    if application(agreement, *when).state == "none":
        return
    codes = [
        row.party
        for row in board(agreement, *when)
        if row.party in agreement.parties and row.in_force
        if not (row.approved or row.ratified or row.notified)
    ]
    if codes:
        rule = agreement.in_force_rule
        step = (rule and rule.after) or "ratification"
        yield Finding(
            agreement.slug,
            f"{agreement.slug} is in force for {listed(codes)}, "
            "of which no approval, ratification, notification or deposit is recorded.",
            f"fta add-event {agreement.slug} {step} --by {codes[0]} --date DATE",
        )


def rule_broken(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """In force on a day that does not follow from the steps recorded, by the agreement's own rule.

    Parties that began with the whole, as the rule has it, are not told of one by one.
    """
    stands = force(agreement, *when)
    if stands is None or stands.unconfirmed:
        return
    told = {(stands.due, stands.in_force): ""}
    for party in stands.parties:
        told.setdefault((party.due, party.in_force), f" for {party.party}")
    for (due, recorded), whom in told.items():
        days = days_off(due, recorded)
        if days and not days.least <= 0 <= days.most:
            yield Finding(
                agreement.slug,
                f"{agreement.slug} is in force{whom} since {recorded}, "
                f"though by its rule it would be since {due}.",
                f"Set a step, the day or the rule right: fta status {agreement.slug} shows them",
            )
