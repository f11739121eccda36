"""A file's agreement, or rows, taken in beside what is recorded."""

import datetime as dt
from dataclasses import replace
from typing import Any

from hypothesis import given

from fta_tracker.errors import FtaError
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Claim, Event, Figure, Source
from fta_tracker.recording.adding import add_event
from fta_tracker.recording.changes import things
from fta_tracker.recording.editing import edit, remove
from fta_tracker.recording.merging import kept, merge, merge_rows
from fta_tracker.sparse import sparse
from tests.analysis.logs import agreement
from tests.store.samples import PRINT, WEB, cambodia, date, statement
from tests.strategies import agreements

TODAY = dt.date(2026, 11, 23)
CAMBODIA = cambodia()


# ----------------------------------------------------------------------------- whole agreements


@given(whole=agreements())
def test_the_same_again_changes_nothing(whole: Agreement) -> None:
    assert merge(whole, whole, {}) == whole


def _merged(mine: Agreement, theirs: Agreement, *said: Agreement) -> Agreement:
    """Merged into a record that has said these before."""
    ever = {ref: [sparse(thing)] for each in said for ref, thing in things(each).items()}
    merged = merge(mine, theirs, ever)
    assert merged
    return merged


def test_what_was_said_before_and_edited_or_removed_since_stays_so() -> None:
    mine = edit(CAMBODIA, "cambodia/round/first", {"place": "Mine"}, TODAY)
    mine = remove(replace(mine, name="Mine"), ["cambodia/target/first", "cambodia/round/2"])
    theirs = edit(CAMBODIA, "cambodia/figure/trade/2019", {"value": Number("7")}, TODAY)

    merged = _merged(mine, theirs, CAMBODIA)

    assert replace(merged, figures=()) == replace(mine, figures=())
    assert merged.figures[-1].value == Number("7"), "what is new comes"
    ever = {ref: [sparse(thing)] for ref, thing in things(CAMBODIA).items()}
    assert kept(mine, theirs, ever) == (
        "cambodia",
        "cambodia/round/first",
        "cambodia/round/2",
        "cambodia/target/first",
    )
    assert merge(None, CAMBODIA, ever) is None
    assert merge(None, CAMBODIA, {}) == CAMBODIA


def test_what_was_announced_and_is_not_marked_any_more_was_held() -> None:
    mine = edit(CAMBODIA, "cambodia/round/first", {"end": None}, TODAY)
    theirs = edit(mine, "cambodia/round/first", {"status": "held"}, TODAY)

    assert _merged(mine, theirs, mine) == theirs


def test_a_date_that_was_announced_stays_as_a_claim() -> None:
    talks = agreement("2027-02 round 2 announced")
    theirs = agreement("2027-03 round 2 announced")

    event = _merged(talks, theirs).log[0]

    assert (str(event.date), [claim.value for claim in event.claims]) == ("2027-03", ["2027-02"])


def test_ones_own_that_the_files_excludes_gives_way() -> None:
    mine = replace(
        agreement("2020-07-01/2020-07-03 summit"),
        figures=(Figure("trade", date("2019"), text="much"),),
    )
    mine = replace(mine, log=(replace(mine.log[0], ref="deal/summit/x"),))
    theirs = replace(
        agreement("2020-08-01 summit"), figures=(Figure("trade", date("2019"), Number("1")),)
    )
    theirs = replace(theirs, log=(replace(theirs.log[0], ref="deal/summit/x"),))

    merged = _merged(mine, theirs)

    assert (merged.log[0].end, str(merged.log[0].date)) == (None, "2020-08-01")
    assert (merged.figures[0].value, merged.figures[0].text) == (Number("1"), None)
    back = _merged(merged, replace(theirs, figures=mine.figures))
    assert (back.figures[0].value, back.figures[0].text) == (None, "much")


def test_ones_own_of_another_date_stands_where_it_allows() -> None:
    theirs = agreement("2020-07 statement\n2020-08 summit\n2020-09 committee")
    mine = edit(theirs, "deal/statement/2020-07", {"date": date("2020-10")}, TODAY)

    merged = _merged(mine, theirs, theirs)

    assert [event.kind for event in merged.log] == ["summit", "committee", "statement"]


def test_what_is_new_is_added_in_its_place() -> None:
    theirs = add_event(CAMBODIA, statement("2020-07-10"), TODAY)[0]

    assert merge(CAMBODIA, theirs, {}) == theirs


