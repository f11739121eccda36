"""Text without what a reader may leave out, so that two spellings of a name compare equal."""


def folded(text: str) -> str:
    """The text without case, accents, kinds of dash and spare blanks."""
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(c for c in normalize("NFKD", text) if not combining(c))
        text = text.translate(dict.fromkeys(map(ord, "‐‑‒–—−·"), "-"))
    return " ".join(text.casefold().split())
