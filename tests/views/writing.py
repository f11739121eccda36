"""Writes by hand, for what is said of them."""

from __future__ import annotations

from dataclasses import replace

from fta_tracker.model import Agreement, Figure, Target
from fta_tracker.recording.changes import Written, differences


def written(before: Agreement | None, after: Agreement | None, *refs: str) -> Written:
    """What a write of one agreement did."""
    was = {before.slug: before} if before else {}
    now = {after.slug: after} if after else {}
    return Written(2, differences(was, now), was, now, refs)


def adding(whole: Agreement, place: int) -> Written:
    """The write that added the event of that place in the log."""
    event = whole.log[place]
    before = replace(whole, log=tuple(each for each in whole.log if each is not event))
    return written(before, whole, str(event.ref))


def promising(whole: Agreement, *targets: Target) -> Agreement:
    return replace(whole, targets=(*whole.targets, *targets))


def counting(whole: Agreement, *figures: Figure) -> Agreement:
    return replace(whole, figures=(*whole.figures, *figures))
