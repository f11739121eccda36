"""The page: all of one agreement on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile, zip_longest
from typing import Final

from fta_tracker.analysis.course import course
from fta_tracker.analysis.milestones import milestones
from fta_tracker.analysis.parties import parties_on
from fta_tracker.analysis.rounds import rounds
from fta_tracker.analysis.standing import Standing
from fta_tracker.dates import Moment, PartialDate, age_between, on
from fta_tracker.drawings import board, disputes, parties, targets
from fta_tracker.drawings.disputes import Disputed, marked
from fta_tracker.drawings.labels import DATE, SOURCES
from fta_tracker.drawings.trade import trade
from fta_tracker.drawings.words import (
    dated,
    outstanding,
    quietly,
    runs,
    sort_key,
    unheld,
    what,
    where,
)
from fta_tracker.lifecycle import KINDS, RUNG, STAGES
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event, Source
from fta_tracker.phrases import counted
from fta_tracker.picture import Board, Cell, Heading, Page, Pages, Section, Step
from fta_tracker.wording import OURS, Wording

_WHAT: Final = Heading("", wrap=True, name="what")


def drawn(
    each: Sequence[tuple[Agreement, Standing]], when: Moment, wording: Wording = OURS
) -> Pages:
    """The pages of agreements as they stand; a vocabulary tells the stage in the heading alone."""
    return Pages(tuple(_page(agreement, stands, when, wording) for agreement, stands in each))


def _when(event: Event) -> Cell:
    return Cell(dated(event), key=sort_key(event.date))


class _Notes:
    """The sources of a page, numbered in the order they are first named."""

    def __init__(self) -> None:
        self.numbers: dict[Source, int] = {}

    def cell(self, sources: Iterable[Source]) -> Cell:
        numbers = tuple(self.numbers.setdefault(s, len(self.numbers) + 1) for s in sources)
        told = f"[{', '.join(map(str, numbers))}]" if numbers else ""
        return Cell(told, "quiet", sources=numbers)

    def listed(self) -> tuple[tuple[str, str | None], ...]:
        return tuple((source.title, source.url) for source in self.numbers)


def _page(agreement: Agreement, stands: Standing, when: Moment, wording: Wording) -> Page:
    notes = _Notes()
    past = happened(agreement.log, *when)
    sections = (
        _silence(agreement, stands, when, notes),
        _milestones(agreement, past, when, notes),
        _talks(past, rounds(agreement, *when).missing, notes),
        _ahead(agreement, past, notes),
        targets.promises(agreement, when, notes.cell),
        parties.parties(agreement, when),
        parties.rule(agreement, when, notes.cell),
        trade(agreement, notes.cell),
        _disputed(agreement, notes),
        _remarks(agreement),
    )
    members = parties_on(agreement, *when)
    codes = " ".join(members) if len(members) < 8 else f"{len(members)} parties"
    title = wording.name(agreement)
    others = (name for name in (agreement.name, *agreement.names.values()) if name != title)
    return Page(
        title=title,
        slug=agreement.slug,
        names=" · ".join((*others, *agreement.aliases[:3], codes)),
        standing=_standing(agreement, stands, when, wording),
        steps=_ladder(agreement, stands, past, when),
        sections=tuple(section for section in sections if section),
        sources=notes.listed(),
    )


def _standing(agreement: Agreement, stands: Standing, when: Moment, wording: Wording) -> Cell:
    if stands.since is None:
        return Cell("not begun", "quiet")
    since = f"{stands.since}{board.unconfirmed(stands.reached_by)}"
    if stands.since != on(when.day):
        since += f" ({age_between(stands.since, on(when.day))})"
    words = f"{board.stage_words(stands, wording)} since {since}"
    if stands.activity == "dormant" and stands.quiet_since:
        words += f"; {quietly(stands.quiet_since, when.day)}"
    if stands.activity == "suspended":
        words += f"; suspended since {_suspended_since(agreement, when)}"
    return Cell(words, board.sense(stands))


def _suspended_since(agreement: Agreement, when: Moment) -> PartialDate:
    """The date of the suspension that nothing has lifted since."""
    *_, first = takewhile(lambda step: step.suspended, reversed(course(agreement, *when)))
    return first.event.date


def _ladder(
    agreement: Agreement, stands: Standing, past: Sequence[Event], when: Moment
) -> tuple[Step, ...]:
    """The rungs reached, with how long each lasted, and those still ahead."""
    climbed = milestones(agreement, *when)
    steps = []
    for step, following in zip_longest(climbed, climbed[1:]):
        lasted = age_between(step.event.date, following.event.date) if following else ""
        met = _rounds_between(past, step.event, following.event if following else None)
        lasted = " · ".join(filter(None, (lasted, met)))
        since = f"{step.event.date}{board.unconfirmed(step.event)}"
        steps.append(Step(step.stage, since, lasted, reached=True))
    rung = RUNG[stands.stage] if stands.stage else -1
    steps.extend(
        Step(stage, "", "", reached=False)
        for stage in STAGES[rung + 1 : RUNG["ended"]]
        if stage != "agreed"
    )
    return tuple(steps)


def _rounds_between(past: Sequence[Event], start: Event, end: Event | None) -> str:
    """How many rounds there were from one event on and until another, by their numbers."""
    first, last = past.index(start), past.index(end) if end else None
    recorded = sum(event.kind == "round" for event in past[first:last])
    count = max(recorded, _highest(past[:last]) - _highest(past[:first])) if recorded else 0
    lacking = f" ({recorded} recorded)" if recorded < count else ""
    return f"{counted(count, 'round')}{lacking}" if count else ""


def _highest(events: Iterable[Event]) -> int:
    return max((event.number or 0 for event in events if event.kind == "round"), default=0)


def _silence(agreement: Agreement, stands: Standing, when: Moment, notes: _Notes) -> Section | None:
    """What was said while the record knows of no meeting."""
    said = board.contradiction(agreement, stands, when)
    if said is None:
        return None
    line = (Cell(str(said.date)), Cell(said.summary or "", "strong"), notes.cell(said.sources))
    return Section("Yet said", Board((Heading(""), Heading("", wrap=True), Heading("")), (line,)))


def _milestones(
    agreement: Agreement, past: Sequence[Event], when: Moment, notes: _Notes
) -> Section | None:
    """The events that a life is told by: what raised the stage, and every milestone of a scope."""
    raised = {stone.event.ref for stone in milestones(agreement, *when)}
    lines = tuple(
        (
            _when(event),
            Cell(marked(what(event), event), "strong"),
            Cell(event.summary or ""),
            notes.cell(event.sources),
        )
        for event in past
        if event.kind != "round" and (event.ref in raised or KINDS[event.kind].mark)
    )
    headings = (DATE, _WHAT, Heading("", drop=1, wrap=True, name="in short"), SOURCES)
    return Section("Course", Board(headings, lines)) if lines else None


def _talks(past: Sequence[Event], missing: Iterable[int], notes: _Notes) -> Section | None:
    """The rounds, and in their place the numbers that the record lacks."""
    lines: list[tuple[Cell, ...]] = []
    for event in past:
        if event.kind != "round":
            continue
        number = event.number or 0
        before = [lacking for lacking in missing if lacking < number]
        missing = [lacking for lacking in missing if lacking >= number]
        if before:
            lacking = Cell(runs(before), "quiet", before[0]), Cell("not recorded", "quiet", "")
            lines.append((*lacking, Cell(""), Cell(""), Cell("")))
        lines.append(
            (
                Cell(str(event.number or "–")),
                _when(event)._replace(text=marked(dated(event), event)),
                Cell(", ".join(filter(None, (where(event), unheld(event)))), "quiet"),
                Cell(event.summary or ""),
                notes.cell(event.sources),
            )
        )
    headings = (
        Heading("", right=True, name="round"),
        DATE,
        Heading("", drop=1, wrap=True, name="place"),
        Heading("", drop=2, wrap=True, name="in short"),
        SOURCES,
    )
    return Section("Rounds", Board(headings, tuple(lines))) if lines else None


def _disputed(agreement: Agreement, notes: _Notes) -> Section | None:
    """Where sources disagree: what the record follows, and what each of the others says."""
    things: list[Disputed] = [agreement, *agreement.log, *agreement.figures]
    lines = tuple(
        (
            Cell(line.about, "disputed" if line.about else ""),
            Cell(line.field, "quiet"),
            _held(line, notes.cell(disputes.sources(line, thing))),
            Cell(line.claim.value),
            notes.cell((line.claim.source,)),
        )
        for thing in things
        for line in disputes.lines(thing)
    )
    headings = (
        Heading("", wrap=True, name="about"),
        Heading("", wrap=True, name="field"),
        Heading("recorded", wrap=True),
        Heading("another says", wrap=True),
        SOURCES,
    )
    return Section("Disputed", Board(headings, lines)) if lines else None


def _held(line: disputes.Line, cited: Cell) -> Cell:
    return Cell(f"{line.held} {cited.text}".strip(), sources=cited.sources)


def _remarks(agreement: Agreement) -> Section | None:
    said = [f"Upgrades {agreement.upgrades}."] if agreement.upgrades else []
    said += [agreement.note] if agreement.note else []
    lines = tuple((Cell(text),) for text in said)
    return Section("Note", Board((Heading("", wrap=True),), lines)) if lines else None


def _ahead(agreement: Agreement, past: Sequence[Event], notes: _Notes) -> Section | None:
    known = {event.ref for event in past}
    lines = tuple(
        (
            _when(event),
            Cell(f"{marked(what(event), event)}, {outstanding(event)}", "announced"),
            notes.cell(event.sources),
        )
        for event in agreement.log
        if event.status == "announced" and event.ref not in known
    )
    headings = (DATE, _WHAT, SOURCES)
    return Section("Ahead", Board(headings, lines)) if lines else None
