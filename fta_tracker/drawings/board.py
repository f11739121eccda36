"""The board in words: where each agreement stands, what was last, what is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fta_tracker.analysis.rounds import rounds
from fta_tracker.analysis.standing import Standing
from fta_tracker.analysis.targets import outcome
from fta_tracker.dates import Moment, age
from fta_tracker.drawings.labels import heading, labelled
from fta_tracker.drawings.words import deadline, promised, quietly, sort_key, spaced, what
from fta_tracker.lifecycle import KINDS, RUNG
from fta_tracker.log import happened
from fta_tracker.model import Agreement, Event, Target
from fta_tracker.picture import Board, Cell, Heading
from fta_tracker.wording import OURS, Wording

Listed = Sequence[tuple[Agreement, Standing]]


def standings_board(listed: Listed, when: Moment, wording: Wording = OURS) -> Board:
    """A line for each agreement as it stands; names and words that are not ours may be folded."""
    labels = wording.labels(agreement for agreement, _ in listed)
    return Board(
        (
            heading(labels),
            Heading("stage", wrap=wording.vocabulary is not None),
            Heading("since"),
            Heading("rounds", right=True, drop=1),
            Heading("last", drop=3, wrap=True),
            Heading("next", drop=2, wrap=True),
        ),
        tuple(
            (
                labelled(agreement.slug, labels),
                Cell(_stage(stands, wording), sense(stands), _rung(stands)),
                Cell(str(stands.since or ""), key=sort_key(stands.since)),
                Cell(_rounds(agreement, when)),
                Cell(_last(stands, when), key=sort_key(stands.last.date if stands.last else None)),
                Cell(*_next(agreement, stands, when)),
            )
            for agreement, stands in listed
        ),
    )


def footer(listed: Listed, when: Moment, wording: Wording = OURS) -> tuple[str, ...]:
    """How many stand at each stage, what was said beside a silence, and in whose words."""
    if not listed:
        return ()
    tally = _tally([stands for _, stands in listed], wording)
    return (tally, *_beside(listed, when, wording), *wording.told())


def stage_words(stands: Standing, wording: Wording = OURS) -> str:
    """The stage as a picture says it; in our words with how many parties it is in force for."""
    if stands.stage is None:
        return "not begun"
    if wording.vocabulary:
        return wording.stage(stands) or "–"
    application = stands.application
    if stands.stage == "in-force" and application.state == "provisional":
        return "in force, provisionally"
    if stands.stage == "in-force" and application.state == "partial":
        return f"in force {application.in_force}/{application.parties}"
    return spaced(stands.stage)


def unconfirmed(event: Event | None) -> str:
    """What is to be said beside the date of an event that was only announced, in a list's words."""
    return ", unconfirmed" if event and event.status != "held" else ""


def sense(stands: Standing) -> str:
    """The word of the palette for how an agreement stands: silence goes before the stage."""
    if stands.activity in ("dormant", "suspended"):
        return stands.activity
    return stands.stage or "quiet"


def _stage(stands: Standing, wording: Wording) -> str:
    said = stands.activity == "suspended" and not wording.vocabulary
    suspended = ", suspended" if said else ""
    return f"{stage_words(stands, wording)}{suspended}{unconfirmed(stands.reached_by)}"


def _rounds(agreement: Agreement, when: Moment) -> str:
    held = rounds(agreement, *when)
    return str(held.highest or held.recorded or "–")


def _last(stands: Standing, when: Moment) -> str:
    if stands.activity == "dormant" and stands.quiet_since:
        return quietly(stands.quiet_since, when.day)
    if stands.last is None:
        return "–"
    return f"{what(stands.last)} {stands.last.date}{unconfirmed(stands.last)}"


def _next(agreement: Agreement, stands: Standing, when: Moment) -> tuple[str, str, str]:
    """The text, the sense and the key of what comes next."""
    following = stands.next
    if isinstance(following, Event):
        text = f"{what(following)} {following.date}, announced"
        return text, "quiet", sort_key(following.date)
    if isinstance(following, Target):
        return deadline(following), "quiet", sort_key(following.due)
    overdue = _overdue(agreement, stands, when)
    if overdue:
        text = f"{promised(overdue)}: {age(overdue.due.latest, when.day)} overdue"
        return text, "quiet", sort_key(overdue.due)
    return "–", "quiet", ""


def _rung(stands: Standing) -> int:
    return RUNG[stands.stage] if stands.stage else -1


def _overdue(agreement: Agreement, stands: Standing, when: Moment) -> Target | None:
    """The broken promise of a stage still ahead whose deadline passed last."""
    rung = _rung(stands)
    broken = [
        target
        for target in agreement.targets
        if target.kind in KINDS
        and RUNG.get(KINDS[target.kind].stage or "", -1) > rung
        and (found := outcome(agreement, target, *when)).outcome == "missed"
        and found.met_on is None
    ]
    return max(broken, key=lambda target: target.due.latest, default=None)


def _tally(standings: list[Standing], wording: Wording) -> str:
    """How many stand at each stage, the highest first; stages that share a word are one."""
    ladder = sorted(standings, key=lambda s: RUNG[s.stage] if s.stage else -1, reverse=True)
    count = Counter(_counted(stands, wording) for stands in ladder)
    unheld = Counter(_counted(s, wording) for s in ladder if unconfirmed(s.reached_by))
    parts = [f"{number} {word}{_of_those(unheld[word], number)}" for word, number in count.items()]
    plural = "" if len(standings) == 1 else "s"
    return f"{len(standings)} agreement{plural}: {', '.join(parts)}"


def _of_those(unheld: int, number: int) -> str:
    """How many of so many rest on what was only announced."""
    if not unheld:
        return ""
    return " (unconfirmed)" if unheld == number == 1 else f" ({unheld} unconfirmed)"


def _counted(stands: Standing, wording: Wording) -> str:
    if wording.vocabulary:
        return stage_words(stands, wording)
    return spaced(stands.stage) if stands.stage else "not begun"


def _beside(listed: Listed, when: Moment, wording: Wording) -> list[str]:
    """What was said during a silence that the record knows of, a line each."""
    return [
        f"{wording.label(agreement)}: {quietly(stands.quiet_since, when.day)}; "
        f"yet on {saying.date}: {saying.summary}"
        for agreement, stands in listed
        if stands.activity == "dormant" and stands.quiet_since
        if (saying := contradiction(agreement, stands, when))
    ]


def contradiction(agreement: Agreement, stands: Standing, when: Moment) -> Event | None:
    """The latest statement made while the record knows of no meeting, if there is one."""
    if stands.activity != "dormant" or stands.quiet_since is None:
        return None
    said = [
        event
        for event in happened(agreement.log, *when)
        if event.kind == "statement" and event.date.earliest > stands.quiet_since
    ]
    return said[-1] if said else None
