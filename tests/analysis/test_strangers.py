"""Actors that are no parties."""

from __future__ import annotations

from fta_tracker.analysis.strangers import strangers
from tests.analysis.logs import TODAY, agreement, cut, day

TALKS = agreement(
    """
    2020-01 approval by VN,KR
    2020-02 accession by VN
    2020-03 approval by VN
    2020-04 statement by VN cancelled
    2020-05 statement by JP cancelled
    2020-06 withdrawal by PH
    2020-01 promise signing due 2021 by VN
    """
)


def test_who_was_no_party_then() -> None:
    assert [(entry.ref, codes) for entry, codes in strangers(TALKS, TODAY, TODAY)] == [
        ("deal/approval/2020-01", ("VN",)),
        ("deal/statement/2020-05", ("JP",)),
    ]


def test_on_an_earlier_day_it_is_not_known_who_will_be_one() -> None:
    early = day("2020-01-31")
    found = strangers(cut(TALKS, early), early, TODAY)
    assert [(entry.ref, codes) for entry, codes in found] == [
        ("deal/approval/2020-01", ("VN",)),
        ("deal/target/signing/2020-01", ("VN",)),
    ]
