"""Who may come in, what they did, and what has happened."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _users()
    _doors()
    _records()


def downgrade() -> None:
    """Drop them, those that point at others first."""
    for name in "answer event audit token link login held_role user_agent user".split():
        op.drop_table(name)


def _key() -> sa.Column[int]:
    return sa.Column("id", KEY, primary_key=True)


def _owner(table: str, *, nullable: bool = False, index: bool = True) -> sa.Column[int]:
    key = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(f"{table}_id", KEY, key, nullable=nullable, index=index)


def _users() -> None:
    op.create_table(
        "user",
        _key(),
        sa.Column("email", sa.Text, nullable=False, unique=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("disabled_at", sa.DateTime),
    )
    op.create_table(
        "user_agent",
        sa.Column("agent_id", KEY, sa.ForeignKey("agent.id", ondelete="CASCADE"), primary_key=True),
        _owner("user"),
    )
    op.create_table(
        "held_role",
        _key(),
        _owner("user"),
        sa.Column("role", sa.Text, nullable=False),
        _owner("team", nullable=True, index=False),
    )


def _doors() -> None:
    op.create_table(
        "login",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        _owner("user"),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
        sa.Column("unlocked_until", sa.DateTime),
    )
    op.create_table(
        "link",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        _owner("user"),
        sa.Column("until", sa.DateTime, nullable=False),
    )
    op.create_table(
        "token",
        _key(),
        _owner("user"),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("until", sa.DateTime),
        sa.Column("seen_at", sa.DateTime),
    )


def _records() -> None:
    op.create_table(
        "audit",
        _key(),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("deed", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("why", sa.Text),
        sa.Column("seal", sa.LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "event",
        _key(),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        _owner("conversation", nullable=True),
        sa.Column("details", sa.JSON, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "answer",
        sa.Column("digest", sa.LargeBinary, primary_key=True),
        sa.Column("asked", sa.LargeBinary, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
    )
