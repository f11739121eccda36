"""The record that ships with the program, read once for all tests of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fta_tracker.exchange import read
from fta_tracker.model import Agreement

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "negotiations.yaml"


@cache
def record() -> dict[str, Agreement]:
    """The agreements by slug, in the order of the file."""
    return {a.slug: a for a in read(FILE.read_bytes(), FILE.name, "yaml")}


@cache
def facts() -> dict[str, Any]:
    """What the record was made from, as it was compiled."""
    text = (ROOT / "tests" / "data" / "facts.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
