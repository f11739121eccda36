"""The portfolio in numbers, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from fta_tracker.analysis.cases import RUNGS, Case
from fta_tracker.analysis.summary import Line, spread, tally
from fta_tracker.analysis.targets import OUTCOMES
from fta_tracker.dates import Days, Moment
from fta_tracker.drawings.figures import measured, said
from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.spans import lasting, resting, took
from fta_tracker.drawings.words import spaced
from fta_tracker.model import Figure
from fta_tracker.picture import Board, Cell, Digest, Heading, Section

#: How a stage is called where a passage begins or ends with it.
_ENDS: Final = {"proposed": "proposal", "negotiating": "launch"}
_ROUNDS: Final = {
    "until-agreement": "until agreement",
    "first-to-last": "first to last",
    "between": "one to the next",
}


def digest(
    lines: Sequence[Line],
    figures: Mapping[str, Figure | None],
    when: Moment,
    labels: Mapping[str, str],
) -> Digest:
    """The sections of the summary; `figures`: the latest of each agreement."""
    parts: dict[str, list[Line]] = {}
    for line in lines:
        parts.setdefault(line.section, []).append(line)
    return Digest(
        (
            Section("Stages", _standing(parts.get("stage", ()), labels)),
            Section("Talks", _standing(parts.get("activity", ()), labels)),
            Section("Passages", _passages(parts.get("passage", ()), when, labels)),
            Section("Suspended", _spells(parts.get("suspension", ()), when, labels)),
            Section("Rounds", _rounds(parts.get("rounds", ()), when, labels)),
            Section("Promises", _promises(lines, when)),
            Section("Said by", _said_by(parts.get("promise-by-who", ()), when)),
            Section("Trade", _trade(parts.get("trade", ()), figures, labels)),
        )
    )


def footer(lines: Sequence[Line]) -> tuple[str, ...]:
    """How the numbers are meant, and which rest on events that were only announced."""
    if not lines:
        return ()
    counted = [
        case
        for line in lines
        if line.to is None and "-by-" not in line.section
        for case in line.cases
    ]
    meaning = (
        "Medians count what is open as open (Kaplan and Meier). Suspended time lies within the"
        " passages. Trade is not added up: years and units differ, and agreements overlap."
    )
    return meaning, *resting(counted)


def _end(stage: str | None) -> str:
    return _ENDS.get(str(stage), spaced(str(stage)))


def _standing(lines: Iterable[Line], labels: Mapping[str, str]) -> Board:
    rows = tuple(
        (
            Cell(spaced(str(line.of)), "quiet" if line.of == "not-begun" else str(line.of)),
            Cell(str(len(line.cases))),
            Cell(", ".join(labels[case.agreement] for case in line.cases), "quiet"),
        )
        for line in lines
    )
    return Board((Heading(""), Heading("", right=True), Heading("", wrap=True)), rows)


_TIMED: Final = (
    Heading(""),
    Heading("complete", right=True),
    Heading("open", right=True),
    Heading("median", right=True),
    Heading("shortest", right=True),
    Heading("", drop=3),
    Heading("longest", right=True, drop=1),
    Heading("", drop=2),
)


def _passages(lines: Sequence[Line], when: Moment, labels: Mapping[str, str]) -> Board:
    """A line for each start, and beneath it one for each way that passages went from there.

    Where all went one way, and open ones will if no rung is skipped, that line says it all.
    """
    rows = []
    for start in (line for line in lines if line.to is None):
        ways = [line for line in lines if line.of == start.of and line.to]
        going = len(ways[0].cases) < len(start.cases) if ways else True
        if len(ways) == 1 and (not going or ways[0].to == _next(start)):
            label = f"{_end(start.of)} → {_end(ways[0].to)}"
            rows.append(_timed(Cell(label, "strong"), start, when, labels))
            continue
        rows.append(_timed(Cell(f"{_end(start.of)} →", "strong"), start, when, labels))
        rows += [_timed(Cell(f"  → {_end(way.to)}"), way, when, labels) for way in ways]
    return Board(_TIMED, tuple(rows))


def _next(start: Line) -> str:
    return RUNGS[RUNGS.index(str(start.of)) + 1]


def _rounds(lines: Iterable[Line], when: Moment, labels: Mapping[str, str]) -> Board:
    rows = (_timed(Cell(_ROUNDS[str(line.of)]), line, when, labels) for line in lines)
    return Board(_TIMED, tuple(rows))


def _timed(label: Cell, line: Line, when: Moment, labels: Mapping[str, str]) -> tuple[Cell, ...]:
    """How long the cases of a line took; of several agreements, whose the extremes are."""
    found = spread(line.cases)
    done = [case for case in line.cases if case.complete]
    several = len({case.agreement for case in done}) > 1
    shortest, longest = (
        _whose(done, extreme, labels) for extreme in (found.shortest, found.longest)
    )
    return (
        label,
        Cell(str(found.complete)),
        Cell(str(found.open or "–"), "quiet"),
        Cell(_amount(line, found.median_min, found.median_max, when), "strong"),
        Cell(_extreme(line, found.shortest, when)),
        Cell(shortest if several else "", "quiet"),
        Cell(_extreme(line, found.longest, when)),
        Cell(longest if several else "", "quiet"),
    )


def _amount(line: Line, low: float | None, high: float | None, when: Moment) -> str:
    if line.unit != "rounds":
        return lasting(low, high, when.day)
    return "–" if low is None else f"{low:g} rounds"


def _extreme(line: Line, days: Days | None, when: Moment) -> str:
    return _amount(line, days and days.least, days and days.most, when)


def _whose(done: Sequence[Case], extreme: Days | None, labels: Mapping[str, str]) -> str:
    """The agreement whose case is that extreme; none where several may be."""
    found = [case.agreement for case in done if case.amount == extreme]
    return labels[found[0]] if len(set(found)) == 1 else ""


def _spells(lines: Iterable[Line], when: Moment, labels: Mapping[str, str]) -> Board:
    rows = tuple(
        (
            labelled(case.agreement, labels),
            Cell(took(case.amount, when.day) + ("" if case.complete else " so far")),
        )
        for line in lines
        for case in line.cases
    )
    return Board((heading(labels, ""), Heading("")), rows)


_PROMISES: Final = (
    Heading("promises", right=True),
    Heading("kept", right=True),
    Heading("broken", right=True),
    Heading("open", right=True, drop=1),
    Heading("median delay", right=True),
    Heading("overdue", right=True, drop=2),
    Heading("not measurable", right=True, drop=3),
)


def _promises(lines: Iterable[Line], when: Moment) -> Board:
    rows = []
    for line in lines:
        if line.section == "promise":
            rows.append(_came_out(Cell("all", "strong"), line.cases, when))
        elif line.section == "promise-by-kind":
            rows.append(_came_out(Cell(spaced(str(line.of))), line.cases, when))
    return Board((Heading(""), *_PROMISES), tuple(rows))


def _said_by(lines: Iterable[Line], when: Moment) -> Board:
    """Those who promised more than once, and all others together; one alone is named."""
    lines = list(lines)
    once = [line for line in lines if len(line.cases) == 1]
    named = lines if len(once) < 2 else [line for line in lines if line not in once]
    rows = [_came_out(Cell(line.of or "not recorded"), line.cases, when) for line in named]
    if len(once) > 1:
        others = f"{len(once)} {'others' if named else 'speakers'}, one each"
        rows.append(_came_out(Cell(others, "quiet"), [c for one in once for c in one.cases], when))
    few = len(_PROMISES) - 2  # room for names
    return Board((Heading("", wrap=True), *_PROMISES[:few]), tuple(row[: few + 1] for row in rows))


def _came_out(label: Cell, promises: Sequence[Case], when: Moment) -> tuple[Cell, ...]:
    delay = spread(promises)
    kept, broken, still_open, unmeasured = (
        Cell(str(tally(promises, outcome) or "–")) for outcome in OUTCOMES
    )
    return (
        label,
        Cell(str(len(promises))),
        kept,
        broken,
        still_open,
        Cell(lasting(delay.median_min, delay.median_max, when.day), "strong"),
        Cell(str(delay.open or "–")),
        unmeasured,
    )


def _trade(
    lines: Iterable[Line], figures: Mapping[str, Figure | None], labels: Mapping[str, str]
) -> Board:
    rows = []
    for line in lines:
        slug = line.cases[0].agreement
        figure = figures[slug]
        told = (
            (
                Cell(str(figure.period or figure.stated_on)),
                Cell(said(figure), "strong"),
                Cell(measured(figure), "quiet"),
            )
            if figure
            else (Cell("–", "quiet"), Cell("none recorded", "quiet"), Cell(""))
        )
        rows.append((labelled(slug, labels), Cell(spaced(str(line.of)), str(line.of)), *told))
    told_of = (Heading(""), Heading(""), Heading("", wrap=True), Heading("", drop=1))
    return Board((heading(labels, ""), *told_of), tuple(rows))
