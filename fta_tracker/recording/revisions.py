"""How often each thing of the record was changed, and when last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, NamedTuple

from fta_tracker.recording.changes import Change


class Revision(NamedTuple):
    """How often a thing was changed since it was recorded, and when last (UTC)."""

    number: int
    at: datetime


#: That of a thing which no change tells of: it was put into the database in another way.
UNKNOWN: Final = Revision(0, datetime(1970, 1, 1, tzinfo=UTC))


def revisions(changes: Iterable[Change]) -> dict[str, Revision]:
    """The revision of each ref and slug that a change has touched; the changes in any order.

    What was removed and came back counts on: its number never falls.
    """
    found: dict[str, Revision] = {}
    for change in changes:
        for ref in change.difference.touched:
            number, at = found.get(ref, (-1, change.at))
            found[ref] = Revision(number + 1, max(at, change.at))
    return found
