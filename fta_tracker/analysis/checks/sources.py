"""Rules of the sources: every fact has one, that can be found, and has one title everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fta_tracker.analysis.checks.finding import Finding
from fta_tracker.dates import Moment
from fta_tracker.model import Agreement, Source, Target


def two_titles(agreements: Sequence[Agreement], _: Moment) -> Iterator[Finding]:
    """One address with two titles, whichever agreements they stand with."""
    titles: dict[str, dict[str, str]] = {}
    for agreement in agreements:
        for ref, source in _cited(agreement):
            if source.url:
                titles.setdefault(source.url, {}).setdefault(source.title, ref)
    for url, refs in titles.items():
        (first, ref), *others = refs.items()
        for title, other in others:
            yield Finding(
                other,
                f"{other} calls {url} {title!r}, which {ref} calls {first!r}.",
                f"Give it one title: fta edit {other} sources=…",
                (ref,) if ref != other else (),
            )


def no_source(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """A fact without a source."""
    rule = agreement.in_force_rule
    if rule and not rule.sources:
        yield Finding(
            agreement.slug,
            f"The rule of entry into force of {agreement.slug} has no source.",
            f"Add one to it: fta edit {agreement.slug} in_force_rule=RULE",
        )
    for ref, entry in agreement.entries.items():
        if not entry.sources:
            yield Finding(
                ref,
                f"{ref} has no source.",
                f"fta edit {ref} sources='TITLE <ADDRESS>'",
            )


def no_address(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """A source without an address: one finding for each title, however often it is cited."""
    refs: dict[str, list[str]] = {}
    for ref, source in _cited(agreement):
        if not source.url:
            refs.setdefault(source.title, []).append(ref)
    for title, cited in refs.items():
        first, *others = dict.fromkeys(cited)
        more = f" and {len(others)} more" if others else ""
        yield Finding(
            first,
            f"{title!r}, the source of {first}{more}, has no address.",
            "Add the address where there is one; print and wire have none.",
            tuple(others),
        )


def _cited(agreement: Agreement) -> Iterator[tuple[str, Source]]:
    """Every source of an agreement, with the ref of what it stands with; of claims, too."""
    rule = agreement.in_force_rule
    for source in (*(rule.sources if rule else ()), *(c.source for c in agreement.claims)):
        yield agreement.slug, source
    for ref, entry in agreement.entries.items():
        for source in entry.sources:
            yield ref, source
        for claim in () if isinstance(entry, Target) else entry.claims:
            yield ref, claim.source
