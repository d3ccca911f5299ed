"""The first tables: people, conversations with their turns, what was judged of them, and jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _people()
    _conversations()
    _judgements()
    _jobs()


def downgrade() -> None:
    """Drop them, those that point at others first."""
    for name in "job override review turn conversation tombstone identifier customer agent team".split():
        op.drop_table(name)


def _key() -> sa.Column[int]:
    return sa.Column("id", KEY, primary_key=True)


def _owner(table: str, *, ondelete: str | None = None, nullable: bool = True, index: bool = True) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.id", ondelete=ondelete)
    return sa.Column(f"{table}_id", KEY, key, nullable=nullable, index=index)


def _people() -> None:
    op.create_table("team", _key(), sa.Column("name", sa.Text, nullable=False, unique=True))
    op.create_table(
        "agent",
        _key(),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text),
        sa.UniqueConstraint("source", "external_id"),
    )
    op.create_table(
        "customer",
        _key(),
        sa.Column("name", sa.LargeBinary),
        sa.Column("analysed", sa.Boolean, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
    )
    op.create_table(
        "identifier",
        _key(),
        _owner("customer", ondelete="CASCADE", nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False, index=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("customer_id", "digest"),
    )
    op.create_table(
        "tombstone",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("erased_at", sa.DateTime, nullable=False),
    )


def _conversations() -> None:
    op.create_table(
        "conversation",
        _key(),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("subject", sa.Text),
        sa.Column("status", sa.Text),
        sa.Column("tags", sa.JSON, nullable=False),
        sa.Column("satisfaction", sa.JSON),
        _owner("team"),
        _owner("agent"),
        _owner("customer", ondelete="SET NULL"),
        sa.Column("opened_at", sa.DateTime),
        sa.Column("opened_text", sa.Text),
        sa.Column("last_at", sa.DateTime, index=True),
        sa.Column("kept_at", sa.DateTime, nullable=False),
        sa.Column("content_hash", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("source", "external_id"),
    )
    op.create_table(
        "turn",
        _key(),
        _owner("conversation", ondelete="CASCADE", nullable=False, index=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("author", sa.Text),
        sa.Column("at", sa.DateTime),
        sa.Column("at_text", sa.Text),
        sa.Column("start_ms", sa.BigInteger),
        sa.Column("end_ms", sa.BigInteger),
        sa.Column("text", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation_id", "external_id"),
    )
    op.create_index("ix_turn_place", "turn", ["conversation_id", "place"])


def _judgements() -> None:
    op.create_table(
        "review",
        _key(),
        _owner("conversation", ondelete="CASCADE", nullable=False, index=False),
        sa.Column("heard", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("rubric", sa.Text, nullable=False),
        sa.Column("content_hash", sa.LargeBinary, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("heard_rate", sa.Float),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("conversation_id", "heard", "model", "rubric", "content_hash"),
    )
    op.create_table(
        "override",
        _key(),
        _owner("conversation", ondelete="CASCADE", nullable=False),
        sa.Column("turn_id", sa.Text, nullable=False),
        sa.Column("judgement", sa.Text, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )


def _jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("arguments", sa.JSON, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("done", sa.BigInteger, nullable=False),
        sa.Column("total", sa.BigInteger),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("problem", sa.Text),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
    )
