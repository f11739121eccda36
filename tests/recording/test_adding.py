"""What is new: events in their places, rounds with their numbers, promises, figures."""

import datetime as dt
from dataclasses import replace

import pytest

from fta_tracker.errors import NotFound, Refused
from fta_tracker.model import Agreement, Event
from fta_tracker.recording.adding import add_event
from tests.store.samples import cambodia, date, rcep, statement

CAMBODIA = cambodia()
REFS = tuple(entry.ref for entry in CAMBODIA.log)
TODAY = dt.date(2022, 6, 30)


def test_an_added_event_is_put_in_its_place_and_named() -> None:
    grown, event = add_event(CAMBODIA, statement("2020-08"), TODAY)

    assert event.ref == "cambodia/statement/2020-08"
    assert [e.ref for e in grown.log] == [*REFS[:2], "cambodia/statement/2020-08", *REFS[2:]]
    assert replace(grown, log=CAMBODIA.log) == CAMBODIA


def test_an_added_event_of_a_known_name_gets_the_next_free_number() -> None:
    once, first = add_event(CAMBODIA, statement("2020-08"), TODAY)
    twice, second = add_event(once, statement("2020-08"), TODAY)
    _, third = add_event(twice, statement("2020-08"), TODAY)

    assert [first.ref, second.ref, third.ref] == [
        "cambodia/statement/2020-08",
        "cambodia/statement/2020-08.2",
        "cambodia/statement/2020-08.3",
    ]


def test_an_added_event_keeps_a_ref_of_its_own() -> None:
    own = replace(statement("2020-08"), ref="cambodia/said")

    assert add_event(CAMBODIA, own, TODAY)[1] == own


def test_an_added_event_may_stand_after_a_chosen_one() -> None:
    twice, _ = add_event(
        add_event(CAMBODIA, statement("2020-08"), TODAY)[0], statement("2020-08"), TODAY
    )

    grown, event = add_event(twice, statement("2020-08"), TODAY, "cambodia/statement/2020-08")

    refs = [e.ref for e in grown.log]
    assert refs.index(event.ref) == refs.index("cambodia/statement/2020-08") + 1


def test_an_added_event_cannot_stand_where_its_date_forbids() -> None:
    with pytest.raises(Refused, match="definitely later than cambodia/round/first"):
        add_event(CAMBODIA, statement("2020-08"), TODAY, "cambodia/launch/2020-07-09")
    with pytest.raises(NotFound, match="cambodia/launch is not in this log"):
        add_event(CAMBODIA, statement("2020-08"), TODAY, "cambodia/launch")


def _round(number: int | None = None, day: str = "2021", status: str = "held") -> Event:
    return Event("round", date(day), number=number, status=status)


def _with(*rounds: Event) -> Agreement:
    return replace(rcep(), log=rounds)


def _refused(agreement: Agreement, round_: Event) -> Refused:
    with pytest.raises(Refused) as caught:
        add_event(agreement, round_, TODAY)
    return caught.value


def test_a_round_gets_the_next_number() -> None:
    grown, first = add_event(rcep(), _round(), TODAY)
    _, second = add_event(grown, _round(day="2022"), TODAY)

    assert (first.number, first.ref) == (1, "rcep/round/1")
    assert (second.number, second.ref) == (2, "rcep/round/2")


def test_rounds_are_one_series_whatever_their_scope() -> None:
    goods = replace(_round(4), scope=("goods",))
    services = replace(_round(2), scope=("services",))

    _, added = add_event(_with(services, goods, _round(3)), _round(day="2022"), TODAY)

    assert added.number == 5


def test_a_round_of_a_part_is_numbered_within_that_part() -> None:
    goods = replace(_round(4), scope=("goods",))
    held = _with(goods, _round(7))

    _, next_of_goods = add_event(held, replace(goods, number=None), TODAY)
    _, first_of_services = add_event(held, replace(_round(), scope=("services",)), TODAY)

    assert (next_of_goods.number, first_of_services.number) == (5, 1)
    assert _refused(held, goods).sentence == "rcep/round/4 (2021) is round 4 already."
    assert add_event(held, _round(4), TODAY)[1].ref == "rcep/round/4.2", "of another series"


