"""What a file is told by: the format stated, the ending of its name, its first characters."""

from pathlib import Path

import pytest

from fta_tracker.errors import Malformed
from fta_tracker.exchange import (
    FORMATS,
    ROW_FORMATS,
    Format,
    RecordFile,
    RowFile,
    RowFormat,
    read,
    record_format,
    source_format,
)
from tests.exchange.refusals import HEAD, X, told

JSON, YAML = RecordFile("json"), RecordFile("yaml")
CSV, TSV, LINES, ARRAY = RowFile("csv"), RowFile("tsv"), RowFile("jsonl"), RowFile("json")
HEADER = "ref,Agreement , KIND,date\n"


def test_the_formats() -> None:
    assert FORMATS == ("yaml", "json")
    assert ROW_FORMATS == ("csv", "tsv", "jsonl", "json")
    assert len({ARRAY, JSON}) == 2, "rows and a record are two things, if both are JSON"


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.yaml", "{", YAML),
        ("a.YML", "{", YAML),
        ("a.yaml", "[", YAML),
        ("a.Json", "format: 1", JSON),
        ("a.json", " \n[]", ARRAY),
        ("a.json", b"\xef\xbb\xbf[]", ARRAY),
        ("a.json", '{"kind": "round"}', JSON),
        ("a.CSV", "[", CSV),
        ("a.tsv", "", TSV),
        ("a.tab", "", TSV),
        ("a.jsonl", "[", LINES),
        ("a.ndjson", "", LINES),
        ("-", " \n{}", JSON),
        ("-", "\ufeff[]", ARRAY),
        ("-", b"\xef\xbb\xbf\t{", JSON),
        ("-", "[]".encode("utf-16"), ARRAY),
        ("-", HEADER.encode("utf-16"), CSV),
        ("-", b"\xff{", YAML),
        ("json", "format: 1", YAML),
        ("csv", "format: 1", YAML),
        ("a.txt", b"format: 1", YAML),
        ("a", "", YAML),
        ("-", '{"format": 1, "agreements": []}', JSON),
        ("-", '{"agreements": []}\n', JSON),
        ("-", '{"kind": "round"}\r\n{', LINES),
        ("-", '{"kind":\n"round"}', JSON),
        ("-", '{"kind": "round"} {', JSON),
        ("-", '{"note": "' + "x" * 10_000 + '"}\n', LINES),
        ("-", HEADER, CSV),
        ("-", "\ufeff\r\n" + HEADER, CSV),
        ("-", '"kind";"agreement"\n', CSV),
        ("-", "kind;agreement,date\n", YAML),
        ("-", "agreements, kinds\n", YAML),
        ("-", "ref\tname\n", TSV),
        ("-", "format: 1\nnote: a\tb\n", YAML),
    ],
)
def test_what_a_file_is(name: str, text: str | bytes, found: RecordFile | RowFile) -> None:
    assert source_format(name, text) == found


@pytest.mark.parametrize(
    ("stated", "text", "found"),
    [
        ("yaml", "[", YAML),
        ("json", "{}", JSON),
        ("json", "[]", ARRAY),
        ("csv", "{", CSV),
        ("tsv", "{", TSV),
        ("jsonl", "{", LINES),
    ],
)
def test_a_format_stated_outranks_the_name(
    stated: Format | RowFormat, text: str, found: RecordFile | RowFile
) -> None:
    for name in ("-", "a.yaml", "a.csv", "a.json"):
        assert source_format(name, text, stated) == found


def test_a_record_where_one_is_needed() -> None:
    assert record_format("a.yml", "") == "yaml"
    assert record_format("-", "{") == "json"
    for name, text, said in (
        ("a.csv", "", "a.csv"),
        ("-", "[]", "standard input"),
        ("a.json", "[]", "a.json"),
    ):
        with pytest.raises(Malformed) as caught:
            record_format(name, text)
        assert caught.value.sentence == (
            f"{said} holds rows of events, not a record of agreements."
        )
        assert caught.value.hint == (
            "A record is YAML or JSON and begins with `format: 1`, as `fta export` writes it."
        )


def test_the_shipped_record_is_one() -> None:
    text = (Path(__file__).parents[2] / "negotiations.yaml").read_bytes()
    assert source_format("-", text) == YAML


@pytest.mark.parametrize("code", ["utf-16", "utf-16-le", "utf-16-be"])
def test_what_windows_calls_unicode_is_read(code: str) -> None:
    mark = "" if code == "utf-16" else "\ufeff"
    assert read((mark + HEAD).encode(code), "f", "yaml") == (X,)


def test_half_a_character_of_utf_16() -> None:
    said = "f:1: The file is not UTF-16: byte 0x00. Save it as UTF-8."
    assert told("\ufeff".encode("utf-16-le") + b"\x00") == [said]
