"""Pages, chronologies and the palette that all pictures share."""

from __future__ import annotations

import pytest

from fta_tracker import lifecycle
from fta_tracker.picture import (
    Board,
    Cell,
    Chronology,
    Entry,
    Gap,
    Heading,
    Page,
    Pages,
    Section,
    Step,
)
from fta_tracker.render.palette import DOTS, LOOKS, WEIGHTS, look
from fta_tracker.report import Report
from tests.render.goldens import drawn
from tests.render.samples import PAGE, WIDTHS


def shown(picture: Pages | Chronology, width: int = 80, *, colour: bool = False) -> list[str]:
    return drawn(
        Report("", (), [], picture=lambda: picture), width=width, colour=colour
    ).splitlines()


def page(**more: object) -> Pages:
    whole: dict[str, object] = {
        "title": "Agreement",
        "slug": "slug",
        "names": "KR KH",
        "standing": Cell("signed", "signed"),
        "steps": (),
        "sections": (),
    }
    return Pages((Page(**(whole | more)),))  # type: ignore[arg-type]


def test_the_ladder_is_drawn_over_the_width() -> None:
    steps = (
        Step("proposed", "2019-03", "8 m", reached=True),
        Step("negotiating", "2020-07-09", "5 m so far", reached=True),
        Step("in-force", "", "", reached=False),
    )
    assert shown(page(steps=steps), 60)[3:] == [
        "●───────────────────────●╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌○",
        "proposed                negotiating                in force",
        "2019-03                 2020-07-09",
        "           8 m                   5 m so far",
    ]


def test_the_last_step_says_how_long_it_has_lasted_beneath_its_date() -> None:
    steps = (
        Step("signed", "2019", "", reached=True),
        Step("in force", "2020", "3 y", reached=True),
    )
    lines = shown(page(steps=steps))
    assert lines[-1].rstrip().endswith(" 3 y")
    assert lines[-1].index("3 y") == lines[-2].index("2020") + 1


@pytest.mark.parametrize("width", WIDTHS)
def test_no_address_is_cut(width: int) -> None:
    assert PAGE.picture() is not None
    address = "https://example.org/" + "a-long-path/" * 20 + "?id=20201005000243"
    assert address in "".join(drawn(PAGE, width=width).split())


def test_sources_are_numbered_beneath_one_another() -> None:
    lines = shown(page(sources=tuple((f"Source {n}", None) for n in range(1, 11))))
    assert lines[3] == "Sources"
    assert lines[4] == " 1  Source 1"
    assert lines[-1] == "10  Source 10"


def test_a_section_stands_beside_its_heading_or_beneath() -> None:
    board = Board((Heading("x"),), ((Cell("1"),), (Cell("2"),)))
    section = Section("Parties", board)
    assert shown(page(sections=(section,)), 80)[3:] == ["Parties  x", "         1", "         2"]
    assert shown(page(sections=(section,)), 60)[3:] == ["Parties", "  x", "  1", "  2"]


def test_a_silence_may_stand_alone() -> None:
    chronology = Chronology("", (Gap("no meeting recorded for 9 m"),))
    assert shown(chronology) == ["  ┊", "  ┊ no meeting recorded for 9 m", "  ┊"]


def test_a_chronology_without_events_says_whose_it_is() -> None:
    assert shown(Chronology("Agreement", ())) == ["Agreement"]


def test_an_event_of_no_stage_has_the_colour_of_its_status() -> None:
    entry = Entry("2020", "signing", "", "milestone", "announced")
    assert "\x1b[33m◇ \x1b[0m" in shown(Chronology("", (entry,)), colour=True)[0]


def test_a_reached_step_has_the_colour_of_its_stage() -> None:
    steps = (Step("in force", "2020", "", reached=True),)
    assert shown(page(steps=steps), colour=True)[-1].startswith("\x1b[32m●\x1b[0m")


# ------------------------------------------------------------------------------------ the palette


def test_the_palette_knows_every_sense() -> None:
    assert tuple(LOOKS) == (
        "",
        "proposed",
        "studying",
        "negotiating",
        "agreed",
        "concluded",
        "signed",
        "in-force",
        "ended",
        "active",
        "suspended",
        "dormant",
        "met",
        "missed",
        "open",
        "not-measurable",
        "held",
        "announced",
        "cancelled",
        "disputed",
        "good",
        "changed",
        "bad",
        "strong",
        "quiet",
    )


def test_every_stage_and_status_has_its_look() -> None:
    assert {*lifecycle.STAGES, *lifecycle.STATUSES} <= set(LOOKS)
    stages = [look(stage) for stage in lifecycle.STAGES]
    assert all(its.sign and its.shade for its in stages)
    assert len({its.sign for its in stages}) == len(stages)
    assert look("in force") is look("in-force")


def test_signs_are_one_cell_wide() -> None:
    from rich.cells import cell_len

    signs = [its.sign + its.shade for its in LOOKS.values()] + [*DOTS]
    signs += [its.held + its.announced for its in WEIGHTS.values()]
    assert all(cell_len(char) == 1 for sign in signs for char in sign)


def test_colour_is_never_the_only_signal() -> None:
    """What differs in colour alone would be the same to many readers, and in print."""
    weights = [(its.held, its.announced) for its in WEIGHTS.values()]
    assert all(held != announced for held, announced in weights)
    assert len({held for held, _ in weights}) == len(weights)
