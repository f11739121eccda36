"""The colours of drawings: text can be read, and grey tells the stages apart, on paper and dark."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fta_tracker.lifecycle import STAGES as LADDER
from fta_tracker.render.colours import COLOURS, EDGED, PAGE, STAGES, WRITTEN

MODES = ("light", "dark")
#: What WCAG 2 asks of text of an ordinary size, and of what else must be seen.
TEXT, THING = 4.5, 3.0


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG 2 defines it."""
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def lightness(colour: str) -> float:
    """L* of CIELAB: equal steps look equal."""
    share = luminance(colour)
    return 116 * share ** (1 / 3) - 16 if share > 0.008856 else 903.3 * share


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert lightness("#777777") == pytest.approx(50.0, abs=0.1)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("sense", ["ink", "quiet", "today"])
def test_text_can_be_read_on_the_page(sense: str, mode: str) -> None:
    page = getattr(PAGE["paper"], mode)
    assert contrast(getattr(PAGE[sense], mode), page) >= TEXT


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("stage", STAGES)
def test_text_can_be_read_on_its_bar(stage: str, mode: str) -> None:
    assert contrast(getattr(WRITTEN[stage], mode), getattr(STAGES[stage], mode)) >= TEXT


@pytest.mark.parametrize("mode", MODES)
def test_grey_tells_the_stages_apart_in_the_order_of_a_life(mode: str) -> None:
    shades = [lightness(getattr(colour, mode)) for colour in STAGES.values()]
    steps = [b - a for a, b in pairwise(shades)]
    assert len({step > 0 for step in steps}) == 1, "always darker, or always lighter"
    assert min(map(abs, steps)) >= 7.5
    assert max(map(abs, steps)) <= 1.6 * min(map(abs, steps)), "no step is lost beside another"


@pytest.mark.parametrize("mode", MODES)
def test_every_bar_or_its_edge_stands_out_from_the_page(mode: str) -> None:
    page = getattr(PAGE["paper"], mode)
    assert contrast(getattr(PAGE["quiet"], mode), page) >= THING, "the edge"
    for stage in STAGES.keys() - {*EDGED}:
        assert contrast(getattr(STAGES[stage], mode), page) >= THING


def test_every_stage_but_the_end_has_a_colour() -> None:
    assert (*STAGES, "ended") == LADDER
    assert STAGES.keys() == WRITTEN.keys()
    assert COLOURS.keys() == {*PAGE, *STAGES, *(f"on-{stage}" for stage in STAGES)}
