"""Where sources disagree, in words: what the record follows, and what another source says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias, cast

from fta_tracker.drawings.figures import measured, said
from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.words import spaced, what
from fta_tracker.fields import forms
from fta_tracker.model import Agreement, Claim, Event, Figure, Source
from fta_tracker.picture import DISPUTED, Board, Cell, Heading

#: What claims stand with.
Disputed: TypeAlias = Agreement | Event | Figure

#: Fields whose words are those of a vocabulary.
_WORDS = ("kind", "mode", "status")


def followed(thing: Disputed, field: str) -> str:
    """What the record says of a claimed field; nothing for a free word, or where it is empty."""
    if isinstance(thing, Figure) and field in ("value", "text"):
        return said(thing)
    form = forms(cast(Any, type(thing))).get(field)
    held = getattr(thing, field) if form else None
    if form is None or held in (None, ()) or form.shape not in ("one", "list"):
        return ""
    if form.shape == "list":
        return ", ".join(held)
    return spaced(held) if field in _WORDS else str(held)


def sides(thing: Event) -> Iterator[str]:
    """A line for each field on which sources disagree: the record's side first, then the others.

    Each side with who says so: `≠ date: 2020-07-30 (eToday); but 2020-07-03 (VNA)`.
    """
    for field in dict.fromkeys(claim.field for claim in thing.claims):
        others = [_side(c.value, [c.source]) for c in thing.claims if c.field == field]
        held = followed(thing, field)
        own = [_side(held, thing.sources)] if held else []
        yield f"{DISPUTED} {spaced(field)}: {'; but '.join([*own, '; '.join(others)])}"


def marked(label: str, thing: Disputed) -> str:
    """The label of something, with the sign of a dispute behind it if there is one."""
    return f"{label} {DISPUTED}" if thing.claims else label


def called(thing: Disputed) -> str:
    """What is disputed, in a few words: `round 1 2020-07-30`."""
    if isinstance(thing, Event):
        return f"{what(thing)} {thing.date}"
    if isinstance(thing, Figure):
        return f"{measured(thing)} {thing.period or thing.stated_on}"
    return "agreement"


class Line(NamedTuple):
    """A claim with what it is about and what the record says, both empty where they stand above."""

    about: str
    field: str
    held: str
    claim: Claim


def lines(thing: Disputed) -> Iterator[Line]:
    """A line for each claim, those on one field together.

    Of a word that is no field of the record, what the note says is what the record follows.
    """
    about = called(thing)
    for field in dict.fromkeys(claim.field for claim in thing.claims):
        head = about, spaced(field), followed(thing, field) or thing.note or "–"
        for claim in thing.claims:
            if claim.field == field:
                yield Line(*head, claim)
                head = "", "", ""
        about = ""


def disputes_board(
    listed: Iterable[tuple[str, Event | Figure]], labels: Mapping[str, str]
) -> Board:
    """A line for each claim, with its agreement's label and who says what."""
    rows = tuple(
        (
            labelled(slug, labels) if line.about else Cell(""),
            Cell(line.about),
            Cell(line.field, "quiet"),
            Cell(_side(line.held, sources(line, thing))),
            Cell(_side(line.claim.value, [line.claim.source])),
        )
        for slug, thing in listed
        for line in lines(thing)
    )
    headings = (
        heading(labels),
        Heading("what", wrap=True),
        Heading("field", wrap=True),
        Heading("recorded", wrap=True),
        Heading("another says", wrap=True),
    )
    return Board(headings, rows)


def sources(line: Line, thing: Disputed) -> tuple[Source, ...]:
    """Who says what the record follows; nobody where that stands above, or is a note of ours."""
    if isinstance(thing, Agreement) or not line.held or not followed(thing, line.claim.field):
        return ()
    return thing.sources


def _side(value: str, said_by: Sequence[Source]) -> str:
    """What one side says, and who that is: the first source by its title, the others counted."""
    if not said_by or not value:
        return value
    more = f" and {len(said_by) - 1} more" if len(said_by) > 1 else ""
    return f"{value} ({said_by[0].title}{more})"


def count(events: Iterable[Event]) -> str:
    """How many claims there are, and on how many events."""
    claims = [len(event.claims) for event in events]
    numbers = ((sum(claims), "claim"), (len(claims), "event"))
    told = [f"{n} {word}" if n == 1 else f"{n} {word}s" for n, word in numbers]
    return f"{told[0]} of other sources, on {told[1]}"
