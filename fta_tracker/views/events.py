"""The rows of events, which `events`, `rounds` and `timeline` share, and their board."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from fta_tracker.analysis.milestones import milestones
from fta_tracker.analysis.order import display_order
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.fields import forms
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event
from fta_tracker.report import Report
from fta_tracker.wording import Labels

if TYPE_CHECKING:
    from fta_tracker.picture import Board

Row = dict[str, object]

_FIRST = ("kind", "number", "date", "end")


def _fields() -> tuple[str, ...]:
    """Every field of an event, with what is derived beside what it is derived from."""
    names: list[str] = ["ref", "agreement", *_FIRST, "earliest", "latest"]
    for name in forms(Event):
        if name not in names:
            names.extend([name, "stage"] if name == "status" else [name])
    return tuple(names)


FIELDS = _fields()

#: The same without what is derived: what an event itself has.
_OWN = tuple(name for name in FIELDS if name in forms(Event))
_own = attrgetter(*_OWN)


def rows(agreement: Agreement, when: Moment) -> list[tuple[Event, Row]]:
    """The events of an agreement in log order, each with its row.

    `stage` is the stage after the event; unknown for one that had not happened by the day.
    """
    reached = {m.event.ref: m.stage for m in milestones(agreement, *when)}
    past = {event.ref for event in happened(agreement.log, *when)}
    stage: str | None = None
    listed = []
    for event in agreement.log:
        stage = reached.get(event.ref, stage)
        row: Row = dict.fromkeys(FIELDS)
        row.update(
            zip(_OWN, _own(event), strict=True),
            agreement=agreement.slug,
            earliest=event.date.earliest,
            latest=event.date.latest,
            stage=stage if event.ref in past else None,
        )
        listed.append((event, row))
    return listed


def merged(agreements: Iterable[Agreement], when: Moment) -> list[tuple[Event, Row]]:
    """The events of several agreements: of one in log order, of more in display order."""
    each = [rows(agreement, when) for agreement in agreements]
    if len(each) == 1:
        return each[0]
    return sorted(
        (pair for listed in each for pair in listed),
        key=lambda pair: display_order(pair[0].date, str(pair[1]["agreement"])),
    )


def within(
    pairs: Iterable[tuple[Event, Row]],
    since: PartialDate | None,
    until: PartialDate | None,
    kinds: Collection[str] | None = None,
    statuses: Collection[str] | None = None,
) -> list[tuple[Event, Row]]:
    """The events that may lie between two dates, of these kinds and statuses."""
    return [
        (event, row)
        for event, row in pairs
        if _overlaps(event, since, until)
        if not kinds or event.kind in kinds
        if not statuses or event.status in statuses
    ]


def _overlaps(event: Event, since: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether it may have been going on between two dates."""
    return (event.end or event.date).overlaps(since, None) and event.date.overlaps(None, until)


def disputed(pairs: Iterable[tuple[Event, Row]]) -> list[tuple[Event, Row]]:
    """The events of which another source says something else."""
    return [(event, row) for event, row in pairs if event.claims]


def disputes(title: str, pairs: Sequence[tuple[Event, Row]], labels: Labels = dict) -> Report:
    """The report of these events, whose picture has a line for each claim."""
    things = [(str(row["agreement"]), event) for event, row in pairs]

    def picture() -> Board:
        from fta_tracker.drawings.disputes import disputes_board

        return disputes_board(things, labels())

    def footer() -> tuple[str, ...]:
        from fta_tracker.drawings.disputes import count

        return (count(event for _, event in things),) if things else ()

    return events(title, pairs)._replace(picture=picture, footer=footer)


def events(title: str, pairs: Sequence[tuple[Event, Row]], labels: Labels = dict) -> Report:
    """The report of a list of events, whose picture calls agreements by their `labels`."""

    def picture() -> Board:
        from fta_tracker.drawings.events import events_board

        return events_board(pairs, labels())

    return Report(title, FIELDS, [row for _, row in pairs], picture=picture)
