"""Workshops: a room in which several people answer the same customer, and the answers of the round that is open."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "workshop",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("compares", sa.Boolean, nullable=False),
        sa.Column("opened_at", sa.DateTime, nullable=False),
        sa.Column("closed_at", sa.DateTime),
    )
    op.create_table(
        "workshop_answer",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("workshop_id", KEY, sa.ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("did", sa.LargeBinary),
    )
    op.create_table(
        "workshop_guest",
        sa.Column("workshop_id", KEY, sa.ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), primary_key=True, index=True),
        sa.Column("seen_at", sa.DateTime, nullable=False),
        sa.Column("vote", KEY, sa.ForeignKey("workshop_answer.id", ondelete="SET NULL"), index=True),
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("workshop_guest", "workshop_answer", "workshop"):
        op.drop_table(name)
