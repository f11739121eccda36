"""The history in words: the changes, and what each did to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from fta_tracker.picture import Change, Deed, History

Row = Mapping[str, object]


class _Did(NamedTuple):
    sign: str
    sense: str = ""


_DID: Final = {
    "added": _Did("+", "good"),
    "changed": _Did("~"),
    "removed": _Did("-", "bad"),
    "moved": _Did("↕"),
}
#: A change of more things than these is counted by agreement.
_MOST: Final = 12
#: A value is shown up to here.
_LONG: Final = 160


def drawn(rows: Sequence[Row], whole: bool) -> History:
    """The rows of a history, those of a change together; `whole`: however many they are."""
    changes = (list(group) for _, group in groupby(rows, key=lambda row: row["change"]))
    return History(tuple(_change(group, whole) for group in changes))


def _change(rows: Sequence[Row], whole: bool) -> Change:
    head = rows[0]
    undone = f"taken back by change {head['undone_by']}" if head["undone_by"] else ""
    command = str(head["command"])
    if head["undoes"]:
        command += f" (takes back change {head['undoes']})"
    at = f"{str(head['at'])[:16].replace('T', ' ')} UTC" if head["at"] else "not made"
    things = [(key, list(group)) for key, group in groupby(rows, key=_thing)]
    if len(things) > _MOST and not whole:
        deeds = tuple(_counted([key for key, _ in things]))
    else:
        deeds = tuple(_deed(*key, group) for key, group in things)
    return Change(str(head["change"] or "–"), at, str(head["who"]), command, undone, deeds)


def _thing(row: Row) -> tuple[str, str]:
    return str(row["did"]), str(row["ref"])


def _counted(things: Sequence[tuple[str, str]]) -> Iterator[Deed]:
    """How many were added, changed, removed and moved, by agreement."""
    count = Counter((ref.partition("/")[0], did) for did, ref in things)
    for slug in dict.fromkeys(slug for slug, _ in count):
        numbers = [f"{did.sign}{n}" for word, did in _DID.items() if (n := count[slug, word])]
        yield Deed("·", slug, " ".join(numbers))


def _deed(did: str, ref: str, rows: Sequence[Row]) -> Deed:
    sign, sense = _DID[did]
    return Deed(sign, ref, " · ".join(map(_told, rows)), sense)


def _told(row: Row) -> str:
    """A field: `number 5` where it is new, `status announced → held` where it was changed."""
    name = str(row["field"]).replace("_", " ")
    if row["did"] == "moved":
        return f"now below {row['after']}" if row["after"] else "now above all others"
    before, after = _value(row["before"]), _value(row["after"])
    if row["did"] in ("added", "removed"):
        return f"{name} {after or before}"
    return f"{name} {before or '–'} → {after or '–'}"


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, Mapping):
        return " ".join(map(_value, value.values()))
    text = "" if value is None else str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()}…"
