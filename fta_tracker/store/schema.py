"""The shape of the database, as far as a reader must know it: its version, tables and columns."""

import os
from typing import Any, Final

from fta_tracker.fields import forms
from fta_tracker.model import Event, Figure, Target

#: The table that holds the version. Its name is ours alone, so it also tells whose database it is.
VERSION_TABLE: Final = "fta_schema"

_VERSIONS: Final = os.path.join(os.path.dirname(__file__), "migrations", "versions")

#: Every version there has been, oldest first: the numbers that the migrations' files begin with.
KNOWN: Final = tuple(sorted(name[:4] for name in os.listdir(_VERSIONS) if name.endswith(".py")))

#: The version that this program reads and writes: Alembic's head.
SCHEMA: Final = KNOWN[-1]

#: The tables below `agreement`: each one's name, the agreement's field, the class of its rows.
ENTRIES: Final = (
    ("event", "log", Event),
    ("target", "targets", Target),
    ("figure", "figures", Figure),
)

_IN_TABLES_OF_THEIR_OWN: Final = frozenset(field for _, field, _ in ENTRIES)


#: The greater part of a row, which only those need who look at the very event.
_DETAILS: Final = frozenset({"place", "mode", "topics", "note", "sources", "claims"})


def columns(cls: Any, details: bool = True) -> tuple[str, ...]:
    """The columns that hold a value of the class: its fields, in order, by their own names."""
    left_out = _IN_TABLES_OF_THEIR_OWN if details else _IN_TABLES_OF_THEIR_OWN | _DETAILS
    return tuple(name for name in forms(cls) if name not in left_out)
