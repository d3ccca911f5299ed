"""The tables of what is sent out: webhooks, and deliveries to them and by mail."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, LargeBinary, Table, UniqueConstraint

from heard.storage.columns import UtcTime, Words
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, key

# Who else is told: the keys that hold are sealed together; for all events up to `seq` deliveries are made.
WEBHOOK = Table(
    "webhook",
    METADATA,
    key(),
    Column("url", Words, nullable=False),
    Column("types", JSON, nullable=False),
    Column("keys", LargeBinary, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("off_at", UtcTime),
    Column("off_because", Words),
    Column("seq", KEY, nullable=False),
)

# One event for one webhook, or by mail for one user, and what has become of it; it has a next time while it waits.
DELIVERY = Table(
    "delivery",
    METADATA,
    key(),
    Column("webhook_id", KEY, ForeignKey("webhook.id", ondelete=GONE_WITH_IT), index=True),
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT)),
    Column("seq", KEY, ForeignKey("event.id", ondelete=GONE_WITH_IT), nullable=False),
    Column("state", Words, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", UtcTime, index=True),
    Column("tried_at", UtcTime),
    Column("told", Words),
    UniqueConstraint("seq", "webhook_id"),
    UniqueConstraint("user_id", "seq"),
)
