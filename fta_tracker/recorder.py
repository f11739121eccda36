"""Carrying a write out: one transaction, then the answer to a script, then what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from fta_tracker.context import Context
from fta_tracker.dates import Moment
from fta_tracker.errors import FileTrouble
from fta_tracker.report import Report

if TYPE_CHECKING:
    from fta_tracker.recording.changes import Change, Written
    from fta_tracker.store.writer import Edit

#: Words what a write did, a sentence a line: of what was written, on which day, whether only tried.
Telling: TypeAlias = "Callable[[Written, Moment, bool], tuple[str, ...]]"


def carry_out(
    context: Context,
    edit: Edit,
    tell: Telling | None = None,
    *,
    dry_run: bool = False,
    as_json: bool = False,
    large: bool = False,
) -> None:
    """Save what a pure edit makes of the record, and say what that did; `tell` words it.

    Stdout gets the refs of what was recorded where it is a pipe, or `as_json` what is stored, or of
    a dry run what `history` would tell. All of it comes after the commit: what is saved stays so.
    """
    with context.waiting(large) as told:
        if told:
            told("Saving", None)
        written = context.record(edit, dry_run=dry_run)
    when = Moment(context.today, context.today)
    if dry_run and (as_json or written.difference):
        context.show(_would_be(context, written), "json" if as_json else None)
    for line in _said(context, written, tell, when, dry_run):
        context.say(line)
    if dry_run:
        return
    if as_json or not context.on_terminal:
        _hand_over(context, written, when, as_json)


def _said(
    context: Context, written: Written, tell: Telling | None, when: Moment, dry_run: bool
) -> Iterator[str]:
    """What was done and how to undo it, and what is odd of it."""
    from fta_tracker.views.oddities import notes
    from fta_tracker.views.recorded import told

    first, *rest = (tell or told)(written, when, dry_run)
    if written.change:
        again = context.location.command(f"undo {written.change}")
        first = f"{first} {'Redo' if written.undoes else 'Undo'}: {again}"
    yield from (first, *rest)
    yield from (f"Note: {odd}." for odd in notes(written, when))


def _would_be(context: Context, written: Written) -> Report:
    from fta_tracker.views.history import would_be

    return would_be("What would change", written.difference, context.who, context.command)


def _hand_over(context: Context, written: Written, when: Moment, as_json: bool) -> None:
    """Answer a script. What is recorded is so, whether or not anyone reads this."""
    try:
        if as_json:
            context.show(_stored(context, written, when), "json")
        elif written.refs:
            context.answer("".join(f"{ref}\n" for ref in written.refs))
    except BrokenPipeError:
        return
    except FileTrouble as error:
        what = " ".join(written.refs) or "The change"
        raise FileTrouble(
            f"{what} is recorded. {error.sentence}", "Do not record it again."
        ) from None


def _stored(context: Context, written: Written, when: Moment) -> Report:
    """The one thing recorded; of more, or of what is gone, the change as `history` has it."""
    from fta_tracker.recording.changes import slug_of
    from fta_tracker.views.history import history
    from fta_tracker.views.stored import stored

    if len(written.refs) == 1:
        (ref,) = written.refs
        agreement = written.after.get(slug_of(ref))
        if agreement and ref not in written.difference.removed:
            return stored(agreement, ref, when)
    changes: Sequence[Change] = ()
    if written.change:
        with context.reader() as reader:
            changes = reader.changes(written.change)[-1:]
    return history("", changes, {})
