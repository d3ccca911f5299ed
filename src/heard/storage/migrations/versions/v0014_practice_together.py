"""Practice: workshops, rehearsals set for people or shared by them, and moments of one's own conversations."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

OF, INDEX = "fk_rehearsal_conversation_id", "ix_rehearsal_conversation_id"
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; a rehearsal may be made of a conversation, and goes with it."""
    op.create_table(
        "workshop",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("seed", sa.Integer, nullable=False),
        sa.Column("said", sa.LargeBinary, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("compares", sa.Boolean, nullable=False),
        sa.Column("reveals", sa.Boolean, nullable=False),
        sa.Column("opened_at", sa.DateTime, nullable=False),
        sa.Column("closed_at", sa.DateTime),
    )
    op.create_table(
        "workshop_answer",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("workshop_id", KEY, sa.ForeignKey("workshop.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), index=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("did", sa.LargeBinary),
    )
    op.create_table(
        "workshop_guest",
        sa.Column("workshop_id", KEY, sa.ForeignKey("workshop.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), primary_key=True, index=True),
        sa.Column("seen_at", sa.DateTime, nullable=False),
        sa.Column("vote", KEY, sa.ForeignKey("workshop_answer.id", ondelete="SET NULL"), index=True),
    )
    op.create_table(
        "task",
        sa.Column("id", KEY, primary_key=True),
        sa.Column("by_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("scenario", sa.Text, nullable=False),
        sa.Column("due", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("set_at", sa.DateTime, nullable=False),
    )
    op.create_table(
        "tasked",
        sa.Column("task_id", KEY, sa.ForeignKey("task.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), primary_key=True, index=True),
        sa.Column("done_at", sa.DateTime),
        sa.Column("declined", sa.Text),
    )
    op.create_table(
        "rehearsal_share",
        sa.Column("rehearsal_id", KEY, sa.ForeignKey("rehearsal.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", KEY, sa.ForeignKey("user.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("shared_at", sa.DateTime, nullable=False),
        sa.Column("comment", sa.Text),
    )
    with op.batch_alter_table("rehearsal") as rehearsal:
        rehearsal.add_column(sa.Column("conversation_id", KEY))
        rehearsal.add_column(sa.Column("own", sa.LargeBinary))
        rehearsal.create_foreign_key(OF, "conversation", ["conversation_id"], ["id"], ondelete="CASCADE")
        rehearsal.create_index(INDEX, ["conversation_id"])


def downgrade() -> None:
    """Drop them, and every rehearsal that was made of a conversation."""
    op.execute("DELETE FROM rehearsal WHERE conversation_id IS NOT NULL")
    with op.batch_alter_table("rehearsal") as rehearsal:
        rehearsal.drop_index(INDEX)
        rehearsal.drop_constraint(OF, type_="foreignkey")
        rehearsal.drop_column("own")
        rehearsal.drop_column("conversation_id")
    for name in ("rehearsal_share", "tasked", "task", "workshop_guest", "workshop_answer", "workshop"):
        op.drop_table(name)
