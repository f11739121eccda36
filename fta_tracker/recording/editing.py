"""What is changed or taken out: the fields of an agreement or of an entry, and whole entries."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from fta_tracker.errors import Refused
from fta_tracker.log import position
from fta_tracker.model import Agreement, Claim, Event, Figure, Source, Target
from fta_tracker.recording.adding import require_come, require_free

#: Who says what an announced event's former date was, where no source is recorded.
UNSOURCED = Source("an earlier announcement, its source not recorded")

E = TypeVar("E", Event, Target, Figure)


def edit(
    agreement: Agreement,
    ref: str,
    fields: Mapping[str, Any],
    today: date,
    after: str | None = None,
) -> Agreement:
    """The agreement with these fields of the entry of that ref otherwise; the ref stays.

    An event whose date is changed is placed anew, where `after` says if that is given. Refused as a
    new event would be, as far as these fields are concerned.
    """
    old = agreement.entries[ref]
    if isinstance(old, Target):
        return replace(agreement, targets=_with(agreement.targets, replace(old, **fields)))
    if isinstance(old, Figure):
        return replace(agreement, figures=_with(agreement.figures, replace(old, **fields)))
    log = edit_log(agreement.log, old, fields, today, after)
    new = next(event for event in log if event.ref == ref)
    if is_renumbered(old, new):
        require_free(agreement.log, new)
    return replace(agreement, log=log)


def edit_log(
    log: tuple[Event, ...],
    old: Event,
    fields: Mapping[str, Any],
    today: date,
    after: str | None = None,
) -> tuple[Event, ...]:
    """The log with these fields of one of its events otherwise; its number may not be free."""
    _require_end(old, fields)
    new = postponed(old, replace(old, **fields))
    if _differ(old, new, "date", "status"):
        require_come(new, today)
    if after is None and not _differ(old, new, "date"):
        return _with(log, new)
    if after == old.ref:
        raise Refused(f"{after} cannot stand below itself.", "Choose another one.", field="after")
    rest = tuple(event for event in log if event.ref != old.ref)
    place = position(rest, new, after)
    return (*rest[:place], new, *rest[place:])


def is_renumbered(old: Event, new: Event) -> bool:
    """Whether an event may have a number now that it did not have."""
    return _differ(old, new, "kind", "number", "scope", "status")


def _require_end(old: Event, fields: Mapping[str, Any]) -> None:
    """Refuse a date beyond the end that is recorded, and say how both are changed."""
    when = fields.get("date", old.date)
    if old.end and "end" not in fields and old.end.definitely_before(when):
        raise Refused(
            f"The end, {old.end}, is before the date, {when}.",
            "Give the end as well: end=DATE, or clear it: end=",
            field="end",
        )


def remove(agreement: Agreement, refs: Collection[str]) -> Agreement:
    """The agreement without the entries of these refs."""
    return replace(
        agreement,
        log=_without(agreement.log, refs),
        targets=_without(agreement.targets, refs),
        figures=_without(agreement.figures, refs),
    )


def _with(entries: tuple[E, ...], new: E) -> tuple[E, ...]:
    return tuple(new if entry.ref == new.ref else entry for entry in entries)


def _without(entries: tuple[E, ...], refs: Collection[str]) -> tuple[E, ...]:
    return tuple(entry for entry in entries if entry.ref not in refs)


def _differ(old: Event, new: Event, *fields: str) -> bool:
    return any(getattr(old, field) != getattr(new, field) for field in fields)


def postponed(old: Event, new: Event) -> Event:
    """The new event with the date that was announced before as a claim, so that it stays seen.

    A claim that says no other date than the new one is none any more.
    """
    if old.status != "announced" or old.date == new.date:
        return new
    former = Claim("date", str(old.date), old.sources[-1] if old.sources else UNSOURCED)
    kept = [c for c in new.claims if (c.field, c.value) != ("date", str(new.date)) and c != former]
    return replace(new, claims=(*kept, former))
