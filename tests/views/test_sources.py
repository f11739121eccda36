"""The sources of the record, with what rests on them."""

from __future__ import annotations

from dataclasses import replace

from fta_tracker.dates import PartialDate
from fta_tracker.model import Claim, Figure, ForceRule, Source
from fta_tracker.views.sources import FIELDS, sources
from tests.views.talks import agreement, saying, source


def test_the_fields_are_those_that_are_promised() -> None:
    assert FIELDS == ("agreement", "title", "url", "supports", "disputes")


def test_each_source_stands_once_an_agreement_with_what_rests_on_it() -> None:
    daily, weekly, printed = source("Daily"), source("Weekly"), Source("Print")
    talks = agreement("2020-07-09 launch\n2020-07-30 round 1\n2020-07-09 promise round 1 due 2020")
    talks = saying(talks, 0, sources=(daily, printed))
    talks = saying(talks, 1, sources=(daily,), claims=(Claim("date", "2020-08", weekly),))
    talks = replace(
        talks,
        in_force_rule=ForceRule("60 days after.", sources=(printed,)),
        claims=(Claim("name", "Another", weekly), Claim("kind", "cepa", weekly)),
        targets=(replace(talks.targets[0], sources=(daily,)),),
        figures=(
            Figure("exports", text="many", period=PartialDate("2019"), claims=()),
            Figure(
                "imports",
                text="few",
                period=PartialDate("2019"),
                claims=(Claim("text", "none", daily),),
            ),
        ),
    )
    other = replace(agreement("2020 launch", slug="other"), claims=(Claim("name", "A", daily),))

    report = sources("Sources", [talks, other])

    assert (report.title, report.fields) == ("Sources", FIELDS)
    assert [tuple(row.values()) for row in report.rows] == [
        ("deal", "Print", None, ("deal", "deal/launch/2020-07-09"), ()),
        ("deal", "Weekly", "https://example.org/Weekly", (), ("deal", "deal/round/1")),
        (
            "deal",
            "Daily",
            "https://example.org/Daily",
            ("deal/launch/2020-07-09", "deal/round/1", "deal/target/round/1/2020-07-09"),
            ("deal/figure/imports/2019",),
        ),
        ("other", "Daily", "https://example.org/Daily", (), ("other",)),
    ]


def test_what_has_none_has_no_rows() -> None:
    assert sources("", [agreement("2020 launch")]).rows == []
    assert sources("", []).rows == []
