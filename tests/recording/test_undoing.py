"""Taking changes back."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from fta_tracker.errors import NotFound, Refused
from fta_tracker.model import Agreement, Event
from fta_tracker.recording.adding import add_event, add_target
from fta_tracker.recording.changes import Change, Difference, differences
from fta_tracker.recording.editing import edit, remove
from fta_tracker.recording.undoing import chosen, require_untouched, take_back, undone_by
from tests.analysis.logs import agreement
from tests.store.samples import asean, cambodia, date, rcep, statement

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
Record = Mapping[str, Agreement]


def _change(number: int, before: Record, after: Record, undoes: int | None = None) -> Change:
    return Change(number, NOW, "me", f"fta {number}", differences(before, after), undoes)


def _empty(number: int, undoes: int | None = None) -> Change:
    return Change(number, NOW, "me", f"fta {number}", Difference({}, {}), undoes)


# --------------------------------------------------------------------------------- which change


@pytest.mark.parametrize(
    ("undoings", "undone"),
    [
        ([], {}),
        ([(2, None), (1, None)], {}),
        ([(3, 2), (2, None), (1, None)], {2: 3}),
        ([(4, 3), (3, 2), (2, None)], {3: 4}),
        ([(5, 4), (4, 3), (3, 2), (2, None)], {4: 5, 2: 3}),
        ([(5, 2), (4, 3), (3, 2), (2, None)], {3: 4, 2: 5}),
    ],
)
def test_what_is_taken_back(undoings: list[tuple[int, int | None]], undone: dict[int, int]) -> None:
    assert undone_by(undoings) == undone


@pytest.mark.parametrize(
    ("number", "undoings", "found"),
    [
        (None, [(2, None), (1, None)], 2),
        (None, [(3, 2), (2, None), (1, None)], 1),
        (None, [(4, 3), (3, 2), (2, None), (1, None)], 2),
        (1, [(2, None), (1, None)], 1),
        (3, [(3, 2), (2, None)], 3),
        (2, [(4, 3), (3, 2), (2, None)], 2),
    ],
)
def test_the_change_to_take_back(
    number: int | None, undoings: list[tuple[int, int | None]], found: int
) -> None:
    assert chosen(number, undoings) == found


def test_a_change_that_is_not_there() -> None:
    with pytest.raises(NotFound) as caught:
        chosen(9, [(1, None)])
    assert caught.value.sentence == "There is no change 9."


@pytest.mark.parametrize("undoings", [[], [(2, 1), (1, None)]])
def test_nothing_to_take_back(undoings: list[tuple[int, int | None]]) -> None:
    with pytest.raises(Refused, match="There is no change to take back"):
        chosen(None, undoings)


def test_a_change_that_is_taken_back_already() -> None:
    with pytest.raises(Refused) as caught:
        chosen(2, [(3, 2), (2, None)])
    assert caught.value.sentence == "Change 2 is taken back already, by change 3."
    assert caught.value.hint == "To bring it back: fta undo 3."


# ------------------------------------------------------------------------------- what came later

NONE: Record = {}
RCEP = rcep()
SAID = add_event(RCEP, statement("2020"), TODAY)[0]
NOTED = edit(SAID, "rcep/statement/2020", {"note": "Noted."}, TODAY)
MORE = add_event(SAID, statement("2021"), TODAY)[0]


def _of(*agreements: Agreement) -> Record:
    return {agreement.slug: agreement for agreement in agreements}


ADDED = _change(2, _of(RCEP), _of(SAID))


def test_a_later_change_of_the_same_ref_is_in_the_way() -> None:
    later = _change(3, _of(SAID), _of(NOTED))

    with pytest.raises(Refused) as caught:
        require_untouched(ADDED, [later])

    assert caught.value.sentence == (
        "Change 2 cannot be taken back, for later change 3 (fta 3) touched rcep/statement/2020."
    )
    assert caught.value.hint == "Take that back first: fta undo 3."


def test_all_that_is_in_the_way_is_told_but_not_at_length() -> None:
    later = [_change(n, _of(SAID), _of(NOTED)) for n in (7, 6, 5, 4, 3)]

    with pytest.raises(Refused, match=r"change 5 \(fta 5\) touched [^;]+; and 2 more\."):
        require_untouched(ADDED, later)


def test_a_later_change_of_something_else_is_not() -> None:
    require_untouched(ADDED, [_change(3, _of(SAID), _of(MORE)), _change(4, NONE, _of(asean()))])


def test_a_later_change_that_was_taken_back_is_not() -> None:
    later = _change(3, _of(SAID), _of(NOTED))
    back = _change(4, _of(NOTED), _of(SAID), undoes=3)

    require_untouched(ADDED, [back, later])
    with pytest.raises(Refused, match="later change 3 "):
        require_untouched(ADDED, [_change(5, _of(SAID), _of(NOTED), undoes=4), back, later])


def test_a_later_undo_of_what_came_before_is_in_the_way() -> None:
    back = _change(3, _of(SAID), _of(RCEP), undoes=1)

    with pytest.raises(Refused, match="later change 3 "):
        require_untouched(ADDED, [back])


def test_an_agreement_does_not_go_with_what_came_later() -> None:
    made = _change(2, NONE, _of(RCEP))

    with pytest.raises(Refused, match=r"later change 3 .* touched rcep/statement/2020"):
        require_untouched(made, [_change(3, _of(RCEP), _of(SAID))])


def test_what_was_of_an_agreement_that_is_gone_does_not_come_back() -> None:
    removed = _change(3, _of(SAID), _of(RCEP))

    with pytest.raises(Refused, match=r"later change 4 .* touched rcep and 1 more"):
        require_untouched(removed, [_change(4, _of(RCEP), NONE)])


SAYINGS = agreement("2020-07 statement\n2020-07 summit\n2020-07 committee")


def _moved(whole: Agreement, ref: str, after: str) -> Agreement:
    return edit(whole, f"deal/{ref}/2020-07", {}, TODAY, f"deal/{after}/2020-07")


def _move(number: int, before: Agreement, ref: str, after: Agreement) -> Change:
    difference = differences(_of(before), _of(after), [f"deal/{ref}/2020-07"])
    return Change(number, NOW, "me", f"fta {number}", difference)


def test_a_move_touches_what_was_asked_to_move_and_all_that_moved_since() -> None:
    first = _moved(SAYINGS, "statement", "summit")
    second = _moved(first, "committee", "statement")
    one = _move(2, SAYINGS, "statement", first)

    assert one.difference.touched == {"deal/statement/2020-07"}
    noted = edit(first, "deal/summit/2020-07", {"note": "x"}, TODAY)
    require_untouched(one, [_change(3, _of(first), _of(noted))])
    assert second == first, "it stood there already"
    down = _moved(first, "summit", "committee")
    with pytest.raises(Refused, match=r"later change 3 .* touched"):
        require_untouched(one, [_move(3, first, "summit", down)])
    gone = remove(first, ["deal/committee/2020-07"])
    with pytest.raises(Refused, match=r"later change 3 .* touched deal/statement"):
        require_untouched(one, [_change(3, _of(first), _of(gone))])


# ------------------------------------------------------------------------------- without it

CAMBODIA = cambodia()


@pytest.mark.parametrize(
    "doing",
    [
        lambda a: add_event(a, statement("2020-08"), TODAY)[0],
        lambda a: add_target(a, replace(a.targets[0], ref=None, due=date("2022")))[0],
        lambda a: remove(a, ["cambodia/round/first"]),
        lambda a: remove(a, [*a.entries]),
        lambda a: remove(a, ["cambodia/target/first", "cambodia/figure/exports-of-2019"]),
        lambda a: edit(a, "cambodia/round/first", {"date": date("2020-12-31"), "end": None}, TODAY),
        lambda a: edit(a, "cambodia/round/first", {"topics": ()}, TODAY),
        lambda a: replace(a, name="Another", names={}, targets=a.targets[::-1]),
        lambda a: replace(a, figures=a.figures[::-1], log=(a.log[0], replace(a.log[2], note="n"))),
    ],
)
def test_a_change_of_any_kind_is_taken_back(doing: Callable[[Agreement], Agreement]) -> None:
    before, after = _of(CAMBODIA), _of(doing(CAMBODIA))
    assert before != after

    assert take_back(_change(2, before, after), after) == before


def test_agreements_come_and_go() -> None:
    before, after = _of(CAMBODIA, RCEP), _of(asean(), replace(RCEP, note="x"))

    back = take_back(_change(2, before, after), after)

    assert back == {"asean": None, "cambodia": CAMBODIA, "rcep": RCEP}


def test_what_came_later_stays() -> None:
    removed = _change(2, _of(MORE), _of(remove(MORE, ["rcep/statement/2020"])))
    now = add_event(remove(MORE, ["rcep/statement/2020"]), statement("2019"), TODAY)[0]

    back = take_back(removed, _of(now))["rcep"]

    assert back
    assert [event.ref for event in back.log] == [
        "rcep/launch/2012-11",
        "rcep/statement/2019",
        "rcep/statement/2020",
        "rcep/statement/2021",
    ], "each within the bounds of its date"


def test_a_date_comes_back_in_its_place_among_what_came_later() -> None:
    talks = agreement("2020-07-01 launch\n2020-07-05 statement")
    dated = edit(talks, "deal/statement/2020-07-05", {"date": date("2020-07-10")}, TODAY)
    change = _change(2, _of(talks), _of(dated))
    assert change.difference.orders == {}
    now = add_event(dated, Event("summit", date("2020-07-08")), TODAY)[0]

    back = take_back(change, _of(now))["deal"]

    assert back
    assert [event.kind for event in back.log] == ["launch", "statement", "summit"]


def test_a_move_comes_back_among_what_came_later() -> None:
    talks = agreement("2020-07 statement\n2020-07 summit\n2020-07 committee")
    moved = edit(talks, "deal/statement/2020-07", {}, TODAY, "deal/committee/2020-07")
    now = add_event(moved, Event("legal-review", date("2020-07")), TODAY)[0]

    back = take_back(_change(2, _of(talks), _of(moved)), _of(now))["deal"]

    assert back
    assert [event.kind for event in back.log] == [
        "statement",
        "summit",
        "committee",
        "legal-review",
    ]


@pytest.mark.parametrize(
    "now",
    [
        NOTED,
        RCEP,
    ],
)
def test_what_is_not_as_the_change_left_it_is_left_alone(now: Agreement) -> None:
    """Altered by hand in the database, past the history."""
    with pytest.raises(Refused) as caught:
        take_back(ADDED, _of(now))

    assert caught.value.sentence == "rcep/statement/2020 is no longer as change 2 left it."
    assert caught.value.hint == (
        "See `fta history rcep/statement/2020`; `fta edit` can set it right."
    )


def test_a_move_in_what_is_gone_is_left_alone() -> None:
    first = _moved(SAYINGS, "statement", "summit")
    with pytest.raises(Refused, match=r"deal is no longer as change 2 left it"):
        take_back(_move(2, SAYINGS, "statement", first), {})


def test_a_long_command_is_cut_in_a_sentence() -> None:
    long = replace(_empty(2), command="fta remove " + "x" * 200)
    assert long.called == f"fta remove {'x' * 89}…"
    assert _empty(2).called == "fta 2"
