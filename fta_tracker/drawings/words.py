"""The words of our pictures: kinds, dates with their ends, and how promises came out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fta_tracker.analysis.targets import Outcome
from fta_tracker.dates import PartialDate, age, age_between, on
from fta_tracker.lifecycle import UNMEASURED
from fta_tracker.model import Event, Target


def spaced(word: str) -> str:
    """A word of a vocabulary as people write it: `entry-into-force` → `entry into force`."""
    return word.replace("-", " ").replace("in person", "in-person")


#: Of more parties than this, a list would say less than it takes to read.
_FEW = 3


def what(thing: Event | Target) -> str:
    """What an event or a promise is: `round 4`, `conclusion (services)`, `approval by KH`."""
    number = f" {thing.number}" if thing.number else ""
    scope = f" ({', '.join(map(spaced, thing.scope))})" if thing.scope else ""
    few = 0 < len(thing.by) <= _FEW
    by = f" by {', '.join(thing.by)}" if few else f" by {len(thing.by)} parties" if thing.by else ""
    return f"{spaced(thing.kind)}{number}{scope}{by}"


def promised(target: Target) -> str:
    """What was promised; in its own words where no kind says it."""
    return target.summary if target.kind == UNMEASURED and target.summary else what(target)


def deadline(target: Target) -> str:
    """A promise with its deadline: `conclusion by 2020`; its own words name theirs."""
    if target.kind == UNMEASURED and target.summary:
        return target.summary
    return f"{promised(target)} by {target.due}"


def dated(event: Event) -> str:
    """The date with its end, the end without what both share: `2020-08-31 – 09-03`."""
    if event.end is None or event.end == event.date:
        return str(event.date)
    return f"{event.date} – {_unshared(str(event.date), str(event.end))}"


def _unshared(start: str, end: str) -> str:
    if len(start) == len(end) == 10:
        if start[:7] == end[:7]:
            return end[8:]
        if start[:5] == end[:5]:
            return end[5:]
    return end


def sort_key(when: PartialDate | None) -> str:
    """What a date is sorted by; nothing, where there is none."""
    return when.earliest.isoformat() if when else ""


def where(event: Event) -> str:
    """Where and how they met, as far as it is worth saying: `Manila`, `video`."""
    mode = spaced(event.mode) if event.mode and event.mode != "in-person" else None
    return ", ".join(filter(None, (event.place, mode)))


def unheld(event: Event) -> str:
    """What is to be said of an event that is not known to have been held."""
    return "" if event.status == "held" else event.status


def outstanding(event: Event) -> str:
    """The same in full: of an announced event with the other days that were named for it."""
    named = [claim.value for claim in event.claims if claim.field == "date"]
    if event.status != "announced" or not named:
        return unheld(event)
    return f"announced, also named: {', '.join(named)}"


def verdict(outcome: Outcome, day: date) -> str:
    """How a promise came out: `met 2020-07-30`, `34 days late`, `1 y overdue`."""
    due = on(outcome.target.due.latest)
    unconfirmed = ", unconfirmed" if outcome.met_status == "announced" else ""
    if outcome.outcome == "met":
        return f"met {outcome.met_on}{unconfirmed}"
    if outcome.outcome == "missed" and outcome.met_on:
        return f"{age_between(due, outcome.met_on)} late{unconfirmed}"
    if outcome.outcome == "missed":
        return f"{age(due.latest, day)} overdue"
    if outcome.outcome == "open":
        return f"open, {age(day, due.latest)} left" if due.latest > day else "open, due today"
    return "not measurable"


def quietly(since: date, day: date) -> str:
    """A silence, as the record knows it: never that talks stopped."""
    return f"no meeting recorded for {age(since, day)}"


def runs(numbers: Sequence[int]) -> str:
    """Ascending numbers, those in a row as one: `2, 4–7`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{r[0]}–{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
