"""Annotations: what happened on a day, so that figures are read together with it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "annotation",
        sa.Column("id", KEY, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("team_id", KEY, sa.ForeignKey("team.id", ondelete="CASCADE")),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("by_id", KEY, sa.ForeignKey("user.id", ondelete="SET NULL")),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("removed_at", sa.DateTime),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_annotation_day", "annotation", ["day"])
    op.create_index("ix_annotation_team_id", "annotation", ["team_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_table("annotation")
