"""The one order in which dated things of several agreements are listed together."""

from __future__ import annotations

from datetime import date

from fta_tracker.dates import PartialDate


def display_order(when: PartialDate, slug: str) -> tuple[date, date, str]:
    """The sort key of a dated thing of an agreement: first day, last day, slug.

    For lists alone: which came first within one agreement is what its log says.
    """
    return when.earliest, when.latest, slug
