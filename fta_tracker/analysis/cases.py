"""The single cases behind the numbers of a portfolio: each with its refs, so that all can be shown.

A **passage** goes from the first event that reached one of RUNGS to the next of them that was
reached; what was skipped stays unknown, so launch → agreed and launch → concluded are two passages
of one start. `studying` is no rung of it: a study lies within proposal → launch. What was reopened
begins no passage anew. An agreement that ended goes no further: its last passage stays incomplete,
and its time runs up to that end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from fta_tracker.analysis.course import Step, course
from fta_tracker.analysis.milestones import Milestone, milestones_of
from fta_tracker.analysis.standing import Standing
from fta_tracker.analysis.targets import outcomes
from fta_tracker.dates import Days, Moment, PartialDate, elapsed, on
from fta_tracker.lifecycle import KINDS, RUNG
from fta_tracker.model import Agreement, Event, Figure

#: The stages between which passages are measured; `negotiating` is reached by a launch.
RUNGS: Final = ("proposed", "negotiating", "agreed", "concluded", "signed", "in-force")

#: The measures that tell what trade stands behind an agreement, the best first.
TRADE: Final = ("trade", "exports", "imports")


class Case(NamedTuple):
    """One case of a figure, named by `section` and `of` (`to`: which way a passage went).

    `amount`: how long it took, or has taken so far where it is not `complete`; for a passage and a
    suspension that is from `since` to `until`, the day of the view if need be. A promise has its
    `outcome` and who made it, and as its amount how late it was. `unconfirmed`: one of the events
    behind it was only announced.
    """

    section: str
    of: str
    agreement: str
    refs: tuple[str, ...]
    to: str | None = None
    amount: Days | None = None
    complete: bool = True
    outcome: str | None = None
    who: str | None = None
    unconfirmed: bool = False
    since: PartialDate | None = None
    until: PartialDate | None = None

    def lasting(self, since: PartialDate, until: PartialDate) -> Case:
        """The case with the time from a date to one that is known not to come before it."""
        return self._replace(since=since, until=until, amount=elapsed(since, until))


def cases(agreement: Agreement, stands: Standing, when: Moment) -> tuple[Case, ...]:
    """All cases of an agreement as it stands; the agreement must be that of the view's day."""
    steps = course(agreement, *when)
    climbed = climb(steps)
    return (
        _stage(agreement, stands),
        *_activity(agreement, stands, steps),
        *_passages(agreement, climbed, when),
        *_suspensions(agreement, steps, when),
        *_rounds(agreement, climbed, steps),
        *_promises(agreement, when),
        *_trade(agreement, stands),
    )


def climb(steps: Iterable[Step]) -> tuple[Milestone, ...]:
    """The first events to reach each of RUNGS, each higher than all before; at last its end."""
    reached: list[Milestone] = []
    for stone in milestones_of(steps):
        counts = stone.stage in RUNGS or stone.stage == "ended"
        if counts and (not reached or RUNG[stone.stage] > RUNG[reached[-1].stage]):
            reached.append(stone)
    return tuple(reached)


def latest_trade(agreement: Agreement) -> Figure | None:
    """The figure of the latest period that tells of its trade; of one period, the last stated.

    Exports stand in where no trade as a whole is recorded, and imports where no exports are.
    """
    for measure in TRADE:
        told = [f for f in agreement.figures if f.measure == measure and f.value is not None]
        if told:
            return max(told, key=_age)
    return None


def _age(figure: Figure) -> tuple[object, ...]:
    period, stated = figure.period or figure.stated_on, figure.stated_on or figure.period
    assert period and stated, "a figure has one of the two"
    return period.latest, stated.latest


# ------------------------------------------------------------------------------------- the cases


def _case(section: str, of: str, agreement: Agreement, *events: Event | None) -> Case:
    known = [event for event in events if event]
    return Case(
        section,
        of,
        agreement.slug,
        tuple(str(event.ref) for event in known),
        unconfirmed=any(event.status != "held" for event in known),
    )


def _stage(agreement: Agreement, stands: Standing) -> Case:
    return _case("stage", stands.stage or "not-begun", agreement, stands.reached_by)


