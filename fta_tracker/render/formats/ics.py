"""iCalendar (RFC 5545): whole days, each under a name that lasts, as every calendar takes them in.

The bytes depend on the record alone: what a day says of when it was written is the last change of
what is recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TextIO

from fta_tracker.calendars import Appointment, Calendar
from fta_tracker.dates import later
from fta_tracker.errors import Malformed
from fta_tracker.render import Sheet
from fta_tracker.render.extras import lacking
from fta_tracker.render.sanitise import visible
from fta_tracker.report import Report

if TYPE_CHECKING:
    import icalendar

ONLY: Final = "`fta upcoming`, `fta events` and `fta rounds` have it."

#: Behind each ref, so that no other program names a thing alike. No host is called so.
_DOMAIN: Final = "fta-tracker"
#: What calendars call each status; a promise is no more certain than what is announced.
_STATUSES: Final = {
    "held": "CONFIRMED",
    "announced": "TENTATIVE",
    "promised": "TENTATIVE",
    "cancelled": "CANCELLED",
}


def write(report: Report, out: TextIO, _sheet: Sheet) -> None:
    """Write the report's calendar; Malformed where it has none."""
    calendar = report.calendar()
    if calendar is None:
        raise Malformed("These rows are no days of a calendar.", "Leave --fields out.")
    out.write(_made(calendar).to_ical().decode())


def _made(calendar: Calendar) -> icalendar.Calendar:
    try:
        import icalendar
    except ModuleNotFoundError:
        raise lacking("ics", "icalendar", "calendar") from None
    made = icalendar.Calendar()
    made.add("PRODID", "-//fta-tracker//fta//EN")
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    _say(made, calendar.name, "NAME", "X-WR-CALNAME")
    if calendar.without_day:
        told = "\n".join(("Without a day that is known:", *calendar.without_day))
        _say(made, told, "DESCRIPTION", "X-WR-CALDESC")
    for appointment in calendar.appointments:
        made.add_component(_filled(icalendar.Event(), appointment))
    return made


def _filled(day: icalendar.Event, appointment: Appointment) -> icalendar.Event:
    _say(day, f"{appointment.ref}@{_DOMAIN}", "UID")
    day.add("DTSTAMP", appointment.changed)
    day.add("LAST-MODIFIED", appointment.changed)
    day.add("SEQUENCE", appointment.changes)
    day.add("DTSTART", appointment.first)
    end = later(appointment.last, 1)  # the day behind the last; there is none behind all days
    if end > appointment.first:
        day.add("DTEND", end)
    _say(day, appointment.summary, "SUMMARY")
    _say(day, appointment.place, "LOCATION")
    _say(day, appointment.text, "DESCRIPTION")
    if appointment.url:
        day.add("URL", _uri(appointment.url))
    _say(day, appointment.kind, "CATEGORIES")
    day.add("STATUS", _STATUSES[appointment.status])
    day.add("TRANSP", "TRANSPARENT")  # nobody is busy all day for it
    return day


def _say(what: icalendar.Component, text: str, *names: str) -> None:
    """Add a text, if there is any, in which nothing ends its line or steers who reads it."""
    from icalendar import vText

    if text:
        for name in names:
            # As a value of its own: the library takes no unknown name for a text, and escapes none.
            what.add(name, vText(visible(text)))


def _uri(url: str) -> str:
    """The address in the letters that an address may have; all others as their bytes."""
    return "".join(
        char if "!" <= char <= "~" else "".join(f"%{byte:02X}" for byte in char.encode())
        for char in url
    )
