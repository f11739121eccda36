"""What the record that ships with the program says, and this one has never said."""

from collections.abc import Iterable, Mapping

from fta_tracker.model import Agreement
from fta_tracker.recording.changes import Change, Sparse, differences, things
from fta_tracker.recording.merging import merge
from fta_tracker.sparse import sparse


def merged(taken: Iterable[Agreement], record: Mapping[str, Agreement]) -> dict[str, Agreement]:
    """These agreements, each merged into the one of the record where there is one."""
    return {
        theirs.slug: merge(record[theirs.slug], theirs) if theirs.slug in record else theirs
        for theirs in taken
    }


def news(
    shipped: Iterable[Agreement], record: Mapping[str, Agreement], changes: Iterable[Change]
) -> tuple[str, ...]:
    """The refs of what merging the shipped record would bring that this one has never said.

    What was edited or removed here after it was taken in is no news. There is none where nothing
    of the shipped record was ever taken in.
    """
    theirs = {agreement.slug: agreement for agreement in shipped}
    ever: dict[str, list[Sparse | None]] = {}
    for change in changes:
        for ref, states in change.difference.entries.items():
            ever.setdefault(ref, []).extend(states)
    unsaid = {
        ref
        for agreement in theirs.values()
        for ref, thing in things(agreement).items()
        if sparse(thing) not in ever.get(ref, ())
    }
    if len(unsaid) == sum(len(things(agreement)) for agreement in theirs.values()):
        return ()
    ours = {slug: record[slug] for slug in theirs if slug in record}
    difference = differences(ours, merged(theirs.values(), record))
    return tuple(ref for ref in (*difference.added, *difference.changed) if ref in unsaid)
