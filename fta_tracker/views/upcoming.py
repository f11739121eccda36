"""What to look out for: announced and promised, overdue, unconfirmed and awaited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from fta_tracker.analysis.upcoming import Ahead
from fta_tracker.dates import Moment
from fta_tracker.model import Target
from fta_tracker.report import Report
from fta_tracker.wording import Labels

if TYPE_CHECKING:
    from fta_tracker.picture import Board

FIELDS = tuple(
    "agreement what kind number by scope date earliest latest days_min days_max ref"
    " stated_by stated_on place summary sources".split()
)


def row(one: Ahead) -> dict[str, object]:
    """The row of one thing; `kind` is what is to come, `ref` the promise, event or signing."""
    thing = one.thing
    awaited = one.what == "awaited"
    derived = {
        "agreement": one.slug,
        "what": one.what,
        "kind": "entry-into-force" if awaited else thing.kind,
        "date": one.date,
        "earliest": one.date and one.date.earliest,
        "latest": one.date and one.date.latest,
        "days_min": one.days and one.days.least,
        "days_max": one.days and one.days.most,
        "stated_by": thing.stated_by if isinstance(thing, Target) else None,
        "stated_on": thing.stated_on if isinstance(thing, Target) else None,
        "place": None if isinstance(thing, Target) or awaited else thing.place,
        "summary": None if awaited else thing.summary,
    }
    return {name: derived[name] if name in derived else getattr(thing, name) for name in FIELDS}


def upcoming(title: str, found: Sequence[Ahead], when: Moment, labels: Labels = dict) -> Report:
    """The report of these things, in the order given; `labels` are the picture's."""

    def picture() -> Board:
        from fta_tracker.drawings.upcoming import upcoming_board

        return upcoming_board(found, when, labels())

    def footer() -> tuple[str, ...]:
        from fta_tracker.drawings.upcoming import tally

        return (tally(found),) if found else ()

    return Report(title, FIELDS, [row(one) for one in found], picture=picture, footer=footer)
