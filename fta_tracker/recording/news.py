"""What the record that ships with the program says, and this one has never said."""

from collections.abc import Iterable, Mapping

from fta_tracker.model import Agreement
from fta_tracker.recording.changes import Change, differences, things
from fta_tracker.recording.merging import Ever, ever_said, merge
from fta_tracker.sparse import sparse


def merged(
    taken: Iterable[Agreement], record: Mapping[str, Agreement], ever: Ever
) -> dict[str, Agreement]:
    """These agreements, each merged into the one of the record; what was removed stays so."""
    both = {theirs.slug: merge(record.get(theirs.slug), theirs, ever) for theirs in taken}
    return {slug: agreement for slug, agreement in both.items() if agreement}


def news(
    shipped: Iterable[Agreement], record: Mapping[str, Agreement], changes: Iterable[Change]
) -> tuple[str, ...]:
    """The refs of what merging the shipped record would bring.

    There is none where nothing of the shipped record was ever taken in.
    """
    theirs = {agreement.slug: agreement for agreement in shipped}
    ever = ever_said(changes)
    if not any(
        sparse(thing) in ever.get(ref, ())
        for agreement in theirs.values()
        for ref, thing in things(agreement).items()
    ):
        return ()
    ours = {slug: record[slug] for slug in theirs if slug in record}
    difference = differences(ours, {**ours, **merged(theirs.values(), record, ever)})
    return (*difference.added, *difference.changed)
