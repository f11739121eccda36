"""The display order."""

from fta_tracker.analysis.order import display_order
from fta_tracker.dates import PartialDate


def test_first_day_then_last_day_then_slug() -> None:
    things = [
        ("2020", "b"),
        ("2020-02", "a"),
        ("2020-01-01", "b"),
        ("2020", "a"),
        ("2019-12-31", "z"),
        ("2020-Q1", "c"),
    ]
    assert sorted(things, key=lambda t: display_order(PartialDate(t[0]), t[1])) == [
        ("2019-12-31", "z"),
        ("2020-01-01", "b"),
        ("2020-Q1", "c"),
        ("2020", "a"),
        ("2020", "b"),
        ("2020-02", "a"),
    ]
