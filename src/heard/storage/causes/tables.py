"""The tables of root causes: concerns, what they are grouped into, and what causes come to by day, team and channel."""

from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Boolean, Column, Dialect, Float, ForeignKey, Index, Integer, LargeBinary, Table
from sqlalchemy.types import TypeDecorator

from heard.storage.columns import UtcTime, Words
from heard.storage.schema import GONE_WITH_IT, KEY, METADATA, key

Floats = npt.NDArray[np.float32]
KEPT = np.dtype("<f2")
# What concerns that are near no cause are counted under, and all conversations, whatever was voiced in them.
NO_CAUSE, ANY = 0, -1


class Vector(TypeDecorator[Floats]):
    """A direction in the space of meaning, two bytes a number."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Floats | None, _dialect: Dialect) -> bytes | None:
        """The vector as bytes."""
        return None if value is None else value.astype(KEPT).tobytes()

    def process_result_value(self, value: bytes | None, _dialect: Dialect) -> Floats | None:
        """The vector again."""
        return None if value is None else np.frombuffer(value, KEPT).astype(np.float32)


def _of_figures() -> Column[int]:
    """The conversation; all goes with its figures, which are made anew with its review."""
    to = ForeignKey("figures.conversation_id", ondelete=GONE_WITH_IT)
    return Column("conversation_id", KEY, to, nullable=False, index=True)


# What many customers come for. `words` are what Heard calls it by, `name` what people do; a concern belongs to the
# cause whose centre is nearest, if its cosine to it is `least` or more. One that was merged counts as part of another.
CAUSE = Table(
    "cause",
    METADATA,
    key(),
    Column("words", Words, nullable=False),
    Column("name", Words),
    Column("centre", Vector, nullable=False),
    Column("least", Float, nullable=False),
    Column("merged_into", KEY, ForeignKey("cause.id", ondelete="SET NULL"), index=True),
    Column("found_at", UtcTime, nullable=False),
)

# What somebody voiced, as the newest review of the conversation has it: where the words are, how strong the strongest
# unpleasant feeling of the turn is, whether it was still unheard at the end, what kind of concern it is, whether it was
# said again in the conversation, and where in the turn it shows that something confuses; its cause, and how near it is.
CONCERN = Table(
    "concern",
    METADATA,
    key(),
    _of_figures(),
    Column("turn_id", Words, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("strength", Integer, nullable=False),
    Column("unheard", Boolean, nullable=False),
    Column("kind", Words, nullable=False),
    Column("again", Boolean, nullable=False),
    Column("puzzle_start", Integer),
    Column("puzzle_stop", Integer),
    Column("vector", Vector, nullable=False),
    Column("cause_id", KEY, ForeignKey("cause.id", ondelete="SET NULL")),
    Column("near", Float),
    Index("ix_concern_cause", "cause_id", "near"),
    Index("ix_concern_latest", "cause_id", "conversation_id"),
)

# Whose concerns are still to be read.
TO_READ = Table(
    "to_read",
    METADATA,
    Column(
        "conversation_id",
        KEY,
        ForeignKey("figures.conversation_id", ondelete=GONE_WITH_IT),
        primary_key=True,
        autoincrement=False,
    ),
)

# In how many conversations of a day, a team and a channel a cause was voiced, and in how many of these it was so: they
# go and stay as `sums` do, and there are as many of all teams and channels.
CAUSE_SUMS = Table(
    "cause_sums",
    METADATA,
    Column("team_id", KEY, primary_key=True, autoincrement=False),
    Column("channel", Words, primary_key=True),
    Column("cause_id", KEY, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("gone", Boolean, primary_key=True),
    *(Column(name, Integer, nullable=False) for name in ("voiced", "strong", "unheard", "repeat", "churn")),
    *(Column(name, Integer, nullable=False) for name in ("asked", "asked_again", "puzzled")),
    Index("ix_cause_sums_day", "day", "channel", "team_id"),
    sqlite_with_rowid=False,
)


def _by_week() -> list[Column[Any]]:
    """Of a cause in a week (by its Monday), a team and a channel; sums by day would be many times as many."""
    return [
        Column("cause_id", KEY, primary_key=True, autoincrement=False),
        Column("day", Integer, primary_key=True, autoincrement=False, index=True),
        Column("team_id", KEY, primary_key=True, autoincrement=False),
        Column("channel", Words, primary_key=True),
        Column("gone", Boolean, primary_key=True),
    ]


# What is measured of the conversations in which a cause was voiced, as in `sums`, which they go and stay with.
CAUSE_MEASURES = Table(
    "cause_measures",
    METADATA,
    *_by_week(),
    Column("measure", Words, primary_key=True),
    Column("n", Integer, nullable=False),
    *(Column(name, Float, nullable=False) for name in ("x", "y", "xx", "yy", "xy")),
)

# How many of these each agent answered, and under ANY how many of all: a figure must not rest on one agent alone, and
# neither must what is left where it is taken away.
CAUSE_ANSWERED = Table(
    "cause_answered",
    METADATA,
    *_by_week(),
    Column(
        "agent_id",
        KEY,
        ForeignKey("agent.id", ondelete=GONE_WITH_IT),
        primary_key=True,
        autoincrement=False,
        index=True,
    ),
    Column("n", Integer, nullable=False),
)
