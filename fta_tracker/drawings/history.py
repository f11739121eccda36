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


DID: Final = {
    "added": _Did("+", "good"),
    "changed": _Did("~", "changed"),
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
        numbers = [f"{did.sign}{n}" for word, did in DID.items() if (n := count[slug, word])]
        yield Deed("·", slug, (" ".join(numbers),))


def _deed(did: str, ref: str, rows: Sequence[Row]) -> Deed:
    sign, sense = DID[did]
    return Deed(sign, ref, tuple(line for row in rows for line in told(row)), sense)


def told(row: Row) -> Iterator[str]:
    """A field: `number 5` where it is new, `status announced → held` where it was changed.

    Of a list, what came and what went.
    """
    name = str(row["field"]).replace("_", " ")
    before, after = row["before"], row["after"]
    if row["did"] == "moved":
        yield f"now below {after}" if after else "now above all others"
    elif row["did"] in ("added", "removed"):
        yield f"{name} {_value(after or before)}"
    elif isinstance(before or after, list):
        came, went = _items(after, before), _items(before, after)
        yield from (f"{name} + {_value(item)}" for item in came)
        yield from (f"{name} - {_value(item)}" for item in went)
        if not came and not went:
            yield f"{name} in another order"
    else:
        yield f"{name} {_value(before)} → {_value(after)}"


def _items(these: object, those: object) -> list[object]:
    """The items of one list that are not in another."""
    known = those if isinstance(those, list) else []
    return [item for item in these if item not in known] if isinstance(these, list) else []


def _value(value: object) -> str:
    """A value in words: of a source its title, of a claim what it says and who."""
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, Mapping) and "field" in value:
        return f"{value['field']} {value['value']} ({_value(value['source'])})"
    if isinstance(value, Mapping):
        return str(value["title"]) if "title" in value else ", ".join(map(_value, value.values()))
    text = "–" if value is None else str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()}…"
