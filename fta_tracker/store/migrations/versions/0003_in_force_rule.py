"""The rule by which an agreement enters into force."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("agreement", sa.Column("in_force_rule", sa.Text(), nullable=True))
