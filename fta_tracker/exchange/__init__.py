"""Agreements as text and back: the YAML file that people review, and the same shape as JSON."""

from fta_tracker.exchange.reading import FORMATS, Format, read, source_format
from fta_tracker.exchange.writing import write

__all__ = ["FORMATS", "Format", "read", "source_format", "write"]
