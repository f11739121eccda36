from dataclasses import replace

import pytest

from fta_tracker.errors import NotFound, Refused
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Event, Figure, Target
from fta_tracker.recording import Difference, add_event, add_round, bare, class_of, differences
from tests.store.samples import asean, cambodia, date, rcep, statement

CAMBODIA = cambodia()
REFS = tuple(entry.ref for entry in CAMBODIA.log)


def test_an_added_event_is_put_in_its_place_and_named() -> None:
    grown, event = add_event(CAMBODIA, statement("2020-08"))

    assert event.ref == "cambodia/statement/2020-08"
    assert [e.ref for e in grown.log] == [*REFS[:2], "cambodia/statement/2020-08", *REFS[2:]]
    assert replace(grown, log=CAMBODIA.log) == CAMBODIA


def test_an_added_event_of_a_known_name_gets_the_next_free_number() -> None:
    once, first = add_event(CAMBODIA, statement("2020-08"))
    twice, second = add_event(once, statement("2020-08"))
    _, third = add_event(twice, statement("2020-08"))

    assert [first.ref, second.ref, third.ref] == [
        "cambodia/statement/2020-08",
        "cambodia/statement/2020-08.2",
        "cambodia/statement/2020-08.3",
    ]


def test_an_added_event_keeps_a_ref_of_its_own() -> None:
    own = replace(statement("2020-08"), ref="cambodia/said")

    assert add_event(CAMBODIA, own)[1] == own


def test_an_added_event_may_stand_after_a_chosen_one() -> None:
    twice, _ = add_event(add_event(CAMBODIA, statement("2020-08"))[0], statement("2020-08"))

    grown, event = add_event(twice, statement("2020-08"), "cambodia/statement/2020-08")

    refs = [e.ref for e in grown.log]
    assert refs.index(event.ref) == refs.index("cambodia/statement/2020-08") + 1


def test_an_added_event_cannot_stand_where_its_date_forbids() -> None:
    with pytest.raises(Refused, match="definitely later than cambodia/round/first"):
        add_event(CAMBODIA, statement("2020-08"), "cambodia/launch/2020-07-09")
    with pytest.raises(NotFound, match="cambodia/launch is not in this log"):
        add_event(CAMBODIA, statement("2020-08"), "cambodia/launch")


def test_nothing_differs_where_nothing_does() -> None:
    difference = differences({"cambodia": CAMBODIA}, {"cambodia": cambodia()})

    assert difference == Difference({}, {})
    assert not difference


def test_an_added_event_is_one_entry_and_no_order() -> None:
    grown, _ = add_event(CAMBODIA, statement("2020-08"))

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": grown})

    assert difference
    assert difference.orders == {}
    assert difference.entries == {
        "cambodia/statement/2020-08": (
            None,
            {
                "kind": "statement",
                "date": "2020-08",
                "summary": "Said.",
                "ref": "cambodia/statement/2020-08",
            },
        )
    }
    assert difference.added == ("cambodia/statement/2020-08",)
    assert difference.changed == difference.removed == ()


def test_a_removed_event_leaves_the_order_in_which_it_stood() -> None:
    shrunk = replace(CAMBODIA, log=CAMBODIA.log[::2])

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": shrunk})

    assert difference.removed == tuple(difference.entries) == ("cambodia/round/first",)
    rest = (
        "cambodia/target/first",
        "cambodia/target/conclusion/2020-07-09",
        "cambodia/figure/exports-of-2019",
        "cambodia/figure/export-rank/2020",
        "cambodia/figure/trade/2019",
    )
    assert difference.orders == {
        "cambodia": (
            ("cambodia/launch/2020-07-09", "cambodia/round/first", "cambodia/round/2", *rest),
            ("cambodia/launch/2020-07-09", "cambodia/round/2", *rest),
        )
    }


def test_a_moved_entry_is_an_order_and_no_entry() -> None:
    moved = replace(CAMBODIA, targets=CAMBODIA.targets[::-1])

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": moved})

    assert difference
    assert difference.entries == {}
    before, after = difference.orders["cambodia"]
    assert before[3:5] == after[4:2:-1]


