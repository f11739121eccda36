"""Agreements as text and back: the YAML file that people review, the same as JSON, event rows."""

from fta_tracker.exchange.formats import (
    FORMATS,
    ROW_FORMATS,
    Format,
    RecordFile,
    RowFile,
    RowFormat,
    record_format,
    source_format,
)
from fta_tracker.exchange.reading import read
from fta_tracker.exchange.writing import pieces, write

__all__ = [
    "FORMATS",
    "ROW_FORMATS",
    "Format",
    "RecordFile",
    "RowFile",
    "RowFormat",
    "pieces",
    "read",
    "record_format",
    "source_format",
    "write",
]
