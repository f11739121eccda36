"""Values without what is empty, and back."""

from typing import Any

import pytest

from fta_tracker.dates import PartialDate
from fta_tracker.errors import Malformed
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Claim, Event, Figure, Source
from fta_tracker.recording.changes import bare
from fta_tracker.sparse import revive, sparse
from tests.store.samples import asean, cambodia, rcep

CAMBODIA = cambodia()
VALUES = [bare(CAMBODIA), *CAMBODIA.entries.values(), rcep(), asean(), CAMBODIA]
SOURCE = Source("Yonhap, 9 July 2020")


def test_it_leaves_out_what_is_empty_or_default() -> None:
    event = Event(
        "round",
        PartialDate("2020-07-30"),
        number=1,
        scope=("goods",),
        status="announced",
        sources=(SOURCE,),
        claims=(Claim("date", "2020-07-29", SOURCE),),
    )
    assert sparse(event) == {
        "kind": "round",
        "date": "2020-07-30",
        "number": 1,
        "scope": ["goods"],
        "status": "announced",
        "sources": [{"title": "Yonhap, 9 July 2020"}],
        "claims": [
            {"field": "date", "value": "2020-07-29", "source": {"title": "Yonhap, 9 July 2020"}}
        ],
    }


def test_it_keeps_decimals_and_mappings() -> None:
    figure = Figure("trade", PartialDate("2019"), value=Number("1.0"))
    deal = Agreement("deal", "Deal", "fta", ("KR", "KH"), names={"ko": "한"}, figures=(figure,))
    assert sparse(deal) == {
        "slug": "deal",
        "name": "Deal",
        "kind": "fta",
        "parties": ["KR", "KH"],
        "names": {"ko": "한"},
        "figures": [
            {
                "measure": "trade",
                "period": "2019",
                "value": Number("1.0"),
                "ref": "deal/figure/trade/2019",
            }
        ],
    }
    assert "names" not in sparse(Agreement("deal", "Deal", "fta", ("KR", "KH")))


@pytest.mark.parametrize("whole", VALUES)
def test_a_value_comes_back(whole: Any) -> None:
    assert revive(type(whole), sparse(whole)) == whole


def test_numbers_come_back_from_their_text_too() -> None:
    thin = sparse(CAMBODIA.figures[0]) | {"value": "697.0", "change_pct": "-5.50"}

    assert revive(Figure, thin) == CAMBODIA.figures[0]
    assert revive(Event, sparse(CAMBODIA.log[1]) | {"number": "1"}) == CAMBODIA.log[1]


@pytest.mark.parametrize(
    ("cls", "thin", "sentence"),
    [
        (Event, [], "[] is not an object."),
        (Source, {"title": "T", "seat": 1}, "'seat' is not a field of a source."),
        (Event, {"kind": "round", "date": 2020}, "2020 is not of the right type (PartialDate)."),
        (Event, {"kind": "round", "date": "2020", "by": {}}, "{} is not a list."),
    ],
)
def test_what_is_no_value_is_refused(cls: type[Any], thin: Any, sentence: str) -> None:
    with pytest.raises(Malformed) as caught:
        revive(cls, thin)

    assert caught.value.sentence == sentence
