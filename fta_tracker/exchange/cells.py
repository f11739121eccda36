"""What a person or a flat format writes in one text for a field, and back to the field's value."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from fta_tracker import fields
from fta_tracker.errors import FtaError, Malformed, quoted
from fta_tracker.exchange.building import Builder
from fta_tracker.exchange.trees import Broken, EnoughError, json_tree
from fta_tracker.fields import Form
from fta_tracker.jsontext import dumps
from fta_tracker.model import Claim, ForceRule, Source
from fta_tracker.sparse import sparse

_AS_CLAIM: Final = "Write it like `date=2020-02-04 | Yonhap <https://…>`."
_AS_RULE: Final = 'Write it in words, or like {"text": "…", "after": "notification", "days": 60}.'
_AS_NAMES: Final = "Write them like `ko=한국; en=Korea`."


def source(written: str) -> Source:
    """A source: an address, a title, or both as `Title <address>`; from `{` on, its JSON."""
    if written.startswith("{"):
        made: Source = _from_json(Form(Source, shape="object"), written)
        return made
    title, opened, url = written.removesuffix(">").rpartition(" <")
    if opened and written.endswith(">"):
        return Source(title, url)
    return Source(written, written if written.startswith(("http://", "https://")) else None)


def claim(written: str) -> Claim:
    """A claim as `FIELD=VALUE | SOURCE`, the source as `source` reads it; from `{` on, its JSON."""
    if written.startswith("{"):
        made: Claim = _from_json(Form(Claim, shape="object"), written)
        return made
    field, equals, rest = written.partition("=")
    value, bar, where = rest.partition(" | ")
    if not equals or not bar:
        raise Malformed(f"{quoted(written)} is not a claim.", _AS_CLAIM)
    return Claim(field.strip(), value.strip(), source(where.strip()))


def rule(written: str) -> ForceRule:
    """A rule of entry into force: its words alone; from `{` on, its JSON."""
    if written.startswith("{"):
        made: ForceRule = _from_json(Form(ForceRule, shape="object"), written)
        return made
    return ForceRule(written)


def shown(item: Source | Claim) -> str:
    """The one line that is read back as this source or claim: JSON where plain words would not."""
    if isinstance(item, Claim):
        line = f"{item.field}={item.value} | {_source_line(item.source)}"
    else:
        line = _source_line(item)
    return line if _reads_back(line, item) else dumps(sparse(item))


def _source_line(item: Source) -> str:
    if item.url is None or item.url == item.title:
        return item.title
    return f"{item.title} <{item.url}>"


def _reads_back(line: str, item: Source | Claim) -> bool:
    try:
        read = parsed(Form(item.__class__, shape="objects"), line)
    except FtaError:
        return False
    return bool(read == (item,))


def parsed(form: Form, written: str) -> Any:
    """The value of a field from the text of its cell, as programs and people write it.

    Lists are parts with `;` between them (words and countries also `,`), names are
    `ko=한국; en=Korea`, sources and claims stand one on a line; or any of them as JSON. FtaError
    where the text is none of these.
    """
    if form.parse is fields.text and form.shape == "one":
        return form.parse(written)
    return _READERS[form.shape](form, written.strip())


def _one(form: Form, written: str) -> Any:
    return form.parse(_coded(form, written))


def _list(form: Form, written: str) -> Any:
    if written.startswith("["):
        return _from_json(form, written)
    of_words = form.parse in (fields.word, fields.country)
    parts = (part.strip() for part in re.split("[;,]" if of_words else ";", written))
    made = tuple(form.parse(_coded(form, part)) for part in parts if part)
    form.check(made)
    return made


def _coded(form: Form, part: str) -> str:
    # Beyond ASCII, capitals can be other letters: ß would be South Sudan.
    return part.upper() if form.parse is fields.country and part.isascii() else part


def _mapping(form: Form, written: str) -> Any:
    if written.startswith("{"):
        return _from_json(form, written)
    made: dict[str, str] = {}
    for part in filter(None, map(str.strip, written.split(";"))):
        key, equals, value = map(str.strip, part.partition("="))
        if not equals:
            raise Malformed(f"{quoted(part)} has no language.", _AS_NAMES)
        if key in made:
            raise Malformed(f"{quoted(key)} stands twice.", "Leave one of them out.")
        made[fields.language(key)] = form.parse(value)
    return made


def _object(form: Form, written: str) -> Any:
    return _ITEMS[form.kind](written)


def _objects(form: Form, written: str) -> Any:
    if written.startswith("["):
        return _from_json(form, written)
    lines = [line.strip() for line in written.split("\n")]
    if lines[0].startswith("{") and not lines[0].endswith("}"):
        return (_object(form, written),)  # one object, laid out over lines
    return tuple(_object(form, line) for line in lines if line)


_ITEMS: Final[dict[Any, Callable[[str], Source | Claim | ForceRule]]] = {
    Source: source,
    Claim: claim,
    ForceRule: rule,
}
_READERS: Final[dict[str, Callable[[Form, str], Any]]] = {
    "one": _one,
    "list": _list,
    "mapping": _mapping,
    "object": _object,
    "objects": _objects,
}


def _from_json(form: Form, written: str) -> Any:
    """The value of a JSON text; of several faults the first, with its place."""
    try:
        tree = json_tree(written)
    except Broken as error:
        raise Malformed(error.sentence, _without_json(form)) from None
    builder = Builder()
    made = None
    with suppress(EnoughError):
        made = builder.field(form, tree, "")
    for path, fault in builder.problems:
        place = path.removeprefix(".")
        sentence = f"{place}: {fault.sentence}" if place else fault.sentence
        raise type(fault)(sentence, fault.hint)
    return made


def _without_json(form: Form) -> str:
    """How to write the same in plain words."""
    if form.kind is Claim:
        return _AS_CLAIM
    if form.kind is Source:
        return "Write a source like `Yonhap <https://…>`."
    if form.kind is ForceRule:
        return _AS_RULE
    return _AS_NAMES if form.shape == "mapping" else "Write the parts with `;` between them."
