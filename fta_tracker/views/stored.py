"""What was recorded, as the reading commands show it."""

from __future__ import annotations

from fta_tracker.analysis.course import STALE_AFTER
from fta_tracker.analysis.targets import outcome
from fta_tracker.dates import Moment
from fta_tracker.model import Agreement, Figure, Target
from fta_tracker.recording.changes import slug_of
from fta_tracker.report import Report
from fta_tracker.views import events, figures, targets
from fta_tracker.views.page import pages


def stored(agreement: Agreement, ref: str, when: Moment) -> Report:
    """The entry of that ref as `events`, `targets` or `figures` has it; of a slug, as `status`."""
    if ref == slug_of(ref):
        return pages("", [agreement], when, STALE_AFTER, single=True)
    entry = agreement.entries[ref]
    if isinstance(entry, Target):
        row = targets.row(agreement.slug, outcome(agreement, entry, *when))
        return Report("", targets.FIELDS, [row], single=True)
    if isinstance(entry, Figure):
        return Report("", figures.FIELDS, [figures.row(agreement.slug, entry)], single=True)
    row = next(row for event, row in events.rows(agreement, when) if event.ref == ref)
    return Report("", events.FIELDS, [row], single=True)
