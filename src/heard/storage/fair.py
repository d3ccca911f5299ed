"""The tables of what is told of single agents: since when leads see any of it, what was seen first, what is shared."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, Table

from heard.storage.columns import UtcTime, Words
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, key

# Each time quality mode was switched on or off, by whom and why; the newest row holds.
MODE = Table(
    "mode",
    METADATA,
    key(),
    Column("quality", Boolean, nullable=False),
    Column("reason", Words, nullable=False),
    Column("by_id", KEY, ForeignKey("user.id", ondelete="SET NULL")),
    Column("at", UtcTime, nullable=False),
)

# Who was told of a row above, by having read it.
MODE_READ = Table(
    "mode_read",
    METADATA,
    Column("mode_id", KEY, ForeignKey("mode.id", ondelete=GONE_WITH_IT), primary_key=True, autoincrement=False),
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT), primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
)

# When an agent first opened their own figures of a month once it was over, and since when they share them with their
# lead; the month goes by its first day, counted from the first of January of the year 1.
FIRST_SEEN = Table(
    "first_seen",
    METADATA,
    Column("user_id", KEY, ForeignKey("user.id", ondelete=GONE_WITH_IT), primary_key=True, autoincrement=False),
    Column("team_id", KEY, ForeignKey("team.id", ondelete=GONE_WITH_IT), primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("opened_at", UtcTime),
    Column("shared_at", UtcTime),
)

# Which agents answered conversations that the sums count, on a day of a team on a channel: a figure must not rest on
# one of them alone. Those of conversations that are gone by their time stand beside the others, as in the sums.
ANSWERED = Table(
    "answered",
    METADATA,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("team_id", KEY, primary_key=True, autoincrement=False),
    Column("channel", Words, primary_key=True),
    Column("agent_id", KEY, ForeignKey("agent.id", ondelete=GONE_WITH_IT), primary_key=True, autoincrement=False),
    Column("gone", Boolean, primary_key=True),
)
