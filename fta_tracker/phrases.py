"""Small turns of phrase: things counted, words listed, and names as they compare."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, thing: str) -> str:
    """`1 agreement`, `10 agreements`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def listed(words: Iterable[str], last: str = "and", most: int | None = None) -> str:
    """Words one after another: `KR, KH and VN`; of more than `most` the first, and a count."""
    words = list(words)
    if most and len(words) > most:
        words[most:] = [f"{len(words) - most:,} more"]
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final


def folded(text: str) -> str:
    """The text without what a reader may leave out: case, accents, kinds of dash, spare blanks."""
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(c for c in normalize("NFKD", text) if not combining(c))
        text = text.translate(dict.fromkeys(map(ord, "‐‑‒–—−·"), "-"))
    return " ".join(text.casefold().split())
