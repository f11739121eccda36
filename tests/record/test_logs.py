"""The shipped record has the logs and the promises that were written out by hand."""

from __future__ import annotations

import pytest

from tests.record.expected_logs import LOGS
from tests.record.expected_targets import TARGETS
from tests.record.shipped import record


def test_the_agreements_are_the_eight_of_the_report_and_two_upgrades() -> None:
    assert list(record()) == list(LOGS)
    upgrades = {slug: a.upgrades for slug, a in record().items() if a.upgrades}
    assert upgrades == {"asean-upgrade": "asean", "singapore-upgrade": "singapore"}


@pytest.mark.parametrize("slug", LOGS)
def test_the_log_is_that_of_the_table(slug: str) -> None:
    found = [(event.kind, event.number, str(event.date)) for event in record()[slug].log]
    assert found == LOGS[slug]


@pytest.mark.parametrize("slug", LOGS)
def test_the_promises_are_those_of_the_table(slug: str) -> None:
    found = [
        (slug, target.kind, target.number, str(target.due), str(target.stated_on))
        for target in record()[slug].targets
    ]
    assert found == [target for target in TARGETS if target[0] == slug]


def test_there_are_54_promises() -> None:
    assert len(TARGETS) == sum(len(a.targets) for a in record().values()) == 54


@pytest.mark.parametrize(
    ("slugs", "count"),
    [
        # 24 of the facts, and what Minister Yoo said on 9 July 2020.
        ("cambodia", 25),
        ("philippines", 19),
        ("malaysia", 21),
        ("vietnam", 21),
        ("singapore singapore-upgrade", 17),
        ("indonesia", 27),
        # 87 of the facts: ten parties' entry into force and two deposits were one act each.
        ("rcep", 79),
        ("asean asean-upgrade", 32),
    ],
)
def test_so_many_events(slugs: str, count: int) -> None:
    assert sum(len(record()[slug].log) for slug in slugs.split()) == count


def test_only_what_nothing_later_confirms_is_announced() -> None:
    """The meetings of MAPPING that no later source or numbering shows to have been held."""
    found = [e.ref for a in record().values() for e in a.log if e.status != "held"]
    assert found == [
        "asean/study-meeting/2004-06-10",
        "asean/intersessional/2005-09-23",
        "indonesia/chief-negotiators/2019-06",
        "indonesia/round/10",
        "rcep/ministerial/2018-03-03",
        "rcep/ministerial/2018-10-13",
        "rcep/ministerial/2019-03-02",
        "rcep/intersessional/2019-10-14",
        "singapore/intersessional/2004-09-07",
    ]
    assert {e.status for a in record().values() for e in a.log} == {"held", "announced"}