def test_nothing_of_ones_own_is_removed() -> None:
    mine = add_event(CAMBODIA, statement("2020-07-10"), TODAY)[0]
    theirs = replace(
        CAMBODIA, names={"fr": "Accord"}, aliases=("KCFTA",), note=None, targets=(), figures=()
    )

    merged = _merged(mine, theirs)

    assert merged.log == mine.log
    assert (merged.targets, merged.figures) == (mine.targets, mine.figures)
    assert merged.names == {**mine.names, "fr": "Accord"}
    assert merged.aliases == ("KCFTA", *mine.aliases)
    assert merged.note == mine.note


def test_what_both_have_is_updated_by_ref() -> None:
    mine = edit(CAMBODIA, "cambodia/round/first", {"note": "Mine.", "place": "Mine"}, TODAY)
    theirs = edit(
        CAMBODIA, "cambodia/round/first", {"note": None, "place": "Theirs", "by": ("KH",)}, TODAY
    )

    event = _merged(mine, theirs).log[1]

    assert (event.note, event.place, event.by) == ("Mine.", "Theirs", ("KH",))


def test_sources_and_claims_of_both_are_kept_the_corrected_ones_once() -> None:
    retitled = Source("A better title", WEB.url)
    claim = Claim("rounds", "five, not four", PRINT)
    mine = edit(CAMBODIA, "cambodia/round/first", {"sources": (WEB, PRINT)}, TODAY)
    theirs = edit(
        CAMBODIA, "cambodia/round/first", {"sources": (retitled,), "claims": (claim,)}, TODAY
    )

    event = _merged(mine, theirs).log[1]

    assert event.sources == (retitled, PRINT)
    assert event.claims == (claim, *CAMBODIA.log[1].claims), "another source says the same"


def test_their_order_holds_and_ones_own_stays_behind_what_it_was_behind() -> None:
    theirs = agreement("2020-07 statement\n2020-07 summit\n2020-07 committee")
    mine = agreement("2020-07 committee\n2020-07 legal-review\n2020-07 statement\n2020-07 summit")

    merged = _merged(mine, theirs)

    assert [event.kind for event in merged.log] == [
        "statement",
        "summit",
        "committee",
        "legal-review",
    ]


# ------------------------------------------------------------------------------------------ rows

TALKS = agreement(
    """
    2020-07-09 launch
    2020-07-30 round 1
    2027-02 round 2 announced
    """
)


def _rows(*rows: dict[str, Any]) -> tuple[Agreement, list[tuple[int, FtaError]]]:
    return merge_rows(TALKS, enumerate(rows, 2), TODAY)


def _taken(*rows: dict[str, Any]) -> Agreement:
    grown, troubles = _rows(*rows)
    assert troubles == []
    return grown


def _wrong(*rows: dict[str, Any]) -> list[tuple[int, str, str | None]]:
    same, troubles = _rows(*rows)
    assert same == TALKS
    return [(number, error.sentence, error.field) for number, error in troubles]


LAUNCH = {"kind": "launch", "date": date("2020-07-09")}


def test_a_row_that_says_nothing_new_changes_nothing() -> None:
    assert _taken(LAUNCH, {"kind": "round", "date": date("2020-07-30"), "number": 1}) == TALKS
    assert _taken({**LAUNCH, "place": None, "status": None, "by": None}) == TALKS
    assert _taken({**LAUNCH, "ref": "deal/launch/2020-07-09", "topics": None}) == TALKS


def test_a_row_that_says_more_without_a_ref_is_another_event() -> None:
    grown = _taken({**LAUNCH, "place": "Seoul"})

    assert [event.ref for event in grown.log][:2] == [
        "deal/launch/2020-07-09",
        "deal/launch/2020-07-09.2",
    ]
    assert grown.log[0] == TALKS.log[0]


def test_the_same_row_twice_is_two_events_and_both_are_known_again() -> None:
    said = {"kind": "statement", "date": date("2020-08"), "summary": "Said."}
    grown = _taken(said, said)

    assert [event.ref for event in grown.log if event.kind == "statement"] == [
        "deal/statement/2020-08",
        "deal/statement/2020-08.2",
    ]
    assert merge_rows(grown, [(2, said), (3, said)], TODAY) == (grown, [])