def test_a_changed_target_and_a_changed_name_are_entries_of_their_own() -> None:
    late = replace(CAMBODIA.targets[1], due=date("2021"))
    changed = replace(CAMBODIA, name="New", targets=(CAMBODIA.targets[0], late))

    difference = differences({"cambodia": CAMBODIA}, {"cambodia": changed})

    assert difference.changed == ("cambodia", "cambodia/target/conclusion/2020-07-09")
    assert difference.added == difference.removed == ()
    assert difference.orders == {}
    was, now = difference.entries["cambodia"]
    assert was
    assert now
    assert (was["name"], now["name"]) == (CAMBODIA.name, "New")
    assert {*was} == {*now}
    assert not {"log", "targets", "figures"} & {*was}
    assert difference.entries["cambodia/target/conclusion/2020-07-09"] == (
        {
            "kind": "conclusion",
            "due": "2020",
            "stated_on": "2020-07-09",
            "ref": "cambodia/target/conclusion/2020-07-09",
        },
        {
            "kind": "conclusion",
            "due": "2021",
            "stated_on": "2020-07-09",
            "ref": "cambodia/target/conclusion/2020-07-09",
        },
    )


def test_agreements_come_and_go_with_all_they_have() -> None:
    difference = differences({"rcep": rcep()}, {"cambodia": CAMBODIA, "asean": asean()})

    assert difference.added == (
        "asean",
        "cambodia",
        *(entry.ref for entry in CAMBODIA.log),
        *(entry.ref for entry in CAMBODIA.targets),
        *(entry.ref for entry in CAMBODIA.figures),
    )
    assert difference.removed == ("rcep", "rcep/launch/2012-11")
    assert difference.orders == {"rcep": (("rcep/launch/2012-11",), ())}
    _, exports = difference.entries["cambodia/figure/exports-of-2019"]
    assert exports
    assert exports["value"] == Number("697.0")
    assert exports["sources"] == [{"title": "Print and wire"}]


def test_the_class_of_what_was_made_sparse_is_known() -> None:
    entries = differences({}, {"cambodia": CAMBODIA}).entries
    classes = [class_of(now) for _, now in entries.values() if now]

    assert classes == [Agreement, *[Event] * 3, *[Target] * 2, *[Figure] * 3]


def test_bare_leaves_out_what_is_recorded_below() -> None:
    thin = bare(CAMBODIA)

    assert (thin.log, thin.targets, thin.figures) == ((), (), ())
    assert (
        replace(thin, log=CAMBODIA.log, targets=CAMBODIA.targets, figures=CAMBODIA.figures)
        == CAMBODIA
    )


def _round(number: int | None = None, day: str = "2021") -> Event:
    return Event("round", date(day), number=number)


def test_a_round_gets_the_next_number_of_its_scope() -> None:
    _, first = add_round(CAMBODIA, _round())
    _, second = add_round(CAMBODIA, replace(_round(), scope=("goods", "trade-remedies")))

    assert (first.number, first.ref) == (1, "cambodia/round/1.2")
    assert (second.number, second.ref) == (2, "cambodia/round/2.2")


def test_a_cancelled_round_frees_its_number() -> None:
    grown, round_ = add_round(CAMBODIA, _round(2))

    assert (round_.number, round_.ref) == (2, "cambodia/round/2.2")
    assert grown.log[-1] == round_


def test_a_round_keeps_the_number_it_has() -> None:
    grown, _ = add_round(CAMBODIA, _round(5))
    _, next_one = add_round(grown, _round(day="2022"))

    assert next_one.number == 6


def test_a_round_is_held_once() -> None:
    grown, _ = add_round(CAMBODIA, _round(5))

    with pytest.raises(Refused) as caught:
        add_round(grown, _round(5, "2022"))

    assert caught.value.sentence == ("cambodia has a round 5 already: cambodia/round/5, 2021.")
    assert caught.value.hint == "Leave --number out for round 6."
    assert caught.value.field == "number"


def test_a_round_may_stand_after_a_chosen_event() -> None:
    grown, _ = add_event(CAMBODIA, statement("2021"))

    grown, round_ = add_round(grown, _round(), "cambodia/statement/2021")

    assert grown.log[-1] == round_
