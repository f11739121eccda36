import json
from dataclasses import MISSING, fields
from typing import Any

import pytest

from fta_tracker.errors import FtaError, Malformed
from fta_tracker.model import Agreement, Claim, Event, Figure, ForceRule, Quota, Source, Target
from fta_tracker.recording.changes import bare
from fta_tracker.store.cells import Cell, _reader, cells, value, values
from fta_tracker.store.schema import columns
from tests.store.samples import HOSTILE, PRINT, WEB, asean, cambodia, rcep

CAMBODIA = cambodia()
VALUES = [
    bare(CAMBODIA),
    *CAMBODIA.log,
    *CAMBODIA.targets,
    *CAMBODIA.figures,
    bare(rcep()),
    *rcep().log,
    asean(),
]


@pytest.mark.parametrize("cls", [Agreement, Event, Target, Figure, Claim, Source, ForceRule, Quota])
def test_the_samples_use_every_field(cls: type[Any]) -> None:
    rule = CAMBODIA.in_force_rule
    assert rule
    values = [CAMBODIA, *VALUES, *CAMBODIA.claims, WEB, rule, *rule.groups]
    for field in fields(cls):
        default = None if field.default is MISSING else field.default
        held = [getattr(v, field.name) for v in values if type(v) is cls]
        assert any(h not in (default, {}) for h in held), field.name


@pytest.mark.parametrize("whole", VALUES)
def test_a_value_comes_back_from_its_cells(whole: Any) -> None:
    row = cells(whole)

    assert value(type(whole), row.values()) == whole


def test_what_is_below_an_agreement_is_given_beside_its_row() -> None:
    row = cells(bare(CAMBODIA)).values()

    made = value(
        Agreement, row, log=CAMBODIA.log, targets=CAMBODIA.targets, figures=CAMBODIA.figures
    )

    assert made == CAMBODIA


def test_cells_hold_what_was_written() -> None:
    event = cells(CAMBODIA.log[1])

    assert event["date"] == "2020-07-30"
    assert event["number"] == 1
    assert event["summary"] == HOSTILE
    assert event["note"] == "[]"
    assert event["by"] == '["KR","KH"]'
    assert event["topics"] == '["rules of origin","e-commerce; [customs]"]'
    sources = event["sources"]
    assert isinstance(sources, str)
    assert json.loads(sources) == [
        {"title": "eToday [가], 30 July 2020", "url": "https://example.org/a?b=c&d=%ED%95%9C#e"},
        {"title": "Print and wire"},
    ]
    assert "[가]" in sources
    assert cells(CAMBODIA.figures[0])["change_pct"] == "-5.50"


def test_what_is_empty_is_an_empty_list_or_object_and_a_scalar_is_null() -> None:
    assert cells(asean()) == {
        "slug": "asean",
        "name": "Korea–ASEAN",
        "kind": "fta",
        "parties": '["KR","SG","VN"]',
        "names": "{}",
        "aliases": "[]",
        "upgrades": None,
        "in_force_rule": None,
        "note": None,
        "claims": "[]",
    }
    assert cells(rcep().log[0])["status"] == "held"


def test_objects_in_cells_are_sparse() -> None:
    claims = cells(CAMBODIA)["claims"]

    assert isinstance(claims, str)
    assert json.loads(claims)[1] == {
        "field": "length",
        "value": "a year",
        "source": {"title": PRINT.title},
    }


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("date", 2020, "2020 is not of the right type (PartialDate)."),
        ("date", "2020-13", "'2020-13' is not a day of the calendar."),
        ("number", "four", "'four' is not a number from 1 to 999."),
        ("number", 1.5, "1.5 is not of the right type (int)."),
        ("by", '"KR"', "'KR' is not a list."),
        ("by", "[1]", "1 is not of the right type (str)."),
        ("summary", b"x", "b'x' is not of the right type (str)."),
        ("sources", "{}", "{} is not a list."),
        ("sources", '["x"]', "'x' is not an object."),
        ("sources", '[{"titel": "x"}]', "'titel' is not a field of a source."),
    ],
)
def test_a_cell_that_makes_no_value_is_refused(column: str, cell: Any, sentence: str) -> None:
    row: dict[str, Cell] = cells(CAMBODIA.log[1]) | {column: cell}

    with pytest.raises(Malformed) as caught:
        value(Event, row.values())

    assert caught.value.sentence == sentence


def test_a_list_where_a_mapping_should_be_is_refused() -> None:
    row = cells(bare(CAMBODIA)) | {"names": "[]"}

    with pytest.raises(Malformed) as caught:
        value(Agreement, row.values())

    assert caught.value.sentence == "[] is not a dict."


def test_a_row_of_another_length_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="shorter"):
        value(Event, ["launch"])


#: No booleans: a column of numbers gives none, and 1 is remembered for True.
ODD = [
    None, "", " ", "x", "2020", "2020-02-30", "KR", 0, 4, 7.5, b"x", "[]", "[ ]", " []", "[] ",
    "{}", "[7]", '["KR"]', '["KR","KR"]', '["x y"]', "[[]]", "[{}]", "null", "[null]", "[", "\0",
    "[" * 9999, '[{"title":"x"}]', '[{"title":7}]', '[{"title":"x","url":null}]',
    '[{"title":"x","url":"x"}]', '[{"title":"x","titel":"x"}]', '[{"title":"x"},{"titel":"x"}]',
    '[{"url":"https://x"}]', '[{"field":"date","value":"x","source":{"title":"x"}}]',
    '[{"field":"date","value":"x"}]',
]  # fmt: skip


@pytest.mark.parametrize("whole", [CAMBODIA.log[1], CAMBODIA.targets[0], *CAMBODIA.figures])
def test_many_rows_are_checked_as_one_is(whole: Any) -> None:
    """What is made by columns is what one row alone makes, and nothing that it would refuse."""
    cls, sound = type(whole), cells(whole)
    taken = 0
    for column in sound:
        for odd in ODD:
            row = tuple((sound | {column: odd}).values())
            try:
                (made,) = values(cls, [row])
            except (FtaError, TypeError, ValueError, AttributeError, RecursionError):
                continue
            assert made == value(cls, row)
            taken += 1
    assert taken > len(sound)


def test_a_row_may_have_more_cells_and_lack_details() -> None:
    few = [name for name in cells(CAMBODIA.log[1]) if name in columns(Event, details=False)]
    row = [cells(CAMBODIA.log[1])[name] for name in few]

    assert (
        values(Event, [(*row, "more"), (*row, 7)], details=False)
        == [value(Event, row, details=False)] * 2
    )


def test_many_rows_are_made_some_at_a_time() -> None:
    row = tuple(cells(CAMBODIA.log[1]).values())

    assert values(Event, [row] * 4001) == [CAMBODIA.log[1]] * 4001
    assert values(Event, []) == []


def test_only_so_many_cells_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fta_tracker.store.cells._MOST", 2)
    _reader.cache_clear()
    event = CAMBODIA.log[1]
    scopes = [f'["{word}"]' for word in "abcabc"]
    rows = [tuple((cells(event) | {"scope": scope}).values()) for scope in scopes]

    assert [cells(made)["scope"] for made in values(Event, rows)] == scopes
    _reader.cache_clear()
