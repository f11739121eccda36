"""What may be typed next: words of the record and of our vocabularies, for the shells' completion.

Each function here is the `autocompletion` of a parameter. A database is looked into and never made;
where it cannot be read, nothing is offered and nothing said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from os.path import expanduser, expandvars
from typing import Any, Final, TypeAlias, TypeVar

import typer

from fta_tracker import lifecycle
from fta_tracker.context import system
from fta_tracker.countries import CODES
from fta_tracker.errors import FtaError
from fta_tracker.fields import forms
from fta_tracker.model import Agreement, Event, Figure, Target
from fta_tracker.store.database import open_reader
from fta_tracker.store.reader import Reader
from fta_tracker.store.schema import ENTRIES

#: A word, and what a shell may show beside it.
Offer: TypeAlias = tuple[str, str]
Complete: TypeAlias = Callable[[str], list[str]]
T = TypeVar("T")

#: Seconds to wait for a writer; whoever pressed the key is waiting, too.
_PATIENCE: Final = 0.2

#: Measures worth offering before the record has any of them.
_MEASURES: Final = (
    "trade exports imports balance export-rank import-rank goods-exported goods-imported "
    "world-exports"
).split()

_EVENTS: Final = ("event",)
_TABLES: Final = tuple(table for table, _, _ in ENTRIES)

#: Fields that no edit of a single thing sets.
_FIXED: Final = frozenset("slug ref log targets figures".split())
_TARGET_KINDS: Final = (*lifecycle.KINDS, lifecycle.UNMEASURED)
_VOCABULARIES: Final[Mapping[tuple[type, str], Iterable[str]]] = {
    (Agreement, "kind"): lifecycle.AGREEMENT_KINDS,
    (Event, "kind"): lifecycle.KINDS,
    (Event, "mode"): lifecycle.MODES,
    (Event, "status"): lifecycle.STATUSES,
    (Target, "kind"): _TARGET_KINDS,
    (Figure, "reporter"): sorted(CODES),
}


class _AnyCase(str):
    """A word that is offered in whatever case its beginning was typed: Typer asks `startswith`."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        return True


def one_of(words: Iterable[str]) -> Complete:
    """The completion of a closed vocabulary."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return complete


kinds: Final = one_of(lifecycle.KINDS)
target_kinds: Final = one_of(_TARGET_KINDS)


def names(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """Slugs with the agreements' names, and aliases that are one word with their slugs.

    In any case; agreements that the line names already are not offered again.
    """
    given = {word.casefold() for word in _typed(ctx)}
    offered: list[Offer] = []
    for slug, name, aliases in _read(ctx, Reader.called):
        if given.isdisjoint(map(str.casefold, (slug, *aliases))):
            offered.append((slug, name))
            offered += ((alias, slug) for alias in aliases if _needs_no_quotes(alias))
    return _any_case(offered, incomplete)


def parties(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The codes of the countries that have an agreement in the record, in any case."""
    return _any_case([(code, "") for code in sorted(_read(ctx, Reader.parties))], incomplete)


def languages(ctx: typer.Context, incomplete: str) -> list[str]:
    """The languages in which an agreement of the record has a name."""
    known = {language for agreement in _read(ctx, Reader.names) for language in agreement.names}
    return [language for language in sorted(known) if language.startswith(incomplete)]


def measures(ctx: typer.Context, incomplete: str) -> list[str]:
    """The measures of the record's figures, and those that are common."""
    known = {*_MEASURES, *_read(ctx, Reader.measures)}
    return [measure for measure in sorted(known) if measure.startswith(incomplete)]


