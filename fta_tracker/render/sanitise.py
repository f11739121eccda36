"""Text that is safe to show: what would steer a terminal, or turn a line about, is made visible.

A stored title could else repaint the screen, or read one way and mean another.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

#: C0 and C1 controls with DEL; what Unicode calls format characters: of direction, of joining, of
#: annotation, tags (all of their block, for a terminal may not know the newest), what is seen by no
#: reader; the line ends of Unicode; lone surrogates, which no stream can encode; U+FFFE and U+FFFF,
#: which no XML may hold. Left out are the joiners of Persian, Indic scripts and emoji (U+200C,
#: U+200D), and the signs that show, such as those of Arabic numbers (U+0600).
UNSAFE = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ufeff\ufff0-\ufffb\ufffe\uffff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)

_UNSAFE = re.compile(f"[{UNSAFE}]")
_STEERING = re.compile(f"(?![\n\t]|\r\n)[{UNSAFE}]")
_BLANKS = re.compile(r"\r\n|[\n\t]")

_T = TypeVar("_T")


def clean(text: str) -> str:
    """The text on one line: a line break or tab is a blank, other controls show as `␛` or `�`."""
    if text.isprintable():
        return text
    return _UNSAFE.sub(_picture, _BLANKS.sub(" ", text))


def visible(text: str) -> str:
    """The text with its lines and tabs as they are, and all else that `clean` makes visible."""
    return text if text.isprintable() else _STEERING.sub(_picture, text)


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
