"""Dates as precise as their source, and no more; spans and ages between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from fta_tracker.errors import Malformed, quoted

FORMS = "YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A span of days that knows how it was written: `2020`, `2020-H1`, `2020-Q3`, `2020-07-09`.

    `earliest` and `latest` are its first and last day. Equality is that of the text. There is no
    order: `2020` and `2020-07` have none, so sorting raises TypeError; ask `definitely_before`.
    Any other text raises Malformed.
    """

    text: str
    earliest: date = field(init=False, compare=False, repr=False)
    latest: date = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        first, last = _span(self.text)
        object.__setattr__(self, "earliest", first)
        object.__setattr__(self, "latest", last)

    def __str__(self) -> str:
        return self.text

    def definitely_before(self, other: PartialDate) -> bool:
        """Whether every day this may be lies before every day the other may be."""
        return self.latest < other.earliest

    def overlaps(self, since: PartialDate | None, until: PartialDate | None) -> bool:
        """Whether it may lie between two dates, both included; None leaves that side open."""
        return not (
            (since and self.definitely_before(since)) or (until and until.definitely_before(self))
        )

    @property
    def is_day(self) -> bool:
        """Whether the very day is known."""
        return self.earliest == self.latest


class Days(NamedTuple):
    """A number of days known to lie in `least..most`; negative where the second date came first."""

    least: int
    most: int


def _span(text: str) -> tuple[date, date]:
    try:
        if text.isascii():
            year, sep, rest = text[:4], text[4:5], text[5:]
            if len(rest) == 5 and rest[2] == "-" == sep and (year + rest[:2] + rest[3:]).isdigit():
                day = date.fromisoformat(text)  # most are days
                return day, day
            if year.isdigit() and len(year) == 4:
                if not sep:
                    return _months(int(year), 1, 12)
                if sep == "-":
                    span = _within(int(year), rest)
                    if span:
                        return span
    except ValueError:
        raise Malformed(
            f"{quoted(text)} is not a day of the calendar.", f"Write {FORMS}."
        ) from None
    raise Malformed(f"{quoted(text)} is not a date.", f"Write {FORMS}.")


def _within(year: int, rest: str) -> tuple[date, date] | None:
    """The span of a part of a year; None where it is none."""
    if len(rest) == 2:
        if rest.isdigit():
            return _months(year, int(rest), int(rest))
        if rest in ("H1", "H2"):
            return _months(year, 6 * int(rest[1]) - 5, 6 * int(rest[1]))
        if rest in ("Q1", "Q2", "Q3", "Q4"):
            return _months(year, 3 * int(rest[1]) - 2, 3 * int(rest[1]))
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    start = date(year, first, 1)
    if last == 12:
        return start, date(year, 12, 31)
    return start, date(year, last + 1, 1) - timedelta(days=1)


def on(day: date) -> PartialDate:
    """The day as a date of full precision."""
    return PartialDate(day.isoformat())


def later(day: date, days: int) -> date:
    """So many days on (back, where negative), or the last (the first) day of the calendar."""
    return day + timedelta(days=max((date.min - day).days, min(days, (date.max - day).days)))


def eve(day: date) -> date:
    """The day before; of the first day of the calendar that day itself."""
    return later(day, -1)


def middle(when: PartialDate) -> date:
    """The day in the middle of a date, where a picture must put it on some day."""
    return when.earliest + timedelta(days=(when.latest - when.earliest).days // 2)


def between(start: PartialDate, end: PartialDate) -> Days:
    """The days from `start` to `end`, as a range where a date is partial."""
    return Days((end.earliest - start.latest).days, (end.latest - start.earliest).days)


def elapsed(start: PartialDate, end: PartialDate) -> Days:
    """The days from a date to one that is known not to come before it: never below 0."""
    days = between(start, end)
    return Days(max(0, days.least), max(0, days.most))


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months on, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    last = _months(year, month + 1, month + 1)[1]
    return last.replace(day=min(day.day, last.day))


def _age(start: date, end: date) -> tuple[int, str]:
    """The floored age as a count and its unit: days below two months, months below two years."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if months > 0 and months_later(start, months) > end:
        months -= 1
    if months < 2:
        return (end - start).days, "day"
    return (months, "m") if months < 24 else (months, "y")


def _words(count: int, unit: str) -> str:
    if unit == "day":
        return f"{count} day" if count == 1 else f"{count} days"
    if unit == "m":
        return f"{count} m"
    years, months = divmod(count, 12)
    return f"{years} y {months} m" if months else f"{years} y"


def age(start: date, end: date) -> str:
    """The time from one day to a later one in words, floored: `34 days`, `8 m`, `3 y 11 m`.

    Days are counted below two months, calendar months below two years. An `end` before `start`
    is read as the same day.
    """
    return _words(*_age(start, max(start, end)))


def age_between(start: PartialDate, end: PartialDate) -> str:
    """The age from one date to a later one; where they leave room, a range: `8–9 m`."""
    low = _age(start.latest, max(start.latest, end.earliest))
    high = _age(start.earliest, max(start.earliest, end.latest))
    if low == high:
        return _words(*low)
    if low[1] == high[1] != "y":
        return f"{low[0]}–{_words(*high)}"
    return f"{_words(*low)} – {_words(*high)}"


class Moment(NamedTuple):
    """The day whose view is asked for, and the day it is: hindsight is all between them."""

    day: date
    today: date
