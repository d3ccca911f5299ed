"""Root causes: concerns with their place in the space of meaning, and what they are grouped into."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
COUNTS = ("voiced", "strong", "unheard", "repeat", "churn", "asked", "asked_again", "puzzled")
PARTS = ("x", "y", "xx", "yy", "xy")


def upgrade() -> None:
    """Make the tables; concerns of what is reviewed already are read by the next job."""
    op.create_table(
        "cause",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("centre", sa.LargeBinary, nullable=False),
        sa.Column("least", sa.Float, nullable=False),
        sa.Column("merged_into", KEY, sa.ForeignKey("cause.id", ondelete="SET NULL"), index=True),
        sa.Column("found_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "concern",
        sa.Column("id", KEY, primary_key=True),
        _of_figures(key=False),
        sa.Column("turn_id", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
        sa.Column("strength", sa.Integer, nullable=False),
        sa.Column("unheard", sa.Boolean, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("again", sa.Boolean, nullable=False),
        sa.Column("puzzle_start", sa.Integer),
        sa.Column("puzzle_stop", sa.Integer),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("cause_id", KEY, sa.ForeignKey("cause.id", ondelete="SET NULL")),
        sa.Column("near", sa.Float),
        sa.Index("ix_concern_cause", "cause_id", "near"),
        sa.Index("ix_concern_latest", "cause_id", "conversation_id"),
    )
    op.create_table("to_read", _of_figures(key=True))
    op.execute("INSERT INTO to_read SELECT conversation_id FROM figures")
    op.create_table(
        "cause_sums",
        sa.Column("team_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("cause_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("gone", sa.Boolean, primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in COUNTS),
        sa.Index("ix_cause_sums_day", "day", "channel", "team_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cause_measures",
        *_by_week(),
        sa.Column("measure", sa.Text, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in PARTS),
    )
    to_agent = sa.ForeignKey("agent.id", ondelete="CASCADE")
    op.create_table(
        "cause_answered",
        *_by_week(),
        sa.Column("agent_id", KEY, to_agent, primary_key=True, autoincrement=False, index=True),
        sa.Column("n", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop them, those that point at others first."""
    for table in "cause_answered cause_measures cause_sums to_read concern cause".split():
        op.drop_table(table)


def _of_figures(*, key: bool) -> sa.Column[int]:
    to = sa.ForeignKey("figures.conversation_id", ondelete="CASCADE")
    return sa.Column("conversation_id", KEY, to, nullable=False, primary_key=key, autoincrement=False, index=not key)


def _by_week() -> list[sa.Column[Any]]:
    return [
        sa.Column("cause_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False, index=True),
        sa.Column("team_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("gone", sa.Boolean, primary_key=True),
    ]
