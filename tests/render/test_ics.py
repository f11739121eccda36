"""The calendar, as two readers take it that know nothing of one another."""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, TypeAlias

import icalendar
import pytest
import vobject

from fta_tracker.calendars import Appointment, Calendar
from fta_tracker.errors import Malformed, Refused
from fta_tracker.render.sanitise import visible
from fta_tracker.report import Report
from tests.render.goldens import drawn
from tests.render.samples import DAYS, HARD

#: What a reader finds: what stands of the calendar, and of each day.
Found: TypeAlias = tuple[dict[str, Any], list[dict[str, Any]]]

MEANT = DAYS.calendar() or Calendar("", (), ())
TEXT = drawn(DAYS, "ics")


def by_icalendar(text: str) -> Found:
    whole = icalendar.Calendar.from_ical(text)
    assert isinstance(whole, icalendar.Calendar)
    about, *days = (
        {name: _plain(part.decoded(name)) for name in part if name != "CATEGORIES"}
        for part in (whole, *whole.walk("VEVENT"))
    )
    return about, days


def by_vobject(text: str) -> Found:
    whole = vobject.readOne(text)
    about, *days = (
        {part.name: _plain(part.value) for part in held.getChildren() if part.name != "VEVENT"}
        for held in (whole, *getattr(whole, "vevent_list", ()))
    )
    return about, days


def _plain(value: Any) -> Any:
    """A value as both readers give it: text, a number, a day or a moment."""
    if isinstance(value, bytes):
        value = value.decode()
    return int(value) if isinstance(value, str) and value.isdigit() else value


def _text(about: dict[str, Any], name: str) -> str:
    """A text of the calendar: names that a reader does not know stay escaped with it."""
    return re.sub(r"\\([\\;,n])", lambda found: found[1].replace("n", "\n"), about[name])


def _meant(day: Appointment) -> dict[str, Any]:
    """What a reader shall find of an appointment."""
    texts = {"SUMMARY": day.summary, "LOCATION": day.place, "DESCRIPTION": day.text}
    return {
        "UID": f"{day.ref}@fta-tracker",
        "DTSTAMP": day.changed,
        "LAST-MODIFIED": day.changed,
        "SEQUENCE": day.changes,
        "DTSTART": day.first,
        "TRANSP": "TRANSPARENT",
        **({"DTEND": day.last + timedelta(days=1)} if day.last < date.max else {}),
        **{name: shown(text) for name, text in texts.items() if text},
    }


def shown(text: str) -> str:
    return visible(text).replace("\r\n", "\n")


@pytest.mark.parametrize("read", [by_icalendar, by_vobject])
def test_what_is_read_is_what_was_meant(read: Callable[[str], Found]) -> None:
    about, days = read(TEXT)

    told = "\n".join(("Without a day that is known:", *map(shown, MEANT.without_day)))
    for name, text in (("NAME", MEANT.name), ("DESCRIPTION", told)):
        known = f"X-WR-CAL{name.replace('RIPTION', '')}"
        assert _text(about, name) == _text(about, known) == text
    assert (about["VERSION"], about["CALSCALE"]) == ("2.0", "GREGORIAN")
    for found, day in zip(days, MEANT.appointments, strict=True):
        meant = _meant(day)
        assert {name: found[name] for name in meant} == meant
        assert found.keys() - meant.keys() <= {"STATUS", "URL", "CATEGORIES", "DTEND"}
        assert type(found["DTSTART"]) is date
    statuses = [found["STATUS"] for found in days]
    assert statuses == ["CONFIRMED", "TENTATIVE", "TENTATIVE", "CANCELLED"]
    assert days[0]["URL"] == "https://example.org/a?b=c,d;e=%ED%95%9C'%E2%80%AE[/]%s"
    assert [("URL" in found, "DTEND" in found) for found in days[1:]] == [
        (False, True),
        (False, True),
        (False, False),
    ]


def test_no_text_of_a_record_becomes_a_line_of_its_own() -> None:
    names = [line.partition(":")[0].partition(";")[0] for line in TEXT.split("\r\n")]
    own = {name for name in names if name and not name.startswith(" ")}

    assert own == {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "NAME", "X-WR-CALNAME"),
        *("DESCRIPTION", "X-WR-CALDESC", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE"),
        *("DTSTART", "DTEND", "SUMMARY", "LOCATION", "URL", "CATEGORIES", "STATUS", "TRANSP"),
    }
    assert TEXT.count("BEGIN:VEVENT\r\n") == TEXT.count("\r\nEND:VEVENT\r\n") == 4
    assert "BEGIN:VALARM\r\n" not in TEXT
    assert not {"\n", "\r", "\x0b", "\x85", "\u2028"} & {*TEXT.replace("\r\n", "")}


def test_lines_are_folded_by_bytes() -> None:
    lines = TEXT.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1]), "and within no letter"


def test_days_are_days_and_their_ends_lie_behind_them() -> None:
    assert "DTSTART;VALUE=DATE:20200228\r\nDTEND;VALUE=DATE:20200302\r\n" in TEXT
    assert "DTSTART;VALUE=DATE:99991230\r\nDTEND;VALUE=DATE:99991231\r\n" in TEXT


def test_a_calendar_of_nothing_is_one() -> None:
    nothing = Report("", (), [], calendar=lambda: Calendar("Trade talks", (), ()))
    for read in (by_icalendar, by_vobject):
        about, days = read(drawn(nothing, "ics"))
        assert (about["NAME"], days) == ("Trade talks", [])
        assert "DESCRIPTION" not in about


def test_rows_that_are_no_days_are_refused() -> None:
    with pytest.raises(Malformed) as caught:
        drawn(HARD, "ics")
    assert caught.value.sentence == "These rows are no days of a calendar."
    assert caught.value.hint == "Leave --fields out."


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def lacks(name: str, *args: Any) -> Any:
        if name.partition(".")[0] == "icalendar":
            raise ModuleNotFoundError(name)
        return imported(name, *args)

    monkeypatch.setattr(builtins, "__import__", lacks)
    with pytest.raises(Refused) as caught:
        drawn(DAYS, "ics")
    assert caught.value.sentence == "ics needs icalendar, which is not installed."
    assert caught.value.hint == "Install it: pip install 'fta-tracker[calendar]'"
