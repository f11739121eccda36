"""The vocabulary, written out by hand: a changed word or rung is a changed line here."""

from fta_tracker import lifecycle
from fta_tracker.lifecycle import KINDS, Kind

TABLE = """
    kind                     leads to      act  by all  mark
    proposal                 proposed      -    -       -
    study-agreed             studying      -    -       -
    study-start              studying      -    -       -
    study-meeting            studying      -    -       -
    study-end                studying      -    -       -
    hearing                  studying      -    -       -
    mandate                  studying      -    -       -
    launch                   negotiating   act  all     L
    round                    negotiating   act  -       -
    reopening                negotiating   act  -       R
    agreement-in-principle   agreed        act  all     c
    substantial-conclusion   agreed        act  -       c
    conclusion               concluded     act  all     C
    initialling              concluded     act  -       i
    signing                  signed        -    all     S
    provisional-application  in-force      -    -       p
    entry-into-force         in-force      -    -       F
    termination              ended         -    -       T
    abandonment              ended         -    -       X
    suspension               -             -    -       -
    resumption               -             act  -       -
    intersessional           -             act  -       -
    chief-negotiators        -             act  -       -
    ministerial              -             act  -       -
    summit                   -             act  -       -
    early-package            -             act  -       -
    accession                -             -    -       -
    withdrawal               -             -    -       -
    approval                 -             -    -       -
    ratification             -             -    -       -
    notification             -             -    -       -
    deposit                  -             -    -       -
    domestic-step            -             -    -       -
    legal-review             -             -    -       -
    publication              -             -    -       -
    amendment                -             -    -       -
    upgrade                  -             -    -       -
    committee                -             -    -       -
    statement                -             -    -       -
"""


def word(written: str) -> str | None:
    return None if written == "-" else written


def test_the_kinds_of_event() -> None:
    lines = [line.split() for line in TABLE.strip().splitlines()[1:]]
    assert list(KINDS.values()) == [
        Kind(name, word(stage), act == "act", by_all == "all", word(mark))
        for name, stage, act, by_all, mark in lines
    ]
    assert list(KINDS) == [name for name, *_ in lines]


def test_the_ladder() -> None:
    assert lifecycle.STAGES == (
        "proposed",
        "studying",
        "negotiating",
        "agreed",
        "concluded",
        "signed",
        "in-force",
        "ended",
    )
    assert lifecycle.RUNG == {
        "proposed": 0,
        "studying": 1,
        "negotiating": 2,
        "agreed": 3,
        "concluded": 4,
        "signed": 5,
        "in-force": 6,
        "ended": 7,
    }


def test_the_other_words() -> None:
    assert lifecycle.TALKING == ("negotiating", "agreed")
    assert lifecycle.CONCLUDING == (
        "agreement-in-principle",
        "substantial-conclusion",
        "conclusion",
    )
    assert lifecycle.UNMEASURED == "other"
    assert lifecycle.AGREEMENT_KINDS == ("fta", "cepa", "epa", "pta", "rta")
    assert lifecycle.STATUSES == ("held", "announced", "cancelled")
    assert lifecycle.STEPS == ("signing", "ratification", "notification", "deposit")
    assert lifecycle.MODES == ("in-person", "video", "hybrid")
