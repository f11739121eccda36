"""Rules of the ladder: rungs in their order, none below an act that needs it, none unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fta_tracker.analysis.checks.finding import Finding
from fta_tracker.analysis.course import STALE_AFTER, course
from fta_tracker.analysis.milestones import milestones
from fta_tracker.dates import Moment, age
from fta_tracker.lifecycle import KINDS, RUNG, STAGES
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event
from fta_tracker.phrases import listed

#: The rungs whose order is that of the law: what is signed has been concluded before.
_ORDERED: Final = ("concluded", "signed", "in-force")
#: What need not be: many talks go straight to their conclusion.
_OPTIONAL: Final = ("agreed",)


def stages_reversed(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """A launch, or the first conclusion, signing or entry into force, below a later stage.

    Each scope has an order of its own, and what was reopened begins anew. In force above all
    signings is `in_force_unsigned`'s.
    """
    reached: dict[frozenset[str], dict[str, Event]] = {}
    signed = False
    for event in agreement.log:
        stage = KINDS[event.kind].stage
        if event.status == "cancelled" or stage is None:
            continue
        if event.kind == "reopening":
            reached.clear()
        elif stage in _ORDERED or event.kind == "launch":
            so_far = reached.setdefault(frozenset(event.scope), {})
            higher = _above(so_far, stage)
            first = stage not in so_far or event.kind == "launch"
            if higher and first and (signed or stage != "signed"):
                yield Finding(
                    str(event.ref),
                    f"{event.ref} ({event.date}) stands below {higher.ref} ({higher.date}), "
                    "before which it should have come.",
                    f"Set a date or a scope right: fta edit {event.ref} date=DATE",
                    (str(higher.ref),),
                )
            so_far.setdefault(stage, event)
            signed = signed or stage == "signed"


def _above(reached: dict[str, Event], stage: str) -> Event | None:
    """The first event of a higher rung than this stage, if there is one."""
    return next((e for other, e in reached.items() if RUNG[other] > RUNG[stage]), None)


def in_force_unsigned(agreement: Agreement, _: Moment) -> Iterator[Finding]:
    """In force, of whatever scope, above the first signing."""
    before: list[Event] = []
    for event in agreement.log:
        stage = KINDS[event.kind].stage
        if event.status == "cancelled":
            continue
        if stage == "in-force":
            before.append(event)
        elif stage == "signed":
            for early in before:
                yield Finding(
                    str(early.ref),
                    f"{early.ref} ({early.date}) stands above the first signing, "
                    f"{event.ref} ({event.date}).",
                    f"Set a date right: fta edit {early.ref} date=DATE",
                    (str(event.ref),),
                )
            return


def stage_skipped(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """A milestone below which stages of its scope, or of the whole, are recorded nowhere.

    An agreement in principle is not missed.
    """
    recorded = {
        (KINDS[event.kind].stage, frozenset(event.scope))
        for event in happened(agreement.log, *when)
    }
    rung = -1
    for stage, event in milestones(agreement, *when):
        scopes = {frozenset(event.scope), frozenset[str]()}
        between = STAGES[rung + 1 : RUNG[stage]] if stage != "ended" else ()
        lacking = [
            each.replace("-", " ")
            for each in between
            if each not in _OPTIONAL and not any((each, scope) in recorded for scope in scopes)
        ]
        if lacking:
            many = "stages" if len(lacking) > 1 else "stage"
            yield Finding(
                str(event.ref),
                f"Nothing is recorded of the {many} {listed(lacking)} before {event.ref}.",
                f"Record what a source tells: fta add-event {agreement.slug} KIND --date DATE",
            )
        rung = max(rung, RUNG[stage])


def dormant(agreement: Agreement, when: Moment) -> Iterator[Finding]:
    """Under negotiation, and no meeting recorded for more than 9 months."""
    for last in course(agreement, *when)[-1:]:
        if last.dormant(when.day, STALE_AFTER) and last.quiet_since:
            stage = str(last.stage)
            yield Finding(
                agreement.slug,
                f"{agreement.slug} is {stage}, "
                f"and no meeting is recorded for {age(last.quiet_since, when.day)}.",
                "Record what came since, or that the talks were suspended or abandoned.",
                (str(last.event.ref),),
            )
