"""The order of what an agreement has, before and after a change, and what was moved in it."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple


class Order(NamedTuple):
    """The refs of a log, the targets and the figures, before and after, and which were moved."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    moved: tuple[str, ...] = ()


#: Of more things than these that were asked to stand elsewhere, none goes before another.
_FEW = 20


def moved(
    before: Sequence[str], after: Sequence[str], asked: Collection[str] = ()
) -> tuple[str, ...]:
    """What stands in both orders but was moved.

    Those that were asked to, where that explains the second order; else the fewest that do.
    """
    place = {ref: i for i, ref in enumerate(before)}
    common = [ref for ref in after if ref in place]
    wanted = [ref for ref in common if ref in asked]
    if len(wanted) <= _FEW and _explain(wanted, common, place):
        for ref in tuple(wanted):
            others = [other for other in wanted if other != ref]
            if _explain(others, common, place):
                wanted = others
        return tuple(wanted)
    stayed = _ascending([place[ref] for ref in common])
    return tuple(ref for ref in common if place[ref] not in stayed)


def _explain(wanted: Collection[str], common: Sequence[str], place: Mapping[str, int]) -> bool:
    """Whether all else stands as it stood."""
    rest = [place[ref] for ref in common if ref not in wanted]
    return all(a < b for a, b in pairwise(rest))


def _ascending(numbers: Sequence[int]) -> frozenset[int]:
    """A longest ascending part of different numbers (by patience sorting)."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        below[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    found: list[int] = []
    last = tops[-1] if tops else None
    while last is not None:
        found.append(last)
        last = below[last]
    return frozenset(found)
