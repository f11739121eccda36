"""The order of a log: where an event goes, and what of it a day knows."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import PartialDate
from fta_tracker.errors import NotFound, Refused
from fta_tracker.log import as_of, happened, known_by, position
from fta_tracker.model import Agreement, Event, Figure, ForceRule, Target
from tests.analysis.logs import TODAY, agreement, day


def event(line: str) -> Event:
    return agreement(line).log[0]


def inserted(table: str, line: str, after: str | None = None) -> list[str]:
    """The log as `kind[ number] date` after the event of `line` has been put in."""
    log = list(agreement(table).log)
    new = event(line)
    log.insert(position(log, new, after), new)
    return [f"{e.kind} {e.number or ''} {e.date}".replace("  ", " ") for e in log]


LOG = """
    2020-01-10 launch
    2020-03    summit
    2020-03-20 ministerial
    2020       hearing
"""


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("2019-12-31 proposal", 0),
        ("2020-01-09 proposal", 0),
        ("2020-01-10 statement", 1),
        ("2020-01 statement", 1),
        ("2020-03-15 statement", 1),
        ("2020-03-20 statement", 1),
        ("2020-03-31 statement", 3),
        ("2020-03 statement", 3),
        ("2020-06-01 statement", 3),
        ("2020 statement", 4),
        ("2020-12-31 statement", 4),
        ("2021-01-01 statement", 4),
    ],
)
def test_an_event_goes_before_the_first_whose_last_day_is_later(line: str, place: int) -> None:
    assert position(agreement(LOG).log, event(line)) == place


def test_into_an_empty_log() -> None:
    assert position((), event("2020 launch")) == 0


def test_it_stays_below_all_that_is_definitely_earlier() -> None:
    table = "2020 hearing\n2020-03-01 launch"
    assert inserted(table, "2020-04-01 statement")[-1] == "statement 2020-04-01"


def test_it_stays_above_all_that_is_definitely_later() -> None:
    log = agreement("2020-06-01 launch\n2020 round 4 of goods\n2020-07-01 summit").log
    assert position(log, event("2020-05-31 statement")) == 0


def test_a_round_goes_after_the_lower_and_before_the_higher_numbers() -> None:
    table = "2013-05 round 3\n2013-09 round 5\n2013-11-04 round 6"
    assert inserted(table, "2013 round 4") == [
        "round 3 2013-05",
        "round 4 2013",
        "round 5 2013-09",
        "round 6 2013-11-04",
    ]
    assert inserted("2013 round 3\n2014 summit", "2013-05 round 4") == [
        "round 3 2013",
        "round 4 2013-05",
        "summit 2014",
    ]


@pytest.mark.parametrize("other", ["2013-09 round 5 of goods", "2013-09 intersessional 5"])
def test_numbers_of_another_scope_or_kind_do_not_bind(other: str) -> None:
    assert position(agreement(other).log, event("2013 round 4")) == 1


def test_only_rounds_go_by_their_numbers() -> None:
    assert position(agreement("2013-09 round 5").log, event("2013 intersessional 4")) == 1


@pytest.mark.parametrize(
    ("there", "new", "place"),
    [
        ("2020 hearing", "2020-05 round 2", 0),
        ("2020 round", "2020-05 round 2", 0),
        ("2020 round 2", "2020-05 round 2", 0),
        ("2020-05 round 2", "2020 round 2", 1),
        ("2020 round 1", "2020-05 round 2", 1),
        ("2020-05 round 3", "2020 round 2", 0),
    ],
)
def test_only_a_lower_or_a_higher_number_binds(there: str, new: str, place: int) -> None:
    assert position(agreement(there).log, event(new)) == place


def test_a_round_without_a_number_goes_by_its_date() -> None:
    assert position(agreement("2013-09 round 5\n2014 round").log, event("2013 round")) == 1


def test_dates_bind_more_than_numbers() -> None:
    assert position(agreement("2013-09-01 round 5").log, event("2014 round 4")) == 1
    assert position(agreement("2013-09-01 round 5").log, event("2012 round 6")) == 0


CHOICE = "2020-01-10 launch\n2020-03 summit\n2020 hearing\n2020-12-01 signing"


@pytest.mark.parametrize(
    ("after", "place"),
    [("deal/launch/2020-01-10", 1), ("deal/summit/2020-03", 2), ("deal/hearing/2020", 3)],
)
def test_another_place_can_be_chosen_within_the_bounds(after: str, place: int) -> None:
    assert position(agreement(CHOICE).log, event("2020-03 statement"), after) == place


def test_not_after_what_is_not_in_the_log() -> None:
    with pytest.raises(NotFound) as caught:
        position(agreement(CHOICE).log, event("2020-03 statement"), "deal/round/1")
    assert caught.value.sentence == "deal/round/1 is not in this log."
    assert caught.value.hint == "See `fta events NAME` for its refs."


def test_not_above_what_is_definitely_earlier_nor_below_what_is_definitely_later() -> None:
    log = agreement(CHOICE).log
    with pytest.raises(Refused) as early:
        position(log, event("2020-05-01 statement"), "deal/launch/2020-01-10")
    assert early.value.sentence == "The event is definitely later than deal/summit/2020-03."
    with pytest.raises(Refused) as late:
        position(log, event("2020-03 statement"), "deal/signing/2020-12-01")
    assert late.value.sentence == "The event is definitely earlier than deal/signing/2020-12-01."
    assert (
        early.value.hint
        == late.value.hint
        == ("Choose a place that its date allows, or let its date find one.")
    )


DATES = st.sampled_from(
    ["2019", "2020", "2020-H1", "2020-H2", "2020-Q1", "2020-Q2"]
    + [f"2020-{month:02}" for month in (1, 2, 3, 7)]
    + [f"2020-{month:02}-{d:02}" for month in (1, 2, 3, 7) for d in (1, 2, 15)]
)
EVENTS = st.builds(
    lambda text, number, scope: Event(
        "round" if number else "summit", PartialDate(text), number=number, scope=scope
    ),
    DATES,
    st.none() | st.integers(1, 5),
    st.sampled_from([(), ("goods",)]),
)


@given(st.lists(EVENTS, max_size=12))
def test_events_put_in_in_any_order_make_a_valid_log(events: list[Event]) -> None:
    log: list[Event] = []
    for new in events:
        log.insert(position(log, new), new)
        Agreement("deal", "Deal", "fta", ("KR", "KH"), log=tuple(log))
    assert len(log) == len(events)


@given(st.lists(EVENTS, min_size=1, max_size=12), st.data())
def test_every_place_that_may_be_chosen_leaves_a_valid_log(
    events: list[Event], data: st.DataObject
) -> None:
    log: list[Event] = []
    for new in events:
        log.insert(position(log, new), new)
    named = Agreement("deal", "Deal", "fta", ("KR", "KH"), log=tuple(log)).log
    new = data.draw(EVENTS)
    after = data.draw(st.sampled_from([e.ref for e in named]))
    try:
        place = position(named, new, after)
    except Refused:
        below = next(i for i, e in enumerate(named) if e.ref == after) + 1
        assert any(new.date.definitely_before(e.date) for e in named[:below]) or any(
            e.date.definitely_before(new.date) for e in named[below:]
        )
    else:
        assert named[place - 1].ref == after
        Agreement("deal", "Deal", "fta", ("KR", "KH"), log=(*named[:place], new, *named[place:]))


# ---------------------------------------------------------------------------------- as of a day


VIEW = """
    2019-12-01 launch
    2020       ministerial
    2020-03-02/2020-03-05 round 1
    2020-04-01 round 2 announced
    2020-05-01 round 3 cancelled
    2020-06    summit
