"""Experiments: what was registered, and when it was ended early."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "experiment",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("until", sa.Integer, nullable=False, index=True),
        sa.Column("by_id", KEY, sa.ForeignKey("user.id", ondelete="SET NULL")),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("ended_at", sa.DateTime),
        sa.Column("ended_because", sa.Text),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("experiment")
