"""The edits that several commands ask for: of one agreement, named in full."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from fta_tracker.context import Context
from fta_tracker.model import Agreement, Entry, Event
from fta_tracker.names import resolve_exactly
from fta_tracker.options import Write
from fta_tracker.recording.adding import add_event
from fta_tracker.recording.changes import Edited

if TYPE_CHECKING:
    from fta_tracker.store.reader import Reader


def added(name: str, add: Callable[[Agreement], tuple[Agreement, Entry]]) -> Write:
    """An agreement, named by slug or alias, with one entry more."""

    def edit(reader: Reader) -> Edited:
        slug = resolve_exactly(name, reader.names())
        before = reader.record([slug])
        grown, entry = add(before[slug])
        return Edited(before, {slug: grown}, (str(entry.ref),))

    return Write(edit)


def event_added(context: Context, name: str, event: Event, after: str | None) -> Write:
    """An agreement with one event more, below the one that `after` names if it is given."""
    from fta_tracker.names import ref_in

    def add(agreement: Agreement) -> tuple[Agreement, Entry]:
        below = ref_in(agreement, after) if after else None
        return add_event(agreement, event, context.today, below)

    return added(name, add)