def _activity(agreement: Agreement, stands: Standing, steps: Sequence[Step]) -> Iterator[Case]:
    """Whether talks go on: with the event of the suspension, or else the last act."""
    if stands.activity is None:
        return
    told = [
        step.event
        for step in steps
        if (step.event.kind == "suspension" if stands.activity == "suspended" else _act(step.event))
    ]
    yield _case("activity", stands.activity, agreement, *told[-1:])


def _act(event: Event) -> bool:
    return KINDS[event.kind].act


def _passages(agreement: Agreement, climbed: Sequence[Milestone], when: Moment) -> Iterator[Case]:
    for start, end in pairwise((*climbed, None)):
        if start is None or start.stage not in RUNGS[:-1]:
            continue
        case = _case("passage", start.stage, agreement, start.event, end and end.event)
        yield case.lasting(start.event.date, end.event.date if end else on(when.day))._replace(
            to=end and end.stage, complete=end is not None and end.stage in RUNGS
        )


def _suspensions(agreement: Agreement, steps: Sequence[Step], when: Moment) -> Iterator[Case]:
    """The times for which talks were suspended; they lie within passages."""
    since: Event | None = None
    for step in steps:
        if since is None and step.state == "suspended":
            since = step.event
        elif since and step.state != "suspended":
            case = _case("suspension", "talks", agreement, since, step.event)
            yield case.lasting(since.date, step.event.date)
            since = None
    if since:
        case = _case("suspension", "talks", agreement, since)
        yield case.lasting(since.date, on(when.day))._replace(complete=False)


def _rounds(
    agreement: Agreement, climbed: Sequence[Milestone], steps: Sequence[Step]
) -> Iterator[Case]:
    """How many rounds it took to agree, within what time, and how far apart rounds were.

    Agreed is what reached `agreed` or, where that was skipped, a rung above. An agreement without a
    recorded round before that is left out: how many there were is not known.
    """
    agreed = next((s.event for s in climbed if RUNG[s.stage] >= RUNG["agreed"]), None)
    ended = bool(climbed) and climbed[-1].stage == "ended"
    reached = agreed is not None and agreed.ref != (climbed[-1].event.ref if ended else None)
    before = [s.event for s in takewhile(lambda step: step.event != agreed, steps) if _met(s)]
    if before or (agreed is None and any(s.stage == "negotiating" for s in climbed)):
        most = max((event.number or 0 for event in before), default=0) or len(before)
        case = _case("rounds", "until-agreement", agreement, *before[-1:], agreed)
        yield case._replace(amount=Days(most, most), complete=reached)
    if len(before) > 1 and before[0].number == 1:
        case = _case("rounds", "first-to-last", agreement, before[0], before[-1])
        yield case._replace(amount=_within(before[0], before[-1]), complete=reached)
    for one, two in pairwise(step.event for step in steps if _met(step)):
        if one.number and two.number == one.number + 1:
            case = _case("rounds", "between", agreement, one, two)
            yield case.lasting(one.date, two.date)


def _met(step: Step) -> bool:
    return step.event.kind == "round"


def _within(first: Event, last: Event) -> Days:
    """From the first day of one to a day of the other: a range where that took several days."""
    return Days(
        elapsed(first.date, last.date).least, elapsed(first.date, last.end or last.date).most
    )


def _promises(agreement: Agreement, when: Moment) -> Iterator[Case]:
    for found in outcomes(agreement, *when):
        yield Case(
            "promise",
            found.target.kind,
            agreement.slug,
            tuple(ref for ref in (found.target.ref, found.met_by) if ref),
            amount=found.days if found.outcome == "missed" else None,
            complete=found.met_on is not None,
            outcome=found.outcome,
            who=found.target.stated_by,
            unconfirmed=found.met_status == "announced",
        )


def _trade(agreement: Agreement, stands: Standing) -> Iterator[Case]:
    if stands.stage and stands.stage != "ended":
        figure = latest_trade(agreement)
        refs = (str(figure.ref),) if figure else ()
        yield Case("trade", stands.stage, agreement.slug, refs)
