"""The parties: who acts is one, and whoever it is in force for took the steps to it."""

from __future__ import annotations

from collections.abc import Sequence

from fta_tracker.model import Agreement
from tests.analysis.checks.told import found, record, said, table
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


@table
def test_who_acceded_needs_no_step_besides(deal: Agreement) -> None:
    """VN came later, and is in force by that; of the others no step is recorded.

    2020-01 entry-into-force by KR,KH
    2021-01 accession by VN
    2021-02 entry-into-force by VN
    """
    assert "deal is in force for KR and KH, of which" in said("no-ratification", deal)[0][0]


@record
def test_the_step_that_the_rule_counts_is_the_one_to_record(deals: Sequence[Agreement]) -> None:
    """Deposits are counted, and that of KR is not recorded.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      in_force_rule: {text: On deposit., after: deposit}
      log:
        - {kind: deposit, date: 2020-01, by: [KH]}
        - {kind: entry-into-force, date: 2020-02}
    """
    assert said("no-ratification", *deals)[0][1] == (
        "fta add-event deal deposit --by KR --date DATE"
    )
    assert found("rule-broken", *deals) == []


@record
def test_in_force_on_a_day_that_the_rule_does_not_give(deals: Sequence[Agreement]) -> None:
    """The whole a day late; VN, which notified later, two days early; JP as its month allows.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH, VN, JP]
      in_force_rule:
        text: Thirty days after two have notified, and for each other one after its own.
        after: notification
        days: 30
        groups: [{of: [KR, KH, VN, JP], need: 2}]
      log:
        - {kind: notification, date: 2020-01-01, by: [KR, KH]}
        - {kind: entry-into-force, date: 2020-02-01, by: [KR, KH]}
        - {kind: notification, date: 2020-03-01, by: [VN]}
        - {kind: entry-into-force, date: 2020-03-29, by: [VN]}
        - {kind: notification, date: 2020-05, by: [JP]}
        - {kind: entry-into-force, date: 2020-06-15, by: [JP]}
    """
    right = "Set a step, the day or the rule right: fta status deal shows them"
    assert said("rule-broken", *deals) == [
        (
            "deal is in force since 2020-02-01, though by its rule it would be since 2020-01-31.",
            right,
        ),
        (
            (
                "deal is in force for VN since 2020-03-29, "
                "though by its rule it would be since 2020-03-31."
            ),
            right,
        ),
    ]


@record
def test_a_day_that_the_rule_may_give_or_that_is_only_announced(deals: Sequence[Agreement]) -> None:
    """A step of some day in January gives a month; an announced step gives no day to hold it to.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      in_force_rule: {text: "Thirty days after both.", after: notification, days: 30}
      log:
        - {kind: notification, date: 2020-01, by: [KR, KH]}
        - {kind: entry-into-force, date: 2020-02-15}
    - slug: other
      name: Other
      kind: fta
      parties: [KR, VN]
      in_force_rule: {text: "Thirty days after both.", after: notification, days: 30}
      log:
        - {kind: notification, date: 2020-01-01, by: [KR, VN], status: announced}
        - {kind: entry-into-force, date: 2020-02-15}
    """
    assert found("rule-broken", *deals) == []
