"""Experiments as they are registered; sums of all channels and of all teams beside the others."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0007"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
OLD_KEY = ("measure", "day", "team_id", "channel", "gone")
NEW_KEY = ("team_id", "channel", "day", "measure", "gone")
PARTS = ("x", "y", "xx", "yy", "xy")
NAMES = ", ".join(("n", *PARTS))
TOTALS = ", ".join(f"sum({name})" for name in ("n", *PARTS))


def upgrade() -> None:
    """Make the table, and add up what the sums come to together."""
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
    _make_anew(NEW_KEY)
    op.create_index("ix_sums_day", "sums", ["day"])
    for team, channel, those, apart in (
        ("team_id", "''", "team_id >= 0 AND channel <> ''", "team_id, "),
        ("-1", "channel", "team_id >= 0 AND channel <> ''", "channel, "),
        ("-1", "''", "team_id >= 0 AND channel = ''", ""),
    ):
        op.execute(
            f"INSERT INTO sums (team_id, channel, day, measure, gone, {NAMES}) "  # noqa: S608 - words of our own only
            f"SELECT {team}, {channel}, day, measure, false, {TOTALS} FROM sums WHERE {those} "
            f"GROUP BY {apart}day, measure"
        )


def downgrade() -> None:
    """Drop it, and them."""
    op.execute("DELETE FROM sums WHERE team_id < 0 OR channel = ''")
    op.drop_index("ix_sums_day", "sums")
    _make_anew(OLD_KEY)
    op.drop_table("experiment")


def _make_anew(key: tuple[str, ...]) -> None:
    """The sums with their key in another order."""
    kinds: dict[str, Any] = {
        "team_id": KEY,
        "channel": sa.Text,
        "day": sa.Integer,
        "measure": sa.Text,
        "gone": sa.Boolean,
    }
    op.execute("CREATE TEMPORARY TABLE sums_before AS SELECT * FROM sums")
    op.drop_table("sums")
    op.create_table(
        "sums",
        *(sa.Column(name, kinds[name], primary_key=True, autoincrement=False) for name in key),
        sa.Column("n", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in PARTS),
    )
    columns = ", ".join((*key, "n", *PARTS))
    op.execute(f"INSERT INTO sums ({columns}) SELECT {columns} FROM sums_before")  # noqa: S608 - as above
    op.execute("DROP TABLE sums_before")
