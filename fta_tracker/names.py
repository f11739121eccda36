"""What a reader calls an agreement → the agreement's slug."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fta_tracker.errors import NotFound, Refused
from fta_tracker.model import Agreement
from fta_tracker.phrases import folded, listed


def resolve(name: str, known: Sequence[Agreement]) -> str:
    """The slug meant by `name`: slug, alias or name, the partner's ISO code, else a start of one.

    Case, accents and kinds of dash do not matter. The code of a partner means the bilateral
    agreement with it, not the talks that upgrade one. Where no name begins so, a word of one may
    (`캄보디아`). NotFound where nothing or more than one thing is meant, with the nearest names or
    the candidates.
    """
    wanted = folded(name)
    bilateral = (a for a in known if len(a.parties) == 2 and not a.upgrades)
    for found in (
        [a.slug for a in known if a.slug == wanted],
        _with(known, lambda text: text == wanted),
        [a.slug for a in bilateral if name.upper() in a.parties],
        _with(known, lambda text: wanted != "" and text.startswith(wanted)),
        _with(known, lambda text: wanted != "" and any(w.startswith(wanted) for w in _words(text))),
    ):
        if found:
            return _the_one(name, found)
    raise _unknown(name, wanted, known)


def resolve_exactly(name: str, known: Sequence[Agreement]) -> str:
    """The slug meant by a slug, an alias or a name in full, as a command that writes takes it.

    NotFound also for what `resolve` understands, so that no script changes its meaning when an
    agreement is added.
    """
    wanted = folded(name)
    found = [a.slug for a in known if a.slug == wanted] or _with(known, lambda t: t == wanted)
    if found:
        return _the_one(name, found)
    meant = resolve(name, known)
    raise NotFound(
        f"{name!r} is short for {meant}, and what is recorded needs a slug or an alias in full.",
        f"Write {meant}.",
    )


def owner(written: str, known: Sequence[Agreement]) -> str:
    """The slug of the agreement that a ref belongs to, or a slug or an alias means in full.

    NotFound else; a ref begins with the very slug.
    """
    start, parted, rest = written.partition("/")
    if not parted or any(start == agreement.slug for agreement in known):
        return start if parted else resolve_exactly(written, known)
    try:
        return resolve_exactly(written, known)  # a name may hold a slash
    except NotFound:
        slug = resolve_exactly(start, known)
    raise NotFound(f"Refs begin with a slug, and {start!r} is none.", f"Write {slug}/{rest}.")


def ref_in(agreement: Agreement, written: str) -> str:
    """The ref, in full, of the entry that is meant; a start of it will do where it is the only one.

    `cambodia/launch` means `cambodia/launch/2020-07-09` unless there is another launch: then, and
    where there is none, NotFound with the candidates or the nearest refs.
    """
    refs = list(agreement.entries)
    if written in refs:
        return written
    found = [ref for ref in refs if ref.startswith(f"{written}/")]
    if len(found) == 1:
        return found[0]
    if found:
        some = found[:_SOME]
        raise NotFound(
            f"{written!r} may mean {len(found)} things in the record of {agreement.slug}.",
            f"Write one in full, such as {listed(some, 'or')}.",
        )
    from difflib import get_close_matches

    starts = ["/".join(ref.split("/")[:2]) for ref in refs]
    near = get_close_matches(written, dict.fromkeys((*starts, *refs)), n=_SOME)
    raise NotFound(
        f"There is no {written!r} in the record of {agreement.slug}.",
        f"Did you mean {listed(near, 'or')}?" if near else f"See `fta events {agreement.slug}`.",
    )


def require_own(agreements: Iterable[Agreement], known: Iterable[Agreement]) -> None:
    """Refuse agreements with a slug or an alias by which another one of those known goes already.

    Commands that write take either: a name of two agreements would be of use to nobody.
    """
    own: dict[str, dict[str, str]] = {}
    for agreement in agreements:
        for text in (agreement.slug, *agreement.aliases):
            own.setdefault(folded(text), {})[agreement.slug] = text
    for other in known if own else ():
        for text in _texts(other):
            for slug, taken in own.get(folded(text), {}).items():
                if slug != other.slug:
                    raise Refused(
                        f"{other.slug} goes by the name {taken!r} already.",
                        "Choose another one.",
                        field="aliases",
                    )


#: How many candidates a hint names.
_SOME = 3


def _with(known: Sequence[Agreement], matches: Callable[[str], bool]) -> list[str]:
    return [a.slug for a in known if any(matches(folded(text)) for text in _texts(a))]


def _texts(agreement: Agreement) -> tuple[str, ...]:
    """Every name an agreement goes by, its slug first."""
    return (agreement.slug, *agreement.aliases, agreement.name, *agreement.names.values())


def _words(text: str) -> list[str]:
    return text.replace("-", " ").split()


def _the_one(name: str, found: list[str]) -> str:
    if len(found) > 1:
        raise NotFound(f"{name!r} may mean {listed(found)}.", "Write one of these.")
    return found[0]


def _unknown(name: str, wanted: str, known: Sequence[Agreement]) -> NotFound:
    from difflib import get_close_matches

    slug_of = {folded(text): a.slug for a in known for text in _texts(a)}
    near = dict.fromkeys(slug_of[text] for text in get_close_matches(wanted, slug_of, n=3))
    if near:
        hint = f"Did you mean {listed(near, 'or')}?"
    elif known:
        hint = f"Known are {listed(sorted(a.slug for a in known))}."
    else:
        hint = "The record is empty: `fta import FILE` fills it."
    return NotFound(f"There is no agreement {name!r}.", hint)
