"""Notices by mail: a delivery may go to a user, and each may say that they want none."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
USER, ONCE = "fk_delivery_user_id", "uq_delivery_user_id"


def upgrade() -> None:
    """Let deliveries go to users."""
    op.add_column("user", sa.Column("mail_off_at", sa.DateTime))
    with op.batch_alter_table("delivery") as delivery:
        delivery.alter_column("webhook_id", existing_type=KEY, nullable=True)
        delivery.add_column(sa.Column("user_id", KEY))
        delivery.create_foreign_key(USER, "user", ["user_id"], ["id"], ondelete="CASCADE")
        delivery.create_unique_constraint(ONCE, ["user_id", "seq"])


def downgrade() -> None:
    """Let them go to webhooks alone; what waits for users is forgotten."""
    op.execute("DELETE FROM delivery WHERE webhook_id IS NULL")
    with op.batch_alter_table("delivery") as delivery:
        delivery.drop_constraint(ONCE, type_="unique")
        delivery.drop_constraint(USER, type_="foreignkey")
        delivery.drop_column("user_id")
        delivery.alter_column("webhook_id", existing_type=KEY, nullable=False)
    op.drop_column("user", "mail_off_at")
