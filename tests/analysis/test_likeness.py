"""What looks like one thing that was recorded twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fta_tracker.analysis.likeness import alike, likeness, same_talks
from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number
from fta_tracker.model import Event, Figure, Target
from tests.analysis.logs import TODAY, agreement

DAY = PartialDate("2020")
EVENT = Event("launch", DAY)
TARGET = Target("signing", DAY, DAY)
FIGURE = Figure("trade", DAY, Number("1"))


def test_what_matters_of_an_event_a_promise_and_a_figure() -> None:
    assert likeness(EVENT) == likeness(replace(EVENT, place="Seoul", note="x", ref="deal/launch/2"))
    assert likeness(EVENT) != likeness(replace(EVENT, by=("KR",)))
    assert likeness(TARGET) == likeness(replace(TARGET, summary="x"))
    assert likeness(TARGET) != likeness(replace(TARGET, stated_by="Yonhap"))
    assert likeness(FIGURE) == likeness(replace(FIGURE, value=Number("2")))
    assert likeness(FIGURE) != likeness(replace(FIGURE, reporter="KR"))


@pytest.mark.parametrize(
    ("summaries", "pairs"),
    [
        ([None, None, None], [(0, 1), (0, 2)]),
        (["a", "b"], []),
        (["a", "b", "a", "b"], [(0, 2), (1, 3)]),
        (["a", None, "b", "b"], [(0, 1), (1, 2), (2, 3)]),
        (["a", "b", None], [(0, 2)]),
    ],
)
def test_different_words_tell_them_apart(
    summaries: list[str | None], pairs: list[tuple[int, int]]
) -> None:
    events = [replace(EVENT, summary=text, ref=f"deal/{i}") for i, text in enumerate(summaries)]
    found = [(events.index(first), events.index(other)) for first, other in alike(events)]  # type: ignore[arg-type]
    assert found == pairs


def test_same_talks() -> None:
    talks = [agreement("2020 launch", parties, slug) for slug, parties in (("a", "KR KH"),
             ("b", "KH KR"), ("c", "KR VN"))]  # fmt: skip
    assert [[a.slug for a in group] for group in same_talks(talks, TODAY, TODAY)] == [["a", "b"]]
    over = agreement("2020 launch\n2021 abandonment", "KR KH", "b")
    assert same_talks([talks[0], over], TODAY, TODAY) == []
