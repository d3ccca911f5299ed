"""Outcomes: what customers answered when asked how it went, and how urgent each conversation is."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


# What makes a conversation urgent, and how much, as far as anything can have made it so before this step.
URGENCY = """UPDATE conversation SET urgency =
    CASE WHEN EXISTS (SELECT 1 FROM dispute WHERE conversation_id = conversation.id AND answered_at IS NULL)
        THEN 13 ELSE 0 END
    + CASE WHEN EXISTS (SELECT 1 FROM event WHERE conversation_id = conversation.id AND type = 'conversation.signal'
        AND {signal} = 'promise_at_risk') THEN 7 ELSE 0 END
    + coalesce((SELECT CASE WHEN vulnerable THEN 9 ELSE 0 END + CASE WHEN churn_risk THEN 5 ELSE 0 END
        + CASE WHEN escalation THEN 4 ELSE 0 END + CASE WHEN unsure >= 0.5 THEN 1 ELSE 0 END
        + CASE WHEN lowest < 2.0 OR (still_unheard > 0 AND taken_up < 0.5 * voiced) THEN 2 ELSE 0 END
        FROM figures WHERE conversation_id = conversation.id), 0)"""


def upgrade() -> None:
    """Make room for answers, and weigh what is there."""
    is_sqlite = op.get_context().dialect.name == "sqlite"
    op.add_column("conversation", sa.Column("urgency", sa.Integer, nullable=False, server_default="0"))
    # A column is stored by PostgreSQL, and cannot be on a table of SQLite that is there; either can index it.
    kept = "VIRTUAL" if is_sqlite else "STORED"
    kind = "DATETIME" if is_sqlite else "TIMESTAMP WITHOUT TIME ZONE"
    op.execute(
        f"ALTER TABLE conversation ADD COLUMN latest {kind} GENERATED ALWAYS AS (coalesce(last_at, kept_at)) {kept}"
    )
    op.execute(URGENCY.format(signal="json_extract(details, '$.signal')" if is_sqlite else "details ->> 'signal'"))
    op.create_index("ix_conversation_queue", "conversation", ["urgency", "latest", "id"])
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
    """Forget all answers, and how urgent what is."""
    op.drop_table("survey_answer")
    op.drop_index("ix_conversation_queue", "conversation")
    for column in ("latest", "urgency"):
        op.drop_column("conversation", column)
