"""The parties: who acts is one, and whoever it is in force for took the steps to it."""

from __future__ import annotations

from fta_tracker.model import Agreement
from tests.analysis.checks.told import found, said, table
from tests.analysis.logs import agreement


@table
def test_acts_of_countries_that_were_no_parties(deal: Agreement) -> None:
    """VN accedes between its two acts, KH withdraws; what lies ahead needs a party of any time.

    2020-01 approval by VN,PH
    2020-02 accession by VN
    2020-03 approval by VN
    2020-04 withdrawal by KH
    2020-05 statement by KH
    2027-01 signing by KH announced
    2020-01 promise signing due 2021 by KH
    2020-01 promise signing due 2022 by JP
    """
    assert said("no-party", deal) == [
        (
            "deal/approval/2020-01 is by VN and PH, which were no party then.",
            "fta edit deal/approval/2020-01 by=CODES, or record the accession",
        ),
        (
            "deal/statement/2020-05 is by KH, which was no party then.",
            "fta edit deal/statement/2020-05 by=CODES, or record the accession",
        ),
        (
            "deal/target/signing/2020-01.2 is by JP, which was never a party.",
            "fta edit deal/target/signing/2020-01.2 by=CODES, or record the accession",
        ),
    ]


def test_in_force_for_whom_is_not_recorded() -> None:
    """Of two parties an entry into force means both; of three it does not say."""
    log = "2019-01 signing\n2020-01 entry-into-force\n2020-02 entry-into-force by KR"

    assert found("in-force-for-whom", agreement(log)) == []
    assert said("in-force-for-whom", agreement(log, "KR KH VN")) == [
        (
            "deal/entry-into-force/2020-01 does not say for which of the 3 parties.",
            "fta edit deal/entry-into-force/2020-01 by=CODES",
        )
    ]


@table
def test_in_force_without_a_ratification(deal: Agreement) -> None:
    """KH ratified; of KR no such step is recorded.

    2019-01 signing
    2019-02 ratification by KH
    2020-01 entry-into-force
    """
    assert said("no-ratification", deal) == [
        (
            (
                "deal is in force for KR, "
                "of which no approval, ratification, notification or deposit is recorded."
            ),
            "fta add-event deal ratification --by KR --date DATE",
        )
    ]


@table
def test_what_is_not_in_force_needs_none(deal: Agreement) -> None:
    """It was terminated.

    2019-01 signing
    2020-01 entry-into-force
    2021-01 termination
    """
    assert found("no-ratification", deal) == []


@table
def test_each_step_will_do(deal: Agreement) -> None:
    """One notified, the other deposited.

    2019-01 signing
    2019-02 approval by KH
    2019-02 deposit by KR
    2020-01 entry-into-force
    """
    assert found("no-ratification", deal) == []
