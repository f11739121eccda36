"""Writing the record: one transaction loads, edits, saves and notes the change, or does nothing.

It brings SQLModel and SQLAlchemy, as do `rows`, `connection`, `migrating` and the migrations; a
read does without them.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import sqlalchemy as sa

from fta_tracker.model import Agreement
from fta_tracker.recording import Difference, differences
from fta_tracker.store import schema
from fta_tracker.store.connection import runs, transaction
from fta_tracker.store.database import (
    PATIENCE,
    Location,
    Missing,
    require_schema,
    schema_of,
    unknown_schema,
)
from fta_tracker.store.reader import Reader
from fta_tracker.store.saving import save
from fta_tracker.store.troubles import unmade

#: From the agreements that were loaded, by slug, to those that shall be otherwise; None removes.
Edit: TypeAlias = Callable[[Mapping[str, Agreement]], Mapping[str, Agreement | None]]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did: the id of its change (None: nothing was written), and the difference.

    `agreements`: those it loaded or made, by slug, as they are now.
    """

    change: int | None
    difference: Difference
    agreements: Mapping[str, Agreement]


def write(
    location: Location,
    command: str,
    edit: Edit,
    slugs: Collection[str] | None = None,
    *,
    now: datetime,
    who: str,
    dry_run: bool = False,
    patience: float = PATIENCE,
) -> Written:
    """Apply a pure edit to the agreements of these slugs (None: all) and save what it changed.

    No other process can write between the load and the save. A dry run does all of it and takes it
    back. What the edit raises is raised, and nothing is written; so too Missing,
    DatabaseUnavailable, OtherSchema, FileTrouble and Busy.
    """
    with transaction(location, patience) as connection:
        execute = runs(connection)
        require_schema(execute, location)
        read = Reader(execute, str(location)).agreements(slugs)
        before = {agreement.slug: agreement for agreement in read}
        after = _edited(before, edit, slugs)
        difference = differences(before, after)
        change = None
        if difference:
            change = save(connection, before, after, difference, command, now, who)
        if dry_run:
            connection.rollback()
            change = None
    return Written(change, difference, after)


def _edited(
    before: Mapping[str, Agreement], edit: Edit, slugs: Collection[str] | None
) -> dict[str, Agreement]:
    edited = edit(before)
    for slug, agreement in edited.items():
        assert slugs is None or slug in slugs, f"{slug} was not loaded"
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
    """Make the database with these agreements in it, readable by its owner alone.

    Whether it was made: where one of ours is there already (another process may have been first),
    it stays as it is. It is there whole or not at all: until the commit, readers find an empty
    file, which is Missing to them. Raises FileTrouble, DatabaseUnavailable and Busy.
    """
    from fta_tracker.store.migrating import migrate

    _touch(location)
    with transaction(location, patience, foreign_keys=False) as connection:
        if not _is_empty(connection, location):
            return False
        migrate(connection, location)
        after = {agreement.slug: agreement for agreement in agreements}
        if after:
            save(connection, {}, after, differences({}, after), command, now, who)
    return True


def upgrade(location: Location, patience: float = PATIENCE) -> Path | None:
    """Bring an older database to the schema of this program.

    Gives the backup made beside it, or None where the schema is the right one already.
    """
    from fta_tracker.store.migrating import back_up, migrate

    with transaction(location, patience, foreign_keys=False) as connection:
        found = schema_of(runs(connection), location)
        if found == schema.SCHEMA:
            return None
        if found not in schema.KNOWN:
            raise unknown_schema(location, found)
        backup = back_up(location, found)
        migrate(connection, location)
    return backup


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
