"""What is written is read back as it was, in either format and by any parser."""

import json
import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from ruamel.yaml import YAML

from fta_tracker.exchange import FORMATS, read, write, yaml_events
from fta_tracker.model import Agreement, Claim, Event, Figure, Source, Target
from tests.strategies import fewer, records

SHIPPED = Path(__file__).parents[2] / "negotiations.yaml"
DATE = re.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-H[12]|-Q[1-4])?")

Record = tuple[Agreement, ...]

#: The same examples on every run: what they try is asserted.
repeatable = settings(fewer, max_examples=40, derandomize=True, database=None)


def read_by(parser: str, text: str) -> Record:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_events, "LOADERS", (parser,))
        return read(text, "record.yaml", "yaml")


def set_fields(value: Any) -> set[tuple[type[Any], str]]:
    """The fields, in the value and what it holds, that are not at their default."""
    found = set()
    for field in fields(value):
        held = getattr(value, field.name)
        factory = field.default_factory
        default = field.default if factory is MISSING else factory()
        if held != default:
            found.add((type(value), field.name))
        for item in held if isinstance(held, tuple) else (held,):
            if isinstance(item, Source | Claim | Event | Target | Figure):
                found |= set_fields(item)
    return found


def test_whatever_is_recorded_is_read_back_and_over_the_run_every_field_is_tried() -> None:
    tried: set[tuple[type[Any], str]] = set()

    @repeatable
    @given(records)
    def round_trip(record: Record) -> None:
        for agreement in record:
            tried.update(set_fields(agreement))
        text = write(record, "yaml")
        assert read(text, "record.yaml", "yaml") == record
        assert write(read(text, "record.yaml", "yaml"), "yaml") == text
        text = write(record, "json")
        assert read(text, "record.json", "json") == record
        assert write(read(text, "record.json", "json"), "json") == text

    round_trip()
    classes = (Agreement, Event, Target, Figure, Source, Claim)
    assert tried == {(cls, field.name) for cls in classes for field in fields(cls)}


@fewer
@given(records)
def test_both_parsers_of_yaml_read_the_same(record: Record) -> None:
    text = write(record, "yaml")
    assert read_by("CSafeLoader", text) == record
    assert read_by("SafeLoader", text) == record


def same(loaded: Any, stated: Any) -> bool:
    """Whether a YAML reader that guesses types got what JSON states; dates it may guess to be."""
    if isinstance(stated, dict):
        assert list(loaded) == list(stated)
        return all(same(loaded[key], stated[key]) for key in stated)
    if isinstance(stated, list):
        assert len(loaded) == len(stated)
        return all(map(same, loaded, stated))
    if isinstance(stated, str) and DATE.fullmatch(stated):
        assert str(loaded) == stated
    else:
        assert (loaded, type(loaded)) == (stated, type(stated))
    return True


@fewer
@given(records)
def test_any_reader_of_yaml_1_1_understands_the_file(record: Record) -> None:
    stated = json.loads(write(record, "json"))
    assert same(yaml.safe_load(write(record, "yaml")), stated)
    assert same(yaml.load(write(record, "yaml"), yaml.CSafeLoader), stated)


@fewer
@given(records)
def test_any_reader_of_yaml_1_2_understands_the_file(record: Record) -> None:
    loaded = YAML(typ="safe", pure=True).load(write(record, "yaml"))
    assert same(loaded, json.loads(write(record, "json")))


@fewer
@given(records)
def test_the_bytes_depend_on_the_record_alone(record: Record) -> None:
    for format_ in FORMATS:
        written = write(record, format_)
        assert write(reversed(record), format_) == written
        assert written.encode().decode() == written
        assert written.endswith("\n")


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
def test_the_shipped_record_is_canonical(parser: str) -> None:
    shipped = SHIPPED.read_bytes()
    assert write(read_by(parser, shipped.decode()), "yaml").encode() == shipped


def test_the_shipped_record_goes_through_json() -> None:
    shipped = read(SHIPPED.read_bytes(), "negotiations.yaml", "yaml")
    assert read(write(shipped, "json"), "negotiations.json", "json") == shipped
