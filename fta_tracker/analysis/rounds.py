"""How many rounds an agreement has had, and which of them the record lacks."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from fta_tracker.analysis.numbering import skipped
from fta_tracker.log import happened
from fta_tracker.model import Agreement


class Rounds(NamedTuple):
    """The highest number (0: no numbered round), how many are recorded, and the numbers missing."""

    highest: int
    recorded: int
    missing: tuple[int, ...]


def rounds(agreement: Agreement, day: date, today: date) -> Rounds:
    """The rounds that had happened by `day`, whatever their scope: their numbers are one series.

    An announced round counts from its day on; a cancelled one never does.
    """
    held = [e.number for e in happened(agreement.log, day, today) if e.kind == "round"]
    numbers = {number for number in held if number}
    missing = tuple(number for run in skipped(numbers) for number in run)
    return Rounds(max(numbers, default=0), len(held), missing)
