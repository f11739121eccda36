"""The rows of `change` as values; apart, because few reads ask for them."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from fta_tracker.fields import Form, Number, forms
from fta_tracker.recording.changes import Change, Difference, Sparse, class_of
from fta_tracker.recording.orders import Order, moved


def change(row: Sequence[Any]) -> Change:
    """The change of a row: id, at, who, command, entries, orders, undoes.

    A row that was damaged raises FtaError, TypeError, ValueError, LookupError or AttributeError.
    """
    number, at, who, command, entries, orders, undoes = row
    parts = json.loads(entries, parse_int=str, parse_float=str)
    pairs = {ref: (_typed(old), _typed(new)) for ref, (old, new) in parts.items()}
    difference = Difference(pairs, {slug: _order(*of) for slug, of in json.loads(orders).items()})
    return Change(number, datetime.fromisoformat(at), who, command, difference, undoes)


def _order(before: list[str], after: list[str], where: list[str] | None = None) -> Order:
    """An order; one of the first schema does not say what was moved."""
    return Order(
        tuple(before), tuple(after), moved(before, after) if where is None else tuple(where)
    )


def _typed(entry: dict[str, Any] | None) -> Sparse | None:
    """A sparse value whose numbers were read as text, with its counts and decimals."""
    return None if entry is None else _counted(class_of(entry), entry)


def _counted(cls: Any, thin: dict[str, Any]) -> dict[str, Any]:
    form = forms(cls)
    return {name: _part(form[name], part) for name, part in thin.items()}


def _part(form: Form, part: Any) -> Any:
    if form.shape == "object":
        return _counted(form.kind, part)
    if form.shape == "objects":
        return [_counted(form.kind, item) for item in part]
    return form.parse(part) if form.kind in (int, Number) else part
