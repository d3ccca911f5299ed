"""Measures by root cause, of the conversations in which one was voiced, so that none is one agent's (TRUST.md).

A block of a cause is a week of a team on a channel, as elsewhere. One in which a single agent answered those who
voiced it does not count, and neither does one that, taken from the channel or from the week of the team, leaves a
single agent's: the whole less the cause would be that agent's figure.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from sqlalchemy import func, select

from heard.interval import FEWEST_AGENTS, Sums
from heard.storage.causes.tables import ANY, CAUSE_ANSWERED, CAUSE_MEASURES, NO_CAUSE
from heard.storage.insights.causes import all_causes, counted
from heard.storage.insights.crowd import crowd_of
from heard.storage.insights.sums import WEEK, Block, Span, within
from heard.storage.schema import USER_AGENT
from heard.storage.store import Session

# More causes than these are no longer read side by side.
MOST = 12
WHO = func.coalesce(USER_AGENT.c.user_id, -CAUSE_ANSWERED.c.agent_id)
# In how many conversations each agent answered.
Agents: TypeAlias = Mapping[int, int]
# Of a team in a week, by channel.
Week: TypeAlias = Mapping[Block, Agents]


@dataclass(frozen=True, slots=True)
class CauseCrowd:
    """Some causes in a view: what they are called, what counts as which, the blocks of each that do not count.

    Of `silent` ones nothing is told, since they rest on fewer than five agents.
    """

    span: Span
    called: Mapping[int, str]
    roots: Mapping[int, int]
    out: Mapping[int, frozenset[Block]]
    silent: frozenset[int]


def most_voiced(session: Session, span: Span, most: int = MOST) -> Collection[int]:
    """The causes that were voiced in the most conversations of a span; at most so many."""
    found = {key: each.voiced for key, each in counted(session, span).items() if key != NO_CAUSE and each.voiced}
    return sorted(found, key=lambda key: (-found[key], key))[:most]


def causes_in(session: Session, span: Span, causes: Collection[int]) -> CauseCrowd:
    """Whom figures of these causes rest on; the same blocks count whatever a view is narrowed to."""
    known = all_causes(session)
    roots = {each.id: each.root for each in known.values() if each.root in causes}
    whole = _whole(crowd_of(session, replace(span, channel=None), by_channel=True).span, session.at.date().toordinal())
    answered = _answered(session, replace(whole, but=frozenset()), roots)
    out: dict[int, frozenset[Block]] = {}
    silent = set()
    for cause in causes:
        weeks, every = answered[cause], answered[ANY]
        out[cause] = frozenset(block for at in weeks for block in left_out(weeks[at], every[at], whole.but))
        blocks = {block: agents for week in weeks.values() for block, agents in week.items() if block not in whole.but}
        seen = {block: agents for block, agents in blocks.items() if span.channel in {None, block.channel}}
        who = {agent for block, agents in seen.items() if block not in out[cause] for agent in agents}
        if seen and len(who) < FEWEST_AGENTS:
            silent.add(cause)
    called = {key: known[key].called for key in causes}
    return CauseCrowd(replace(whole, channel=span.channel), called, roots, out, frozenset(silent))


def told_by_cause(session: Session, crowd: CauseCrowd, measures: Collection[str]) -> Mapping[str, Mapping[int, Sums]]:
    """The sums of each measure that a view tells, by cause."""
    table = CAUSE_MEASURES.c
    place = (table.measure, table.cause_id, table.day, table.team_id, table.channel)
    totals = [func.sum(table[name]) for name in Sums.__slots__]
    chosen = select(*place, *totals).where(table.measure.in_(set(measures)), table.cause_id.in_(crowd.roots))
    found: dict[str, dict[int, Sums]] = defaultdict(lambda: defaultdict(Sums))
    rows = session.connection.execute(chosen.where(*within(crowd.span, CAUSE_MEASURES)).group_by(*place))
    for measure, cause, day, team, channel, *sums in rows:
        root = crowd.roots[cause]
        if root not in crowd.silent and _block(day, team, channel) not in crowd.out[root]:
            found[measure][root] += Sums(*sums)
    return found


def told_of_most(
    session: Session, span: Span, measures: Collection[str]
) -> tuple[CauseCrowd, Mapping[str, Mapping[int, Sums]]]:
    """The causes that were voiced most, and what measures come to where each of them was."""
    crowd = causes_in(session, span, most_voiced(session, span))
    return crowd, told_by_cause(session, crowd, measures)


def left_out(own: Week, every: Week, but: Collection[Block] = ()) -> Iterator[Block]:
    """The blocks of a cause in a week of a team that a view must not count; `every` is all that was answered then."""
    kept = {block: agents for block, agents in own.items() if block not in but and len(agents) > 1}
    kept = {block: agents for block, agents in kept.items() if len(_rest(every[block], agents)) != 1}
    if len(_rest(_all_of(every), _all_of(kept))) == 1:
        kept = {}
    yield from own.keys() - kept.keys()


def _rest(every: Agents, own: Agents) -> Collection[int]:
    """Who answered something beside it."""
    return [agent for agent, count in every.items() if count > own.get(agent, 0)]


def _all_of(week: Week) -> Agents:
    found: dict[int, int] = defaultdict(int)
    for agents in week.values():
        for agent, count in agents.items():
            found[agent] += count
    return found


def _answered(session: Session, span: Span, roots: Mapping[int, int]) -> Mapping[int, Mapping[tuple[int, int], Week]]:
    """In how many conversations who answered a cause, and under ANY all of them, by week and team."""
    table = CAUSE_ANSWERED.c
    place = (table.cause_id, table.day, table.team_id, table.channel, WHO)
    chosen = select(*place, func.sum(table.n)).outerjoin(USER_AGENT, USER_AGENT.c.agent_id == table.agent_id)
    chosen = chosen.where(table.cause_id.in_([ANY, *roots]), *within(span, CAUSE_ANSWERED)).group_by(*place)
    found: dict[int, dict[tuple[int, int], dict[Block, dict[int, int]]]]
    found = defaultdict(lambda: defaultdict(lambda: defaultdict(dict)))
    for cause, day, team, channel, who, count in session.connection.execute(chosen):
        agents = found[roots.get(cause, ANY)][day, team][_block(day, team, channel)]
        agents[who] = agents.get(who, 0) + int(count)
    return found


def _block(day: int, team: int, channel: str) -> Block:
    return Block((day - 1) // WEEK, team, channel)


def _whole(span: Span, today: int) -> Span:
    """Without the weeks that it cuts; of the one that runs, all that there is. A week goes by its Monday."""
    return span if span.until > today else replace(span, until=span.until - (span.until - 1) % WEEK)
