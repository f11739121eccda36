"""The values of the record: valid, or not constructible."""

from dataclasses import FrozenInstanceError, fields, replace
from typing import Any

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.errors import FtaError, Refused
from fta_tracker.fields import Number
from fta_tracker.model import (
    Agreement,
    Claim,
    Event,
    Figure,
    ForceRule,
    Quota,
    Source,
    Target,
    default_refs,
)
from tests.analysis.logs import agreement

YEAR = PartialDate("2020")


def deal(*log: Event, **more: object) -> Agreement:
    return Agreement("deal", "Deal", "fta", ("KR", "KH"), log=log, **more)  # type: ignore[arg-type]


def refusal(make: object) -> FtaError:
    with pytest.raises(Refused) as caught:
        make()  # type: ignore[operator]
    return caught.value


VALUES = [
    Source("Yonhap"),
    Claim("date", "2020", Source("Yonhap")),
    Event("round", YEAR),
    Target("signing", YEAR, YEAR),
    Figure("trade", YEAR, text="much"),
    deal(),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda v: type(v).__name__)
def test_values_are_frozen_slotted_and_equal_by_content(value: object) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, "x")  # type: ignore[arg-type]
    assert not hasattr(value, "__dict__")
    assert replace(value) == value  # type: ignore[type-var]
    assert replace(value) is not value  # type: ignore[type-var]


# ------------------------------------------------------------------------------------------ events


def test_values_are_shown_with_all_that_they_hold_and_no_two_classes_are_equal() -> None:
    assert repr(Source("Yonhap")) == "Source(title='Yonhap', url=None)"
    assert Source("Yonhap") != ("Yonhap", None)


@pytest.mark.parametrize("end", ["2020-07-30", "2020-07-31", "2020-07", "2020"])
def test_an_end_may_be_the_same_day_or_later(end: str) -> None:
    assert Event("round", PartialDate("2020-07-30"), PartialDate(end)).end == PartialDate(end)


def test_an_end_cannot_be_before_the_date() -> None:
    error = refusal(lambda: Event("round", PartialDate("2020-07"), PartialDate("2020-06-30")))
    assert error.sentence == "The end, 2020-06-30, is before the date, 2020-07."
    assert (error.hint, error.field) == ("Give an end on or after the date.", "end")


# ----------------------------------------------------------------------------------------- figures


def test_a_figure_has_a_period_or_a_day_it_was_stated() -> None:
    Figure("trade", period=YEAR, text="much")
    Figure("trade", stated_on=YEAR, text="much")
    error = refusal(lambda: Figure("trade", text="much"))
    assert error.sentence == "A figure needs a period or the day it was stated."
    assert (error.hint, error.field) == ("Give period or stated_on.", "period")


def test_a_figure_has_a_value_or_a_text_not_both() -> None:
    error = refusal(lambda: Figure("trade", YEAR, value=Number("1"), text="one"))
    assert error.sentence == "A figure has a value or a text, not both."
    assert (error.hint, error.field) == ("Leave one of them out.", "text")


def test_a_figure_says_something() -> None:
    Figure("trade", YEAR, value=Number("0"))
    Figure("trade", YEAR, change_pct=Number("-10.9"))
    Figure("trade", YEAR, text="much", change_pct=Number("1"))
    error = refusal(lambda: Figure("trade", YEAR))
    assert error.sentence == "A figure says nothing without a value, a text or a change."
    assert (error.hint, error.field) == ("Give value, text or change_pct.", "value")


# ------------------------------------------------------------------------------------------ parties


@pytest.mark.parametrize("parties", [(), ("KR",)])
def test_an_agreement_has_two_parties_at_least(parties: tuple[str, ...]) -> None:
    error = refusal(lambda: Agreement("deal", "Deal", "fta", parties))
    assert error.sentence == "An agreement has at least two parties."
    assert (error.hint, error.field) == ("Give their codes, such as KR and KH.", "parties")


def test_a_rule_counts_a_step_or_is_words_alone() -> None:
    assert ForceRule("When all have ratified.").after is None
    met_on = PartialDate("2022")
    given = {"days": 60, "groups": (Quota(("KR",), 1),), "met_on": met_on}
    for name, held in given.items():
        alone: dict[str, Any] = {name: held}
        error = refusal(lambda alone=alone: ForceRule("Later.", **alone))
        assert (error.sentence, error.field) == (
            f"{name} means nothing without the step that is counted.",
            name,
        )
        assert ForceRule("Later.", "deposit", **alone).text == "Later."


def test_a_group_has_as_many_as_it_needs() -> None:
    assert Quota(("KR", "KH"), 2).need == 2
    error = refusal(lambda: Quota(("KR", "KH"), 3))
    assert (error.sentence, error.field) == ("3 of 2 parties are more than there are.", "need")


def test_nobody_is_in_two_groups_of_a_rule() -> None:
    groups = (Quota(("KR", "KH"), 1), Quota(("KH",), 1))
    error = refusal(lambda: ForceRule("Later.", "deposit", groups=groups))
    assert (error.sentence, error.field) == ("KH is in 2 groups.", "groups")


