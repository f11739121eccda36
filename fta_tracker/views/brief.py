"""The brief: what happened between two days; apart from that, what was corrected in the record."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from fta_tracker.analysis.brief import Happening, happenings, rank
from fta_tracker.dates import Moment, eve
from fta_tracker.model import Agreement, Event
from fta_tracker.recording.changes import Change, slug_of
from fta_tracker.recording.corrections import Correction, corrections
from fta_tracker.report import Report
from fta_tracker.wording import OURS, Wording

if TYPE_CHECKING:
    from fta_tracker.picture import Brief

FIELDS: Final = tuple(
    "section agreement ref kind number by scope date end earliest latest status stage due outcome"
    " stated_by stated_on days_min days_max place mode summary sources did field before after"
    " who".split()
)
_EMPTY: Final[Mapping[str, object]] = dict.fromkeys(FIELDS)

#: The section behind those of the talks.
CORRECTED: Final = "corrected"


def brief(
    title: str,
    agreements: Sequence[Agreement],
    changes: Sequence[Change],
    since: date,
    end: Moment,
    stale_after: int,
    only: Collection[str] | None = None,
    wording: Wording = OURS,
) -> Report:
    """The report of what happened to these agreements from `since` to the day of `end`.

    `changes`: those made in these days, in their order; `only`: the slugs whose corrections are
    told (None: all). A row a happening, then one for each field that was corrected.
    """
    before = Moment(eve(since), end.today)
    found = [
        (agreement, one)
        for agreement in agreements
        for one in happenings(agreement, before, end, stale_after)
    ]
    if len(agreements) > 1:  # of one, its log says what came first
        found.sort(key=lambda pair: rank(pair[1]))
    told = {str(one.thing.ref) for _, one in found}
    corrected = [
        one for one in corrections(changes, told) if only is None or slug_of(one.ref) in only
    ]

    def picture() -> Brief:
        from fta_tracker.drawings.brief import drawn

        known = {agreement.slug: agreement for agreement in agreements}
        return drawn(found, corrected, known, end.day, wording)

    def beneath() -> tuple[str, ...]:
        from fta_tracker.drawings.brief import tally

        return tally(found, corrected)

    rows = [_row(one) for _, one in found]
    rows += [row for one in corrected for row in _corrected(one)]
    return Report(title, FIELDS, rows, picture=picture, footer=beneath)


def _row(one: Happening) -> Mapping[str, object]:
    thing, found = one.thing, one.outcome
    event = thing if isinstance(thing, Event) else None
    target = None if isinstance(thing, Event) else thing
    return {
        **_EMPTY,
        "section": one.section,
        "agreement": one.slug,
        "ref": thing.ref,
        "kind": thing.kind,
        "number": thing.number,
        "by": thing.by,
        "scope": thing.scope,
        "date": one.date,
        "end": event and event.end,
        "earliest": one.date.earliest,
        "latest": one.date.latest,
        "status": event.status if event else found and found.met_status,
        "stage": one.stage,
        "due": target and target.due,
        "outcome": found and found.outcome,
        "stated_by": target and target.stated_by,
        "stated_on": target and target.stated_on,
        "days_min": one.days and one.days.least,
        "days_max": one.days and one.days.most,
        "place": event and event.place,
        "mode": event and event.mode,
        "summary": thing.summary,
        "sources": thing.sources,
    }


def _corrected(one: Correction) -> Iterator[Mapping[str, object]]:
    """A row for each field; of what is new or gone one row, with the whole of it."""
    head = {
        **_EMPTY,
        "section": CORRECTED,
        "agreement": slug_of(one.ref),
        "ref": one.ref,
        "date": one.date,
        "earliest": one.date.earliest,
        "latest": one.date.latest,
        "did": one.did,
        "before": one.before,
        "after": one.after,
        "who": one.who,
    }
    if not one.parts:
        yield head
    for part in one.parts:
        yield head | {"field": part.field, "before": part.before, "after": part.after}
