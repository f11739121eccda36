"""Values of the model as the cells of a row, and back.

Text, dates and decimals are text as written, counts are integers; lists, mappings and objects are
JSON, `[]` or `{}` where empty, no cell where there is no object. A new field of the model needs no
line here.
"""

import json
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, TypeAlias, TypeVar, cast

from fta_tracker.fields import Form, forms
from fta_tracker.jsontext import dumps
from fta_tracker.sparse import revived, sparse_field
from fta_tracker.store.schema import columns

#: How many different lists of a column are kept while reading.
_REMEMBERED = 1 << 14

Cell: TypeAlias = str | int | None
T = TypeVar("T")


def cells(value: Any) -> dict[str, Cell]:
    """The cells that hold a value of the model, by column."""
    form = forms(value.__class__)
    return {name: _cell(form[name], getattr(value, name)) for name in columns(value.__class__)}


def _cell(form: Form, held: Any) -> Cell:
    if held is None or isinstance(held, (str, int)):
        return held
    if form.shape == "one":
        return str(held)
    if not held:
        return "{}" if form.shape == "mapping" else "[]"
    return dumps(sparse_field(form, held))


def value(cls: type[T], row: Iterable[object], *, details: bool = True, **more: object) -> T:
    """The value whose cells stand in `row`, in the order of its columns; `more`: further fields.

    A row that makes no valid value raises FtaError, TypeError or ValueError.
    """
    readers = _cell_readers(cast(Any, cls), details)
    given = {
        name: read(cell) if read else cell
        for (name, read), cell in zip(readers, row, strict=True)
        if cell is not None
    }
    return cls(**given, **more)


@cache
def _cell_readers(cls: Any, details: bool) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    form = forms(cls)
    return tuple((name, _cell_reader(form[name])) for name in columns(cls, details))


def _cell_reader(form: Form) -> Callable[[Any], Any] | None:
    """What reads the cells of a column; None where a cell is the value itself."""
    if form.shape == "mapping":
        return lambda cell: revived(form, json.loads(cell))
    # Values never change, and much is said many times: a day, who acted, one report of two events.
    if form.shape != "one":
        return lru_cache(_REMEMBERED)(lambda cell: revived(form, json.loads(cell)))
    if form.kind is str:
        return None
    return lru_cache(_REMEMBERED, typed=True)(lambda cell: revived(form, cell))
