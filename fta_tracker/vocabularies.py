"""How four institutions name the stages: one table, of words that were seen in their own pages.

Seen on 2026-11-23. None is a dash on the screen: the institution has no such word, or it was only
remembered and never seen. Where a cell of a source offers two words, the plainer one stands here.
"""

from __future__ import annotations

from typing import Final

#: What may be asked for, and whose words they are.
VOCABULARIES: Final = {
    "aric": "the Asia Regional Integration Center",
    "wto": "the WTO's database of regional trade agreements",
    "eu": "the European Commission",
    "motie": "Korea's trade ministry",
}

#: What to call talks that are suspended or dormant; without a word, they are called by their stage.
_SILENT: Final = "silent"

_EARLY: Final = "Early announcement-Under negotiation"

#: A stage, in force for some parties or provisionally, or a silence; then a word each, as above.
_TABLE: Final[tuple[tuple[str, tuple[str | None, ...]], ...]] = (
    ("proposed", ("Proposed", None, None, "여건조성")),
    ("studying", ("Proposed/Under consultation and study", None, "exploratory talks", "여건조성")),
    ("negotiating", ("Negotiations launched", _EARLY, None, "협상중")),
    ("agreed", ("Negotiations launched", _EARLY, "agreement in principle", "실질타결")),
    ("concluded", ("Negotiations concluded", _EARLY, "negotiations concluded", "타결")),
    ("signed", ("Signed but not yet in effect", "Early announcement-Signed", None, "서명")),
    (
        "in-force provisional",
        ("Signed and in effect", "In Force", "in place, provisionally applied", "발효"),
    ),
    (
        "in-force partial",
        ("Signed and in effect", "In Force for at least one Party", "in place", "발효"),
    ),
    ("in-force", ("Signed and in effect", "In Force", "in place", "발효")),
    ("ended", (None, "Inactive", None, None)),
    (_SILENT, (None, None, "on hold", "중단")),
)
_WORDS: Final = {
    (vocabulary, ours): word
    for ours, words in _TABLE
    for vocabulary, word in zip(VOCABULARIES, words, strict=True)
}


def stage_word(
    vocabulary: str, stage: str | None, application: str | None, activity: str | None
) -> str | None:
    """What one of VOCABULARIES calls an agreement that stands so; None where it has no word.

    `application` is none, provisional, partial or full (None: not recorded), `activity` active,
    dormant or suspended (None: neither negotiating nor agreed).
    """
    if stage is None:
        return None
    if activity in ("dormant", "suspended") and (word := _WORDS[vocabulary, _SILENT]):
        return word
    applied = (vocabulary, f"{stage} {application}")
    return _WORDS[applied] if applied in _WORDS else _WORDS[vocabulary, stage]
