"""`FIELD=VALUE` as it is typed, to the new values of the fields of something recorded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import MISSING
from difflib import get_close_matches
from typing import Any, Final, NamedTuple, cast

from fta_tracker.dates import PartialDate
from fta_tracker.errors import Malformed, NotFound, Refused, quoted
from fta_tracker.exchange.cells import parsed, shown
from fta_tracker.fields import Form, defaults, forms
from fta_tracker.model import Agreement, Claim, Entry, Event, Source

_ASSIGNMENT: Final = re.compile(r"([A-Za-z_]+)(\+=|-=|=)(.*)", re.DOTALL)
#: What is never edited: the lasting names, and what has commands of its own.
_LASTING: Final = frozenset(("ref", "slug", "log", "targets", "figures"))
#: What a user writes for the place of an event in the log.
AFTER: Final = "after"


class Assignment(NamedTuple):
    """A field, what is to be done with it, and the text of the value."""

    field: str
    sign: str
    text: str


def assignment(written: str) -> Assignment:
    """`FIELD=VALUE`, `FIELD+=VALUE` or `FIELD-=VALUE`; else Malformed."""
    found = _ASSIGNMENT.fullmatch(written)
    if not found:
        raise Malformed(
            f"{quoted(written)} assigns nothing.",
            "Write it like status=held, or place= to clear it.",
        )
    return Assignment(*found.groups())


def editable(cls: Any) -> tuple[str, ...]:
    """The fields of a class that can be edited, in their order; of an event `after`, too."""
    names = tuple(name for name in forms(cls) if name not in _LASTING)
    return (*names, AFTER) if cls is Event else names


def assigned(
    thing: Agreement | Entry,
    assignments: Iterable[Assignment],
    date: Callable[[str], PartialDate] = PartialDate,
) -> dict[str, Any]:
    """The new values of the fields that are assigned to, `after` as its text.

    An empty text clears a field; `+=` adds to a list what is not in it, `-=` takes out what is.
    `date` reads a date. Malformed for what cannot be read, NotFound for what is not in a list,
    Refused for what cannot be cleared.
    """
    known, values = editable(type(thing)), dict[str, Any]()
    for field, sign, text in assignments:
        if field not in known:
            raise _unknown(field, thing, known)
        if field == AFTER:
            if sign != "=" or not text:
                raise Malformed("after takes the ref of another event.", "Write after=REF.")
            values[AFTER] = text
            continue
        held = values.get(field, getattr(thing, field))
        form = forms(cast(Any, type(thing)))[field]
        values[field] = _value(thing, Assignment(field, sign, text), form, held, date)
    return values


def _value(
    thing: Agreement | Entry,
    asked: Assignment,
    form: Form,
    held: Any,
    date: Callable[[str], PartialDate],
) -> Any:
    field, sign, text = asked
    if sign == "=" and not text.strip():
        return _cleared(thing, field)
    if sign == "-=":
        return _without(held, form, text, field)
    try:
        value = date(text) if form.kind is PartialDate else parsed(form, text)
    except (Malformed, Refused) as error:
        raise type(error)(f"{field}: {error.sentence}", error.hint, field) from None
    return _with(held, value, form, field) if sign == "+=" else value


def _cleared(thing: Agreement | Entry, field: str) -> Any:
    default = defaults(cast(Any, type(thing)))[field]
    if default is MISSING and field == "names":
        return {}
    if default is MISSING:
        raise Refused(f"{field} cannot be empty.", f"Write {field}=VALUE.", field=field)
    return default


def _with(held: Any, more: Any, form: Form, field: str) -> Any:
    if form.shape == "mapping":
        return {**held, **more}
    _require_list(form, field)
    return (*held, *(item for item in more if item not in held))


def _without(held: Any, form: Form, text: str, field: str) -> Any:
    """The list without what the text names: an item, the address or title of a source, …"""
    if form.shape == "mapping":
        if text not in held:
            raise _not_in(field, text, tuple(held))
        return {key: value for key, value in held.items() if key != text}
    _require_list(form, field)
    if form.shape == "list":
        gone = parsed(form, text)
        for item in gone:
            if item not in held:
                raise _not_in(field, item, held)
        return tuple(item for item in held if item not in gone)
    whole = [item for item in held if text == shown(item)]
    found = whole or [item for item in held if text in _called(item)]
    if not found:
        raise _not_in(field, text, tuple(map(shown, held)))
    if len(found) > 1:
        raise NotFound(
            f"{field} has {len(found)} items that {quoted(text)} may mean.",
            f"Write one in full, such as: {shown(found[0])}",
        )
    return tuple(item for item in held if item != found[0])


def _called(item: Source | Claim) -> tuple[str | None, ...]:
    """By what an item of a list can be named to take it out."""
    return (item.title, item.url) if isinstance(item, Source) else (item.field, item.value)


def _require_list(form: Form, field: str) -> None:
    if form.shape not in ("list", "objects"):
        raise Malformed(f"{field} is no list.", f"Write {field}=VALUE.", field=field)


def _not_in(field: str, text: str, held: tuple[str, ...]) -> NotFound:
    near = get_close_matches(text, held, n=1, cutoff=0.3)
    if near:
        hint = f"Did you mean: {near[0]}"
    else:
        hint = f"It has: {'; '.join(held)}" if held else f"{field} is empty."
    return NotFound(f"{quoted(text)} is not in {field}.", hint)


def _unknown(field: str, thing: Agreement | Entry, known: tuple[str, ...]) -> Malformed:
    what = type(thing).__name__.lower()
    if field in _LASTING:
        lasting = f"A {field} never changes." if field in ("ref", "slug") else None
        return Malformed(
            lasting or f"{field} is not edited as a whole.",
            "Record another one and remove this." if lasting else "Edit or remove its entries.",
        )
    near = get_close_matches(field, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(known)}."
    return Malformed(
        f"{'An' if what[0] in 'ae' else 'A'} {what} has no field {quoted(field)}.", hint
    )