def test_a_row_with_a_ref_makes_its_fields_the_events() -> None:
    ref = "deal/round/2"
    grown = _taken(
        {"ref": ref, "kind": "round", "date": date("2027-03"), "place": "Seoul", "number": None}
    )

    event = grown.log[-1]
    assert (event.ref, event.place, event.number, event.status) == (ref, "Seoul", None, "announced")
    assert [claim.value for claim in event.claims] == ["2027-02"], "a postponement stays seen"


def test_the_same_file_again_takes_no_postponement_back() -> None:
    row = {"ref": "deal/round/2", "kind": "round", "date": date("2027-03"), "claims": None}
    once = _taken(row)
    assert [claim.value for claim in once.log[-1].claims] == ["2027-02"]

    assert merge_rows(once, [(2, row)], TODAY) == (once, [])
    more = {**row, "claims": (Claim("rounds", "two", PRINT),)}
    twice, _ = merge_rows(once, [(2, more)], TODAY)
    assert [claim.value for claim in twice.log[-1].claims] == ["two", "2027-02"]


def test_a_row_with_a_new_ref_is_an_event_of_that_ref() -> None:
    grown = _taken({"ref": "deal/summit/first", "kind": "summit", "date": date("2020-08")})

    assert [event.ref for event in grown.log][2] == "deal/summit/first"


def test_what_is_wrong_is_told_of_each_row_and_nothing_is_taken() -> None:
    assert _wrong(
        {"kind": "round", "date": date("2020-08"), "number": 1},
        {"kind": "summit", "date": date("2020-08")},
        {"kind": "summit", "date": date("2020-08"), "end": date("2020-07")},
        {"kind": "summit", "date": date("2027")},
        {"ref": "deal/round/1", "kind": "round", "date": date("2020-07-30")},
        {"ref": "deal/round/1", "kind": "round", "date": date("2020-07-30")},
        {"ref": "else/round/1", "kind": "round", "date": date("2020-07-30")},
    ) == [
        (2, "deal/round/1 (2020-07-30) is round 1 already.", "number"),
        (4, "The end, 2020-07, is before the date, 2020-08.", "end"),
        (5, "2027 has not come yet (today is 2026-11-23).", "date"),
        (7, "deal/round/1 has a row above already.", "ref"),
        (8, "else/round/1 is no event of deal.", "ref"),
    ]


def test_numbers_move_up_or_are_exchanged_in_whatever_order_the_rows_stand() -> None:
    rows: list[dict[str, Any]] = [
        {"kind": "round", "date": date("2020-08-30"), "number": 2},
        {"ref": "deal/round/2", "kind": "round", "date": date("2027-02"), "number": 4},
        {"ref": "deal/round/1", "kind": "round", "date": date("2020-07-30"), "number": 3},
        {"kind": "round", "date": date("2020-06-30"), "number": 1},
    ]
    one, two = _taken(*rows), _taken(*reversed(rows))

    numbers = {str(event.date): event.number for event in one.log if event.kind == "round"}
    assert numbers == {"2020-06-30": 1, "2020-07-30": 3, "2020-08-30": 2, "2027-02": 4}
    assert {(e.date, e.number) for e in two.log} == {(e.date, e.number) for e in one.log}


def test_the_ref_of_a_promise_is_no_event() -> None:
    _, troubles = merge_rows(
        CAMBODIA,
        [(2, {"ref": "cambodia/target/first", "kind": "round", "date": date("2020")})],
        TODAY,
    )

    assert [error.sentence for _, error in troubles] == [
        "cambodia/target/first is no event of cambodia."
    ]


def test_rows_are_placed_by_their_dates_whatever_their_order() -> None:
    rows: list[dict[str, Any]] = [
        {"kind": "summit", "date": date(day)} for day in ("2020-12", "2020-08", "2020-07-20")
    ]

    assert _taken(*rows) == _taken(*reversed(rows))
    assert [str(event.date) for event in _taken(*rows).log] == [
        "2020-07-09",
        "2020-07-20",
        "2020-07-30",
        "2020-08",
        "2020-12",
        "2027-02",
    ]


def test_an_event_needs_no_more_than_kind_and_date() -> None:
    assert _taken({"kind": "round", "date": date("2020-09")}).log[2] == Event(
        "round", date("2020-09"), ref="deal/round/2020-09"
    ), "a number that a file does not give is not known"
