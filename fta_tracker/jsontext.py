"""JSON as we write it everywhere: UTF-8, numbers as they were written, values as their text."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from fta_tracker.dates import PartialDate
from fta_tracker.fields import Number, plain

# No text of ours holds NUL (fields.text refuses it), so it can mark what is to lose its quotes.
_MARKED = re.compile(r'"\\u0000([0-9.-]+)"')


def _default(value: object) -> Any:
    if isinstance(value, PartialDate):
        return value.text
    if isinstance(value, Number):
        return f"\0{value.text}"
    if isinstance(value, date):
        return value.isoformat()
    return plain(value)


def dumps(value: object, indent: int | None = None) -> str:
    """The value as JSON text, compact or with an indent.

    Dates are their text, decimals are numbers digit by digit as written, values of the model are
    objects with every field.
    """
    text = json.dumps(
        value,
        ensure_ascii=False,
        allow_nan=False,
        indent=indent,
        separators=None if indent else (",", ":"),
        default=_default,
    )
    return _MARKED.sub(r"\1", text) if "\\u0000" in text else text
