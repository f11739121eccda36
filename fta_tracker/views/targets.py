"""Promises beside facts: what was to happen by when, who said so, and how it came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from fta_tracker.analysis.targets import Outcome, outcome
from fta_tracker.dates import Moment
from fta_tracker.log import known_by
from fta_tracker.model import Agreement
from fta_tracker.report import Board, Cell, Heading, Report
from fta_tracker.views.words import promised, spaced, verdict

FIELDS = tuple(
    "ref agreement kind number by scope due stated_on stated_by outcome met_on met_by"
    " days_min days_max earliest latest summary note sources".split()
)
OUTCOMES = ("met", "missed", "open", "not-measurable")


def outcomes(agreement: Agreement, when: Moment) -> list[Outcome]:
    """How each promise known by the day came out, in the order recorded."""
    known = (t for t in agreement.targets if known_by(t.stated_on, *when))
    return [outcome(agreement, target, *when) for target in known]


def row(slug: str, found: Outcome) -> dict[str, object]:
    """The row of one promise; `earliest` and `latest` are the days of its deadline."""
    target = found.target
    derived = {
        "agreement": slug,
        "outcome": found.outcome,
        "met_on": found.met_on,
        "met_by": found.met_by,
        "days_min": found.days and found.days.least,
        "days_max": found.days and found.days.most,
        "earliest": target.due.earliest,
        "latest": target.due.latest,
    }
    return {name: derived[name] if name in derived else getattr(target, name) for name in FIELDS}


def targets(title: str, found: Sequence[tuple[str, Outcome]], when: Moment) -> Report:
    """The report of these promises, each with its agreement's slug."""
    board = Board(
        (
            Heading("agreement"),
            Heading("promise", wrap=True),
            Heading("by"),
            Heading("said by", drop=2, wrap=True),
            Heading("on", drop=1),
            Heading("outcome", wrap=True),
        ),
        tuple(
            (
                Cell(slug, "strong"),
                Cell(promised(o.target)),
                Cell(str(o.target.due)),
                Cell(o.target.stated_by or "", "quiet"),
                Cell(str(o.target.stated_on), "quiet"),
                Cell(_outcome(o, when), o.outcome),
            )
            for slug, o in found
        ),
    )
    footer = (_summary([o for _, o in found]),) if found else ()
    return Report(title, FIELDS, [row(slug, o) for slug, o in found], footer=footer, picture=board)


def _outcome(found: Outcome, when: Moment) -> str:
    """The verdict, with the day where it does not name it."""
    words = verdict(found, when.day)
    return f"{words} ({found.met_on})" if found.met_on and found.outcome != "met" else words


def _summary(found: list[Outcome]) -> str:
    count = Counter(o.outcome for o in found)
    late = [o.days for o in found if o.outcome == "missed" and o.met_on and o.days]
    parts = [f"{n} {spaced(outcome)}" for outcome in OUTCOMES if (n := count[outcome])]
    text = f"{len(found)} promise{'s' if len(found) != 1 else ''}: {', '.join(parts)}"
    if not late:
        return text
    least, most = median(d.least for d in late), median(d.most for d in late)
    days = f"{least:.0f}" if least == most else f"{least:.0f}–{most:.0f}"
    return f"{text}; what came late came a median of {days} days late"
