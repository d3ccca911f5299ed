"""New notices: which was the newest when somebody last looked at them, and a short way to those that came since."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BY_TYPE = "ix_event_type"


def upgrade() -> None:
    """Remember it for each user."""
    op.add_column("user", sa.Column("notices_seen", KEY))
    op.create_index(BY_TYPE, "event", ["type"])


def downgrade() -> None:
    """Remember it no more."""
    op.drop_index(BY_TYPE, "event")
    op.drop_column("user", "notices_seen")
