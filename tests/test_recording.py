import datetime as dt
from dataclasses import replace

import pytest

from fta_tracker.errors import NotFound, Refused
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Event, Figure, Target
from fta_tracker.recording import (
    Difference,
    add_event,
    add_round,
    bare,
    class_of,
    differences,
    require_upgraded,
)
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


TODAY = dt.date(2022, 6, 30)


def _round(number: int | None = None, day: str = "2021", status: str = "held") -> Event:
    return Event("round", date(day), number=number, status=status)


def _with(*rounds: Event) -> Agreement:
    return replace(rcep(), log=rounds)


def _refused(agreement: Agreement, round_: Event) -> Refused:
    with pytest.raises(Refused) as caught:
        add_round(agreement, round_, TODAY)
    return caught.value


def test_a_round_gets_the_next_number() -> None:
    grown, first = add_round(rcep(), _round(), TODAY)
    _, second = add_round(grown, _round(day="2022"), TODAY)

    assert (first.number, first.ref) == (1, "rcep/round/1")
    assert (second.number, second.ref) == (2, "rcep/round/2")


def test_rounds_are_one_series_whatever_their_scope() -> None:
    goods = replace(_round(4), scope=("goods",))
    services = replace(_round(2), scope=("services",))

    _, added = add_round(_with(services, goods, _round(3)), _round(day="2022"), TODAY)

    assert added.number == 5


def test_a_round_of_a_part_is_numbered_within_that_part() -> None:
    goods = replace(_round(4), scope=("goods",))
    held = _with(goods, _round(7))

    _, next_of_goods = add_round(held, replace(goods, number=None), TODAY)
    _, first_of_services = add_round(held, replace(_round(), scope=("services",)), TODAY)

    assert (next_of_goods.number, first_of_services.number) == (5, 1)
    assert _refused(held, _round(4)).sentence == "rcep has a round 4 already: rcep/round/4, 2021."


def test_what_is_no_numbered_round_does_not_count() -> None:
    other = Event("study-meeting", date("2020"), number=9)

    _, added = add_round(_with(other, _round(day="2020"), _round(2)), _round(day="2022"), TODAY)

    assert added.number == 3


def test_a_cancelled_round_frees_its_number() -> None:
    grown, round_ = add_round(CAMBODIA, _round(2), TODAY)

    assert (round_.number, round_.ref) == (2, "cambodia/round/2.2")
    assert grown.log[-1] == round_


def test_a_round_keeps_the_number_it_has() -> None:
    grown, _ = add_round(rcep(), _round(5), TODAY)
    _, next_one = add_round(grown, _round(day="2022"), TODAY)

    assert next_one.number == 6


@pytest.mark.parametrize("status", ["held", "announced"])
def test_a_round_is_held_once(status: str) -> None:
    error = _refused(_with(_round(5)), _round(5, "2022", status))

    assert error.sentence == "rcep has a round 5 already: rcep/round/5, 2021."
    assert error.hint == "Give --number 6 if it is another one."
    assert error.field == "number"


def test_a_round_is_announced_once() -> None:
    announced = _round(5, "2022-12", "announced")

    error = _refused(_with(announced), announced)

    assert error.sentence == "rcep has a round 5 already: rcep/round/5, 2022-12."
    assert error.hint == "Give --number 6 if it is another one."


HELD = "An announced round that was held: `fta export`, take its status out, `fta import`."


def test_a_round_that_was_announced_is_not_recorded_twice() -> None:
    error = _refused(_with(_round(4), _round(5, "2022-06", "announced")), _round(5, "2022-06"))

    assert error.sentence == "rcep has a round 5 already: rcep/round/5, 2022-06."
    assert error.hint == HELD
    assert error.field == "number"


def test_a_number_of_its_own_does_not_step_over_an_announced_round() -> None:
    known = _with(_round(4), _round(5, "2022-06", "announced"))

    error = _refused(known, _round(day="2022-06"))

    assert error.sentence == "rcep/round/5 is announced for 2022-06; is this that round?"
    assert error.hint == f"{HELD} If it is another, give --number 6."
    assert error.field == "number"
    assert add_round(known, _round(6, "2022-06"), TODAY)[1].number == 6


def test_an_announced_round_may_follow_an_announced_one() -> None:
    known = _with(_round(5, "2022-12", "announced"))

    assert add_round(known, _round(None, "2023", "announced"), TODAY)[1].number == 6


def test_an_announced_round_below_the_highest_is_no_obstacle() -> None:
    known = _with(_round(4, "2020", "announced"), _round(5))

    assert add_round(known, _round(day="2022"), TODAY)[1].number == 6


def test_an_announced_round_without_a_number_is_no_obstacle() -> None:
    known = _with(_round(4), _round(None, "2022-06", "announced"))

    assert add_round(known, _round(day="2022-06"), TODAY)[1].number == 5


@pytest.mark.parametrize("day", ["2022-07-01", "2022-07", "2022-H2", "2023"])
def test_no_round_was_held_on_a_day_to_come(day: str) -> None:
    error = _refused(rcep(), _round(day=day))

    assert error.sentence == f"{day} has not come yet (today is 2022-06-30)."
    assert error.hint == "Record it as announced: --announced."
    assert error.field == "date"
    assert add_round(rcep(), _round(None, day, "announced"), TODAY)[1].number == 1


@pytest.mark.parametrize("day", ["2022-06-30", "2022-06", "2022"])
def test_a_round_may_have_been_held_by_today(day: str) -> None:
    assert add_round(rcep(), _round(day=day), TODAY)[1].date == date(day)


def test_a_round_may_stand_after_a_chosen_event() -> None:
    once, _ = add_event(rcep(), statement("2021"))
    twice, _ = add_event(once, statement("2021"))

    grown, round_ = add_round(twice, _round(), TODAY, "rcep/statement/2021")

    assert [event.ref for event in grown.log[1:]] == [
        "rcep/statement/2021",
        round_.ref,
        "rcep/statement/2021.2",
    ]


def _upgrade_of(slug: str) -> dict[str, Agreement]:
    return {"upgrade": Agreement("upgrade", "Upgrade", "fta", ("KR", "KH"), upgrades=slug)}


def test_an_upgrade_is_of_an_agreement_that_is_known() -> None:
    require_upgraded({"rcep": rcep()}, ())
    require_upgraded(_upgrade_of("rcep"), {"rcep"})
    require_upgraded(_upgrade_of("rcep") | {"rcep": rcep()}, ())


def test_an_upgrade_of_an_unknown_agreement_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        require_upgraded(_upgrade_of("peru") | {"rcep": rcep()}, ["asean"])

    assert caught.value.sentence == "upgrade upgrades 'peru', which is not in the record."
    assert caught.value.hint == "Write the slug of an agreement that is, or take that in as well."
    assert caught.value.field == "upgrades"
