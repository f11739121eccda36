from __future__ import annotations

import pytest

from fta_tracker.errors import Malformed
from fta_tracker.picture import Board
from fta_tracker.report import Report

REPORT = Report(
    "T", ("a", "b", "c"), [{"a": 1, "b": 2, "c": 3}], columns=("a",), picture=lambda: Board((), ())
)


def test_only_some_fields_in_the_order_asked_for() -> None:
    only = REPORT.only(["c", "a"])
    assert only == Report("T", ("c", "a"), [{"c": 3, "a": 1}])


def test_an_unknown_field_is_refused_with_those_there_are() -> None:
    with pytest.raises(Malformed) as caught:
        REPORT.only(["a", "x"])
    assert caught.value.sentence == "There is no field 'x' here."
    assert caught.value.hint == "The fields are: a, b, c."
