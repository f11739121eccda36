"""The history: who changed what, when, as a difference of fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from fta_tracker.dates import PartialDate
from fta_tracker.recording.changes import Change, Difference, parts, slug_of
from fta_tracker.report import Report

if TYPE_CHECKING:
    from fta_tracker.picture import History

FIELDS = tuple("change at who command undoes undone_by ref did field before after".split())


def history(
    title: str,
    changes: Sequence[Change],
    undone: Mapping[int, int],
    *,
    of: str | None = None,
    whole: bool = False,
) -> Report:
    """The report of changes, a row for each field that each made otherwise.

    `undone`: by the id of a change, of the one that took it back. `of`: only what was done to this
    ref, or to this agreement with all it has. `whole`: the picture leaves nothing out.
    """
    rows = [row for change in changes for row in _rows(change, undone.get(change.id), of)]

    def picture() -> History:
        from fta_tracker.drawings.history import drawn

        return drawn(rows, whole)

    return Report(title, FIELDS, rows, picture=picture)


def would_be(title: str, difference: Difference, who: str, command: str) -> Report:
    """What `history` would tell of a change that is not made."""
    head: dict[str, object] = dict.fromkeys(FIELDS)
    rows = [{**head, "who": who, "command": command, **row} for row in _differing(difference, None)]

    def picture() -> History:
        from fta_tracker.drawings.history import drawn

        return drawn(rows, whole=False)

    return Report(title, FIELDS, rows, picture=picture)


def _rows(change: Change, undone_by: int | None, of: str | None) -> Iterator[dict[str, object]]:
    head = {
        "change": change.id,
        "at": change.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "who": change.who,
        "command": change.command,
        "undoes": change.undoes,
        "undone_by": undone_by,
    }
    for row in _differing(change.difference, of):
        yield {**head, **row}


def _differing(difference: Difference, of: str | None) -> Iterator[dict[str, object]]:
    for part in parts(difference):
        if of is None or _is_of(part.ref, of):
            was, now = difference.entries.get(part.ref, ({}, {}))
            did = "added" if was is None else "removed" if now is None else "changed"
            yield {
                "ref": part.ref,
                "did": "moved" if part.field == "after" else did,
                "field": part.field,
                "before": part.before,
                "after": part.after,
            }


def within(
    changes: Sequence[Change], since: PartialDate | None, until: PartialDate | None
) -> list[Change]:
    """The changes made between two dates, by the days of UTC."""
    return [
        change
        for change in changes
        if (since is None or since.earliest <= change.at.date())
        and (until is None or change.at.date() <= until.latest)
    ]


def is_of(change: Change, of: str) -> bool:
    """Whether a change touched this ref, or anything of this agreement."""
    return any(_is_of(ref, of) for ref in change.difference.touched)


def _is_of(ref: str, of: str) -> bool:
    return of in (ref, slug_of(ref))
