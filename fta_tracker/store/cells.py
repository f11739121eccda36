"""Values of the model as the cells of a row, and back.

Text, dates and decimals are text as written, counts are integers; lists, mappings and objects are
JSON, `[]` or `{}` where empty, no cell where there is no object. A new field of the model needs no
line here.
"""

import json
from collections import deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import MISSING
from functools import cache
from itertools import chain, islice, repeat
from operator import itemgetter
from typing import Any, Final, TypeAlias, TypeVar, cast

from fta_tracker.fields import Form, defaults, forms, ref, text, url
from fta_tracker.jsontext import dumps
from fta_tracker.model import Entry
from fta_tracker.sparse import revived, sparse_field
from fta_tracker.store.schema import columns

#: How many different cells of a column are remembered, and what is hardly said twice.
_MOST: Final = 1 << 14
_SAID_ONCE: Final = (ref, text, url)

#: Of how many rows the columns are read at once, so that little is held twice.
_AT_ONCE: Final = 2000

_DECODE: Final = json.JSONDecoder().raw_decode

Cell: TypeAlias = str | int | None
T = TypeVar("T")


def cells(value: Any) -> dict[str, Cell]:
    """The cells that hold a value of the model, by column."""
    return {name: _cell(form, getattr(value, name)) for name, form in _own(value.__class__)}


@cache
def _own(cls: Any) -> tuple[tuple[str, Form], ...]:
    """The columns of a class, each with its form."""
    return tuple((name, forms(cls)[name]) for name in columns(cls))


def _cell(form: Form, held: Any) -> Cell:
    if held is None or isinstance(held, (str, int)):
        return held
    if form.shape == "one":
        return str(held)
    if not held:
        return "{}" if form.shape == "mapping" else "[]"
    return dumps(sparse_field(form, held))


def value(cls: type[T], row: Iterable[Any], *, details: bool = True, **more: object) -> T:
    """The value whose cells stand in `row`, in the order of its columns; `more`: further fields.

    A row that makes no valid value raises FtaError, TypeError or ValueError.
    """
    form = forms(cast(Any, cls))
    given = {
        name: revived(form[name], cell if form[name].shape == "one" else json.loads(cell))
        for name, cell in zip(columns(cls, details), row, strict=True)
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
    names = columns(cls, details)
    return [
        made
        for start in range(0, len(rows), _AT_ONCE)
        for made in _by_columns(cls, names, rows[start : start + _AT_ONCE])
    ]


def _by_columns(cls: Any, names: Sequence[str], rows: Sequence[Sequence[object]]) -> list[Any]:
    given = {name: list(map(itemgetter(at), rows)) for at, name in enumerate(names)}
    made = [object.__new__(cls) for _ in rows]
    default_of = defaults(cls)
    for name, form in forms(cls).items():
        default = default_of[name]
        column = given.get(name)
        held = repeat(default) if column is None else _column(form, default, column)
        # Frozen for everyone else: this is how its own constructor puts a field into its place.
        _all(map(getattr(cls, name).__set__, made, held))
    _all(map(cls.require_sense, made))
    return made


def _all(done: Iterator[object]) -> None:
    """Go to the end of it."""
    deque(done, maxlen=0)


def _column(form: Form, default: Hashable, cells: Sequence[Any]) -> Iterator[Any]:
    """What the cells of a column hold; where it is that of an object's object, they are dicts."""
    if form.shape == "object":
        return _objects(form.kind, cells)
    if form.shape != "objects":
        return map(_reader(form, default), cells)
    texts = list(dict.fromkeys(cells))
    lists = [_list(text) for text in texts]
    objects = _objects(form.kind, list(chain.from_iterable(lists)))
    held = {
        text: tuple(islice(objects, len(list_))) for text, list_ in zip(texts, lists, strict=True)
    }
    return map(held.__getitem__, cells)


def _objects(cls: Any, thin: Sequence[Any]) -> Iterator[Any]:
    """The values of a class that `sparse` made thin, by columns too: sources are much of a read."""
    if not all(type(each) is dict for each in thin):
        raise ValueError("not an object")
    names = tuple(forms(cls))
    rows = [tuple(map(each.get, names)) for each in thin]
    if sum(map(len, thin)) != sum(cell is not None for row in rows for cell in row):
        raise ValueError("a field that is not known, or a null")
    return iter(_by_columns(cls, names, rows))


def _list(text: str) -> list[Any]:
    held = _parsed(text)
    if type(held) is not list:
        raise ValueError("not a list")
    return held


def _parsed(text: str) -> Any:
    """The same as `json.loads`, which first looks for blanks that we do not write."""
    held, end = _DECODE(text)
    return held if end == len(text) else json.loads(text)


@cache
def _reader(form: Form, default: Hashable) -> Callable[[Any], Any]:
    """What makes of a cell a field that is right by itself."""
    alone = form.shape == "one"

    def read(cell: Any) -> Any:
        if cell is None and default is not MISSING:
            return default
        if alone and type(cell) is str:
            return form.parse(cell)
        held = revived(form, cell if alone else _parsed(cell))
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
