"""Numbers of days as ages in words, and ranges of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fta_tracker.analysis.cases import Case
from fta_tracker.dates import Days, age, later


def lasting(low: float | None, high: float | None, day: date) -> str:
    """Days as an age that ends on `day`: `8 m`, `8–9 m`, `7 y 2–3 m`; `–` where not known.

    Without an upper end, `8 m or more`.
    """
    if low is None:
        return "–"
    least = _age(low, day)
    if high is None:
        return f"{least} or more"
    most = _age(high, day)
    if least == most:
        return least
    *years, number, unit = least.split()
    *others, _, last = most.split()
    if years == others and unit == last != "y":
        return f"{' '.join((*years, number))}–{' '.join(most.split()[-2:])}"
    return f"{least} – {most}"


def took(days: Days | None, day: date) -> str:
    """A range of days in words; `–` where there is none."""
    return lasting(*days, day) if days else "–"


def _age(days: float, day: date) -> str:
    return age(later(day, -int(days)), day)


def resting(cases: Iterable[Case]) -> tuple[str, ...]:
    """A line that says how many cases rest on what was only announced, where any does."""
    count = sum(case.unconfirmed for case in cases)
    if not count:
        return ()
    rest = "1 case rests" if count == 1 else f"{count} cases rest"
    return (f"{rest} on events that were only announced; --explain shows which.",)