def refs(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The refs of events, targets and figures that begin so, if not on the line already.

    Before the first slash: the names of agreements, and what their refs begin with.
    """
    return _refs(ctx, incomplete, _TABLES)


def event_refs(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The refs of events, of the agreement that the line names where it names one."""
    slug = _slug(ctx)
    if slug is None:
        return _refs(ctx, incomplete, _EVENTS)
    start = f"{slug}/"
    if incomplete.startswith(start):
        start = incomplete
    found = _refs_in(ctx, start, _EVENTS)
    return [(ref, "") for ref in found if ref.startswith(incomplete)]


def edit_fields(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """What `FIELD=VALUE` may be for the thing whose REF is the first argument on the line.

    Before the sign the fields not yet given, each with it; behind it the values of a vocabulary.
    """
    ref, *given = _arguments(ctx) or [""]
    cls = _class_of(ctx, ref)
    field, sign, begun = incomplete.partition("=")
    if sign:
        return [(f"{field}={value}", told) for value, told in _values(ctx, cls, field, begun)]
    done = {word.partition("=")[0] for word in given}
    fields = [name for name in forms(cls) if name not in _FIXED]
    if cls is Event:
        fields.append("after")
    return [(f"{name}=", "") for name in fields if name not in done and name.startswith(field)]


def _values(ctx: typer.Context, cls: Any, field: str, begun: str) -> list[Offer]:
    if (cls, field) == (Event, "after"):
        return event_refs(ctx, begun)
    if (cls, field) == (Figure, "measure"):
        words: Iterable[str] = measures(ctx, begun)
    elif (cls, field) == (Agreement, "upgrades"):
        return [(slug, name) for slug, name, *_ in _read(ctx, Reader.called)]
    else:
        words = _VOCABULARIES.get((cls, field), ())
    return [(word, "") for word in words]


def _class_of(ctx: typer.Context, ref: str) -> Any:
    """What a ref names: as the record has it, else as its form tells."""
    _, slash, rest = ref.partition("/")
    if not slash:
        return Agreement
    known = _read(ctx, lambda reader: (c for t, _, c in ENTRIES if ref in reader.refs(ref, (t,))))
    if known:
        return known[0]
    return {"target": Target, "figure": Figure}.get(rest.partition("/")[0], Event)


def _refs(ctx: typer.Context, incomplete: str, tables: tuple[str, ...]) -> list[Offer]:
    if "/" in incomplete:
        given = frozenset(_typed(ctx))
        return [(ref, "") for ref in _refs_in(ctx, incomplete, tables) if ref not in given]
    within = [(f"{slug}/", "what it holds") for slug, *_ in _read(ctx, Reader.called)]
    named = names(ctx, incomplete) if tables == _TABLES else []
    return [*named, *_any_case(within, incomplete)]


def _refs_in(ctx: typer.Context, start: str, tables: tuple[str, ...]) -> list[str]:
    return _read(ctx, lambda reader: reader.refs(start, tables))


def _slug(ctx: typer.Context) -> str | None:
    """The slug of the agreement that the first argument names, or that its ref belongs to."""
    arguments = _arguments(ctx)
    if not arguments:
        return None
    said, slash, _ = arguments[0].partition("/")
    if slash:
        return said
    meant = said.casefold()
    return next(
        (
            slug
            for slug, name, aliases in _read(ctx, Reader.called)
            if meant in map(str.casefold, (slug, name, *aliases))
        ),
        None,
    )


def _read(ctx: typer.Context, ask: Callable[[Reader], Iterable[T]]) -> list[T]:
    """What the database answers that the command would use; nothing where it cannot be read."""
    db = ctx.params.get("db")
    # As typed: the shell has not put a home or a variable in its place yet.
    written = expandvars(expanduser(db)) if db else None
    try:
        with open_reader(system(written).location, _PATIENCE) as reader:
            return list(ask(reader))
    except FtaError:
        return []


def _arguments(ctx: typer.Context) -> list[str]:
    """The arguments on the line so far, without its options."""
    names = [p.name for p in ctx.command.params if p.param_type_name == "argument"]
    # Behind an option that still lacks its value, Typer has not told the arguments apart.
    return _words(ctx.params.get(name or "") for name in names) or list(ctx.args)


def _typed(ctx: typer.Context) -> list[str]:
    return [*_words(ctx.params.values()), *ctx.args]


def _words(values: Iterable[object]) -> list[str]:
    words: list[str] = []
    for value in values:
        several = value if isinstance(value, (list, tuple)) else (value,)
        words += (word for word in several if isinstance(word, str))
    return words


def _any_case(offers: Iterable[Offer], incomplete: str) -> list[Offer]:
    start = incomplete.casefold()
    return [(_AnyCase(w), told) for w, told in offers if w.casefold().startswith(start)]


def _needs_no_quotes(alias: str) -> bool:
    """Whether every shell takes it as it stands, wherever it came from."""
    return alias.translate({45: None, 46: None, 95: None}).isalnum() and alias[0] != "-"
