"""What `read` takes and refuses of JSON, and what it has in common with YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fta_tracker.dates import PartialDate
from fta_tracker.errors import Refused
from fta_tracker.exchange import read, write, yaml_events
from fta_tracker.exchange.trees import TOO_DEEP, json_tokens, lines
from fta_tracker.fields import Number
from fta_tracker.model import Agreement, Event, Figure
from tests.exchange.refusals import (
    EMPTY,
    HEAD,
    NO_AGREEMENTS,
    NO_FORMAT,
    NO_RECORD,
    X,
    refusal,
    told,
)
from tests.strategies import dates, fewer, records


def test_json_takes_numbers_and_strings_and_null_for_what_is_absent() -> None:
    text = """\
{"format": 1, "agreements": [
  {"slug": "x", "name": "X", "kind": "fta", "parties": ["KR", "KH"], "note": null, "log": null,
   "figures": [{"measure": "trade", "period": 2019, "value": 1.10, "change_pct": "5"}]}]}
"""
    trade = Figure("trade", PartialDate("2019"), Number("1.10"), change_pct=Number("5"))
    assert read(text, "f", "json") == (Agreement("x", "X", "fta", ("KR", "KH"), figures=(trade,)),)


def test_the_problems_of_json_are_told_in_the_same_way() -> None:
    text = """\
{"format": 1, "agreements": [{"name": null, "slug": "a", "kind": "fta",
  "parties": ["KR", null], "note": true, "slug": "b", "names": {"ko": "\\ud800"},
  "log": [{"kind": "round", "date": 2020.0, "number": 1e3, "end": NaN,
    "s\\u00fcmary": "", "\\ud800": "[{\\"", "topics": [{}, [], "\\\\"]}], "upgrades": -Infinity}]}
"""
    no_field = (
        "There is no such field. There are kind, date, end, number, by, scope, place, mode, "
        "status, summary, topics, note, sources, claims, ref."
    )
    assert told(text, "json") == [
        "f:1: agreements[0]: name is missing.",
        "f:2: agreements[0].slug: The key stands twice. Leave one of them out.",
        (
            "f:2: agreements[0].parties[1]: This must be text or a number, and is null. "
            "Write one value."
        ),
        "f:2: agreements[0].note: This must be text or a number, and is true. Write one value.",
        (
            "f:2: agreements[0].names.ko: The text holds the control character U+D800. "
            "Remove it; line breaks and tabs may stay."
        ),
        (
            "f:3: agreements[0].log[0].date: '2020.0' is not a date. "
            "Write YYYY, YYYY-H1, YYYY-Q1, YYYY-MM or YYYY-MM-DD."
        ),
        (
            "f:3: agreements[0].log[0].number: '1e3' is not a number from 1 to 999. "
            "Write digits alone, such as 4."
        ),
        "f:3: agreements[0].log[0].end: NaN is not a number. Leave the field out.",
        "f:4: agreements[0].upgrades: -Infinity is not a number. Leave the field out.",
        "f:4: agreements[0].log[0]['sümary']: There is no such field. Did you mean summary?",
        f"f:4: agreements[0].log[0]['\\ud800']: {no_field}",
        (
            "f:4: agreements[0].log[0].topics[0]: This must be text or a number, and is a mapping. "
            "Write one value."
        ),
        (
            "f:4: agreements[0].log[0].topics[1]: This must be text or a number, and is a list. "
            "Write one value."
        ),
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", EMPTY),
        ("null", NO_RECORD),
        ("[]", NO_RECORD),
        ("NaN", NO_RECORD),
        ("{}", [NO_FORMAT, NO_AGREEMENTS]),
        ('{"format": 1, "agreements": null}', [NO_AGREEMENTS]),
        ("{", ["f:1: This is not JSON: Expecting property name enclosed in double quotes."]),
        ('{\n"a": 1 2}', ["f:2: This is not JSON: Expecting ',' delimiter."]),
        ('{"a": "\0"}', ["f:1: This is not JSON: Invalid control character."]),
        ("{}\n{}", ["f:2: This is not JSON: Extra data."]),
    ],
)
def test_json_that_is_no_record(text: str, problems: list[str]) -> None:
    assert told(text, "json") == problems


@pytest.mark.parametrize("text", ["[" * 1_000_000, '{"a":' * 1_000_000], ids=["lists", "objects"])
def test_nesting_in_json_has_a_limit(text: str) -> None:
    assert told(text, "json") == [f"f: {TOO_DEEP}"]


def test_a_number_of_any_length_is_the_text_of_it() -> None:
    text = write([X], "json").replace('"X"', '"X", "note": ' + "9" * 5_000)
    assert read(text, "f", "json") == (Agreement("x", "X", "fta", ("KR", "KH"), note="9" * 5_000),)


@given(st.lists(dates, max_size=5))
def test_a_log_is_refused_if_and_only_if_the_model_refuses_it(days: list[PartialDate]) -> None:
    log = tuple(Event("round", day) for day in days)
    text = (
        HEAD + "    log:\n" + "".join(f"      - {{kind: round, date: '{day}'}}\n" for day in days)
    )
    try:
        Agreement("x", "X", "fta", ("KR", "KH"), log=log)
    except Refused:
        assert "above it" in refusal(text if days else HEAD).sentence
    else:
        read(text if days else HEAD, "f", "yaml")


@fewer
@given(records)
def test_every_path_has_a_line_in_either_format(record: tuple[Agreement, ...]) -> None:
    from_yaml = lines(yaml_events.yaml_tokens(write(record, "yaml")))
    from_json = lines(json_tokens(write(record, "json")))
    assert from_yaml.keys() == from_json.keys()
    assert len(set(from_json.values())) == len(from_json)


def test_who_waits_is_told_what_is_done() -> None:
    heard: list[tuple[str, float | None]] = []

    read('{"format": 1, "agreements": []}', "f.json", "json", lambda *told: heard.append(told))

    assert heard == [("Checking f.json", None)]
