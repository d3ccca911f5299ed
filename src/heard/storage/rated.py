"""The tables of quality: figures to find conversations by, what people say beside the machine, and who sees whose."""

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, Table, UniqueConstraint

from heard.storage.columns import UtcTime, Words
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, key


def _to(table: str, name: str | None = None, *, primary: bool = False, index: bool = False) -> Column[int]:
    """A column that holds the key of a row of a table, and goes with it."""
    to = ForeignKey(f"{table}.id", ondelete=GONE_WITH_IT)
    name = name or f"{table}_id"
    return Column(name, KEY, to, nullable=False, primary_key=primary, autoincrement=False, index=index)


# What the newest review of a conversation comes to, so that a list of many need not open each; it is arithmetic over
# the review, and is worked out anew with it. Strengths are those of the strongest unpleasant feeling, 0 to 3. The day
# is that of the last turn, counted from the first of January of the year 1; where there is no team, the key is this.
NO_TEAM = 0
FIGURES = Table(
    "figures",
    METADATA,
    _to("conversation", primary=True),
    Column("day", Integer, nullable=False),
    Column("team_id", KEY, nullable=False),
    Column("channel", Words, nullable=False),
    Column("replies", Integer, nullable=False),
    Column("heard", Float),
    Column("lowest", Float),
    Column("taken_up", Float, nullable=False),
    Column("voiced", Float, nullable=False),
    Column("still_unheard", Integer, nullable=False),
    Column("replies_to_word", Integer),
    Column("minutes_to_word", Float),
    Column("at_start", Integer),
    Column("at_peak", Integer),
    Column("at_end", Integer),
    Column("unsure", Float, nullable=False),
    Column("repeat_contact", Boolean, nullable=False),
    Column("churn_risk", Boolean, nullable=False),
    Column("escalation", Boolean, nullable=False),
    Column("vulnerable", Boolean, nullable=False),
    Index("ix_figures_day", "day", "team_id", "channel"),
)

# In how many replies of a conversation a behaviour was called for, in how many of these it is there, and in how many of
# all it is there, or may be.
SHOWN = Table(
    "shown",
    METADATA,
    _to("conversation", primary=True),
    Column("behaviour", Words, primary_key=True),
    Column("called_for", Integer, nullable=False),
    Column("met", Integer, nullable=False),
    Column("present", Integer, nullable=False),
    Column("unsure", Integer, nullable=False),
)

# What figures and behaviours come to over the conversations of a day, a team and a channel, as sums: they add up to
# any longer time (heard/interval.py). Those of conversations that are gone by their time stand beside the
# others, and stay when these are worked out anew. All channels of a team, and all teams, have sums of their own: else
# a year of a large organisation would be millions of rows. The key is in the order in which they are read.
EVERY_TEAM, EVERY_CHANNEL = -1, ""
SUMS = Table(
    "sums",
    METADATA,
    Column("team_id", KEY, primary_key=True, autoincrement=False),
    Column("channel", Words, primary_key=True),
    Column("measure", Words, primary_key=True),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("gone", Boolean, primary_key=True),
    Column("n", Integer, nullable=False),
    *(Column(name, Float, nullable=False) for name in ("x", "y", "xx", "yy", "xy")),
    Index("ix_sums_day", "day", "channel", "team_id"),
    sqlite_with_rowid=False,
)

# Whose sums are to be worked out anew.
STALE = Table(
    "stale",
    METADATA,
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("team_id", KEY, primary_key=True, autoincrement=False),
    Column("channel", Words, primary_key=True),
)

# What the customer answered when asked how it went: the newest answer on each scale. Its comment is masked.
SURVEY_ANSWER = Table(
    "survey_answer",
    METADATA,
    _to("conversation", primary=True),
    Column("scale", Words, primary_key=True),
    Column("value", Integer, nullable=False),
    Column("at", UtcTime),
    Column("comment", Words),
    Column("kept_at", UtcTime, nullable=False),
)

