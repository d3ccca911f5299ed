"""Which agents' figures of a team and a month somebody who leads it may open now."""

from collections.abc import Mapping
from datetime import UTC, datetime

from heard.access import AccessRole
from heard.insights.sight import seen_from, shown_to_lead
from heard.interval import FEWEST_SCORED
from heard.storage.insights.agents import agents_of_team, count_scored
from heard.storage.insights.mode import Seen, mode_in_force, seen_of
from heard.storage.store import Session
from heard.web.api.fair.shapes import AgentOut, FiguresOut
from heard.web.api.fair.telling import Whose, figures_of

ALWAYS = datetime.min.replace(tzinfo=UTC)


def facts_of(session: Session, whose: Whose) -> Seen:
    """What an agent has opened and shared."""
    return seen_of(session, whose.team, whose.month.first.toordinal()).get(whose.user, Seen())


def told_of(session: Session, whose: Whose) -> FiguresOut:
    """The figures of one agent with what leads may see of them, and from when on; NotFound if there is no such team."""
    facts = facts_of(session, whose)
    sees = seen_from(whose.month, opened=facts.opened, shared=facts.shared, told=_told_at(session))
    return figures_of(session, whose).model_copy(update={"shared_at": facts.shared, "lead_sees_from": sees})


def open_to_lead(session: Session, whose: Whose) -> Mapping[int, AgentOut]:
    """The agents whose figures a lead may open; the lead is `user` of `whose`.

    Current members alone. What is shared although there are too few conversations shows how many there are.
    """
    facts = seen_of(session, whose.team, whose.month.first.toordinal())
    told = _told_at(session)
    names = agents_of_team(session, whose.team, AccessRole.AGENT)
    counts = count_scored(session, whose.stretch)
    seen: dict[int, datetime | None] = dict.fromkeys(counts)
    for agent in names.keys() & counts.keys():
        if counts[agent] >= FEWEST_SCORED:
            fact = facts.get(agent, Seen())
            seen[agent] = seen_from(whose.month, opened=fact.opened, shared=fact.shared, told=told)
    if whose.user in seen:
        # What one knows of oneself tells of the others, too.
        seen[whose.user] = ALWAYS
    shared = {agent for agent in names if facts.get(agent, Seen()).shared}
    few = {agent for agent in shared if counts.get(agent, 0) < FEWEST_SCORED}
    found = (shown_to_lead(seen, session.at) & names.keys() | few) - {whose.user}
    return {
        agent: AgentOut(id=agent, name=names[agent], shared=agent in shared)
        for agent in sorted(found, key=lambda each: (names[each], each))
    }


def _told_at(session: Session) -> datetime | None:
    """Since when agents know that leads see figures of single agents; None while these do not."""
    mode = mode_in_force(session)
    return mode.at if mode and mode.quality else None
