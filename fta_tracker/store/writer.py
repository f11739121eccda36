"""Writing the record: one transaction loads, edits, saves and notes the change, or does nothing.

It brings SQLModel and SQLAlchemy, as do `rows`, `connection`, `migrating` and the migrations; a
read does without them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeAlias

import sqlalchemy as sa

from fta_tracker.model import Agreement
from fta_tracker.names import called, require_own
from fta_tracker.recording.changes import Edited, Written, differences
from fta_tracker.recording.guards import require_upgraded
from fta_tracker.store import schema
from fta_tracker.store.connection import runs, settled, transaction
from fta_tracker.store.database import (
    PATIENCE,
    Location,
    Missing,
    require_schema,
    schema_of,
    unknown_schema,
)
from fta_tracker.store.reader import Reader
from fta_tracker.store.saving import Note, save
from fta_tracker.store.troubles import unmade

#: From a reader of the record, as it is under the lock, to what shall be otherwise.
Edit: TypeAlias = Callable[[Reader], Edited]


def write(
    location: Location,
    command: str,
    edit: Edit,
    *,
    now: datetime,
    who: str,
    dry_run: bool = False,
    patience: float = PATIENCE,
) -> Written:
    """Save what a pure edit makes of what it reads, with a note of the change; or do nothing.

    No other process can write between the read and the save; where another program does so on a
    server, the edit is asked again of what is there by then. A dry run does all of it and takes it
    back. What the edit raises is raised, and nothing is written; so too Refused (an agreement that
    upgrades nothing), Missing, DatabaseUnavailable, OtherSchema, FileTrouble and Busy.
    """
    return settled(lambda: _write(location, edit, Note(command, now, who), dry_run, patience))


def _write(location: Location, edit: Edit, note: Note, dry_run: bool, patience: float) -> Written:
    with transaction(location, patience) as connection:
        execute = runs(connection)
        require_schema(execute, location)
        reader = Reader(execute, str(location))
        before, edited, refs, undoes, places = edit(reader)
        after = _after(before, edited)
        difference = differences(before, after, places)
        change = None
        if difference:
            require_sound(before, edited, reader.names())
            change = save(connection, before, after, difference, note._replace(undoes=undoes))
        if dry_run:
            connection.rollback()
            change = None
    return Written(change, difference, before, after, refs, undoes)


def require_sound(
    before: Mapping[str, Agreement],
    edited: Mapping[str, Agreement | None],
    known: Sequence[Agreement],
) -> None:
    """Refuse what cannot hold between agreements: upgrades of nothing, names of two."""
    require_upgraded(edited, known)
    others = {**{agreement.slug: agreement for agreement in known}, **edited}
    named = [
        agreement
        for slug, agreement in edited.items()
        if agreement and (slug not in before or called(before[slug]) != called(agreement))
    ]
    if named:
        require_own(named, [agreement for agreement in others.values() if agreement])


def _after(
    before: Mapping[str, Agreement], edited: Mapping[str, Agreement | None]
) -> dict[str, Agreement]:
    for slug, agreement in edited.items():
        assert agreement is None or agreement.slug == slug, f"{slug} never changes its slug"
    whole = {**before, **edited}
    return {slug: agreement for slug, agreement in whole.items() if agreement is not None}


def create(
    location: Location,
    agreements: Iterable[Agreement] = (),
    *,
    command: str,
    now: datetime,
    who: str,
    patience: float = PATIENCE,
) -> bool:
    """Make the database with these agreements in it; a file is readable by its owner alone.

    Of a server, the database is there already, and its tables are made in it.
    Whether it was made: where one of ours is there already (another process may have been first),
    it stays as it is. It is there whole or not at all: until the commit, readers find an empty
    file, which is Missing to them. Raises FileTrouble, DatabaseUnavailable and Busy.
    """
    from fta_tracker.store.migrating import migrate

    after = {agreement.slug: agreement for agreement in agreements}
    if not location.on_server:
        _touch(location)
    with transaction(location, patience, tables=True) as connection:
        if not _is_empty(connection, location):
            return False
        migrate(connection, location)
        if after:
            save(connection, {}, after, differences({}, after), Note(command, now, who))
    return True


class Upgraded(NamedTuple):
    """An upgrade that was done; of a file, also the backup that was made beside it first."""

    backup: Path | None


def upgrade(location: Location, patience: float = PATIENCE) -> Upgraded | None:
    """Bring an older database to the schema of this program, whole or not at all.

    None where the schema is the right one already.
    """
    from fta_tracker.store.copies import set_aside
    from fta_tracker.store.migrating import migrate

    backup: Path | None = None
    try:
        with transaction(location, patience, tables=True) as connection:
            found = schema_of(runs(connection), location)
            if found == schema.SCHEMA:
                return None
            if found not in schema.KNOWN:
                raise unknown_schema(location, found)
            if not location.on_server:
                backup = set_aside(location, f"schema-{found}")
            migrate(connection, location)
    except BaseException:
        if backup:  # of what is still as it was
            backup.unlink()
        raise
    return Upgraded(backup)


def _is_empty(connection: sa.Connection, location: Location) -> bool:
    """Whether nothing is there yet; DatabaseUnavailable where it is not ours."""
    try:
        schema_of(runs(connection), location)
    except Missing:
        return True
    return False


def _touch(location: Location) -> None:
    """Make an empty file, and the directories above it, unless something is there."""
    try:
        location.path.parent.mkdir(parents=True, exist_ok=True)
        location.path.touch(mode=0o600, exist_ok=False)
    except FileExistsError:
        try:
            location.path.stat()
        except NotADirectoryError:
            return  # opening it tells
        except OSError as error:  # a link that leads nowhere
            raise unmade(location, error) from error
    except OSError as error:
        raise unmade(location, error) from error
