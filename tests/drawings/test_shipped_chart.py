"""The chart of the shipped record: each milestone in its column, found by a calculation of its own.

Here a date is text, a column a fraction of the days, and the letters are written out again: nothing
is asked of the chart's own code but what it drew.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from io import StringIO
from math import floor

import pytest

from fta_tracker.dates import Moment
from fta_tracker.render import write
from fta_tracker.views.events import merged
from fta_tracker.views.timeline import timeline
from tests.record.expected_logs import LOGS
from tests.record.shipped import record

TODAY = date(2026, 11, 23)
#: The first of January of the year in which Singapore proposed, the first event of all.
FIRST = date(1999, 1, 1)
LETTER = {
    "launch": "L",
    "agreement-in-principle": "c",
    "substantial-conclusion": "c",
    "conclusion": "C",
    "initialling": "i",
    "signing": "S",
    "entry-into-force": "F",
}
#: Where several fall in one column, the one furthest along in a life is seen.
ORDER = "LcCiSF"


def place(text: str) -> date:
    """The day that stands for a date as written: its middle."""
    year, _, rest = text.partition("-")
    if len(rest) == 5:
        return date.fromisoformat(text)
    first = date(int(year), int(rest or 1), 1)
    after = (
        date(int(year) + 1, 1, 1) if rest in ("", "12") else first.replace(month=first.month + 1)
    )
    return first + timedelta(days=(after - first).days - 1) // 2


@cache
def lanes(width: int) -> dict[str, str]:
    """What is drawn beside each label, in cells."""
    when = Moment(TODAY, TODAY)
    agreements = list(record().values())
    report = timeline("", agreements, merged(agreements, when), when, 9)
    out = StringIO()
    write(report, "table", out, width=width)
    lines = out.getvalue().splitlines()[1 : len(agreements) + 1]
    margin = max(len(line.split()[0]) for line in lines) + 2
    return {line.split()[0].rstrip("…"): line[margin:].ljust(width - margin) for line in lines}


def lane(slug: str, width: int) -> str:
    """The cells of an agreement, whose label may have been cut short."""
    return lanes(width)[max((label for label in lanes(width) if slug.startswith(label)), key=len)]


def column(day: date, columns: int) -> int:
    days = (TODAY - FIRST).days + 1
    return floor(Fraction((day - FIRST).days, days) * columns)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("slug", LOGS)
def test_each_milestone_has_its_letter_in_the_column_of_its_date(slug: str, width: int) -> None:
    cells = lane(slug, width)
    letters: dict[int, set[str]] = {}
    for kind, _, when in LOGS[slug]:
        if kind in LETTER:
            letters.setdefault(column(place(when), len(cells)), set()).add(LETTER[kind])
    expected = {at: max(found, key=ORDER.index) for at, found in letters.items()}
    assert {at: cell for at, cell in enumerate(cells) if cell.isalpha()} == expected


@pytest.mark.parametrize("width", [60, 80, 100, 200])
@pytest.mark.parametrize("slug", LOGS)
def test_each_round_on_a_known_day_has_its_dot(slug: str, width: int) -> None:
    """A held round a full one, unless a letter stands there; one only announced a hollow one."""
    cells = lane(slug, width)
    status = {event.number: event.status for event in record()[slug].log if event.kind == "round"}
    held = set()
    for kind, number, when in LOGS[slug]:
        if kind == "round" and len(when) == 10 and status[number] == "held":
            held.add(column(place(when), len(cells)))
    assert all(cells[at] == "•" or cells[at].isalpha() for at in held)


def test_the_announced_round_of_indonesia_is_hollow_where_there_is_room() -> None:
    """Its tenth round, 2019-10-08, stands eight days before the substantial conclusion."""
    assert "◦" not in lane("indonesia", 200)
    when = Moment(date(2019, 10, 12), TODAY)
    talks = [record()["indonesia"]]
    pairs = [(e, row) for e, row in merged(talks, when) if e.date.latest <= when.day]
    out = StringIO()
    report = timeline("", talks, pairs, when, 9, record()["indonesia"].log[14].date)
    write(report, "table", out, width=100)
    assert "◦" in out.getvalue().splitlines()[1]
    assert "◦ announced round" in out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_every_lane_is_as_wide_as_the_rest_of_the_screen(width: int) -> None:
    assert len(lanes(width)) == len(LOGS)
    assert len({len(cells) for cells in lanes(width).values()}) == 1
