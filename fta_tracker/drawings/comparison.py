"""Agreements compared: the numbers of the summary, a line an agreement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fta_tracker.analysis.cases import RUNGS, Case, latest_trade
from fta_tracker.analysis.standing import Standing
from fta_tracker.analysis.summary import spread, tally, total
from fta_tracker.dates import Moment, age_between
from fta_tracker.drawings.board import sense, stage_words
from fta_tracker.drawings.figures import said
from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.spans import lasting, resting, took
from fta_tracker.model import Agreement
from fta_tracker.picture import Board, Cell, Heading

Compared = Sequence[tuple[Agreement, Standing, Sequence[Case]]]


def comparison(each: Compared, when: Moment, labels: Mapping[str, str]) -> Board:
    """A line for each agreement; under a rung stands how long it took from there to the next."""
    return Board(
        (
            heading(labels),
            Heading("stage"),
            Heading("proposal →", right=True, drop=5),
            Heading("launch →", right=True),
            Heading("agreed →", right=True, drop=4),
            Heading("concluded →", right=True, drop=3),
            Heading("signed →", right=True, drop=2),
            Heading("suspended", right=True, drop=8),
            Heading("rounds", right=True, drop=1),
            Heading("apart", right=True, drop=7),
            Heading("kept", right=True, drop=2),
            Heading("broken", right=True, drop=1),
            Heading("delay", right=True, drop=6),
            Heading("trade", drop=9),
        ),
        tuple((labelled(one[0].slug, labels), *_line(*one, when)) for one in each),
    )


def footer(cases: Sequence[Case]) -> tuple[str, ...]:
    """What the columns mean."""
    if not cases:
        return ()
    meaning = (
        "A → is the time from there to the next of these that was reached; +: so far."
        " Rounds are those until agreement; apart and delay are medians."
    )
    return meaning, *resting(cases)


def _line(
    agreement: Agreement, stands: Standing, cases: Sequence[Case], when: Moment
) -> tuple[Cell, ...]:
    by: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        by.setdefault((case.section, case.of), []).append(case)
    promises = [case for case in cases if case.section == "promise"]
    apart, delay = spread(by.get(("rounds", "between"), ())), spread(promises)
    figure = latest_trade(agreement)
    spells = [case.amount for case in by.get(("suspension", "talks"), ()) if case.amount]
    until = "".join(str(c.amount and c.amount.most) + _so_far(c) for c in by.get(_UNTIL, ()))
    return (
        Cell(stage_words(stands), sense(stands)),
        *(Cell(_time(by.get(("passage", rung), ()))) for rung in RUNGS[:-1]),
        Cell(took(total(spells), when.day)),
        Cell(until or "–"),
        Cell(lasting(apart.median_min, apart.median_max, when.day)),
        Cell(f"{tally(promises, 'met')} of {len(promises)}" if promises else "–"),
        Cell(str(tally(promises, "missed") or "–")),
        Cell(lasting(delay.median_min, delay.median_max, when.day)),
        Cell(f"{said(figure)} in {figure.period or figure.stated_on}" if figure else "–"),
    )


_UNTIL = ("rounds", "until-agreement")


def _time(passages: Sequence[Case]) -> str:
    """How long an agreement was at a rung; it was there once at most."""
    ages = (
        age_between(case.since, case.until) + _so_far(case)
        for case in passages
        if case.since and case.until
    )
    return next(ages, "–")


def _so_far(case: Case) -> str:
    return "" if case.complete else "+"
