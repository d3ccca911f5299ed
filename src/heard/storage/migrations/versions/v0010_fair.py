"""Fair by design: quality mode, what an agent saw first and shares, and who answered what the sums count."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _part(name: str, table: str) -> sa.Column[int]:
    to = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, KEY, to, primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Make the tables; all sums are added up anew, so that it is known whose they are."""
    op.create_table(
        "mode",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("quality", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("by_id", KEY, sa.ForeignKey("user.id", ondelete="SET NULL")),
        sa.Column("at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "mode_read", _part("mode_id", "mode"), _part("user_id", "user"), sa.Column("at", sa.DateTime, nullable=False)
    )
    op.create_table(
        "first_seen",
        _part("user_id", "user"),
        _part("team_id", "team"),
        sa.Column("month", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("opened_at", sa.DateTime),
        sa.Column("shared_at", sa.DateTime),
    )
    op.create_table(
        "answered",
        sa.Column("week", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("team_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("gone", sa.Boolean, primary_key=True),
        sa.Column("agents", sa.JSON, nullable=False),
    )
    op.execute(
        "INSERT INTO stale (day, team_id, channel) SELECT DISTINCT day, team_id, channel FROM figures "
        "WHERE NOT EXISTS (SELECT 1 FROM stale AS there WHERE there.day = figures.day "
        "AND there.team_id = figures.team_id AND there.channel = figures.channel)"
    )


def downgrade() -> None:
    """Take them away."""
    for table in ("answered", "first_seen", "mode_read", "mode"):
        op.drop_table(table)
