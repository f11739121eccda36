"""What to look out for, in words."""

from __future__ import annotations

import pytest

from fta_tracker.analysis.upcoming import ahead, in_order
from fta_tracker.dates import Moment
from fta_tracker.views.upcoming import upcoming
from tests.views.talks import agreement, board_of, day, texts


@pytest.mark.parametrize(
    ("table", "on", "row"),
    [
        ("2020-07-09 launch\n2020-07-09 promise signing due 2020", "2020-12-31",
         ["2020", "deal", "signing", "due today", "2020-07-09"]),
        ("2020-07-09 launch\n2020-07-09 promise signing due 2020", "2021-02-03",
         ["2020", "deal", "signing", "34 days overdue", "2020-07-09"]),
        ("2020-07-09 launch announced", "2020-07-09",
         ["2020-07-09", "deal", "launch", "announced, today", ""]),
        ("2020-07 launch announced", "2020-07-09",
         ["2020-07", "deal", "launch", "announced, about now", ""]),
        ("2020-07 launch announced", "2020-06-01",
         ["2020-07", "deal", "launch", "announced, in 30–60 days", ""]),
        ("2020-07 launch announced", "2020-08-09",
         ["2020-07", "deal", "launch", "announced, not confirmed after 9–39 days", ""]),
        ("2020-07-09 signing", "2021-01-09",
         ["–", "deal", "entry into force", "awaited since the signing of 2020-07-09", ""]),
        ("2020-07-09 signing announced", "2021-01-01",
         ["–", "deal", "entry into force", "awaited since the signing of 2020-07-09, unconfirmed",
          ""]),
    ],
)  # fmt: skip
def test_a_line_in_words(table: str, on: str, row: list[str]) -> None:
    when = Moment(day(on), day(on))
    report = upcoming("Upcoming", in_order(ahead(agreement(table), *when)), when)

    assert texts(board_of(report)) == [row]
    assert report.footer() == (f"1 {report.rows[0]['what']}",)


def test_what_is_awaited_is_the_entry_into_force_and_its_ref_the_signing() -> None:
    when = Moment(day("2021-01-09"), day("2021-01-09"))
    (row,) = upcoming("", list(ahead(agreement("2020-07-09 signing"), *when)), when).rows

    assert (row["kind"], row["ref"], row["date"], row["days_min"]) == (
        "entry-into-force",
        "deal/signing/2020-07-09",
        None,
        None,
    )
