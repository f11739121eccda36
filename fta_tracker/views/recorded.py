"""What a write says: what it did, and what that means."""

from __future__ import annotations

from fta_tracker.dates import age_between
from fta_tracker.drawings.words import dated, spaced
from fta_tracker.model import Agreement, Event
from fta_tracker.recording import Difference


def round_added(agreement: Agreement, added: Event, dry_run: bool) -> str:
    """The round added, how many there are now, and how long after the one before it."""
    peers = [e for e in agreement.log if e.kind == "round" and e.status != "cancelled"]
    before = peers[: peers.index(added)]
    details = ", ".join(
        filter(None, (dated(added), added.place, added.mode and spaced(added.mode)))
    )
    means = f"{len(peers)} round{'' if len(peers) == 1 else 's'}"
    if before:
        previous = before[-1]
        age = age_between(previous.end or previous.date, added.date)
        means += f", {age} after {_called(previous)}"
    status = "" if added.status == "held" else f", {added.status}"
    return f"{'Would add' if dry_run else 'Added'} {added.ref} ({details}{status}): {means}."


def _called(event: Event) -> str:
    return f"round {event.number}" if event.number else str(event.ref)


def oddities(agreement: Agreement, added: Event) -> list[str]:
    """What is odd of a round added, though not impossible."""
    number = added.number or 0
    peers = [e for e in agreement.log if e.kind == "round" and e.scope == added.scope]
    numbers = {e.number for e in peers if e.status != "cancelled"}
    odd = []
    if number > 1 and number - 1 not in numbers:
        odd.append(f"round {number - 1} is not recorded")
    later = [e for e in peers[peers.index(added) + 1 :] if e.number and e.number < number]
    if later:
        odd.append(f"{_called(later[0])} ({later[0].date}) is later than round {number}")
    return odd


def taken_in(difference: Difference, file: str, dry_run: bool) -> str:
    """What an import changed: how many were added, changed and removed."""
    if not difference:
        return f"Nothing to take in: the record says what {file} says."
    counts = f"+{len(difference.added)} ~{len(difference.changed)} -{len(difference.removed)}"
    moved = [slug for slug, order in difference.orders.items() if _moved(*order)]
    order = f", the order changed in {', '.join(moved)}" if moved else ""
    return f"{'Would take' if dry_run else 'Took'} in {file}: {counts}{order}."


def _moved(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Whether what is there before and after stands in another order."""
    return [ref for ref in before if ref in after] != [ref for ref in after if ref in before]
