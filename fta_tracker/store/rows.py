"""The five tables, as SQLModel declares them: fields of the model under their own names.

Scalars stand as they were written, in text; lists, mappings and objects as JSON (see `cells`). The
database checks `status` and `mode` alone, so that a new kind of event needs no migration.
"""

from typing import Annotated, ClassVar, Final

from sqlalchemy import CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from fta_tracker.lifecycle import MODES, STATUSES

# Before the first table: on SQLite, Alembic can change a constraint only by its name.
SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
}

#: Ordered and compared character by character, also where a server's own order is a language's.
_Plain: Final = Text().with_variant(Text(collation="C"), "postgresql")

Key = Annotated[str, Field(primary_key=True, sa_type=_Plain)]
Slug = Annotated[str, Field(foreign_key="agreement.slug", ondelete="CASCADE", sa_type=_Plain)]
Written = Annotated[str, Field(sa_type=Text)]
Maybe = Annotated[str | None, Field(sa_type=Text)]
Json = Annotated[str, Field(sa_type=Text)]


def _one_of(column: str, allowed: tuple[str, ...]) -> CheckConstraint:
    words = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({words})", name=column)


class AgreementRow(SQLModel, table=True):
    """An agreement, without what stands in the tables below."""

    __tablename__: ClassVar[str] = "agreement"

    slug: Key
    name: Written
    kind: Written
    parties: Json
    names: Json
    aliases: Json
    upgrades: Maybe
    in_force_rule: Maybe
    note: Maybe
    claims: Json


class EventRow(SQLModel, table=True):
    """An event; `position` is its place in the log."""

    __tablename__: ClassVar[str] = "event"
    __table_args__ = (
        _one_of("status", STATUSES),
        _one_of("mode", MODES),
        Index(None, "agreement", "position"),
    )

    ref: Key
    agreement: Slug
    position: int
    kind: Written
    date: Written
    end: Maybe
    number: int | None
    by: Json
    scope: Json
    place: Maybe
    mode: Maybe
    status: Written
    summary: Maybe
    topics: Json
    note: Maybe
    sources: Json
    claims: Json


class TargetRow(SQLModel, table=True):
    """A promise; `position` is its place among those of its agreement."""

    __tablename__: ClassVar[str] = "target"
    __table_args__ = (Index(None, "agreement", "position"),)

    ref: Key
    agreement: Slug
    position: int
    kind: Written
    due: Written
    stated_on: Written
    number: int | None
    by: Json
    scope: Json
    stated_by: Maybe
    summary: Maybe
    note: Maybe
    sources: Json


class FigureRow(SQLModel, table=True):
    """A trade fact; `position` is its place among those of its agreement."""

    __tablename__: ClassVar[str] = "figure"
    __table_args__ = (Index(None, "agreement", "position"),)

    ref: Key
    agreement: Slug
    position: int
    measure: Written
    period: Maybe
    value: Maybe
    text: Maybe
    unit: Maybe
    change_pct: Maybe
    reporter: Maybe
    stated_on: Maybe
    note: Maybe
    sources: Json
    claims: Json


class ChangeRow(SQLModel, table=True):
    """One writing of the record; `entries` and `orders` are those of `changes.Difference`."""

    __tablename__: ClassVar[str] = "change"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: Written
    who: Written
    command: Written
    entries: Json
    orders: Json
    undoes: int | None


#: The tables by name.
tables: Final = SQLModel.metadata.tables
