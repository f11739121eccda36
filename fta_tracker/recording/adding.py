"""What is new: an event in its place in the log, a round with its number, a promise, a figure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from fta_tracker.errors import Refused
from fta_tracker.log import position
from fta_tracker.model import Agreement, Event, Figure, Target


def add_event(
    agreement: Agreement, event: Event, today: date, after: str | None = None
) -> tuple[Agreement, Event]:
    """The agreement with an event more, and the event with its ref; a round gets a number.

    `after`, a ref in the log, chooses another place that the dates allow (see `log.position`).
    Refused where it was held on a day to come, or is a round that `numbered` refuses.
    """
    require_come(event, today)
    if event.kind == "round":
        event = numbered(agreement.log, event)
    place = position(agreement.log, event, after)
    grown = replace(agreement, log=(*agreement.log[:place], event, *agreement.log[place:]))
    return grown, grown.log[place]


def add_target(agreement: Agreement, target: Target) -> tuple[Agreement, Target]:
    """The agreement with a promise more, and the promise with its ref."""
    grown = replace(agreement, targets=(*agreement.targets, target))
    return grown, grown.targets[-1]


def add_figure(agreement: Agreement, figure: Figure) -> tuple[Agreement, Figure]:
    """The agreement with a trade figure more, and the figure with its ref."""
    grown = replace(agreement, figures=(*agreement.figures, figure))
    return grown, grown.figures[-1]


def require_come(event: Event, today: date) -> None:
    """Refuse an event that was held on a day to come."""
    if event.status == "held" and event.date.earliest > today:
        raise Refused(
            f"{event.date} has not come yet (today is {today}).",
            "If it is to come: --announced (in an edit or a row: status announced). "
            "If it was held: give the day.",
            field="date",
        )


def series(log: Sequence[Event], round_: Event) -> list[Event]:
    """The numbered rounds, not cancelled, in whose series a round stands.

    Rounds are one series, unless they are said to be of a part of the talks.
    """
    return [
        event
        for event in log
        if event.kind == "round" and event.status != "cancelled" and event.number
        if not round_.scope or event.scope == round_.scope
    ]


def numbered(log: Sequence[Event], round_: Event) -> Event:
    """The round with the next number, if it has none.

    Rounds are one series, unless this one is of a scope. Refused where there is a round of that
    number that was not cancelled, and where the next number is that of a round only announced,
    which may be this very one.
    """
    peers = series(log, round_)
    highest = max(peers, key=lambda event: event.number or 0, default=None)
    following = 1 + ((highest.number or 0) if highest else 0)
    if highest and not round_.number and round_.status == "held" and highest.status == "announced":
        raise Refused(
            f"{highest.ref} is announced for {highest.date}; is this that round?",
            f"If so: {_edit(highest, round_)}. If not, give it the number {following}.",
            field="number",
        )
    whole = round_ if round_.number else replace(round_, number=following)
    require_free(log, whole)
    return whole


def require_free(log: Sequence[Event], round_: Event) -> None:
    """Refuse a round whose number another one of its scope has that was not cancelled."""
    if round_.kind != "round" or round_.status == "cancelled" or not round_.number:
        return
    for event in series(log, round_):
        same = event.number == round_.number and event.scope == round_.scope
        if same and (event.ref != round_.ref or not round_.ref):
            highest = max(peer.number or 0 for peer in series(log, round_))
            raise Refused(
                f"{event.ref} ({event.date}) is round {event.number} already.",
                f"To change that one: {_edit(event, round_)}. "
                f"If this is another, give it the number {highest + 1}.",
                field="number",
            )


def _edit(event: Event, round_: Event) -> str:
    """How to make of the event that is there what was to be recorded."""
    if event.status != "announced" or round_.status != "held":
        return f"fta edit {event.ref} FIELD=VALUE"
    dated = "" if event.date == round_.date else f" date={round_.date}"
    return f"fta edit {event.ref} status=held{dated}"
