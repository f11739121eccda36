"""The numberings of rounds: which rounds are counted together, and what is odd of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fta_tracker.model import Event


def numberings(log: Sequence[Event]) -> list[list[Event]]:
    """The numbered rounds of a log, cancelled ones left out, those of one numbering together.

    All are one numbering, unless one number stands in two scopes: then each scope has its own.
    """
    by_scope: dict[frozenset[str], list[Event]] = {}
    whole = []
    for event in log:
        if event.kind == "round" and event.number and event.status != "cancelled":
            whole.append(event)
            by_scope.setdefault(frozenset(event.scope), []).append(event)
    counts = [{event.number for event in each} for each in by_scope.values()]
    together = set[int | None]().union(*counts)
    if len(together) < sum(map(len, counts)):
        return list(by_scope.values())
    return [whole] if whole else []


def skipped(numbers: Iterable[int]) -> Iterator[range]:
    """The numbers from 1 on that are missing below each, those in a row together."""
    above = 0
    for number in sorted(set(numbers)):
        if number > above + 1:
            yield range(above + 1, number)
        above = number


def descending(peers: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Each event of a numbering that stands below a higher number, behind the highest such one."""
    highest: Event | None = None
    for event in peers:
        number = event.number or 0
        if highest and number < (highest.number or 0):
            yield highest, event
        else:
            highest = event
