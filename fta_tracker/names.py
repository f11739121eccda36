"""What a reader calls an agreement → the agreement's slug."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from fta_tracker.errors import NotFound, Refused, quoted
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
        f"{quoted(name)} is short for {meant}, "
        "and what is recorded needs a slug or an alias in full.",
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
    raise NotFound(f"Refs begin with a slug, and {quoted(start)} is none.", f"Write {slug}/{rest}.")


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
            f"{quoted(written)} may mean {len(found)} things in the record of {agreement.slug}.",
            f"Write one in full, such as {listed(some, 'or')}.",
        )
    from difflib import get_close_matches

    starts = ["/".join(ref.split("/")[:2]) for ref in refs]
    near = get_close_matches(written, dict.fromkeys((*starts, *refs)), n=_SOME)
    raise NotFound(
        f"There is no {quoted(written)} in the record of {agreement.slug}.",
        f"Did you mean {listed(near, 'or')}?" if near else f"See `fta events {agreement.slug}`.",
    )


def require_own(agreements: Iterable[Agreement], known: Iterable[Agreement]) -> None:
    """Refuse agreements of which a slug or an alias is a name of another, of those known.

    Commands that write take either: it would be of use to nobody. Two may have one name in full,
    as new talks after old ones have, and are then told apart by their slugs.
    """
    slugs_of, short_of = dict[str, list[str]](), dict[str, list[str]]()
    for other in known:
        for texts, owners in ((called(other), slugs_of), (_short(other), short_of)):
            for text in dict.fromkeys(map(folded, texts)):
                slugs = owners.setdefault(text, [])
                if len(slugs) < 2:  # of two, one is another's
                    slugs.append(other.slug)
    for agreement in agreements:
        short = _short(agreement)
        for text in called(agreement):
            owners = slugs_of if text in short else short_of
            for slug in owners.get(folded(text), ()):
                if slug != agreement.slug:
                    raise Refused(
                        f"{slug} goes by the name {quoted(text)} already.",
                        "Choose another one.",
                        field="aliases" if text in short else "name",
                    )


#: How many candidates a hint names, and how many where there is nothing to choose them by.
_SOME = 3
_MANY = 20


def _with(known: Sequence[Agreement], matches: Callable[[str], bool]) -> list[str]:
    return [a.slug for a in known if any(matches(folded(text)) for text in called(a))]


def _short(agreement: Agreement) -> tuple[str, ...]:
    """What an agreement is called in commands."""
    return (agreement.slug, *agreement.aliases)


def called(agreement: Agreement) -> tuple[str, ...]:
    """Every name an agreement goes by, its slug first."""
    return (*_short(agreement), agreement.name, *agreement.names.values())


def _words(text: str) -> list[str]:
    return text.replace("-", " ").split()


def _the_one(name: str, found: list[str]) -> str:
    if len(found) > 1:
        raise NotFound(
            f"{quoted(name)} may mean {listed(found, most=_MANY)}.", "Write one of these."
        )
    return found[0]


def _unknown(name: str, wanted: str, known: Sequence[Agreement]) -> NotFound:
    from difflib import get_close_matches

    slug_of = {folded(text): a.slug for a in known for text in called(a)}
    near = dict.fromkeys(slug_of[text] for text in get_close_matches(wanted, slug_of, n=3))
    if near:
        hint = f"Did you mean {listed(near, 'or')}?"
    elif known:
        hint = f"Known are {listed(sorted(a.slug for a in known), most=_MANY)}."
    else:
        hint = "The record is empty: `fta import FILE` fills it."
    return NotFound(f"There is no agreement {quoted(name)}.", hint)
