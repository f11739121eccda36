"""Rules of things that stand twice, or are called the same, and of upgrades of nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fta_tracker.analysis.checks.finding import Finding
from fta_tracker.analysis.likeness import alike, same_talks
from fta_tracker.dates import Moment
from fta_tracker.model import Agreement
from fta_tracker.phrases import folded, listed


def told_twice(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """Entries that say the same in what matters: kind, date, number, actors, scope and status."""
    for entries in (agreement.log, agreement.targets, agreement.figures):
        for first, other in alike(entries):
            yield Finding(
                str(other.ref),
                f"{other.ref} looks the same as {first.ref}.",
                f"If it is, take one out: fta remove {other.ref}",
                (str(first.ref),),
            )


def same_agreement(agreements: Sequence[Agreement], when: Moment) -> Iterator[Finding]:
    """Agreements of the same kind between the same parties, neither of which upgrades the other."""
    for first, *others in same_talks(agreements, *when):
        slugs = [first.slug, *(other.slug for other in others)]
        yield Finding(
            others[0].slug,
            f"{listed(slugs)} are each {first.kind} between {listed(first.parties)}.",
            f"Say which upgrades which (fta edit {others[0].slug} upgrades={first.slug}), "
            "or keep one.",
            tuple(slug for slug in slugs if slug != others[0].slug),
        )


def name_shared(agreements: Sequence[Agreement], _: Moment) -> Iterator[Finding]:
    """A slug, an alias or a name by which two agreements go, in whatever case and accents."""
    owners: dict[str, tuple[str, str]] = {}
    for agreement in agreements:
        own = (agreement.slug, *agreement.aliases, agreement.name, *agreement.names.values())
        for key, text in {folded(text): text for text in reversed(own)}.items():
            slug, spelt = owners.setdefault(key, (agreement.slug, text))
            if slug != agreement.slug:
                yield Finding(
                    agreement.slug,
                    f"{agreement.slug} goes by {text!r}, and {slug} by {spelt!r}: "
                    "a name shall mean one agreement.",
                    f"Call one otherwise: fta edit {agreement.slug} aliases=… (or name=…)",
                    (slug,),
                )


def upgrade_of_nothing(agreements: Sequence[Agreement], _: Moment) -> Iterator[Finding]:
    """An upgrade of an agreement that is not in the record."""
    slugs = {agreement.slug for agreement in agreements}
    for agreement in agreements:
        if agreement.upgrades and agreement.upgrades not in slugs:
            yield Finding(
                agreement.slug,
                f"{agreement.slug} upgrades {agreement.upgrades!r}, which is not in the record.",
                f"fta edit {agreement.slug} upgrades=SLUG, or record that agreement.",
            )