def test_what_is_no_numbered_round_does_not_count() -> None:
    other = Event("study-meeting", date("2020"), number=9)

    _, added = add_event(_with(other, _round(day="2020"), _round(2)), _round(day="2022"), TODAY)

    assert added.number == 3


def test_a_cancelled_round_frees_its_number() -> None:
    grown, round_ = add_event(CAMBODIA, _round(2), TODAY)

    assert (round_.number, round_.ref) == (2, "cambodia/round/2.2")
    assert grown.log[-1] == round_


def test_a_round_keeps_the_number_it_has() -> None:
    grown, _ = add_event(rcep(), _round(5), TODAY)
    _, next_one = add_event(grown, _round(day="2022"), TODAY)

    assert next_one.number == 6


@pytest.mark.parametrize("status", ["held", "announced"])
def test_a_round_is_held_once(status: str) -> None:
    error = _refused(_with(_round(5)), _round(5, "2022", status))

    assert error.sentence == "rcep/round/5 (2021) is round 5 already."
    assert error.hint == (
        "To change that one: fta edit rcep/round/5 FIELD=VALUE. "
        "If this is another, give it the number 6."
    )
    assert error.field == "number"


def test_a_round_is_announced_once() -> None:
    announced = _round(5, "2022-12", "announced")

    error = _refused(_with(announced), announced)

    assert error.sentence == "rcep/round/5 (2022-12) is round 5 already."
    assert error.hint == (
        "To change that one: fta edit rcep/round/5 FIELD=VALUE. "
        "If this is another, give it the number 6."
    )


def test_a_round_that_was_announced_is_not_recorded_twice() -> None:
    error = _refused(_with(_round(4), _round(5, "2022-06", "announced")), _round(5, "2022-06"))

    assert error.sentence == "rcep/round/5 (2022-06) is round 5 already."
    assert error.hint == (
        "To change that one: fta edit rcep/round/5 status=held. "
        "If this is another, give it the number 6."
    )
    assert error.field == "number"


def test_a_number_of_its_own_does_not_step_over_an_announced_round() -> None:
    known = _with(_round(4), _round(5, "2022-06", "announced"))

    error = _refused(known, _round(day="2022-06"))

    assert error.sentence == "rcep/round/5 is announced for 2022-06; is this that round?"
    assert error.hint == ("If so: fta edit rcep/round/5 status=held. If not, give it the number 6.")
    assert error.field == "number"
    assert add_event(known, _round(6, "2022-06"), TODAY)[1].number == 6


def test_an_announced_round_may_follow_an_announced_one() -> None:
    known = _with(_round(5, "2022-12", "announced"))

    assert add_event(known, _round(None, "2023", "announced"), TODAY)[1].number == 6


def test_an_announced_round_below_the_highest_is_no_obstacle() -> None:
    known = _with(_round(4, "2020", "announced"), _round(5))

    assert add_event(known, _round(day="2022"), TODAY)[1].number == 6


def test_an_announced_round_without_a_number_is_no_obstacle() -> None:
    known = _with(_round(4), _round(None, "2022-06", "announced"))

    assert add_event(known, _round(day="2022-06"), TODAY)[1].number == 5


@pytest.mark.parametrize("day", ["2022-07-01", "2022-07", "2022-H2", "2023"])
def test_no_round_was_held_on_a_day_to_come(day: str) -> None:
    error = _refused(rcep(), _round(day=day))

    assert error.sentence == f"{day} has not come yet (today is 2022-06-30)."
    assert (
        error.hint == "If it is to come: --announced (in an edit or a row: status announced). "
        "If it was held: give the day."
    )
    assert error.field == "date"
    assert add_event(rcep(), _round(None, day, "announced"), TODAY)[1].number == 1


@pytest.mark.parametrize("day", ["2022-06-30", "2022-06", "2022"])
def test_a_round_may_have_been_held_by_today(day: str) -> None:
    assert add_event(rcep(), _round(day=day), TODAY)[1].date == date(day)


def test_a_round_may_stand_after_a_chosen_event() -> None:
    once, _ = add_event(rcep(), statement("2021"), TODAY)
    twice, _ = add_event(once, statement("2021"), TODAY)

    grown, round_ = add_event(twice, _round(), TODAY, "rcep/statement/2021")

    assert [event.ref for event in grown.log[1:]] == [
        "rcep/statement/2021",
        round_.ref,
        "rcep/statement/2021.2",
    ]
