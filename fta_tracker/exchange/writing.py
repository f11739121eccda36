"""From agreements to text: the canonical form, whose bytes depend on the record alone.

The YAML is made here by hand: its form is fixed, and PyYAML's own dumpers leave `0901` unquoted,
escape Korean, and differ from one another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from fta_tracker.dates import PartialDate
from fta_tracker.errors import Malformed
from fta_tracker.fields import Number
from fta_tracker.jsontext import dumps
from fta_tracker.model import Agreement, default_refs
from fta_tracker.sparse import sparse

_WIDTH = 120

#: What an entry is comes first; the other fields follow in the order of their class.
_LEADING = ("slug", "name", "names", "aliases", "ref", "kind", "number", "by", "scope")

# A plain scalar begins with a letter, so that it is no number, date, mark or indicator in YAML 1.1
# or 1.2, and holds nothing that could end it; within brackets less is allowed than outside.
_PLAIN_INSIDE = re.compile(r"[^\W\d_]([\w .'\"()/–—‘’“”&%+;!·-]*[\w.'\"()/’”%!·])?")
_PLAIN = re.compile(r"[^\W\d_]([\w .,'\"()\[\]/–—‘’“”&%+;!?·-]*[\w.,'\"()\[\]/’”%!?·])?")
_DATE = re.compile("[1-9][0-9]{3}(-([0-9]{2}(-[0-9]{2})?|H[12]|Q[1-4]))?")
_NOT_TEXT = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n"))
# YAML does not allow these raw, or breaks lines at them; the last ones turn text around on screen.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def write(agreements: Iterable[Agreement], format: Literal["yaml", "json"]) -> str:
    """The agreements as a file: by slug, their entries in order, without what goes without saying.

    `read` gives the same agreements back, and equal records give equal bytes.
    """
    return "".join(pieces(agreements, format))


def pieces(agreements: Iterable[Agreement], format: Literal["yaml", "json"]) -> Iterator[str]:
    """The same in pieces, an agreement each: a whole record as one text takes as much again."""
    listed = sorted(agreements, key=lambda a: a.slug)
    if format == "json":
        yield dumps({"format": 1, "agreements": [_tree(a) for a in listed]}, indent=2) + "\n"
        return
    yield "format: 1\n" + ("agreements:\n" if listed else "agreements: []\n")
    for agreement in listed:
        yield "\n".join(_item(_tree(agreement), "  ", tall=True)) + "\n"


def _tree(agreement: Agreement) -> dict[str, Any]:
    tree = sparse(agreement)
    if "names" in tree:
        tree["names"] = dict(sorted(tree["names"].items()))
    for key in ("log", "targets", "figures"):
        entries = tree.get(key, [])
        given = default_refs(agreement.slug, getattr(agreement, key))
        for i, (entry, ref) in enumerate(zip(entries, given, strict=True)):
            if entry["ref"] == ref:
                del entry["ref"]
            entries[i] = _ordered(entry)
    return _ordered(tree)


def _ordered(tree: dict[str, Any]) -> dict[str, Any]:
    leading = {key: tree[key] for key in _LEADING if key in tree}
    return leading | tree


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:
    """The lines of a field: one where it fits, but objects always stand below one another."""
    start = f"{indent}{_scalar(key, _PLAIN)}:"
    if not isinstance(value, dict | list):
        yield f"{start} {_scalar(value, _PLAIN)}"
        return
    if not value or not _has_objects(value):
        line = f"{start} {_flow(value)}"
        if len(line) <= _WIDTH:
            yield line
            return
    yield start
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _entry(name, part, f"{indent}  ")
    else:
        for item in value:
            yield from _item(item, f"{indent}  ", tall=key == "log")


def _item(item: Any, indent: str, *, tall: bool) -> Iterator[str]:
    """The lines of an item of a list; `tall` gives each of its fields a line in any case."""
    if not isinstance(item, dict):
        yield f"{indent}- {_scalar(item, _PLAIN)}"
        return
    if not tall and not any(map(_has_objects, item.values())):
        line = f"{indent}- {_flow(item)}"
        if len(line) <= _WIDTH:
            yield line
            return
    lines = (line for key, part in item.items() for line in _entry(key, part, f"{indent}  "))
    yield f"{indent}- {next(lines).lstrip()}"
    yield from lines


def _has_objects(value: Any) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        parts = (f"{_scalar(key, _PLAIN_INSIDE)}: {_flow(part)}" for key, part in value.items())
        return f"{{{', '.join(parts)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(value, _PLAIN_INSIDE)


def _scalar(value: str | int | Number, plain: re.Pattern[str]) -> str:
    """A scalar as it stands in YAML 1.1 and 1.2 alike: plain where that is safe, else a string."""
    if not isinstance(value, str):
        return str(value)
    if _DATE.fullmatch(value):
        return value if _is_date(value) else f'"{value}"'
    if plain.fullmatch(value) and value.lower() not in _NOT_TEXT:
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def _is_date(text: str) -> bool:
    try:
        PartialDate(text)
    except Malformed:
        return False
    return True
