"""Whose conversations a figure of many rests on, so that none, and no difference of two, is one agent's (TRUST.md).

What counts together is a block: a week of a team, and within it each channel. A block that one agent answered alone
counts in no view, and neither does a week that a period cuts; so every view is made of the same blocks, whatever it is
narrowed to, and two views differ by whole blocks of several agents. A view of fewer than five agents tells nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from heard.interval import FEWEST_AGENTS, Sums
from heard.storage.insights.sums import WEEK, Block, By, Span, sums_of
from heard.storage.rated import ANSWERED
from heard.storage.schema import USER_AGENT
from heard.storage.store import Session

Part = TypeVar("Part")
Agents = frozenset[int]


@dataclass(frozen=True, slots=True)
class Crowd:
    """What a view counts, and which agents answered each block of it; none where it is not known who answered."""

    span: Span
    agents: Mapping[Block, Agents] = field(default_factory=dict)

    def tells(self) -> bool:
        """Whether the view is one of a group, or of nobody of whom anything could be told."""
        return not self.silent(lambda _: True)

    def silent(self, part: Callable[[Block], Part]) -> frozenset[Part]:
        """The parts of the view of which nothing is told, since somebody answered them, and fewer than a group."""
        found: dict[Part, set[int]] = defaultdict(set)
        for block, agents in self.agents.items():
            there = found[part(block)]
            # Who else there is makes no difference to a group.
            if len(there) < FEWEST_AGENTS:
                there |= agents
        return frozenset(each for each, agents in found.items() if len(agents) < FEWEST_AGENTS)

    def by_channel(self) -> "Crowd":
        """The same told apart by channel: without channels that one agent answered alone."""
        weeks: dict[tuple[int, int], dict[Block, Agents]] = defaultdict(dict)
        for block, agents in self.agents.items():
            weeks[block.week, block.team][block] = agents
        out = frozenset(block for blocks in weeks.values() for block in _alone(blocks))
        kept = {block: agents for block, agents in self.agents.items() if block not in out}
        return Crowd(replace(self.span, but=self.span.but | out), kept)

    def of(self, channel: str) -> "Crowd":
        """The part of it on one channel."""
        apart = self.by_channel()
        kept = {block: agents for block, agents in apart.agents.items() if block.channel == channel}
        return Crowd(replace(apart.span, channel=channel), kept)


def crowd_of(session: Session, span: Span, *, by_channel: bool = False) -> Crowd:
    """What a view counts; told apart by channel, or narrowed to one, without channels that one agent answered alone."""
    found = _answered(session, span)
    if not found:
        return Crowd(span)
    crowd = crowd_within(found, span, session.at.date())
    if span.channel is not None:
        return crowd.of(span.channel)
    return crowd.by_channel() if by_channel else crowd


def told_of(
    session: Session, crowd: Crowd, measures: Iterable[str], by: By | None = None
) -> Mapping[str, Mapping[Any, Sums]]:
    """The sums that a view tells; none where it is not one of a group."""
    return sums_of(session, crowd.span, measures, by) if crowd.tells() else {}


def crowd_within(answered: Mapping[Block, Agents], span: Span, today: date) -> Crowd:
    """What a view of all channels counts, by what was answered in the weeks that it touches."""
    whole = _whole_weeks(span, today)
    within = {block: agents for block, agents in answered.items() if whole.since <= block.week * WEEK + 1 < whole.until}
    weeks: dict[tuple[int, int], set[int]] = defaultdict(set)
    for block, agents in within.items():
        weeks[block.week, block.team] |= agents
    out = frozenset(block for block in within if len(weeks[block.week, block.team]) == 1)
    return Crowd(replace(whole, but=out), {block: agents for block, agents in within.items() if block not in out})


def _whole_weeks(span: Span, today: date) -> Span:
    """Without weeks that a period cuts; of the week that runs, all that there is."""
    since, until = span.since + (1 - span.since) % WEEK, span.until
    if until <= today.toordinal():
        until -= (until - 1) % WEEK
    return replace(span, since=since, until=max(since, until))


def _alone(blocks: Mapping[Block, Agents]) -> Collection[Block]:
    """Those of one agent; if they are all of the same one, the smallest other goes with them, or they could be told."""
    alone = {block for block, agents in blocks.items() if len(agents) == 1}
    if len(frozenset().union(*(blocks[each] for each in alone))) == 1:
        others = (block for block in blocks if block not in alone)
        alone.update(sorted(others, key=lambda each: (len(blocks[each]), each))[:1])
    return alone


def _answered(session: Session, span: Span) -> dict[Block, Agents]:
    """Who answered in the weeks that a period touches, on all channels: users where they are known, else agents."""
    users = _Users((row.agent_id, row.user_id) for row in session.connection.execute(select(USER_AGENT)))
    first, last = (span.since - 1) // WEEK, (span.until - 2) // WEEK
    place = ANSWERED.c.week, ANSWERED.c.team_id, ANSWERED.c.channel
    chosen = select(*place, ANSWERED.c.agents).where(ANSWERED.c.week.between(first, last))
    if not span.reach.everything:
        chosen = chosen.where(ANSWERED.c.team_id.in_(span.reach.teams))
    if span.team is not None:
        chosen = chosen.where(ANSWERED.c.team_id == span.team)
    found: dict[Block, Agents] = {}
    for week, team, channel, agents in session.connection.execute(chosen):
        block = Block(week, team, channel)
        found[block] = frozenset(map(users.__getitem__, agents)) | found.get(block, frozenset())
    return found


class _Users(dict[int, int]):
    """The users that agents are; an agent who is none has a number of their own, below 0."""

    def __missing__(self, agent: int) -> int:
        return -agent


def monday_of(block: Block) -> date:
    """The first day of the week of a block."""
    return date.fromordinal(block.week * WEEK + 1)
