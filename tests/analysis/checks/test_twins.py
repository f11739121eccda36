"""What stands twice, what is called the same, and upgrades of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fta_tracker.model import Agreement
from tests.analysis.checks.told import found, record, said
from tests.analysis.logs import agreement


@record
def test_entries_that_look_the_same(deals: Sequence[Agreement]) -> None:
    """Two statements of a day say different things; one without words may be either.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      log:
        - {kind: statement, date: 2020-07-09, summary: Talks are in progress.}
        - {kind: statement, date: 2020-07-09, summary: Talks will end this year.}
        - {kind: statement, date: 2020-07-09}
        - {kind: statement, date: 2020-07-09, summary: Talks are in progress.}
        - {kind: approval, date: 2020-07-10, by: [KR]}
        - {kind: approval, date: 2020-07-10, by: [KH]}
        - {kind: summit, date: 2020-07-11}
        - {kind: summit, date: 2020-07-11, summary: They met.}
      figures:
        - {measure: trade, period: 2019, value: 1}
        - {measure: trade, period: 2019, value: 2}
    """
    statement = "deal/statement/2020-07-09"
    assert found("told-twice", *deals) == [
        (f"{statement}.3", (statement,)),
        (f"{statement}.4", (statement,)),
        ("deal/summit/2020-07-11.2", ("deal/summit/2020-07-11",)),
        ("deal/figure/trade/2019.2", ("deal/figure/trade/2019",)),
    ]
    assert said("told-twice", *deals)[2] == (
        "deal/summit/2020-07-11.2 looks the same as deal/summit/2020-07-11.",
        "If it is, take one out: fta remove deal/summit/2020-07-11.2",
    )


def named(slug: str, table: str = "2020 launch", **fields: object) -> Agreement:
    """An agreement of KR and KH with these fields."""
    return replace(agreement(table, slug=slug), **fields)  # type: ignore[arg-type]


def test_two_agreements_that_look_the_same() -> None:
    """Deal and pact are fta between KR and KH, in whatever order; cepa is another kind."""
    talks = [
        named("cepa", kind="cepa"),
        named("deal"),
        named("pact", parties=("KH", "KR")),
        named("three", parties=("KH", "KR", "VN")),
    ]

    assert found("same-agreement", *talks) == [("pact", ("deal",))]
    assert said("same-agreement", *talks) == [
        (
            "deal and pact are each fta between KR and KH.",
            "Say which upgrades which (fta edit pact upgrades=deal), or keep one.",
        )
    ]


def test_an_upgrade_is_no_second_agreement() -> None:
    """Nor is a second upgrade after the first is in force, nor new talks after others ended."""
    whole = "2018 launch\n2019 signing\n2020 entry-into-force"
    first = named("deal-2", whole, upgrades="deal")
    second = named("deal-3", upgrades="deal")
    ended = named("old", "2000 launch\n2001 abandonment")
    empty = named("deal", "")

    assert found("same-agreement", ended, empty, first, second) == []
    both = [empty, named("deal-2", upgrades="deal"), second]
    assert found("same-agreement", *both) == [("deal-3", ("deal-2",))]


def test_names_by_which_two_agreements_go() -> None:
    """Case and accents do not tell names apart; one agreement may say its own name twice."""
    talks = [
        named("deal", aliases=("Chilé–Deal",), names={"ko": "협정", "fr": "Deal"}),
        named("pact", aliases=("chile-deal", "DEAL"), names={"ko": "조약"}),
    ]

    assert found("name-shared", *talks) == [("pact", ("deal",)), ("pact", ("deal",))]
    assert said("name-shared", *talks)[0] == (
        "pact goes by 'DEAL', and deal by 'deal': a name shall mean one agreement.",
        "Call one otherwise: fta edit pact aliases=… (or name=…)",
    )


def test_an_upgrade_of_what_is_not_there() -> None:
    assert said("upgrade-of-nothing", named("deal"), named("more", upgrades="deal")) == []
    assert said("upgrade-of-nothing", named("more", upgrades="deal")) == [
        (
            "more upgrades 'deal', which is not in the record.",
            "fta edit more upgrades=SLUG, or record that agreement.",
        )
    ]
