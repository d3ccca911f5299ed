"""Who else is told of what happens, and what has become of each event on its way to them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "webhook",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("types", sa.JSON, nullable=False),
        sa.Column("keys", sa.LargeBinary, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("off_at", sa.DateTime),
        sa.Column("off_because", sa.Text),
        sa.Column("seq", KEY, nullable=False),
    )
    op.create_table(
        "delivery",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("webhook_id", KEY, sa.ForeignKey("webhook.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("seq", KEY, sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("next_at", sa.DateTime, index=True),
        sa.Column("tried_at", sa.DateTime),
        sa.Column("told", sa.Text),
        sa.UniqueConstraint("seq", "webhook_id"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("delivery")
    op.drop_table("webhook")
