"""What a reading command sees: the record as of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from fta_tracker.context import Context
from fta_tracker.dates import Moment, PartialDate
from fta_tracker.log import as_of
from fta_tracker.model import Agreement
from fta_tracker.phrases import folded

if TYPE_CHECKING:
    from fta_tracker.recording.changes import Change
    from fta_tracker.recording.revisions import Revision
    from fta_tracker.store.reader import Reader


class View(NamedTuple):
    """What a reading command sees: the agreements as of a day."""

    context: Context
    when: Moment

    def title(self, words: str) -> str:
        """The words, and the day of the view where that is not today."""
        day, today = self.when
        if day == today:
            return words
        return f"{words} as of {day}" if words else f"As of {day}"

    def agreements(
        self,
        names: Sequence[str] | None = None,
        *,
        log: bool = True,
        targets: bool = True,
        figures: bool = True,
        details: Collection[str] = ("log", "targets", "figures"),
    ) -> list[Agreement]:
        """The agreements named, in that order; all of them by slug where none is named.

        Parts that are not asked for are not read, and are empty; so too the places, modes, notes,
        topics, sources and claims of parts that are not among `details`.
        """
        with self.context.reader() as reader:
            return self._agreements(
                reader, names, log=log, targets=targets, figures=figures, details=details
            )

    def with_changes(
        self, names: Sequence[str] | None, first: date, last: date
    ) -> tuple[list[Agreement], Sequence[Change]]:
        """The agreements named, without figures, and every change of these days, oldest first.

        Both of one state of the database.
        """
        with self.context.reader() as reader:
            return self._agreements(reader, names, figures=False), reader.changes_of(first, last)

    def revisions(self) -> Mapping[str, Revision]:
        """How often each thing of the record was changed, and when last; by ref, as of now."""
        from fta_tracker.recording.revisions import revisions

        with self.context.reader() as reader:
            return revisions(reader.changes())

    def _agreements(
        self, reader: Reader, names: Sequence[str] | None, **parts: Any
    ) -> list[Agreement]:
        slugs = list(dict.fromkeys(_meant(reader, names))) if names else []
        found = {a.slug: a for a in reader.agreements(slugs or None, **parts)}
        return [as_of(found[slug], *self.when) for slug in slugs or found]


def view_of(context: Context, as_of: PartialDate | None = None) -> View:
    """The record as of the last day of a date, else of today."""
    today = context.today
    return View(context, Moment(as_of.latest if as_of else today, today))


def _meant(reader: Reader, names: Sequence[str]) -> Iterable[str]:
    """The slugs that these names mean; who gives slugs does not wait for all names to be read."""
    slugs = [folded(name) for name in names]
    if set(slugs) <= set(reader.slugs()):
        return slugs
    from fta_tracker.names import resolve

    known = reader.names()
    return [resolve(name, known) for name in names]
