"""The board of parties on a page, and beneath it the rule of entry into force, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from fta_tracker.analysis.force import Force, PartyForce, Progress, force
from fta_tracker.analysis.parties import PartyRow, board
from fta_tracker.dates import Days, Moment, PartialDate, age
from fta_tracker.log import happened
from fta_tracker.model import Agreement, ForceRule, Source
from fta_tracker.picture import Board, Cell, Heading, Section

_STEPS: Final = ("signed", "approved", "ratified", "notified", "in_force")
#: How the steps that a rule may count read beside those who took them.
_DONE: Final = {
    "signing": "signed",
    "ratification": "ratified",
    "notification": "notified",
    "deposit": "deposited",
}


def parties(agreement: Agreement, when: Moment) -> Section | None:
    """Who has done what for the agreement to bind; left out before anyone has signed."""
    rows = board(agreement, *when)
    kept = [step for step in _STEPS if any(getattr(row, step) for row in rows)]
    if not kept:
        return None
    found = force(agreement, *when)
    each = found.parties if found and any(p.due != found.due for p in found.parties) else ()
    ruled = each if any(party.due for party in each) else ()
    headings = [Heading(_headed(step, agreement, when), wrap=True) for step in kept]
    if ruled:
        headings.append(Heading("by the rule", wrap=True))
    lines = [[Cell(row.party, "strong"), *(_step(row, step) for step in kept)] for row in rows]
    for line, party in zip(lines, ruled, strict=False):
        line.append(Cell(_beside(party), "quiet"))
    return Section(
        "Parties", Board((Heading("", name="party"), *headings), tuple(map(tuple, lines)))
    )


def _headed(step: str, agreement: Agreement, when: Moment) -> str:
    """The head of a column; notifications that are all deposits are called so."""
    kinds = {event.kind for event in happened(agreement.log, *when)}
    if step == "notified" and "notification" not in kinds:
        return "deposited"
    return step.replace("_", " ")


def _step(row: PartyRow, step: str) -> Cell:
    date = getattr(row, step)
    if date is None:
        return Cell("–")
    if step in row.unconfirmed:
        return Cell(f"{date}, unconfirmed")
    return Cell(str(date))


def _beside(party: PartyForce) -> str:
    """The day of the rule for one party; if another day is recorded, how far that is from it."""
    if party.due is None:
        return "–"
    if party.days in (None, Days(0, 0)):
        return str(party.due)
    return f"{party.due}, {_recorded(party.days, party.in_force)}"


def rule(
    agreement: Agreement, when: Moment, cite: Callable[[Iterable[Source]], Cell]
) -> Section | None:
    """What the rule says, how far it is met, and the day that follows beside the day recorded."""
    said = agreement.in_force_rule
    if said is None:
        return None
    lines = [(Cell("says", "quiet"), Cell(said.text), cite(said.sources))]
    found = force(agreement, *when)
    if found and said.after:
        told = _told(said, _DONE[said.after], found, when)
        lines += [(Cell(label, "quiet"), Cell(text), Cell("")) for label, text in told]
    headings = (Heading(""), Heading("", wrap=True), Heading(""))
    return Section("Rule", Board(headings, tuple(lines)))


def _told(said: ForceRule, done: str, found: Force, when: Moment) -> Iterator[tuple[str, str]]:
    label = done
    for part in found.progress:
        yield label, _progress(part, met=found.met_on is not None, of_all=not said.groups)
        label = ""
    unconfirmed = ", unconfirmed" if found.unconfirmed else ""
    if found.met_on is None:
        yield "met", "not by what is recorded"
    elif found.met_by is None:
        yield "met", f"{found.met_on}, as a source says"
    else:
        yield "met", f"{found.met_on}{unconfirmed}"
    if found.due:
        yield "in force", f"{found.due} by the rule{unconfirmed}{_compared(found, when)}"


def _progress(part: Progress, *, met: bool, of_all: bool) -> str:
    text = f"recorded for {len(part.done)} of the {part.need} needed"
    if part.left and not met:
        text += f", {part.left} lacking"
    if part.done:
        text += f": {', '.join(part.done)}"
    return text if of_all else f"{text} (of {', '.join(part.of)})"


def _compared(found: Force, when: Moment) -> str:
    """The day of the rule beside the day recorded, or else the day of the view."""
    assert found.due, "there is a day to compare"
    if found.days:
        return f", {_recorded(found.days, found.in_force)}"
    if found.due.latest > when.day:
        return f", in {age(when.day, found.due.earliest)}"
    return ", not recorded as in force"


def _recorded(days: Days | None, recorded: PartialDate | None) -> str:
    assert days, "there is a day to compare"
    if days == (0, 0):
        return "as recorded"
    if days.least > 0:
        return f"recorded {_many(days.least, days.most)} later"
    if days.most < 0:
        return f"recorded {_many(-days.most, -days.least)} earlier"
    return f"which fits the {recorded} recorded"


def _many(least: int, most: int) -> str:
    number = str(least) if least == most else f"{least}–{most}"
    return f"{number} day" if most == 1 else f"{number} days"
