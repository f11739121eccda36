"""JSON as we write it everywhere: UTF-8, numbers as they were written, values as their text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Final

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number, plain

# No text of ours holds NUL (fields.text refuses it), so it can mark what is to lose its quotes.
_MARKED = re.compile(r'"\\u0000([0-9.-]+)"')


_WRITTEN: Final[dict[type, Callable[[Any], str]]] = {
    PartialDate: str,
    Number: lambda number: f"\0{number.text}",
    date: date.isoformat,
}


def _default(value: object) -> Any:
    written = _WRITTEN.get(type(value))
    return written(value) if written else plain(value)


def dumps(value: object, indent: int | None = None) -> str:
    """The value as JSON text, compact or with an indent.

    Dates are their text, decimals are numbers digit by digit as written, values of the model are
    objects with every field.
    """
    text = _encoder(indent).encode(value)
    return _MARKED.sub(r"\1", text) if "\\u0000" in text else text


@cache
def _encoder(indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(
        ensure_ascii=False,
        allow_nan=False,
        indent=indent,
        separators=None if indent else (",", ":"),
        default=_default,
    )