"""


def seen(on: str, today: date = TODAY) -> list[str]:
    return [
        f"{e.kind} {e.end}" if e.end else e.kind
        for e in happened(agreement(VIEW).log, day(on), today)
    ]


@pytest.mark.parametrize(
    ("on", "kinds"),
    [
        ("2019-11-30", []),
        ("2019-12-01", ["launch"]),
        ("2020-03-01", ["launch"]),
        ("2020-03-02", ["launch", "ministerial", "round"]),
        ("2020-03-04", ["launch", "ministerial", "round"]),
        ("2020-03-05", ["launch", "ministerial", "round 2020-03-05"]),
        ("2020-03-31", ["launch", "ministerial", "round 2020-03-05"]),
        ("2020-04-01", ["launch", "ministerial", "round 2020-03-05", "round"]),
        ("2020-05-01", ["launch", "ministerial", "round 2020-03-05", "round"]),
        ("2020-06-29", ["launch", "ministerial", "round 2020-03-05", "round"]),
        ("2020-06-30", ["launch", "ministerial", "round 2020-03-05", "round", "summit"]),
    ],
)
def test_the_log_up_to_the_last_that_had_certainly_happened(on: str, kinds: list[str]) -> None:
    assert seen(on) == kinds


def test_what_was_called_off_tells_nothing_of_what_stands_above_it() -> None:
    log = agreement("2020 ministerial\n2020-05-01 round 1 cancelled").log
    assert happened(log, day("2020-05-02"), TODAY) == ()


@pytest.mark.parametrize(("on", "end"), [("2020-03-30", "None"), ("2020-03-31", "2020-03")])
def test_a_partial_end_is_known_when_it_is_over(on: str, end: str) -> None:
    (found,) = happened(agreement("2020-03-02/2020-03 round 1").log, day(on), TODAY)
    assert str(found.end) == end


def test_today_a_held_event_counts_once_its_date_has_begun() -> None:
    today = day("2020-06-01")
    assert seen("2020-06-01", today)[-1] == "summit"
    assert seen("2020-05-31", today)[-1] == "round"
    assert seen("2020-01-01", day("2020-01-01")) == ["launch", "ministerial"]
    assert seen("2020-01-01", day("2020-01-02")) == ["launch"]


def test_a_day_to_come_knows_no_less_than_today() -> None:
    assert seen("2020-06-02", day("2020-06-01"))[-1] == "summit"
    assert known_by(PartialDate("2020-06"), day("2020-06-02"), day("2020-06-01"))


def test_an_announced_event_counts_only_when_its_date_is_over() -> None:
    table = "2020-04 round 1 announced"
    for on, count in (("2020-04-29", 0), ("2020-04-30", 1)):
        assert len(happened(agreement(table).log, day(on), day(on))) == count


def test_what_is_announced_for_a_day_to_come_has_not_happened_whatever_stands_below_it() -> None:
    log = agreement("2026-11-01 launch\n2026-11-28 signing announced\n2026-11 legal-review").log

    def kinds(on: str) -> list[str]:
        return [event.kind for event in happened(log, day(on), day(on))]

    assert kinds("2026-11-27") == ["launch", "legal-review"]
    assert kinds("2026-11-28") == ["launch", "signing", "legal-review"]
    assert [event.kind for event in happened(log, day("2026-11-29"), TODAY)] == [
        "launch",
        "signing",
    ]


@pytest.mark.parametrize(
    ("said", "on", "today", "known"),
    [
        ("2020-06", "2020-06-29", "2021-01-01", False),
        ("2020-06", "2020-06-30", "2021-01-01", True),
        ("2020-06", "2020-06-01", "2020-06-01", True),
        ("2020-06", "2020-05-31", "2020-05-31", False),
    ],
)
def test_what_was_said_is_known_at_the_end_of_its_date(
    said: str, on: str, today: str, known: bool
) -> None:
    assert known_by(PartialDate(said), day(on), day(today)) is known


WHOLE = Agreement(
    "deal",
    "Deal",
    "fta",
    ("KR", "KH"),
    log=agreement(VIEW).log,
    targets=tuple(
        Target("signing", PartialDate("2021"), PartialDate(said))
        for said in ("2020-03-04", "2020-03", "2020-03-05")
    ),
    figures=(
        Figure("trade", PartialDate("2019"), text="a"),
        Figure("trade", PartialDate("2020"), text="b"),
        Figure("trade", PartialDate("2020"), text="c", stated_on=PartialDate("2020-03-04")),
        Figure("trade", text="d", stated_on=PartialDate("2020-03-05")),
        Figure("trade", PartialDate("2018"), text="e", stated_on=PartialDate("2021")),
    ),
)


def test_a_view_holds_what_was_known_on_its_day() -> None:
    found = as_of(WHOLE, day("2020-03-04"), TODAY)
    assert [(e.kind, e.end) for e in found.log] == [
        ("launch", None),
        ("ministerial", None),
        ("round", None),
    ]
    assert [str(t.stated_on) for t in found.targets] == ["2020-03-04"]
    assert [f.text for f in found.figures] == ["a", "c"]
    assert [t.ref for t in found.targets] == [WHOLE.targets[0].ref]


def test_a_view_keeps_what_had_been_called_off_by_then() -> None:
    assert [e.status for e in as_of(WHOLE, day("2020-04-30"), TODAY).log][-1] == "announced"
    assert [e.status for e in as_of(WHOLE, day("2020-05-01"), TODAY).log][-1] == "cancelled"


@pytest.mark.parametrize("on", ["2020-03-04", "2020-03-05"])
def test_the_view_of_today_and_later_is_the_whole(on: str) -> None:
    assert as_of(WHOLE, day(on), day("2020-03-04")) is WHOLE


@given(st.lists(EVENTS, max_size=12), st.dates(date(2019, 1, 1), date(2020, 12, 31)))
def test_what_a_cut_log_says_happened_is_what_the_whole_one_says(
    events: list[Event], on: date
) -> None:
    log: list[Event] = []
    for new in events:
        log.insert(position(log, new), new)
    whole = Agreement("deal", "Deal", "fta", ("KR", "KH"), log=tuple(log))
    once = as_of(whole, on, TODAY)
    assert happened(once.log, on, TODAY) == happened(whole.log, on, TODAY)
    assert as_of(once, on, TODAY) == once


@pytest.mark.parametrize(("on", "met"), [("2021-11-01", None), ("2021-11-02", "2021-11-02")])
def test_the_day_a_rule_was_met_is_not_known_before(on: str, met: str | None) -> None:
    rule = ForceRule("Six", "deposit", met_on=PartialDate("2021-11-02"))
    whole = replace(agreement("2020 signing"), in_force_rule=rule)
    found = as_of(whole, day(on), TODAY).in_force_rule
    assert found
    assert (found.text, found.met_on and str(found.met_on)) == ("Six", met)
    assert as_of(whole, day(on), day(on)) is whole


@pytest.mark.parametrize(
    ("table", "known"),
    [
        ("2020 launch", False),
        ("2020 substantial-conclusion", False),
        ("2020 conclusion", True),
        ("2020 entry-into-force", True),
        ("2020 conclusion cancelled", False),
        ("2021 signing", False),
    ],
)
def test_a_rule_is_not_known_before_there_is_a_text(table: str, known: bool) -> None:
    whole = replace(agreement(table), in_force_rule=ForceRule("Six"))
    assert (as_of(whole, day("2020-12-31"), TODAY).in_force_rule is not None) == known
    assert as_of(whole, TODAY, TODAY) is whole
