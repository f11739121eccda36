"""The board: where every agreement stands on a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from fta_tracker.analysis.order import display_order
from fta_tracker.analysis.parties import parties_on
from fta_tracker.analysis.rounds import rounds
from fta_tracker.analysis.standing import Standing
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.lifecycle import RUNG
from fta_tracker.model import Agreement, Target
from fta_tracker.report import Report
from fta_tracker.wording import OURS, Wording

if TYPE_CHECKING:
    from fta_tracker.picture import Board

FIELDS = tuple(
    "slug name kind parties stage since since_status activity quiet_since application rounds"
    " rounds_recorded rounds_missing last_event last_date next_event next_date open_targets".split()
)

#: The field that a vocabulary adds, and the one that it stands behind.
IN_WORDS, _BEFORE = "stage_in_words", "stage"


def fields(wording: Wording = OURS) -> tuple[str, ...]:
    """The fields of a row; with a vocabulary there is one more."""
    if wording.vocabulary is None:
        return FIELDS
    place = FIELDS.index(_BEFORE) + 1
    return (*FIELDS[:place], IN_WORDS, *FIELDS[place:])


def row(
    agreement: Agreement, stands: Standing, when: Moment, wording: Wording = OURS
) -> dict[str, object]:
    """The row of one agreement as it stands: `stage` in our words, `name` as the wording has it."""
    values = _values(agreement, stands, when, wording)
    return {name: values[name] for name in fields(wording)}


def _values(
    agreement: Agreement, stands: Standing, when: Moment, wording: Wording
) -> dict[str, object]:
    met = rounds(agreement, *when)
    following = stands.next
    return {
        "slug": agreement.slug,
        "name": wording.name(agreement),
        "kind": agreement.kind,
        "parties": parties_on(agreement, *when),
        "stage": stands.stage,
        IN_WORDS: wording.stage(stands),
        "since": stands.since,
        "since_status": stands.reached_by and stands.reached_by.status,
        "activity": stands.activity,
        "quiet_since": stands.quiet_since,
        "application": {
            "state": stands.application.state,
            "in_force": stands.application.in_force,
            "parties": stands.application.parties,
        },
        "rounds": met.highest,
        "rounds_recorded": met.recorded,
        "rounds_missing": met.missing,
        "last_event": stands.last and stands.last.ref,
        "last_date": stands.last and stands.last.date,
        "next_event": following and following.ref,
        "next_date": _next_date(stands),
        "open_targets": tuple(target.ref for target in stands.open_targets),
    }


def board(
    title: str,
    listed: Sequence[tuple[Agreement, Standing]],
    when: Moment,
    wording: Wording = OURS,
) -> Report:
    """The report of agreements as they stand, in the order given."""

    def picture() -> Board:
        from fta_tracker.drawings.board import standings_board

        return standings_board(listed, when, wording)

    def beneath() -> tuple[str, ...]:
        from fta_tracker.drawings.board import footer

        return footer(listed, when, wording)

    found = [row(agreement, stands, when, wording) for agreement, stands in listed]
    return Report(title, fields(wording), found, picture=picture, footer=beneath)


def _dated(date: PartialDate | None, slug: str) -> tuple[object, ...]:
    return (date is None, display_order(date, slug) if date else slug)


def _next_date(stands: Standing) -> PartialDate | None:
    if stands.next is None:
        return None
    return stands.next.due if isinstance(stands.next, Target) else stands.next.date


#: What a board can be sorted by; each falls back to the slug.
SORTS: dict[str, Callable[[Agreement, Standing], Any]] = {
    "slug": lambda a, _: a.slug,
    "stage": lambda a, s: (RUNG[s.stage] if s.stage else -1, a.slug),
    "since": lambda a, s: _dated(s.since, a.slug),
    "last": lambda a, s: _dated(s.last.date if s.last else None, a.slug),
    "next": lambda a, s: _dated(_next_date(s), a.slug),
}
