"""Outcomes: what customers answered when asked how it went."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make room for answers."""
    to = sa.ForeignKey("conversation.id", ondelete="CASCADE")
    op.create_table(
        "survey_answer",
        sa.Column("conversation_id", KEY, to, nullable=False, primary_key=True, autoincrement=False),
        sa.Column("scale", sa.Text, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime),
        sa.Column("comment", sa.Text),
        sa.Column("kept_at", sa.DateTime, nullable=False),
    )


def downgrade() -> None:
    """Forget all answers."""
    op.drop_table("survey_answer")
