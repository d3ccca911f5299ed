"""Whose conversations a figure of many rests on, so that none, and no difference of two, is one agent's (TRUST.md).

What counts together is a block: a week of a team, and within it each channel. A block that one agent answered alone
counts in no view, and neither does a week that a period cuts; so every view is made of the same blocks, whatever it is
narrowed to, and two views differ by whole blocks of several agents. A view of fewer than five agents tells nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select

from heard.interval import FEWEST_AGENTS, Sums
from heard.storage.insights.sums import WEEK, Block, By, Span, sums_of, week_of, within
from heard.storage.rated import ANSWERED
from heard.storage.schema import USER_AGENT
from heard.storage.store import Session

WHO = func.coalesce(USER_AGENT.c.user_id, -ANSWERED.c.agent_id)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a view counts, and which agents answered each block of it; none where it is not known who answered."""

    span: Span
    agents: Mapping[Block, frozenset[int]] = field(default_factory=dict)

    def tells(self, part: Callable[[Block], bool] = lambda _: True) -> bool:
        """Whether the view, or a part of it, is one of a group, or of nobody of whom anything could be told."""
        count = len(frozenset().union(*(agents for block, agents in self.agents.items() if part(block))))
        return count == 0 or count >= FEWEST_AGENTS


def crowd_of(session: Session, span: Span, *, by_channel: bool = False) -> Crowd:
    """What a view counts; told apart by channel, or narrowed to one, without channels that one agent answered alone."""
    since, until = span.since - (span.since - 1) % WEEK, span.until + (1 - span.until) % WEEK
    whole = replace(span, since=since, until=until, channel=None)
    found = _answered(session, whole)
    out = left_out(found, span, session.at.date(), by_channel=by_channel or span.channel is not None)
    kept = {block: agents for block, agents in found.items() if block not in out}
    if span.channel is not None:
        kept = {block: agents for block, agents in kept.items() if block.channel == span.channel}
    return Crowd(replace(span, but=out), kept)


def told_of(
    session: Session, crowd: Crowd, measures: Iterable[str], by: By | None = None
) -> Mapping[str, Mapping[Any, Sums]]:
    """The sums that a view tells; none where it is not one of a group."""
    return sums_of(session, crowd.span, measures, by) if crowd.tells() else {}


def left_out(
    answered: Mapping[Block, frozenset[int]], span: Span, today: date, *, by_channel: bool
) -> frozenset[Block]:
    """The blocks that a view must not count."""
    weeks: dict[tuple[int, int], dict[Block, frozenset[int]]] = defaultdict(dict)
    for block, agents in answered.items():
        weeks[block.week, block.team][block] = agents
    out: set[Block] = set()
    for (week, _), blocks in weeks.items():
        everybody = frozenset().union(*blocks.values())
        if _cuts(span, week, today) or len(everybody) == 1:
            out.update(blocks)
        elif by_channel:
            out.update(_alone(blocks))
    return frozenset(out)


def _cuts(span: Span, week: int, today: date) -> bool:
    """Whether only a part of a week lies within a period; of the week that runs, all that there is."""
    first = week * WEEK + 1
    ends = span.until < first + WEEK and span.until <= today.toordinal()
    return first < span.since or ends


def _alone(blocks: Mapping[Block, frozenset[int]]) -> set[Block]:
    """Those of one agent; if they are all of the same one, the smallest other goes with them, or they could be told."""
    alone = {block for block, agents in blocks.items() if len(agents) == 1}
    others = sorted((block for block in blocks if block not in alone), key=lambda each: (len(blocks[each]), each))
    if len(frozenset().union(*(blocks[each] for each in alone))) == 1:
        alone.update(others[:1])
    return alone


def _answered(session: Session, span: Span) -> dict[Block, frozenset[int]]:
    place = week_of(ANSWERED.c.day), ANSWERED.c.team_id, ANSWERED.c.channel
    chosen = select(*place, WHO).outerjoin(USER_AGENT, USER_AGENT.c.agent_id == ANSWERED.c.agent_id).distinct()
    found: dict[Block, set[int]] = defaultdict(set)
    for week, team, channel, who in session.connection.execute(chosen.where(*within(span, ANSWERED))):
        found[Block(week, team, channel)].add(who)
    return {block: frozenset(agents) for block, agents in found.items()}


def monday_of(block: Block) -> date:
    """The first day of the week of a block."""
    return date.fromordinal(block.week * WEEK + 1)
