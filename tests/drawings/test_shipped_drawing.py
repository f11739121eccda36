"""The drawing of the shipped record: each milestone and round at its date, as measured here."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import StringIO
from xml.etree import ElementTree as ET

import pytest

from fta_tracker.dates import Moment
from fta_tracker.render import write
from fta_tracker.render.colours import COLOURS
from fta_tracker.views.events import merged
from fta_tracker.views.timeline import timeline
from tests.drawings.test_shipped_chart import LETTER, TODAY, place
from tests.record.expected_logs import LOGS
from tests.record.shipped import record

SVG = "{http://www.w3.org/2000/svg}"


@cache
def drawn() -> ET.Element:
    when = Moment(TODAY, TODAY)
    agreements = list(record().values())
    out = StringIO()
    write(timeline("", agreements, merged(agreements, when), when, 9), "svg", out)
    return ET.fromstring(out.getvalue())  # noqa: S314 (our own)


@cache
def line_of(year: str) -> float:
    """Where the line of a year stands: its label is 4 to the right of it."""
    (label,) = [e for e in drawn().iter(f"{SVG}text") if (e.text or "").strip() == year]
    return float(label.attrib["x"]) - 4


def across(day: date) -> float:
    """Where a day lies, measured against the lines of 2010 and of 2020."""
    share = (day - date(2010, 1, 1)) / (date(2020, 1, 1) - date(2010, 1, 1))
    return line_of("2010") + share * (line_of("2020") - line_of("2010"))


def told(slug: str, what: str) -> list[ET.Element]:
    """What tells of this in the lane of an agreement."""
    begins = f"{record()[slug].name}: {what}"
    return [e for e in drawn().iter() if (e.findtext(f"{SVG}title") or "").startswith(begins)]


@pytest.mark.parametrize("slug", LOGS)
def test_each_milestone_and_each_round_stands_at_its_date(slug: str) -> None:
    status = {event.number: event.status for event in record()[slug].log if event.kind == "round"}
    dots, poles, held = [], [], 0
    for kind, number, when in LOGS[slug]:
        if kind == "round":
            dots.append(across(place(when)))
            held += status[number] == "held"
        elif kind in LETTER:
            poles.append(across(place(when)))
    circles = told(slug, "round")
    assert len(circles) == len(dots)
    assert sum(dot.attrib["fill"] == COLOURS["ink"].light for dot in circles) == held
    words = [kind.replace("-", " ") for kind in LETTER]
    lines = [pole[0].attrib["d"] for word in words for pole in told(slug, word)]
    feet = sorted(float(line[1:].split("V")[0].split()[0]) for line in lines)
    assert feet == pytest.approx(sorted(poles), abs=0.1)
