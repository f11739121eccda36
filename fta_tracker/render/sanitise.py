"""Text that is safe to show: what would steer a terminal, or turn a line about, is made visible.

A stored title could else repaint the screen, or read one way and mean another.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

#: C0 and C1 controls with DEL, the line ends of Unicode, what turns the direction of text
#: (marks, embeddings, overrides, isolates), and lone surrogates, which no stream can encode.
UNSAFE = "\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"

_UNSAFE = re.compile(f"[{UNSAFE}]")
_BLANKS = re.compile(r"\r\n|[\n\t]")

_T = TypeVar("_T")


def clean(text: str) -> str:
    """The text on one line: a line break or tab is a blank, other controls show as `␛` or `�`."""
    if text.isprintable():
        return text
    return _UNSAFE.sub(_picture, _BLANKS.sub(" ", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def cleaned(value: _T) -> _T:
    """A picture with every text in it clean, however deep it lies."""
    return _cleaned(value)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        parts = map(_cleaned, value)
        return value._make(parts) if hasattr(value, "_make") else tuple(parts)
    return value
