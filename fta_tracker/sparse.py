"""Values of the model without what is empty, as files and changes hold them, and back."""

from functools import cache
from typing import Any, TypeVar, cast

from fta_tracker.dates import PartialDate
from fta_tracker.errors import Malformed, quoted
from fta_tracker.fields import Form, defaults, forms

T = TypeVar("T")


def sparse(value: Any) -> dict[str, Any]:
    """A value of the model as nested dicts, lists and scalars, without what is empty or default.

    Dates are their text; numbers stay `int` and `Number`.
    """
    thin = {}
    for name, form, default in _plan(value.__class__):
        held = getattr(value, name)
        if held and (default is None or held != default):  # what is empty is false
            thin[name] = sparse_field(form, held)
    return thin


@cache
def _plan(cls: Any) -> tuple[tuple[str, Form, Any], ...]:
    """Of each field its name, its form and its default."""
    default_of = defaults(cls)
    return tuple((name, form, default_of[name]) for name, form in forms(cls).items())


def sparse_field(form: Form, held: Any) -> Any:
    """What a field of this form holds, as nested dicts, lists and scalars."""
    if form.shape == "one":
        return held.text if form.kind is PartialDate else held
    if form.shape == "mapping":
        return dict(held)
    if form.shape == "object":
        return sparse(held)
    if form.shape == "objects":
        return [sparse(item) for item in held]
    return list(held)


def revived(form: Form, thin: Any) -> Any:
    """What a field of this form held, from what `fields.sparse` made of it."""
    if form.shape == "one":
        return _scalar(form, thin)
    if form.shape == "object":
        return revive(form.kind, thin)
    wanted = dict if form.shape == "mapping" else list
    if type(thin) is not wanted:
        raise Malformed(f"{quoted(thin)} is not a {wanted.__name__}.")
    if form.shape == "mapping":
        return thin
    return tuple(thin) if form.shape == "list" else tuple(revive(form.kind, item) for item in thin)


def _scalar(form: Form, thin: Any) -> Any:
    if form.kind is str or type(thin) is form.kind:
        return thin
    if type(thin) is not str:
        raise Malformed(f"{quoted(thin)} is not of the right type ({form.kind.__name__}).")
    return form.parse(thin)


def revive(cls: type[T], thin: Any) -> T:
    """The value that `fields.sparse` made thin; numbers may be their text. FtaError, TypeError."""
    if type(thin) is not dict:
        raise Malformed(f"{quoted(thin)} is not an object.")
    form = forms(cast(Any, cls))
    for name in thin:
        if name not in form:
            raise Malformed(f"{quoted(name)} is not a field of a {cls.__name__.lower()}.")
    return cls(**{name: revived(form[name], part) for name, part in thin.items()})
