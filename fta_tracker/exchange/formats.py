"""Which format a file is in: a record of agreements, or rows of events."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from fta_tracker.errors import Malformed
from fta_tracker.exchange.trees import Broken, json_tree

Format: TypeAlias = Literal["yaml", "json"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
RowFormat: TypeAlias = Literal["csv", "tsv", "jsonl", "json"]
ROW_FORMATS: Final[tuple[RowFormat, ...]] = get_args(RowFormat)


@dataclass(frozen=True, slots=True)
class RecordFile:
    """A file of whole agreements, for `read`."""

    format: Format


@dataclass(frozen=True, slots=True)
class RowFile:
    """A file of rows of events, for `read_rows`."""

    format: RowFormat


_YAML, _RECORD = RecordFile("yaml"), RecordFile("json")
_CSV, _TSV, _LINES, _ARRAY = map(RowFile, ROW_FORMATS)

#: What the ending of a name, or the name of a format, says; of JSON its first character tells more.
_BY_WORD: Final[dict[str, RecordFile | RowFile]] = {
    "yaml": _YAML,
    "yml": _YAML,
    "json": _RECORD,
    "csv": _CSV,
    "tsv": _TSV,
    "tab": _TSV,
    "jsonl": _LINES,
    "ndjson": _LINES,
}


def source_format(
    name: str, text: str | bytes, stated: Format | RowFormat | None = None
) -> RecordFile | RowFile:
    """What a file is: by the format stated, else by the ending of its name, else by its text.

    JSON that begins with `[` is rows.
    """
    told = _BY_WORD.get(stated or name.lower().rpartition(".")[2] * ("." in name))
    if told and told != _RECORD:
        return told
    start = _readable(text).lstrip("\ufeff \t\r\n")
    if told:
        return _ARRAY if start.startswith("[") else told
    return _by_text(start)


def record_format(name: str, text: str | bytes) -> Format:
    """The format of a file that is to hold a record of agreements; Malformed for one of rows."""
    found = source_format(name, text)
    if isinstance(found, RecordFile):
        return found.format
    raise Malformed(
        f"{shown_name(name)} holds rows of events, not a record of agreements.",
        "A record is YAML or JSON and begins with `format: 1`, as `fta export` writes it.",
    )


def _by_text(start: str) -> RecordFile | RowFile:
    first = re.split("[\r\n]", start, maxsplit=1)[0]
    if first.startswith("["):
        return _ARRAY
    if first.startswith("{"):
        return _LINES if _is_row(first) else _RECORD
    if "\t" in first:
        return _TSV
    if any({"agreement", "kind"} <= set(header_names(first, mark)) for mark in ",;"):
        return _CSV
    return _YAML


def _is_row(line: str) -> bool:
    """Whether a line that begins with `{` is an object, and not one of a whole record."""
    try:
        tree = json_tree(line)
    except Broken:
        return False
    return (
        bool(tree) and isinstance(tree, dict) and tree.keys().isdisjoint(("format", "agreements"))
    )


def header_names(line: str, delimiter: str) -> list[str]:
    """The names of columns that a header line may hold: in lower case, without quotes."""
    return [cell.strip().strip('"').strip().lower() for cell in line.split(delimiter)]


def shown_name(name: str) -> str:
    """The name of a file as users are told it."""
    return "standard input" if name == "-" else name


def _readable(text: str | bytes) -> str:
    if isinstance(text, bytes):
        return text.decode(encoding(text), errors="replace")
    return text


def encoding(text: bytes) -> Literal["utf-16", "utf-8"]:
    """The encoding that a file begins with the mark of: UTF-16 is what Windows calls Unicode."""
    marked = text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "utf-16" if marked else "utf-8"


def decoded(text: str | bytes) -> str:
    """The text without a byte order mark; Broken, with the line, for bytes that are no text."""
    if isinstance(text, bytes):
        code = encoding(text)
        try:
            text = text.decode(code)
        except UnicodeDecodeError as error:
            read, byte = error.object[: error.start], error.object[error.start]
            sentence = f"The file is not {code.upper()}: byte 0x{byte:02X}."
            raise Broken(read.count(b"\n") + 1, sentence, "Save it as UTF-8.") from None
    return text.removeprefix("\ufeff")
