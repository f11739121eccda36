"""What stands in a calendar: appointments of known days."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Appointment(NamedTuple):
    """Something of known days, as a calendar has it: from `first` to `last`, both included.

    `status` is that of the event, or `promised`; `changes` is how often what is recorded of it was
    changed, and `changed` when last (UTC).
    """

    ref: str
    status: str
    first: date
    last: date
    summary: str
    place: str
    text: str
    url: str | None
    kind: str
    changes: int
    changed: datetime


class Calendar(NamedTuple):
    """What stands in a calendar, and in words what has no day that is known."""

    name: str
    appointments: tuple[Appointment, ...]
    without_day: tuple[str, ...]
