"""The first schema: agreements, their events, targets and figures, and the changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

#: A server would order them by a language's rules.
PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("slug", PLAIN, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parties", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("upgrades", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name="pk_agreement"),
    )
    op.create_table(
        "event",
        *_of_an_agreement("event"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "status IN ('held', 'announced', 'cancelled')", name=op.f("ck_event_status")
        ),
        sa.CheckConstraint("mode IN ('in-person', 'video', 'hybrid')", name=op.f("ck_event_mode")),
    )
    op.create_table(
        "target",
        *_of_an_agreement("target"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("stated_on", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("stated_by", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Text(), nullable=False),
    )
    op.create_table(
        "figure",
        *_of_an_agreement("figure"),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("change_pct", sa.Text(), nullable=True),
        sa.Column("reporter", sa.Text(), nullable=True),
        sa.Column("stated_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("claims", sa.Text(), nullable=False),
    )
    for table in ("event", "target", "figure"):
        op.create_index(f"ix_{table}_agreement_position", table, ["agreement", "position"])
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("entries", sa.Text(), nullable=False),
        sa.Column("orders", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )


def _of_an_agreement(table: str) -> tuple[sa.schema.SchemaItem, ...]:
    """What the three tables below `agreement` begin with."""
    return (
        sa.Column("ref", PLAIN, nullable=False),
        sa.Column("agreement", PLAIN, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ref", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["agreement"], ["agreement.slug"], name=f"fk_{table}_agreement", ondelete="CASCADE"
        ),
    )
