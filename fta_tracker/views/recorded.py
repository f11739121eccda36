"""What a write says: what it did, and what that means."""

from __future__ import annotations

from fta_tracker.dates import age_between
from fta_tracker.drawings.words import dated, runs, spaced
from fta_tracker.model import Agreement, Event
from fta_tracker.recording import Difference, series


def round_added(agreement: Agreement, added: Event, dry_run: bool) -> str:
    """The round added, how many were held by then, and how long after the one before it."""
    peers = [e for e in agreement.log if e.kind == "round" and e.status != "cancelled"]
    before = peers[: peers.index(added)]
    details = ", ".join(
        filter(None, (dated(added), added.place, added.mode and spaced(added.mode)))
    )
    means = []
    if added.status == "held":
        held = sum(event.status == "held" for event in peers)
        means.append(f"{held} round{'' if held == 1 else 's'}")
    if before:
        previous = before[-1]
        age = age_between(previous.end or previous.date, added.date)
        means.append(f"{age} after {_called(previous)}")
    status = "" if added.status == "held" else f", {added.status}"
    told = f": {', '.join(means)}" if means else ""
    return f"{'Would add' if dry_run else 'Added'} {added.ref} ({details}{status}){told}."


def _called(event: Event) -> str:
    return f"round {event.number}" if event.number else str(event.ref)


def oddities(agreement: Agreement, added: Event) -> list[str]:
    """What is odd of a round added, though not impossible."""
    number = added.number
    if number is None:
        return []
    peers = series(agreement, added)
    numbers = [event.number or 0 for event in peers]
    previous = max((n for n in numbers if n < number), default=0)
    odd = []
    if skipped := list(range(previous + 1, number)):
        verb = "is" if len(skipped) == 1 else "are"
        odd.append(f"round{'' if verb == 'is' else 's'} {runs(skipped)} {verb} not recorded")
    later = [e for e in peers[peers.index(added) + 1 :] if (e.number or 0) < number]
    if later:
        odd.append(f"{_called(later[0])} ({later[0].date}) is later than round {number}")
    return odd


def taken_in(difference: Difference, file: str, dry_run: bool) -> str:
    """What an import changed: how many were added, changed and removed, and what is gone.

    A dry run names all that would change, a line each.
    """
    if not difference:
        return f"Nothing to take in: the record says the same as {_named(file)}."
    kinds = {"+": difference.added, "~": difference.changed, "-": difference.removed}
    moved = [slug for slug, order in difference.orders.items() if _moved(*order)]
    counts = " ".join(f"{sign}{len(refs)}" for sign, refs in kinds.items())
    order = f", the order changed in {', '.join(moved)}" if moved else ""
    named = kinds if dry_run else {"-": difference.removed}
    lines = [f"{sign} {ref}" for sign, refs in named.items() for ref in refs]
    return "\n".join(
        [f"{'Would take' if dry_run else 'Took'} in {_named(file)}: {counts}{order}.", *lines]
    )


def _named(file: str) -> str:
    return "standard input" if file == "-" else file


def _moved(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether what is there before and after stands in another order."""
    return [ref for ref in before if ref in after] != [ref for ref in after if ref in before]
