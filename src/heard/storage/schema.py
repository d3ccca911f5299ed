"""The tables: conversations and their turns, the people in them, what was judged of them, and who may come in.

One schema for SQLite and PostgreSQL. Text is stored once, in `turn`, masked; evidence refers to it by turn and
offsets. A change here goes with a migration, and a test holds the two equal.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Computed,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)

from heard.storage.columns import PackedJson, UtcTime, Words

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)

# SQLite counts rows up by itself only in a column that is called INTEGER.
KEY = BigInteger().with_variant(Integer, "sqlite")
GONE_WITH_IT = "CASCADE"


def key() -> Column[int]:
    """A column of keys that count up."""
    return Column("id", KEY, primary_key=True)


TEAM = Table("team", METADATA, key(), Column("name", Words, nullable=False, unique=True))

AGENT = Table(
    "agent",
    METADATA,
    key(),
    Column("source", Words, nullable=False),
    Column("external_id", Words, nullable=False),
    Column("name", Words),
    UniqueConstraint("source", "external_id"),
)

# Names and identifiers are sealed; a digest finds an identifier without opening it.
CUSTOMER = Table(
    "customer",
    METADATA,
    key(),
    Column("name", LargeBinary),
    Column("analysed", Boolean, nullable=False),
    Column("since", UtcTime, nullable=False),
)

IDENTIFIER = Table(
    "identifier",
    METADATA,
    key(),
    Column("customer_id", KEY, ForeignKey("customer.id", ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("kind", Words, nullable=False),
    Column("digest", LargeBinary, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("customer_id", "digest"),
)

# What is left of an erased customer: digests, so that an import of old files does not bring them back.
TOMBSTONE = Table(
    "tombstone", METADATA, Column("digest", LargeBinary, primary_key=True), Column("erased_at", UtcTime, nullable=False)
)

# How urgent it is that somebody looks (storage/quality/reasons.py) is kept, since the queue is in that order.
CONVERSATION = Table(
    "conversation",
    METADATA,
    key(),
    Column("source", Words, nullable=False),
    Column("external_id", Words, nullable=False),
    Column("channel", Words, nullable=False),
    Column("language", Words),
    Column("subject", Words),
    Column("status", Words),
    Column("tags", JSON, nullable=False),
    Column("satisfaction", JSON),
    Column("team_id", KEY, ForeignKey("team.id"), index=True),
    Column("agent_id", KEY, ForeignKey("agent.id"), index=True),
    Column("customer_id", KEY, ForeignKey("customer.id", ondelete="SET NULL"), index=True),
    Column("opened_at", UtcTime),
    Column("opened_text", Words),
    Column("last_at", UtcTime, index=True),
    Column("kept_at", UtcTime, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),
    Column("urgency", Integer, nullable=False, server_default="0"),
    Column("latest", UtcTime, Computed("coalesce(last_at, kept_at)", persisted=True)),
    UniqueConstraint("source", "external_id"),
    Index("ix_conversation_queue", "urgency", "latest", "id"),
)

TURN = Table(
    "turn",
    METADATA,
    key(),
    Column("conversation_id", KEY, ForeignKey("conversation.id", ondelete=GONE_WITH_IT), nullable=False),
    Column("place", Integer, nullable=False),
    Column("external_id", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("author", Words),
    Column("at", UtcTime),
    Column("at_text", Words),
    Column("start_ms", BigInteger),
    Column("end_ms", BigInteger),
    Column("text", Words, nullable=False),
    UniqueConstraint("conversation_id", "external_id"),
    Index("ix_turn_place", "conversation_id", "place"),
)

# What the machine found: never changed; a new version stands beside the old one.
REVIEW = Table(
    "review",
    METADATA,
    key(),
    Column("conversation_id", KEY, ForeignKey("conversation.id", ondelete=GONE_WITH_IT), nullable=False),
    Column("heard", Words, nullable=False),
    Column("model", Words, nullable=False),
    Column("rubric", Words, nullable=False),
    Column("content_hash", LargeBinary, nullable=False),
    Column("made_at", UtcTime, nullable=False),
    Column("heard_rate", Float),
    Column("body", PackedJson, nullable=False),
    UniqueConstraint("conversation_id", "heard", "model", "rubric", "content_hash"),
)

# What a person says in its place, the newest row first: it belongs to the words judged, and outlives a new scoring.
OVERRIDE = Table(
    "override",
    METADATA,
    key(),
    Column("conversation_id", KEY, ForeignKey("conversation.id", ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("turn_id", Words, nullable=False),
    Column("judgement", Words, nullable=False),
    Column("value", JSON, nullable=False),
    Column("reason", Words, nullable=False),
    Column("person", Words, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# How far long work has come; it changes together with what the work does.
JOB = Table(
    "job",
    METADATA,
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("state", Words, nullable=False),
    Column("done", BigInteger, nullable=False),
    Column("total", BigInteger),
    Column("counts", JSON, nullable=False),
    Column("problem", Words),
    Column("started_at", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

# Whoever signs in. A password is kept as argon2id makes it, everything else that opens a door as its hash.
USER = Table(
    "user",
    METADATA,
    key(),
    Column("email", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("password", Words),
    Column("since", UtcTime, nullable=False),
    Column("disabled_at", UtcTime),
    Column("mail_off_at", UtcTime),
    Column("notices_seen", KEY),
)

# The agents of helpdesks that a user is: their conversations are the user's own.
USER_AGENT = Table(
    "user_agent",
    METADATA,
    Column("agent_id", KEY, ForeignKey("agent.id", ondelete=GONE_WITH_IT), primary_key=True),
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT), nullable=False, index=True),
)

# A role that a user holds: in one team, or in all.
HELD_ROLE = Table(
    "held_role",
    METADATA,
    key(),
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("role", Words, nullable=False),
    Column("team_id", KEY, ForeignKey("team.id", ondelete=GONE_WITH_IT)),
)

LOGIN = Table(
    "login",
    METADATA,
    Column("digest", LargeBinary, primary_key=True),
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("since", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    # Until when an administrator sees the text of conversations; why stands in the audit.
    Column("unlocked_until", UtcTime),
)

# An invitation to set the first password, or to set another.
LINK = Table(
    "link",
    METADATA,
    Column("digest", LargeBinary, primary_key=True),
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("until", UtcTime, nullable=False),
)

TOKEN = Table(
    "token",
    METADATA,
    key(),
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT), nullable=False, index=True),
    Column("name", Words, nullable=False),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("scopes", JSON, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("until", UtcTime),
    Column("seen_at", UtcTime),
)

# Who saw and changed what: only ever added to, each entry sealed by the hash of the one before it. It names no words.
AUDIT = Table(
    "audit",
    METADATA,
    key(),
    Column("at", UtcTime, nullable=False),
    Column("actor", Words, nullable=False),
    Column("deed", Words, nullable=False),
    Column("what", Words, nullable=False),
    Column("why", Words),
    Column("seal", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

# What has happened, in the order of commits: whoever follows reads on from where they were. No number is given twice.
EVENT = Table(
    "event",
    METADATA,
    key(),
    Column("at", UtcTime, nullable=False),
    Column("type", Words, nullable=False, index=True),
    Column("conversation_id", KEY, ForeignKey("conversation.id", ondelete=GONE_WITH_IT), index=True),
    Column("details", JSON, nullable=False),
    sqlite_autoincrement=True,
)

# What was answered under an idempotency key, so that a request sent twice has one effect.
ANSWER = Table(
    "answer",
    METADATA,
    Column("digest", LargeBinary, primary_key=True),
    Column("asked", LargeBinary, nullable=False),
    Column("status", Integer, nullable=False),
    Column("body", PackedJson, nullable=False),
    Column("at", UtcTime, nullable=False, index=True),
)
