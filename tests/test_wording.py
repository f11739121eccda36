"""In whose words a report speaks."""

from __future__ import annotations

from dataclasses import replace

from fta_tracker.analysis.standing import standing
from fta_tracker.wording import OURS, Wording
from tests.views.talks import agreement, when

LAUNCHED = agreement("2026-10-01 launch")
NAMED = replace(LAUNCHED, names={"ko": "협정", "zh-Hant": "協定"})
STANDS = standing(LAUNCHED, *when("2026-11-23"))


def test_our_words_are_the_default() -> None:
    assert Wording() == OURS
    assert (OURS.stage(STANDS), OURS.name(NAMED), OURS.label(NAMED)) == (
        "negotiating",
        "Deal",
        "deal",
    )
    assert OURS.told() == ()


def test_a_name_in_the_language_where_it_is_known() -> None:
    korean = Wording(language="ko")
    assert (korean.name(NAMED), korean.label(NAMED)) == ("협정", "협정")
    assert (korean.name(LAUNCHED), korean.label(LAUNCHED)) == ("Deal", "deal")
    assert Wording(language="zh-Hant").name(NAMED) == "協定"
    assert Wording(language="ja").label(NAMED) == "deal"
    assert korean.stage(STANDS) == "negotiating"


def test_labels_by_slug() -> None:
    other = replace(LAUNCHED, slug="other", log=())
    assert Wording(language="ko").labels([NAMED, other]) == {"deal": "협정", "other": "other"}
    assert OURS.labels([NAMED]) == {"deal": "deal"}


def test_a_stage_in_the_words_of_the_vocabulary() -> None:
    assert Wording("motie").stage(STANDS) == "협상중"
    assert Wording("eu").stage(STANDS) is None
    (line,) = Wording("wto").told()
    assert line.startswith("Stages in the words of the WTO's database of regional trade agreements")
    assert line.endswith("; – where none is known.")
