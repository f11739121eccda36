"""What `fta info` tells."""

from fta_tracker.views.info import info
from tests.views.talks import board_of, texts


def test_a_line_for_each_fact_and_one_row_of_them_all() -> None:
    facts = {"database": "/home/me/talks.db", "agreements": 10, "sqlite_version": "3.40"}
    report = info("fta", facts)
    assert (report.title, report.fields, report.single) == ("fta", tuple(facts), True)
    assert list(report.rows) == [facts]
    assert texts(board_of(report)) == [
        ["database", "/home/me/talks.db"],
        ["agreements", "10"],
        ["sqlite version", "3.40"],
    ]
