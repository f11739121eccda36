"""Promises beside facts: what was to happen by when, who said so, and how it came out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fta_tracker.analysis.targets import Outcome
from fta_tracker.dates import Moment
from fta_tracker.report import Report
from fta_tracker.wording import Labels

if TYPE_CHECKING:
    from fta_tracker.picture import Board

FIELDS = tuple(
    "ref agreement kind number by scope due stated_on stated_by outcome met_on met_by met_status"
    " days_min days_max earliest latest summary note sources".split()
)


def row(slug: str, found: Outcome) -> dict[str, object]:
    """The row of one promise; `earliest` and `latest` are the days of its deadline."""
    target = found.target
    derived = {
        "agreement": slug,
        "outcome": found.outcome,
        "met_on": found.met_on,
        "met_by": found.met_by,
        "met_status": found.met_status,
        "days_min": found.days and found.days.least,
        "days_max": found.days and found.days.most,
        "earliest": target.due.earliest,
        "latest": target.due.latest,
    }
    return {name: derived[name] if name in derived else getattr(target, name) for name in FIELDS}


def targets(
    title: str, found: Sequence[tuple[str, Outcome]], when: Moment, labels: Labels = dict
) -> Report:
    """The report of these promises, each with its agreement's slug; `labels` are the picture's."""

    def picture() -> Board:
        from fta_tracker.drawings.targets import targets_board

        return targets_board(found, when, labels())

    def footer() -> tuple[str, ...]:
        from fta_tracker.drawings.targets import summary

        return (summary([outcome for _, outcome in found], when.day),) if found else ()

    return Report(
        title, FIELDS, [row(slug, o) for slug, o in found], picture=picture, footer=footer
    )
