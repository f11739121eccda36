"""The sources of the record: what rests on each, and what each says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fta_tracker.model import Agreement, Source
from fta_tracker.report import Report

FIELDS = tuple("agreement title url supports disputes".split())


def sources(title: str, agreements: Iterable[Agreement]) -> Report:
    """The report of the sources of each agreement, in the order they are first named.

    `supports` are the refs of what is recorded from it, `disputes` of what it contradicts; the slug
    where that is the agreement itself.
    """
    rows = [row for agreement in agreements for row in _rows(agreement)]
    return Report(title, FIELDS, rows)


def _rows(agreement: Agreement) -> Iterator[dict[str, object]]:
    found: dict[Source, tuple[dict[str, None], dict[str, None]]] = {}
    for ref, source, disputes in _named(agreement):
        found.setdefault(source, ({}, {}))[disputes][ref] = None
    for source, (supported, disputed) in found.items():
        values = (agreement.slug, source.title, source.url, tuple(supported), tuple(disputed))
        yield dict(zip(FIELDS, values, strict=True))


def _named(agreement: Agreement) -> Iterator[tuple[str, Source, bool]]:
    """The ref of each thing with each of its sources, and whether that one contradicts it."""
    if agreement.in_force_rule:
        yield from ((agreement.slug, each, False) for each in agreement.in_force_rule.sources)
    yield from ((agreement.slug, claim.source, True) for claim in agreement.claims)
    for ref, entry in agreement.entries.items():
        yield from ((ref, source, False) for source in entry.sources)
        yield from ((ref, claim.source, True) for claim in getattr(entry, "claims", ()))
