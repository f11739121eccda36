"""`fta timeline`: a chart of several agreements, the chronology of one; in a pipe, their events."""

from __future__ import annotations

import pytest

from tests.commands.desk import Desk
from tests.support import Screen


@pytest.mark.parametrize(
    "options",
    [
        "",
        "malaysia",
        "rcep japan",
        "--since 2022",
        "--until 2004-11-15",
        "malaysia --since 2019-11 --until 2020",
        "--kind round --kind launch",
        "--as-of 2020-07-30",
        "--kind deposit",
    ],
)
@pytest.mark.parametrize("format", ["tsv", "json"])
def test_its_rows_are_those_of_events(desk: Desk, options: str, format: str) -> None:
    timeline = desk.quick("timeline", *options.split(), "-o", format)
    events = desk.quick("events", *options.split(), "-o", format)

    assert timeline == events
    assert timeline.code == 0


def test_several_agreements_are_a_chart(desk: Desk) -> None:
    screen = desk.pty("timeline", columns=100)

    assert screen.code == 0
    lanes = [line.split()[0] for line in screen.lines[1:7]]
    assert lanes == ["japan", "malaysia", "cambodia", "chile", "cambodia-upgrade", "rcep"]
    assert "2026-11-23" in screen.text
    assert "L launch" in screen.text, "what the letters mean stands under it"
    assert "• round" in screen.text


def test_options_choose_what_is_on_the_chart(desk: Desk) -> None:
    text = desk.pty("timeline", "--until", "2021", "--kind", "launch").text

    assert "L launch" in text
    assert "round" not in text
    assert "chile" not in text, "it began later"
    assert "2008" not in desk.pty("timeline", "--since", "2020").text


def test_one_agreement_is_a_chronology(desk: Desk) -> None:
    screen = desk.pty("timeline", "KMFTA")

    assert screen.lines[0] == "Korea–Malaysia Free Trade Agreement (malaysia)"
    assert screen.lines[2:7] == (
        "2019-06-27       ◆ launch",
        "2019-07-11       ● round 1",
        "2019-09-04 – 06  ● round 2    Seoul",
        "2019-11          ✕ round 3    cancelled",
        "2020-07-09       · statement  The minister called the talks in progress.",
    )
    assert "no meeting recorded for 7 y 2 m" in screen.text


def test_stale_after_says_which_silences_are_told(desk: Desk) -> None:
    assert "no meeting" in desk.pty("timeline", "malaysia", "--stale-after", "86").text
    assert "no meeting" not in desk.pty("timeline", "malaysia", "--stale-after", "87").text
    assert "─" in _lane(desk.pty("timeline"), "malaysia")
    assert "─" not in _lane(desk.pty("timeline", "--stale-after", "87"), "malaysia")


def _lane(screen: Screen, slug: str) -> str:
    return next(line for line in screen.lines if line.startswith(slug))


def test_a_day_that_is_not_today_is_told(desk: Desk) -> None:
    assert desk.pty("timeline", "--as-of", "2020-07-30").lines[0] == "As of 2020-07-30"
    assert desk.pty("timeline", "KH", "--as-of", "2020-07-30").lines[0] == "As of 2020-07-30"
