"""How long things take where some are not over yet: the estimate of Kaplan and Meier."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import dropwhile, groupby
from typing import Final, NamedTuple

_HALF: Final = Fraction(1, 2)


class Lasted(NamedTuple):
    """How long a case lasted (days, rounds); so far, where it is not `complete`."""

    amount: int
    complete: bool = True


class Fall(NamedTuple):
    """An amount at which cases came to an end: how many of how many, and the part still left."""

    amount: int
    at_risk: int
    ended: int
    left: Fraction


def curve(cases: Iterable[Lasted]) -> tuple[Fall, ...]:
    """The product-limit estimate: a fall for each amount at which a case came to its end.

    Of equal amounts those that ended count before those that go on, which were still at risk.
    Kaplan and Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958).
    """
    return tuple(_falls(cases))


def _falls(cases: Iterable[Lasted]) -> Iterator[Fall]:
    """The same, one by one: exact fractions grow long, and few need the last of them."""
    ordered = sorted(cases)
    left, at_risk = Fraction(1), len(ordered)
    for amount, alike in groupby(ordered, key=lambda case: case.amount):
        same = list(alike)
        ended = sum(case.complete for case in same)
        if ended:
            left *= Fraction(at_risk - ended, at_risk)
            yield Fall(amount, at_risk, ended, left)
        at_risk -= len(same)


def median(cases: Iterable[Lasted]) -> int | float | None:
    """The amount by which half have come to their end; None where fewer than half are known to.

    Where exactly half are left for a while, the middle of that while, as for an ordinary median of
    an even number (and as R's `survival` has it).
    """
    low = dropwhile(lambda fall: fall.left > _HALF, _falls(cases))
    first = next(low, None)
    if first is None:
        return None
    later = next(low, None) if first.left == _HALF else None
    if later:
        total = first.amount + later.amount
        return total / 2 if total % 2 else total // 2
    return first.amount
