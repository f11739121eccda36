"""The portfolio in numbers: as one, an agreement a row, or the single cases behind each number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fta_tracker.analysis.cases import RUNGS, Case, cases, latest_trade
from fta_tracker.analysis.standing import Standing
from fta_tracker.analysis.summary import Line, lines, spread, tally, total, unit
from fta_tracker.dates import Days, Moment
from fta_tracker.model import Agreement, Figure
from fta_tracker.report import Report
from fta_tracker.wording import OURS, Wording

if TYPE_CHECKING:
    from fta_tracker.picture import Board, Digest

FIELDS = tuple(
    "section of to agreement count complete open kept broken overdue not_measurable"
    " median_min median_max shortest_min shortest_max longest_min longest_max"
    " unit measure period value reporter unconfirmed".split()
)
#: Of an agreement: for each rung whither it went from there (null: it is there yet) and how long
#: that took; so far, where it did not get further.
BY_AGREEMENT = (
    *"agreement name stage activity".split(),
    *(
        f"{rung.replace('-', '_')}_{what}"
        for rung in RUNGS[:-1]
        for what in ("to", "days_min", "days_max")
    ),
    *"suspended_days_min suspended_days_max rounds_until_agreement".split(),
    *"rounds_first_to_last_min rounds_first_to_last_max".split(),
    *"rounds_between_min rounds_between_max promises kept broken open".split(),
    *"overdue not_measurable delay_median_min delay_median_max".split(),
    *"trade_measure trade_period trade_value trade_unit trade_reporter unconfirmed".split(),
)
EXPLAINED = tuple(
    "section of to agreement refs since until outcome stated_by complete amount_min amount_max"
    " unit unconfirmed".split()
)


class Told(NamedTuple):
    """An agreement as it stands, and its cases."""

    agreement: Agreement
    stands: Standing
    cases: tuple[Case, ...]


def told(listed: Iterable[tuple[Agreement, Standing]], when: Moment) -> tuple[Told, ...]:
    """The agreements with their cases."""
    return tuple(Told(a, stands, cases(a, stands, when)) for a, stands in listed)


def summary(title: str, each: Sequence[Told], when: Moment, wording: Wording = OURS) -> Report:
    """The report of all these agreements together: a row a figure."""
    found = lines([case for one in each for case in one.cases])
    figures = {one.agreement.slug: latest_trade(one.agreement) for one in each}

    def picture() -> Digest | None:
        from fta_tracker.drawings.summary import digest

        return digest(found, figures, when, _labels(each, wording))

    def beneath() -> tuple[str, ...]:
        from fta_tracker.drawings.summary import footer

        return footer(found)

    rows = [_row(line, figures) for line in found]
    return Report(title, FIELDS, rows, picture=picture, footer=beneath)


def by_agreement(title: str, each: Sequence[Told], when: Moment, wording: Wording = OURS) -> Report:
    """The report that compares these agreements: the same numbers, a row an agreement."""

    def picture() -> Board:
        from fta_tracker.drawings.comparison import comparison

        compared = [(one.agreement, one.stands, one.cases) for one in each]
        return comparison(compared, when, _labels(each, wording))

    def beneath() -> tuple[str, ...]:
        from fta_tracker.drawings.comparison import footer

        return footer([case for one in each for case in one.cases])

    rows = [_agreement_row(one, wording) for one in each]
    return Report(title, BY_AGREEMENT, rows, picture=picture, footer=beneath)


def explained(title: str, each: Sequence[Told], by: bool, wording: Wording = OURS) -> Report:
    """The report of the cases behind each figure: by figure, or by agreement."""
    every = [case for one in each for case in one.cases]
    if not by:
        every = [
            case
            for line in lines(every)
            if line.to is None and not line.section.startswith("promise-by-")
            for case in line.cases
        ]

    def picture() -> Board:
        from fta_tracker.drawings.explained import cases_board

        return cases_board(every, _labels(each, wording))

    return Report(title, EXPLAINED, [_case_row(case) for case in every], picture=picture)


def _labels(each: Iterable[Told], wording: Wording) -> Mapping[str, str]:
    return wording.labels(one.agreement for one in each)


def _row(line: Line, figures: Mapping[str, Figure | None]) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(FIELDS)
    row |= {"section": line.section, "of": line.of, "to": line.to, "unit": line.unit}
    row["unconfirmed"] = sum(case.unconfirmed for case in line.cases)
    if line.section == "trade":
        (case,) = line.cases
        return row | {"agreement": case.agreement} | _told_of_trade(figures[case.agreement])
    row["count"] = len(line.cases)
    if line.section.startswith("promise"):
        row |= _came_out(line.cases)
    timed = spread(line.cases)
    if line.unit:
        row |= {"median_min": timed.median_min, "median_max": timed.median_max}
        row |= _days("shortest", timed.shortest) | _days("longest", timed.longest)
        if not line.section.startswith("promise"):
            row |= {"complete": timed.complete, "open": timed.open}
    return row


def _came_out(promises: Iterable[Case]) -> dict[str, object]:
    promises = list(promises)
    broken = [case for case in promises if case.outcome == "missed"]
    return {
        "kept": tally(promises, "met"),
        "broken": len(broken),
        "open": tally(promises, "open"),
        "overdue": sum(not case.complete for case in broken),
        "not_measurable": tally(promises, "not-measurable"),
    }


def _days(name: str, days: Days | None) -> dict[str, object]:
    return {f"{name}_min": days and days.least, f"{name}_max": days and days.most}


def _told_of_trade(figure: Figure | None, before: str = "") -> dict[str, object]:
    return {
        f"{before}{name}": figure and getattr(figure, name)
        for name in ("measure", "period", "value", "unit", "reporter")
    }


def _agreement_row(one: Told, wording: Wording) -> dict[str, object]:
    row: dict[str, object] = dict.fromkeys(BY_AGREEMENT)
    row |= {"agreement": one.agreement.slug, "name": wording.name(one.agreement)}
    row |= {"stage": one.stands.stage, "activity": one.stands.activity}
    found = {(line.section, line.of): line.cases for line in lines(one.cases) if line.to is None}
    for rung in RUNGS[:-1]:
        for case in found.get(("passage", rung), ()):
            row[f"{rung}_to"] = case.to
            row |= _days(f"{rung}_days", case.amount)
    spells = [case.amount for case in found.get(("suspension", "talks"), ()) if case.amount]
    row |= _days("suspended_days", total(spells))
    for case in found.get(("rounds", "until-agreement"), ()):
        row["rounds_until_agreement"] = case.amount and case.amount.most
    for case in found.get(("rounds", "first-to-last"), ()):
        row |= _days("rounds_first_to_last", case.amount)
    apart = spread(found.get(("rounds", "between"), ()))
    row |= {"rounds_between_min": apart.median_min, "rounds_between_max": apart.median_max}
    promises = found.get(("promise", None), ())
    delay = spread(promises)
    row |= {"promises": len(promises), **_came_out(promises)}
    row |= {"delay_median_min": delay.median_min, "delay_median_max": delay.median_max}
    row |= _told_of_trade(latest_trade(one.agreement), "trade_")
    row["unconfirmed"] = sum(case.unconfirmed for case in one.cases)
    return row


def _case_row(case: Case) -> dict[str, object]:
    return {
        "section": case.section,
        "of": case.of,
        "to": case.to,
        "agreement": case.agreement,
        "refs": case.refs,
        "since": case.since,
        "until": case.until,
        "outcome": case.outcome,
        "stated_by": case.who,
        "complete": case.complete if case.amount else None,
        **_days("amount", case.amount),
        "unit": unit(case.section, case.of) if case.amount else None,
        "unconfirmed": case.unconfirmed,
    }