# Several people rate the same conversations, each by themselves, to see how far they agree.
CALIBRATION = Table(
    "calibration",
    METADATA,
    key(),
    Column("name", Words, nullable=False),
    Column("scorecard", JSON, nullable=False),
    _to("user", "by_id"),
    Column("since", UtcTime, nullable=False),
    Column("until", UtcTime, nullable=False),
    Column("closed_at", UtcTime),
)

CALIBRATED = Table(
    "calibrated",
    METADATA,
    _to("calibration", primary=True),
    _to("conversation", primary=True),
)

CALIBRATOR = Table(
    "calibrator",
    METADATA,
    _to("calibration", primary=True),
    _to("user", primary=True),
)

# What somebody says of a conversation by a scorecard, which is kept as it was then. A draft until it is submitted.
GRADING = Table(
    "grading",
    METADATA,
    key(),
    _to("conversation", index=True),
    _to("user", index=True),
    Column("purpose", Words, nullable=False),
    Column("calibration_id", KEY, ForeignKey("calibration.id", ondelete=GONE_WITH_IT), index=True),
    Column("scorecard", JSON, nullable=False),
    Column("ratings", JSON, nullable=False),
    Column("comment", Words, nullable=False),
    Column("version", Integer, nullable=False),
    Column("since", UtcTime, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
    Column("submitted_at", UtcTime, index=True),
    Column("score", Float),
    Column("uncapped", Float),
    Column("acknowledged_at", UtcTime),
)

# An agent does not agree, with a grading or with a judgement of the machine, and what came of it.
DISPUTE = Table(
    "dispute",
    METADATA,
    key(),
    _to("conversation", index=True),
    Column("grading_id", KEY, ForeignKey("grading.id", ondelete=GONE_WITH_IT), index=True),
    Column("turn_id", Words),
    Column("judgement", Words),
    _to("user"),
    Column("comment", Words, nullable=False),
    Column("proposed", JSON, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("until", UtcTime, nullable=False),
    Column("outcome", Words),
    Column("answer", Words),
    Column("answered_by", KEY, ForeignKey("user.id", ondelete="SET NULL")),
    Column("answered_at", UtcTime),
)

# Whom a conversation was given to for a look, perhaps by a calibration: what reviewers see at all.
ASSIGNMENT = Table(
    "assignment",
    METADATA,
    key(),
    _to("conversation"),
    _to("user", index=True),
    _to("user", "by_id"),
    Column("calibration_id", KEY, ForeignKey("calibration.id", ondelete=GONE_WITH_IT)),
    Column("at", UtcTime, nullable=False),
    Column("until", UtcTime),
    Column("done_at", UtcTime),
    UniqueConstraint("conversation_id", "user_id"),
)

# How many gradings somebody wants to make a week.
GOAL = Table("goal", METADATA, _to("user", primary=True), Column("a_week", Integer, nullable=False))

# A filter of the queue under a name, of one's own or for everybody who grades.
SAVED_FILTER = Table(
    "saved_filter",
    METADATA,
    key(),
    _to("user"),
    Column("name", Words, nullable=False),
    Column("filter", JSON, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("user_id", "name"),
)

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
    _to("mode", primary=True),
    _to("user", primary=True),
    Column("at", UtcTime, nullable=False),
)

# When an agent first opened their own figures of a month once it was over, and since when they share them with their
# lead; the month goes by its first day, counted from the first of January of the year 1.
FIRST_SEEN = Table(
    "first_seen",
    METADATA,
    _to("user", primary=True),
    _to("team", primary=True),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("opened_at", UtcTime),
    Column("shared_at", UtcTime),
)

# Which agents answered conversations that the sums count, in a week of a team on a channel, as a list of their keys: a
# figure must not rest on one of them alone. Those of conversations that are gone by their time stand beside the others,
# as in the sums. Weeks are counted as days are.
ANSWERED = Table(
    "answered",
    METADATA,
    Column("week", Integer, primary_key=True, autoincrement=False),
    Column("team_id", KEY, primary_key=True, autoincrement=False),
    Column("channel", Words, primary_key=True),
    Column("gone", Boolean, primary_key=True),
    Column("agents", JSON, nullable=False),
)