def test_each_agreement_has_names_of_its_own() -> None:
    assert deal().names == {}
    assert deal().names is not deal().names


# --------------------------------------------------------------------------------------------- refs


@pytest.mark.parametrize(
    ("entry", "base"),
    [
        (Event("round", YEAR, number=1), "round/1"),
        (Event("ministerial", PartialDate("2018-07-01")), "ministerial/2018-07-01"),
        (Target("conclusion", YEAR, PartialDate("2020-07-09")), "target/conclusion/2020-07-09"),
        (Target("round", YEAR, PartialDate("2020-07"), number=1), "target/round/1/2020-07"),
        (Figure("exports", PartialDate("2019"), text="x", reporter="KR"), "figure/exports/2019/KR"),
        (Figure("exports", PartialDate("2019"), text="x"), "figure/exports/2019"),
        (Figure("export-rank", text="x", stated_on=YEAR), "figure/export-rank/2020"),
    ],
)
def test_a_ref_is_made_of_what_a_thing_is(entry: Event | Target | Figure, base: str) -> None:
    assert entry.base_ref == base
    assert default_refs("deal", [entry, entry, entry]) == [
        f"deal/{base}",
        f"deal/{base}.2",
        f"deal/{base}.3",
    ]


def test_an_agreement_names_what_has_no_ref() -> None:
    target = Target("signing", YEAR, PartialDate("2019"))
    figure = Figure("trade", YEAR, text="much")
    whole = deal(Event("launch", YEAR), targets=(target, target), figures=(figure,))
    assert [e.ref for e in whole.log] == ["deal/launch/2020"]
    assert [t.ref for t in whole.targets] == [
        "deal/target/signing/2019",
        "deal/target/signing/2019.2",
    ]
    assert [f.ref for f in whole.figures] == ["deal/figure/trade/2020"]


def refs(*given: str | None) -> list[str | None]:
    """The refs of launches of 2020 that were given these."""
    return [e.ref for e in deal(*(Event("launch", YEAR, ref=ref) for ref in given)).log]


def test_a_ref_once_given_is_kept() -> None:
    assert refs("deal/launch/2019") == ["deal/launch/2019"]
    assert refs(None, "deal/launch/2019", None) == [
        "deal/launch/2020",
        "deal/launch/2019",
        "deal/launch/2020.3",
    ]


def test_a_new_ref_is_none_that_is_taken() -> None:
    assert refs(None, "deal/launch/2020") == ["deal/launch/2020.2", "deal/launch/2020"]
    assert refs(None, "deal/launch/2020", "deal/launch/2020.2") == [
        "deal/launch/2020.3",
        "deal/launch/2020",
        "deal/launch/2020.2",
    ]


def test_a_ref_stands_for_one_thing() -> None:
    error = refusal(lambda: refs("deal/launch/2020", "deal/launch/2020"))
    assert error.sentence == "The ref deal/launch/2020 stands twice."
    assert (error.hint, error.field) == ("Give each its own.", "ref")
    target = Target("signing", YEAR, YEAR, ref="deal/launch/2020")
    refusal(lambda: deal(Event("launch", YEAR, ref="deal/launch/2020"), targets=(target,)))


def test_a_ref_begins_with_the_slug() -> None:
    error = refusal(lambda: refs("dealt/launch/2020"))
    assert error.sentence == "The ref dealt/launch/2020 is not one of deal."
    assert (error.hint, error.field) == ("Begin it with deal/.", "ref")


# -------------------------------------------------------------------------------------------- order


@pytest.mark.parametrize(
    "table",
    [
        "2020-01-01 launch\n2020-01-01 summit",
        "2020 launch\n2020-01-01 summit",
        "2020-12-31 launch\n2020 summit",
        "2020-03-01 launch\n2020 summit\n2020-03-01 round",
        "2020-01-01/2020-12-31 publication\n2020-02-01 launch",
    ],
)
def test_a_log_in_which_nothing_is_definitely_before_what_stands_above(table: str) -> None:
    assert agreement(table).log


@pytest.mark.parametrize(
    ("table", "below", "above"),
    [
        ("2020-01-02 launch\n2020-01-01 summit", "summit/2020-01-01", "launch/2020-01-02"),
        ("2020-02 launch\n2020-01 summit", "summit/2020-01", "launch/2020-02"),
        ("2020 launch\n2019 summit", "summit/2019", "launch/2020"),
        (
            "2020-03-01 launch\n2020 summit\n2020-02-01 hearing",
            "hearing/2020-02-01",
            "launch/2020-03-01",
        ),
        (
            "2020-03-01 launch\n2020-01-01 hearing cancelled",
            "hearing/2020-01-01",
            "launch/2020-03-01",
        ),
    ],
)
def test_what_is_definitely_before_may_not_stand_below(table: str, below: str, above: str) -> None:
    error = refusal(lambda: agreement(table))
    dates = [ref.split("/")[1] for ref in (below, above)]
    assert error.sentence == (
        f"deal/{below} ({dates[0]}) stands below deal/{above} ({dates[1]}), which is later."
    )
    assert error.hint == "List the events of a log in the order they happened."
    assert error.field == "log"
