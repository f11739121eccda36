"""The numbers of a portfolio: its cases, gathered into figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from fta_tracker.analysis.cases import RUNGS, Case
from fta_tracker.analysis.survival import Lasted, median
from fta_tracker.dates import Days
from fta_tracker.lifecycle import STAGES

Number = int | float


class Spread(NamedTuple):
    """How long cases took: how many are complete and open, the median, the extremes.

    `median_min` and `median_max` are the estimates of Kaplan and Meier for the shortest and the
    longest amounts that the dates admit, in ascending order; None where one has no median. The
    extremes are those of the complete cases, each a range.
    """

    complete: int
    open: int
    median_min: Number | None
    median_max: Number | None
    shortest: Days | None
    longest: Days | None


class Line(NamedTuple):
    """A figure of the summary, and the cases behind it; `of` is None where it is of all."""

    section: str
    of: str | None
    to: str | None
    cases: tuple[Case, ...]

    @property
    def unit(self) -> str | None:
        """What its amounts are counted in; None where it has none."""
        if any(case.amount for case in self.cases):
            return unit(self.section, self.of)
        return None


def unit(section: str, of: str | None) -> str:
    """What amounts of such cases are counted in."""
    return "rounds" if (section, of) == ("rounds", "until-agreement") else "days"


def spread(cases: Iterable[Case]) -> Spread:
    """The spread of the amounts of these cases; those without an amount do not count."""
    counted = [(case.amount, case.complete) for case in cases if case.amount is not None]
    done = [amount for amount, complete in counted if complete]
    found = (
        median(Lasted(amount.least, complete) for amount, complete in counted),
        median(Lasted(amount.most, complete) for amount, complete in counted),
    )
    # Open cases cut between the two may turn their order about.
    low, high = sorted(found, key=lambda number: (number is None, number or 0))
    return Spread(
        len(done),
        len(counted) - len(done),
        low,
        high,
        Days(min(d.least for d in done), min(d.most for d in done)) if done else None,
        Days(max(d.least for d in done), max(d.most for d in done)) if done else None,
    )


def tally(cases: Iterable[Case], outcome: str) -> int:
    """How many promises came out so."""
    return sum(case.outcome == outcome for case in cases)


def total(spells: Iterable[Days]) -> Days | None:
    """The days of all these together; None where there are none."""
    spells = list(spells)
    return Days(sum(s.least for s in spells), sum(s.most for s in spells)) if spells else None


def lines(cases: Sequence[Case]) -> tuple[Line, ...]:
    """The figures of these cases, section by section; a figure without a case is left out.

    A passage has a line for its start, with all of its cases, and one for each way it went, with
    the complete ones alone: which way an open one will go is not known. Promises are counted in
    all, by kind and by who made them, most first. Trade has a line an agreement: periods and units
    differ, and agreements overlap, so it is never added up.
    """
    promises = _of("promise", cases)
    trade = (case for stage in STAGES for case in _of("trade", cases) if case.of == stage)
    return (
        *_lines("stage", cases, ("not-begun", *STAGES)),
        *_lines("activity", cases, ("active", "dormant", "suspended")),
        *_passages(_of("passage", cases)),
        *_lines("suspension", cases, ("talks",)),
        *_lines("rounds", cases, ("until-agreement", "first-to-last", "between")),
        *([Line("promise", None, None, tuple(promises))] if promises else ()),
        *_most_first("promise-by-kind", promises, lambda case: case.of),
        *_most_first("promise-by-who", promises, lambda case: case.who),
        *(Line("trade", case.of, None, (case,)) for case in trade),
    )


def _of(section: str, cases: Iterable[Case]) -> list[Case]:
    return [case for case in cases if case.section == section]


def _lines(section: str, cases: Iterable[Case], words: Sequence[str]) -> Iterator[Line]:
    """A line for each of these words that any case of the section has, in their order."""
    own = _of(section, cases)
    for word in words:
        if those := tuple(case for case in own if case.of == word):
            yield Line(section, word, None, those)


def _passages(cases: Sequence[Case]) -> Iterator[Line]:
    for line in _lines("passage", cases, RUNGS):
        yield line
        for to in RUNGS:
            if went := tuple(case for case in line.cases if case.to == to):
                yield line._replace(to=to, cases=went)


def _most_first(
    section: str, promises: Iterable[Case], word: Callable[[Case], str | None]
) -> list[Line]:
    """A line for each word; of those with equally many promises, the first in the alphabet."""
    groups: dict[str | None, list[Case]] = {}
    for case in promises:
        groups.setdefault(word(case), []).append(case)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0] or ""))
    return [Line(section, of, None, tuple(those)) for of, those in ordered]
