"""Quality: what reviews come to, and what people say of conversations: gradings, disputes, assignments, calibration."""

import json
import zlib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from heard.storage.quality.figures import figures_of, shown_in

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
AT_ONCE = 200
# Those that point at others come first.
TABLES = (
    "saved_filter goal assignment dispute grading calibrator calibrated calibration stale sums shown figures".split()
)
NEWEST = sa.text("""
    SELECT review.id, review.conversation_id, review.body, conversation.channel,
        coalesce(conversation.team_id, 0) AS team_id, coalesce(conversation.last_at, conversation.kept_at) AS at
    FROM review
    JOIN conversation ON conversation.id = review.conversation_id AND conversation.content_hash = review.content_hash
    WHERE review.id > :after AND NOT EXISTS (
        SELECT 1 FROM review AS newer WHERE newer.conversation_id = review.conversation_id
        AND newer.content_hash = review.content_hash AND newer.id > review.id)
    ORDER BY review.id LIMIT :most""").columns(at=sa.DateTime)


def _to(name: str, table: str, *, key: bool = False, index: bool = False) -> sa.Column[int]:
    to = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, KEY, to, nullable=False, primary_key=key, autoincrement=False, index=index)


def upgrade() -> None:
    """Make the tables, and work out the figures of what is reviewed already."""
    figures = op.create_table(
        "figures",
        _to("conversation_id", "conversation", key=True),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("team_id", KEY, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("replies", sa.Integer, nullable=False),
        sa.Column("heard", sa.Float),
        sa.Column("lowest", sa.Float),
        sa.Column("taken_up", sa.Float, nullable=False),
        sa.Column("voiced", sa.Float, nullable=False),
        sa.Column("still_unheard", sa.Integer, nullable=False),
        sa.Column("replies_to_word", sa.Integer),
        sa.Column("minutes_to_word", sa.Float),
        sa.Column("at_start", sa.Integer),
        sa.Column("at_peak", sa.Integer),
        sa.Column("at_end", sa.Integer),
        sa.Column("unsure", sa.Float, nullable=False),
        sa.Column("repeat_contact", sa.Boolean, nullable=False),
        sa.Column("churn_risk", sa.Boolean, nullable=False),
        sa.Column("escalation", sa.Boolean, nullable=False),
        sa.Column("vulnerable", sa.Boolean, nullable=False),
        sa.Index("ix_figures_day", "day", "team_id", "channel"),
    )
    shown = op.create_table(
        "shown",
        _to("conversation_id", "conversation", key=True),
        sa.Column("behaviour", sa.Text, primary_key=True),
        sa.Column("called_for", sa.Integer, nullable=False),
        sa.Column("met", sa.Integer, nullable=False),
        sa.Column("present", sa.Integer, nullable=False),
        sa.Column("unsure", sa.Integer, nullable=False),
    )
    _make_sums()
    _make_rated()
    for rows in _reviewed():
        op.bulk_insert(figures, [{**place, **figures_of(review)} for place, review in rows])
        of_each = [(place["conversation_id"], review) for place, review in rows]
        op.bulk_insert(
            shown, [{"conversation_id": id_, **each} for id_, review in of_each for each in shown_in(review)]
        )
    op.execute("INSERT INTO stale SELECT DISTINCT day, team_id, channel FROM figures")


def downgrade() -> None:
    """Drop them."""
    for table in TABLES:
        op.drop_table(table)


def _make_sums() -> None:
    op.create_table(
        "sums",
        sa.Column("team_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("measure", sa.Text, primary_key=True),
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("gone", sa.Boolean, primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Float, nullable=False) for name in ("x", "y", "xx", "yy", "xy")),
        sa.Index("ix_sums_day", "day", "channel", "team_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stale",
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("team_id", KEY, primary_key=True, autoincrement=False),
        sa.Column("channel", sa.Text, primary_key=True),
    )


def _make_rated() -> None:
    op.create_table(
        "calibration",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("scorecard", sa.JSON, nullable=False),
        _to("by_id", "user"),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
        sa.Column("closed_at", sa.DateTime),
    )
    calibration = _to("calibration_id", "calibration", key=True)
    op.create_table("calibrated", calibration, _to("conversation_id", "conversation", key=True))
    calibration = _to("calibration_id", "calibration", key=True)
    op.create_table("calibrator", calibration, _to("user_id", "user", key=True))
    op.create_table(
        "grading",
        sa.Column("id", KEY, primary_key=True),
        _to("conversation_id", "conversation", index=True),
        _to("user_id", "user", index=True),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("calibration_id", KEY, sa.ForeignKey("calibration.id", ondelete="CASCADE"), index=True),
        sa.Column("scorecard", sa.JSON, nullable=False),
        sa.Column("ratings", sa.JSON, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.Column("submitted_at", sa.DateTime, index=True),
        sa.Column("score", sa.Float),
        sa.Column("uncapped", sa.Float),
        sa.Column("acknowledged_at", sa.DateTime),
    )
    op.create_table(
        "dispute",
        sa.Column("id", KEY, primary_key=True),
        _to("conversation_id", "conversation", index=True),
        sa.Column("grading_id", KEY, sa.ForeignKey("grading.id", ondelete="CASCADE"), index=True),
        sa.Column("turn_id", sa.Text),
        sa.Column("judgement", sa.Text),
        _to("user_id", "user"),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("proposed", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("answer", sa.Text),
        sa.Column("answered_by", KEY, sa.ForeignKey("user.id", ondelete="SET NULL")),
        sa.Column("answered_at", sa.DateTime),
    )
    _make_asked()


def _make_asked() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", KEY, primary_key=True),
        _to("conversation_id", "conversation"),
        _to("user_id", "user", index=True),
        _to("by_id", "user"),
        sa.Column("calibration_id", KEY, sa.ForeignKey("calibration.id", ondelete="CASCADE")),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("until", sa.DateTime),
        sa.Column("done_at", sa.DateTime),
        sa.UniqueConstraint("conversation_id", "user_id"),
    )
    op.create_table("goal", _to("user_id", "user", key=True), sa.Column("a_week", sa.Integer, nullable=False))
    op.create_table(
        "saved_filter",
        sa.Column("id", KEY, primary_key=True),
        _to("user_id", "user"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("filter", sa.JSON, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.UniqueConstraint("user_id", "name"),
    )


def _reviewed() -> Iterator[list[tuple[dict[str, Any], dict[str, Any]]]]:
    """The newest review of each conversation as it stands, and where that belongs, some at a time."""
    after = 0
    while rows := op.get_bind().execute(NEWEST, {"after": after, "most": AT_ONCE}).all():
        yield [
            (
                {
                    "conversation_id": row.conversation_id,
                    "day": row.at.toordinal(),
                    "team_id": row.team_id,
                    "channel": row.channel,
                },
                json.loads(zlib.decompress(row.body)),
            )
            for row in rows
        ]
        after = rows[-1].id
