"""`-o ics`: what a calendar takes in, again and again, as the record changes."""

from __future__ import annotations

from typing import Any

import pytest
import vobject

from fta_tracker.report import Report
from tests.commands.desk import Desk, of_a_file
from tests.support import Result

REF = "malaysia/round/4"
ADD = ("add-round", "malaysia", "--date", "2026-12-20", "--end", "2026-12-22", "--announced", "-q")


def days(text: str) -> dict[str, Any]:
    """The days of a calendar, by UID."""
    return {str(day.uid.value): day for day in vobject.readOne(text).contents.get("vevent", ())}


def day(desk: Desk, *args: str) -> Any:
    """What a calendar has of that round."""
    done = desk.quick(*args, "-o", "ics")
    assert (done.code, done.err) == (0, "")
    return days(done.out)[f"{REF}@fta-tracker"]


def test_a_day_keeps_its_name_and_counts_its_changes(desk: Desk) -> None:
    assert desk.quick(*ADD).code == 0
    first = day(desk, "upcoming")
    assert (first.status.value, first.sequence.value) == ("TENTATIVE", "0")
    assert str(first.dtend.value) == "2026-12-23"

    assert desk.quick("edit", REF, "date=2026-12-21", "-q").code == 0
    moved = day(desk, "upcoming")
    assert (str(moved.dtstart.value), moved.sequence.value) == ("2026-12-21", "1")
    assert moved.dtstamp.value >= first.dtstamp.value

    assert desk.quick("edit", REF, "status=cancelled", "-q").code == 0
    gone = day(desk, "events", "malaysia")
    assert (gone.status.value, gone.sequence.value) == ("CANCELLED", "2")
    assert desk.quick("undo", "-q").code == 0
    assert day(desk, "rounds").sequence.value == "3", "it never falls"


@of_a_file
def test_the_same_record_gives_the_same_bytes_on_any_day(desk: Desk) -> None:
    for year in ("2027", "2028"):
        assert desk.quick("events", "-qf", f"{year}.ics", FTA_TODAY=f"{year}-01-01").code == 0

    first, second = ((desk.folder / f"{year}.ics").read_bytes() for year in ("2027", "2028"))
    assert first == second
    assert first.startswith(b"BEGIN:VCALENDAR\r\n")


@of_a_file
def test_it_goes_into_a_file_by_its_ending(desk: Desk) -> None:
    done = desk.quick("events", "-f", "talks.ics")

    assert done.err.startswith("Wrote talks.ics: ")
    assert done.err.endswith(" kB of ics.\n")
    text = (desk.folder / "talks.ics").read_bytes().decode()
    assert text == desk.run("events", "-o", "ics").out
    assert len(days(text)) == len([d for d in desk.column("date", "events") if len(d) == 10])


@of_a_file
def test_names_are_those_of_the_language(desk: Desk) -> None:
    text = desk.quick("events", "cambodia", "-o", "ics", "--names", "ko").out
    summaries = {day.summary.value for day in days(text).values()}
    assert all(summary.startswith("한·캄보디아") for summary in summaries)


@of_a_file
def test_on_a_terminal_its_line_ends_are_line_ends(desk: Desk) -> None:
    screen = desk.pty("upcoming", "-o", "ics")

    assert screen.lines[0] == "BEGIN:VCALENDAR"
    assert "␍" not in screen.text


@of_a_file
def test_what_sources_dispute_is_a_calendar_too(desk: Desk) -> None:
    refs = desk.column("ref", "events", "--disputed")
    text = desk.quick("events", "--disputed", "-o", "ics").out
    assert {uid.partition("@")[0] for uid in days(text)} == {*refs}


@of_a_file
@pytest.mark.parametrize(
    ("args", "where"),
    [("list -o ics", " for '--output' / '-o'"), ("status -f board.ics", "")],
)
def test_no_other_command_has_it(desk: Desk, args: str, where: str) -> None:
    done = desk.quick(*args.split())
    assert (done.code, done.out) == (2, "")
    said = "This command has no ics. `fta upcoming`, `fta events` and `fta rounds` have it."
    assert done.err.endswith(f"Error: Invalid value{where}: {said}\n")
    assert not (desk.folder / "board.ics").exists()


@of_a_file
def test_single_fields_are_no_calendar(desk: Desk) -> None:
    assert desk.quick("events", "--fields", "date", "-f", "a.ics") == Result(
        2,
        "",
        "fta: These rows are no days of a calendar.\nhint: Leave --fields out.\n",
    )
    assert not (desk.folder / "a.ics").exists()


def test_a_report_is_none_unless_it_says_so() -> None:
    assert Report("", (), []).calendar() is None
