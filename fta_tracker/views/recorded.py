"""What a write says: what it did, and what that means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fta_tracker.dates import Moment
from fta_tracker.drawings.figures import measured, said
from fta_tracker.drawings.words import dated, deadline, spaced
from fta_tracker.model import Agreement, Entry, Figure, Target
from fta_tracker.phrases import listed
from fta_tracker.recording.changes import Difference, Part, Written, parts, slug_of, things
from fta_tracker.views.meaning import meaning, stage_moved

#: More things than these are counted, not told one by one.
_FEW: Final = 5
#: A longer text is not repeated in a sentence.
_SHORT: Final = 48
#: No more refs than these are listed of what an import did.
_MANY: Final = 12

#: The fields of an entry that change what it means beside the others.
_TELLING: Final = frozenset("kind date status number scope by due stated_on value period".split())

_VERBS: Final = {
    "added": ("Added", "Would add"),
    "edited": ("Edited", "Would edit"),
    "removed": ("Removed", "Would remove"),
}


def told(written: Written, when: Moment, dry_run: bool) -> tuple[str, ...]:
    """What a write did: a sentence for each thing, or where there are many, for the whole."""
    if not written.difference:
        return (f"Nothing to change: {listed(written.refs)} is so already.",)
    refs = [ref for ref in _touched(written.difference) if _speaks(written, ref)]
    if len(refs) > _FEW:
        return (_counted(written, when, dry_run),)
    return tuple(_thing(written, ref, when, dry_run) for ref in refs)


def _touched(difference: Difference) -> tuple[str, ...]:
    """The refs and slugs of what differs, each once, in order."""
    return tuple(dict.fromkeys((*difference.entries, *difference.moved)))


def _speaks(written: Written, ref: str) -> bool:
    """Whether a thing has a sentence of its own: not where it comes or goes with its agreement."""
    slug = slug_of(ref)
    return ref == slug or (slug in written.before and slug in written.after)


def _thing(written: Written, ref: str, when: Moment, dry_run: bool) -> str:
    """What was done with one thing, and what that means."""
    was, now = written.difference.entries.get(ref, ({}, {}))
    before, after = written.before.get(slug_of(ref)), written.after.get(slug_of(ref))
    changed: list[Part] = []
    words = ""
    if was is None:
        how, words = "added", _described(after, ref)
    elif now is None:
        how, words = "removed", _described(before, ref)
    else:
        how, changed = "edited", [part for part in parts(written.difference) if part.ref == ref]
    means = ", ".join(_means(before, after, ref, changed, when))
    told = f": {means}" if means else ""
    return f"{_VERBS[how][dry_run]} {ref}{words}{told}".removesuffix(".") + "."


def _means(
    before: Agreement | None,
    after: Agreement | None,
    ref: str,
    changed: list[Part],
    when: Moment,
) -> Iterator[str]:
    """What was `changed` of it, and what it means; of an edit only if it touched the log."""
    yield from map(_changed, changed)
    entry = after.entries.get(ref) if after else None
    if not after or not entry:
        yield from stage_moved(before, after, when) if "/" in ref else ()
    elif not changed or {part.field for part in changed} & _TELLING:
        yield from meaning(before, after, entry, when)


def _described(agreement: Agreement | None, ref: str) -> str:
    assert agreement, "what is described is there, or was"
    entry = agreement.entries.get(ref)
    if entry:
        return f" ({', '.join(_details(entry))})"
    below = [
        f"{len(entries)} {thing if len(entries) == 1 else f'{thing}s'}"
        for entries, thing in (
            (agreement.log, "event"),
            (agreement.targets, "promise"),
            (agreement.figures, "figure"),
        )
        if entries
    ]
    whose = f"{agreement.name}, {listed(agreement.parties)}"
    return f" ({whose}, with {listed(below)})" if below else f" ({whose})"


def _details(entry: Entry) -> Iterator[str]:
    """What stands in brackets behind the ref of an entry."""
    if isinstance(entry, Target):
        yield deadline(entry)
        if entry.stated_by:
            yield entry.stated_by
    elif isinstance(entry, Figure):
        yield f"{measured(entry)} {entry.period or entry.stated_on}"
        yield said(entry)
    else:
        yield dated(entry)
        if entry.by:
            yield f"by {listed(entry.by) if len(entry.by) <= _FEW else f'{len(entry.by)} parties'}"
        yield from filter(None, (entry.place, entry.mode and spaced(entry.mode)))
        if entry.status != "held":
            yield entry.status


def _changed(part: Part) -> str:
    """A field that was changed: `status announced → held`; of a long text only that it was."""
    if part.field == "after":
        return f"now below {part.after}" if part.after else "now above all others"
    if part.field == "claims" and (more := _more(part)):
        return ", ".join(f"claim added: {claim['field']} {claim['value']}" for claim in more)
    name = part.field.replace("_", " ")
    texts = [_short(value) for value in (part.before, part.after)]
    if None in texts:
        how = "added" if part.before is None else "removed" if part.after is None else "changed"
        return f"{name} {how}"
    return f"{name} {texts[0]} → {texts[1]}"


def _more(part: Part) -> list[dict[str, str]]:
    """The items of a list that were not in it before."""
    return [item for item in part.after or () if item not in (part.before or ())]


def _short(value: object) -> str | None:
    """A value that a sentence can hold; None for a long text, or one of objects."""
    if value is None:
        return "–"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, (list, dict)):
        return None
    text = str(value)
    return text if len(text) <= _SHORT and "\n" not in text else None


def _counted(written: Written, when: Moment, dry_run: bool) -> str:
    """The whole in numbers: `Removed 12, added 1: cambodia in-force → signed.`"""
    difference = written.difference
    counts = {
        "added": difference.added,
        "edited": difference.changed,
        "removed": difference.removed,
    }
    did = [
        f"{_VERBS[how][dry_run].lower()} {_number_of(refs)}" for how, refs in counts.items() if refs
    ]
    if not did:
        did = [f"{'would move' if dry_run else 'moved'} {len(difference.moved)}"]
    moves = _moves(written, when)
    told = f": {', '.join(moves)}" if 0 < len(moves) <= _FEW else ""
    return f"{listed(did).capitalize()}{told}."


def _number_of(refs: Sequence[str]) -> str:
    """How many things: `2 agreements with 12 entries`, or of entries alone their number."""
    heads = sum("/" not in ref for ref in refs)
    if not heads:
        return str(len(refs))
    below = f" with {len(refs) - heads} entries" if len(refs) > heads else ""
    return f"{heads} agreement{'' if heads == 1 else 's'}{below}"


# -------------------------------------------------------------------------- what an import says


def taken_in(
    written: Written, file: str, same: int, own: Sequence[str], when: Moment, dry_run: bool
) -> tuple[str, ...]:
    """What an import did: how many were added, changed, removed and the same, and the refs.

    `own`: the refs of what is otherwise here than in the file, and stays so.
    """
    difference = written.difference
    named = "standard input" if file == "-" else file
    there = {ref for agreement in written.after.values() for ref in things(agreement)}
    stays = _few(
        [f"· {ref} stays {'as it was edited' if ref in there else 'removed'} here" for ref in own]
    )
    if not difference:
        if own:
            return (f"Nothing new in {named}.", *stays)
        return (f"Nothing to take in: the record says the same as {named}.",)
    counts = f"+{len(difference.added)} ~{len(difference.changed)}"
    if difference.removed:
        counts += f" -{len(difference.removed)}"
    moved = [slug for slug, order in difference.orders.items() if order.moved]
    order = f", the order changed in {', '.join(moved)}" if moved else ""
    took = "Would take in" if dry_run else "Took in"
    signs = {"+": difference.added, "~": difference.changed, "-": difference.removed}
    did = _few([f"{sign} {ref}" for sign, refs in signs.items() for ref in refs])
    moves = _moves(written, when)
    moved_on = f"; {', '.join(moves)}" if 0 < len(moves) <= _FEW else ""
    return (f"{took} {named}: {counts} ={same}{order}{moved_on}.", *did, *stays)


def _moves(written: Written, when: Moment) -> list[str]:
    """How the stages of agreements changed that were there before."""
    return [
        f"{slug} {move}"
        for slug in written.difference.slugs
        if slug in written.before
        for move in stage_moved(written.before[slug], written.after.get(slug), when)
    ]


def _few(lines: list[str]) -> list[str]:
    """The lines, where there are many only the first."""
    more = [f"… and {len(lines) - _MANY} more"] if len(lines) > _MANY else []
    return [*lines[:_MANY], *more]


# ---------------------------------------------------------------------------- what an undo says


def taken_back(written: Written, command: str, when: Moment, dry_run: bool) -> tuple[str, ...]:
    """That a change was taken back, with the command that made it, and what that did."""
    verb = "Would take back" if dry_run else "Took back"
    return (f"{verb} change {written.undoes} ({command}).", *told(written, when, dry_run))
