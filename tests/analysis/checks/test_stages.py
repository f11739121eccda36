"""The ladder: rungs in their order, none above what it needs, none unknown."""

from __future__ import annotations

from fta_tracker.dates import Moment
from fta_tracker.model import Agreement
from tests.analysis.checks.told import found, said, table
from tests.analysis.logs import day


@table
def test_concluded_after_it_was_signed(deal: Agreement) -> None:
    """The conclusion of the whole stands below its signing.

    2020-01 signing
    2020-02 conclusion
    2020-03 entry-into-force
    """
    assert found("stages-reversed", deal) == [
        ("deal/conclusion/2020-02", ("deal/signing/2020-01",))
    ]
    assert said("stages-reversed", deal) == [
        (
            (
                "deal/conclusion/2020-02 (2020-02) stands below deal/signing/2020-01 (2020-01), "
                "before which it should have come."
            ),
            "Set a date or a scope right: fta edit deal/conclusion/2020-02 date=DATE",
        )
    ]


@table
def test_each_scope_has_an_order_of_its_own(deal: Agreement) -> None:
    """Goods were signed before services were concluded, and one party signs later: as in ASEAN's.

    2006-05 signing of goods
    2007-06 entry-into-force of goods
    2007-10 conclusion of services
    2007-11 signing of services
    2009-02 signing by KH of goods
    """
    assert found("stages-reversed", deal) == []
    assert found("in-force-unsigned", deal) == []


@table
def test_signed_after_it_was_in_force_in_one_scope(deal: Agreement) -> None:
    """Services are in force before they are signed, though goods were signed before.

    2006-05 signing of goods
    2007-06 entry-into-force of services
    2007-11 signing of services
    """
    assert found("stages-reversed", deal) == [
        ("deal/signing/2007-11", ("deal/entry-into-force/2007-06",))
    ]
    assert found("in-force-unsigned", deal) == []


@table
def test_launched_below_a_conclusion(deal: Agreement) -> None:
    """A year was mistyped, and later the talks are launched again; those on services may be.

    2019-01-05 conclusion
    2019-06-27 launch
    2024-01-01 launch of services
    2025-05-05 launch
    """
    assert found("stages-reversed", deal) == [
        ("deal/launch/2019-06-27", ("deal/conclusion/2019-01-05",)),
        ("deal/launch/2025-05-05", ("deal/conclusion/2019-01-05",)),
    ]


@table
def test_a_reopening_begins_anew(deal: Agreement) -> None:
    """What was signed is negotiated again; a conclusion called off counts for nothing.

    2006-05 signing
    2006-06 conclusion cancelled
    2007-06 reopening
    2008-11 conclusion
    2009-11 signing
    """
    assert found("stages-reversed", deal) == []


@table
def test_in_force_before_any_signing(deal: Agreement) -> None:
    """Provisionally and wholly in force, above the first signing of all; one finding each.

    2019-01 provisional-application
    2019-02 signing cancelled
    2020-01 entry-into-force
    2021-01 signing
    2022-01 entry-into-force by KH
    """
    assert said("in-force-unsigned", deal) == [
        (
            (
                "deal/provisional-application/2019-01 (2019-01) stands above the first signing, "
                "deal/signing/2021-01 (2021-01)."
            ),
            "Set a date right: fta edit deal/provisional-application/2019-01 date=DATE",
        ),
        (
            (
                "deal/entry-into-force/2020-01 (2020-01) stands above the first signing, "
                "deal/signing/2021-01 (2021-01)."
            ),
            "Set a date right: fta edit deal/entry-into-force/2020-01 date=DATE",
        ),
    ]
    assert found("stages-reversed", deal) == []


@table
def test_a_signing_that_is_not_recorded_is_a_gap(deal: Agreement) -> None:
    """In force, and nothing is recorded between the launch and that.

    2019-01 launch
    2020-01 entry-into-force
    """
    assert found("in-force-unsigned", deal) == []
    assert said("stage-skipped", deal) == [
        (
            "Nothing is recorded of the stages proposed and studying before deal/launch/2019-01.",
            "Record what a source tells: fta add-event deal KIND --date DATE",
        ),
        (
            (
                "Nothing is recorded of the stages concluded and signed "
                "before deal/entry-into-force/2020-01."
            ),
            "Record what a source tells: fta add-event deal KIND --date DATE",
        ),
    ]


@table
def test_stages_that_are_not_missed(deal: Agreement) -> None:
    """An agreement in principle need not be; the proposal came after the study; talks may end.

    2018-01 study-start
    2018-06 proposal
    2019-01 launch
    2020-01 conclusion of goods
    2021-01 abandonment
    """
    assert found("stage-skipped", deal) == []


@table
def test_a_stage_of_another_scope_is_missed(deal: Agreement) -> None:
    """Services are concluded; of the conclusion of goods nothing is recorded.

    2018-01 proposal
    2018-06 study-start
    2019-01 launch
    2020-01 signing of goods
    2021-01 conclusion of services
    """
    assert said("stage-skipped", deal)[0][0] == (
        "Nothing is recorded of the stage concluded before deal/signing/2020-01."
    )


@table
def test_silence_while_negotiating(deal: Agreement) -> None:
    """Nine months after the last round are over on 29 June.

    2020-01 launch
    2020-09-29 round 1
    2020-12-01 statement
    """
    late = Moment(day("2021-06-30"), day("2026-11-23"))
    assert said("dormant", deal, when=late) == [
        (
            "deal is negotiating, and no meeting is recorded for 9 m.",
            "Record what came since, or that the talks were suspended or abandoned.",
        )
    ]
    assert found("dormant", deal, when=late) == [("deal", ("deal/statement/2020-12-01",))]
    assert found("dormant", deal, when=Moment(day("2021-06-29"), day("2026-11-23"))) == []


@table
def test_silence_that_means_nothing(deal: Agreement) -> None:
    """The talks were suspended.

    2020-01 launch
    2020-09-29 suspension
    """
    assert found("dormant", deal) == []
