"""The sources: every fact has one, that can be found, and has one title everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from fta_tracker.model import Agreement
from tests.analysis.checks.told import found, record, said


@record
def test_one_address_with_two_titles(deals: Sequence[Agreement]) -> None:
    """The claim of one agreement gives another title to the address of the other's launch.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      claims:
        - {field: length, value: ten years, source: {title: News, url: "https://example.org/1"}}
      log:
        - kind: launch
          date: 2020
          sources:
            - {title: News, url: "https://example.org/1"}
    - slug: other
      name: Other
      kind: fta
      parties: [KR, VN]
      log:
        - kind: launch
          date: 2020
          sources:
            - {title: Gazette, url: "https://example.org/2"}
          claims:
            - {field: date, value: 2021, source: {title: Wire, url: "https://example.org/1"}}
    """
    assert found("two-titles", *deals) == [("other/launch/2020", ("deal",))]
    assert said("two-titles", *deals) == [
        (
            "other/launch/2020 calls https://example.org/1 'Wire', which deal calls 'News'.",
            "Give it one title: fta edit other/launch/2020 sources=…",
        )
    ]


@record
def test_two_titles_in_one_place(deals: Sequence[Agreement]) -> None:
    """A promise has both; the same address with the same title is no finding.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      targets:
        - kind: signing
          due: 2021
          stated_on: 2020
          sources:
            - {title: News, url: "https://example.org/1"}
            - {title: Wire, url: "https://example.org/1"}
        - kind: conclusion
          due: 2021
          stated_on: 2020
          sources:
            - {title: News, url: "https://example.org/1"}
    """
    assert found("two-titles", *deals) == [("deal/target/signing/2020", ())]


@record
def test_facts_without_a_source_and_sources_without_an_address(
    deals: Sequence[Agreement],
) -> None:
    """Print is cited twice in one place and once in another; a wire once, by a claim.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      log:
        - kind: launch
          date: 2020
          sources:
            - {title: Print}
          claims:
            - {field: date, value: 2021, source: {title: Print}}
            - {field: date, value: 2022, source: {title: Wire}}
        - kind: round
          number: 1
          date: 2021
      targets:
        - kind: signing
          due: 2021
          stated_on: 2020
          sources:
            - {title: Print}
      figures:
        - measure: trade
          period: 2020
          value: 1
    """
    assert said("no-source", *deals) == [
        ("deal/round/1 has no source.", "fta edit deal/round/1 sources='TITLE <ADDRESS>'"),
        (
            "deal/figure/trade/2020 has no source.",
            "fta edit deal/figure/trade/2020 sources='TITLE <ADDRESS>'",
        ),
    ]
    assert found("no-address", *deals) == [
        ("deal/launch/2020", ("deal/target/signing/2020",)),
        ("deal/launch/2020", ()),
    ]
    assert said("no-address", *deals)[0] == (
        "'Print', the source of deal/launch/2020 and 1 more, has no address.",
        "Add the address where there is one; print and wire have none.",
    )
    assert said("no-address", *deals)[1][0] == (
        "'Wire', the source of deal/launch/2020, has no address."
    )


@record
def test_the_sources_of_the_rule_of_entry_into_force(deals: Sequence[Agreement]) -> None:
    """One agreement has none, the other one without an address.

    - slug: deal
      name: Deal
      kind: fta
      parties: [KR, KH]
      in_force_rule: {text: On signing.}
    - slug: other
      name: Other
      kind: fta
      parties: [KR, VN]
      in_force_rule: {text: On signing., sources: [{title: Gazette}]}
    """
    assert said("no-source", *deals) == [
        (
            "The rule of entry into force of deal has no source.",
            "Add one to it: fta edit deal in_force_rule=RULE",
        )
    ]
    assert said("no-address", *deals)[0][0] == "'Gazette', the source of other, has no address."
