"""The brief in words, chapter by chapter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from fta_tracker.analysis.brief import SECTIONS, Happening
from fta_tracker.drawings.history import DID, told
from fta_tracker.drawings.spans import took
from fta_tracker.drawings.words import dated, deadline, outstanding, spaced, verdict, what, where
from fta_tracker.model import Agreement, Event, Target
from fta_tracker.picture import Brief, Cell, Chapter, Item
from fta_tracker.recording.changes import slug_of
from fta_tracker.recording.corrections import Correction
from fta_tracker.wording import Wording

#: The heading of each section, and how its things are counted: one of them, several.
_HEADINGS: Final = {
    "stage": ("Stages reached", "stage reached", "stages reached"),
    "meeting": ("Rounds and meetings", "meeting", "meetings"),
    "step": ("Other steps", "other step", "other steps"),
    "cancelled": ("Called off", "called off", "called off"),
    "promised": ("Promises made", "promise made", "promises made"),
    "kept": ("Promises kept", "promise kept", "promises kept"),
    "kept-late": ("Promises kept late", "promise kept late", "promises kept late"),
    "perhaps-late": (
        "Promises kept, perhaps late",
        "promise kept, perhaps late",
        "promises kept, perhaps late",
    ),
    "broken": ("Promises broken", "promise broken", "promises broken"),
    "silence-begun": ("Silences begun", "silence begun", "silences begun"),
    "silence-ended": ("Silences ended", "silence ended", "silences ended"),
}
_CORRECTED: Final = ("Corrected in the record", "correction", "corrections")
_SENSES: Final = {
    "cancelled": "cancelled",
    "promised": "open",
    "kept": "met",
    "kept-late": "missed",
    "perhaps-late": "not-measurable",
    "broken": "missed",
}
#: What tells most about a thing that is new in the record, or gone from it.
_TELLING: Final = tuple("date due period value text name summary".split())

Pairs = Sequence[tuple[Agreement, Happening]]


def drawn(
    found: Pairs,
    corrected: Sequence[Correction],
    names: Mapping[str, Agreement],
    day: date,
    wording: Wording,
) -> Brief:
    """A chapter for each section that has anything, in order; the corrections come last.

    `names`: the agreements by slug; `day`: the last of the brief.
    """
    chapters = [
        Chapter(
            _HEADINGS[section][0],
            tuple(_item(a, one, day, wording) for a, one in found if one.section == section),
        )
        for section in SECTIONS
    ]
    fixed = tuple(_correction(one, names.get(slug_of(one.ref)), wording) for one in corrected)
    chapters.append(Chapter(_CORRECTED[0], fixed))
    return Brief(tuple(chapter for chapter in chapters if chapter.items))


def tally(found: Pairs, corrected: Sequence[Correction]) -> tuple[str, ...]:
    """How many there are of each, in a line."""
    counted = Counter(one.section for _, one in found)
    parts = [_counted(_HEADINGS[s], counted[s]) for s in SECTIONS if counted[s]]
    if corrected:
        parts.append(_counted(_CORRECTED, len(corrected)))
    return (", ".join(parts),) if parts else ()


def _counted(words: tuple[str, str, str], number: int) -> str:
    return f"{number} {words[1] if number == 1 else words[2]}"


def _item(agreement: Agreement, one: Happening, day: date, wording: Wording) -> Item:
    thing = one.thing
    silence = one.section.startswith("silence")
    if isinstance(thing, Target):
        label, text = deadline(thing), _of_promise(one, thing, day)
    elif silence:
        label, text = _of_silence(one, thing, day)
    else:
        label, text = what(thing), _of_event(one, thing)
    sense = _SENSES.get(one.section) or one.stage or _status(thing)
    return Item(
        dated(thing) if isinstance(thing, Event) and not silence else str(one.date),
        wording.label(agreement),
        wording.name(agreement),
        Cell(label, "" if one.section == "silence-ended" else sense),
        text,
        () if silence else tuple((source.title, source.url) for source in thing.sources),
    )


def _status(thing: Event | Target) -> str:
    return thing.status if isinstance(thing, Event) else ""


def _of_event(one: Happening, event: Event) -> str:
    """The stage it led to, where they met, what is known of it."""
    reached = f"now {spaced(one.stage)}" if one.stage else ""
    # A chapter says what was called off; what was only announced nothing else tells.
    doubt = "" if one.section == "cancelled" else outstanding(event)
    return _sentence(reached, where(event), doubt, event.summary)


def _of_promise(one: Happening, target: Target, day: date) -> str:
    by = f"by {target.stated_by}," if target.stated_by else "on"
    own = target.summary if target.summary != deadline(target) else None
    if one.section == "promised":
        return _sentence(target.stated_by, own)
    assert one.outcome
    return _sentence(verdict(one.outcome, day), f"promised {by} {target.stated_on}", own)


def _of_silence(one: Happening, event: Event, day: date) -> tuple[str, str]:
    lasted = took(one.days, day)
    if one.section == "silence-begun":
        since = f"no meeting recorded for {lasted}" if one.stage == "dormant" else event.summary
        return str(one.stage), since or f"for {lasted}"
    if one.stage == "dormant":
        return what(event), f"after {lasted} without a recorded meeting"
    return what(event), f"after a suspension of {lasted}"


def _correction(one: Correction, agreement: Agreement | None, wording: Wording) -> Item:
    slug, _, rest = one.ref.partition("/")
    whole = one.after or one.before or {}
    lines = [line for part in one.parts for line in told({**part._asdict(), "did": one.did})]
    lines += [str(whole[name]) for name in _TELLING if name in whole]
    return Item(
        str(one.date),
        wording.label(agreement) if agreement else slug,
        wording.name(agreement) if agreement else slug,
        Cell(rest or "agreement", DID[one.did].sense),
        _sentence(one.did, *lines),
    )


def _sentence(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
