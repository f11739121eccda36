"""Values of the model as the cells of a row, and back.

Text, dates and decimals are text as written, counts are integers; lists, mappings and objects are
JSON, `[]` or `{}` where empty, no cell where there is no object. A new field of the model needs no
line here.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import MISSING
from functools import cache
from itertools import repeat
from operator import itemgetter
from typing import Any, Final, TypeAlias, TypeVar, cast

from fta_tracker.fields import Form, defaults, forms, ref, text
from fta_tracker.jsontext import dumps
from fta_tracker.model import Entry
from fta_tracker.sparse import revived, sparse_field
from fta_tracker.store.schema import columns

#: How many different cells of a column are remembered, and what is hardly said twice.
_MOST: Final = 1 << 14
_SAID_ONCE: Final = (ref, text)

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
    readers = _readers(cast(Any, cls), details)
    given = {
        name: read(cell)
        for (name, read), cell in zip(readers, row, strict=True)
        if cell is not None
    }
    return cls(**given, **more)


def values(
    cls: type[Entry], rows: Sequence[Sequence[object]], *, details: bool = True
) -> list[Entry]:
    """The same of many rows, in their order, far sooner; but nothing tells which row is at fault.

    Cells are read and checked by columns, and what is said many times once. So the values that
    they make are not checked again, save for what their fields must be to one another. A row may
    have more cells, behind those.
    """
    of_class = cast(Any, cls)
    columns = dict.fromkeys(forms(of_class)) | {
        name: map(read, map(itemgetter(at), rows))
        for at, (name, read) in enumerate(_readers(of_class, details))
    }
    made = [object.__new__(cls) for _ in rows]
    for name, column in columns.items():
        held = repeat(defaults(of_class)[name]) if column is None else column
        # Frozen for everyone else: this is how its own constructor puts a field into its place.
        _all(map(getattr(cls, name).__set__, made, held))
    _all(map(of_class.require_sense, made))
    return made


def _all(done: Iterator[object]) -> None:
    """Go to the end of it."""
    deque(done, maxlen=0)


@cache
def _readers(cls: Any, details: bool) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """The columns of a row, each with what makes of a cell a field that is right by itself."""
    form, default_of = forms(cls), defaults(cls)
    return tuple((name, _reader(form[name], default_of[name])) for name in columns(cls, details))


def _reader(form: Form, default: object) -> Callable[[Any], Any]:
    alone = form.shape == "one"

    def read(cell: Any) -> Any:
        if cell is None and default is not MISSING:
            return default
        if alone and type(cell) is str:
            return form.parse(cell)
        held = revived(form, cell if alone else json.loads(cell))
        form.check(held)
        return held

    if form.shape == "mapping" or (alone and form.parse in _SAID_ONCE):
        return read
    return _Remembered(read).__getitem__


class _Remembered(dict[Any, Any]):
    """What cells hold. Values never change, and much is said many times: a day, a place, a list."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        self._read = read

    def __missing__(self, cell: Any) -> Any:
        held = self._read(cell)
        if len(self) < _MOST:
            self[cell] = held
        return held
