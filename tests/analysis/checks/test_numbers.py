"""Numbers of rounds: each once, upwards, and none left out."""

from __future__ import annotations

from collections.abc import Sequence

from fta_tracker.dates import Moment
from fta_tracker.model import Agreement
from tests.analysis.checks.told import found, record, said, table
from tests.analysis.logs import day


@table
def test_a_number_below_a_higher_one(deal: Agreement) -> None:
    """Rounds 3 and 4 stand below round 5; round 6 is where it should be.

    2020-01 round 5
    2020-02 round 3
    2020-03 round 4
    2020-04 round 6
    """
    assert found("number-descends", deal) == [
        ("deal/round/3", ("deal/round/5",)),
        ("deal/round/4", ("deal/round/5",)),
    ]
    assert said("number-descends", deal)[0] == (
        "deal/round/3 (2020-02) stands below deal/round/5 (2020-01), whose number is higher.",
        "Set a number or a date right: fta edit deal/round/3 number=N",
    )


@table
def test_numbers_that_do_not_descend(deal: Agreement) -> None:
    """A round called off counts for nothing, nor does one without a number.

    2020-01 round 2 cancelled
    2020-02 round 1
    2020-03 round
    2020-04 round 3
    2020-05 ministerial 1
    """
    assert found("number-descends", deal) == []
    assert found("number-twice", deal) == []


@table
def test_each_scope_may_have_a_numbering_of_its_own(deal: Agreement) -> None:
    """Round 1 stands in both scopes: there are two numberings, and services lack their round 2.

    2020-01 round 1 of goods
    2020-02 round 2 of goods
    2020-03 round 1 of services
    2020-04 round 3 of services
    """
    assert found("number-descends", deal) == []
    assert found("number-twice", deal) == []
    assert found("number-missing", deal) == [("deal/round/3", ("deal/round/1.2",))]


@table
def test_scopes_that_share_one_numbering(deal: Agreement) -> None:
    """As in ASEAN's talks: the numbers run on from goods to services.

    2020-01 round 1 of goods
    2020-02 round 2 of services
    2020-03 round 4 of goods
    2020-04 round 3 of services
    """
    assert found("number-missing", deal) == []
    assert found("number-descends", deal) == [("deal/round/3", ("deal/round/4",))]


@table
def test_a_number_that_stands_twice(deal: Agreement) -> None:
    """Round 1 three times, once of it called off.

    2020-01 round 1
    2020-02 round 1 cancelled
    2020-03 round 1
    """
    assert found("number-twice", deal) == [("deal/round/1.3", ("deal/round/1",))]
    assert said("number-twice", deal) == [
        (
            "deal/round/1 (2020-01) and deal/round/1.3 (2020-03) are both round 1.",
            "Number one anew, or take it out: fta remove deal/round/1.3",
        )
    ]


@table
def test_numbers_left_out(deal: Agreement) -> None:
    """Rounds 1, 3 and 5 to 7 are not there; round 9 is yet to come.

    2020-01 round 2
    2020-02 round 4
    2020-03 round 8
    2027-01 round 10 announced
    """
    assert said("number-missing", deal) == [
        (
            "Round 1 is not recorded, above deal/round/2.",
            "Record what a source tells: fta add-round deal --number N --date DATE",
        ),
        (
            "Round 3 is not recorded, between deal/round/2 and deal/round/4.",
            "Record what a source tells: fta add-round deal --number N --date DATE",
        ),
        (
            "Rounds 5–7 are not recorded, between deal/round/4 and deal/round/8.",
            "Record what a source tells: fta add-round deal --number N --date DATE",
        ),
    ]
    assert found("number-missing", deal)[:2] == [
        ("deal/round/2", ()),
        ("deal/round/4", ("deal/round/2",)),
    ]
    early = Moment(day("2020-02-15"), day("2026-11-23"))
    assert found("number-missing", deal, when=early) == [("deal/round/2", ())]


@record
def test_of_no_rounds_nothing_is_missing(deals: Sequence[Agreement]) -> None:
    """An agreement without a log.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
    """
    assert found("number-missing", *deals) == []
