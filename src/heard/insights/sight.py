"""Who sees the figures of an agent, and when: the agent at any time, their lead once the agent could see them.

Whoever sees what a team comes to, and the figures of all its agents but one, knows that one's as well. So nobody is
ever the only one left: of those whose figures a lead may see, the last to come waits until another joins. Of a team of
fewer than five nothing is told but what they share, and so nothing follows from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from heard.interval import FEWEST_AGENTS

# How long a month's figures lie before an agent who does not look at them, until their lead may.
AGENT_FIRST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar, in UTC: the only times for which figures of one agent are made."""

    first: date

    @property
    def after(self) -> date:
        """The day after the last one."""
        return (self.first.replace(day=28) + timedelta(days=4)).replace(day=1)

    @property
    def before(self) -> "Month":
        """The month before it."""
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def end(self) -> datetime:
        """When it is over."""
        return datetime.combine(self.after, time(), UTC)


def month_of(day: date) -> Month:
    """The month that a day lies in."""
    return Month(day.replace(day=1))


def seen_from(
    month: Month, *, opened: datetime | None, shared: datetime | None, told: datetime | None
) -> datetime | None:
    """From when on an agent's lead may see the figures of a month; None where they may not.

    `opened` is when the agent first looked at them once they were whole, `shared` when they gave them to their lead,
    `told` since when agents know that leads see figures. Months that had begun by then stay the agent's own.
    """
    moments = [] if shared is None else [shared]
    if told is not None and told <= datetime.combine(month.first, time(), UTC):
        moments.append(min(month.end + AGENT_FIRST, opened or month.end + AGENT_FIRST))
    return min(moments, default=None)


def shown_to_lead(seen: Mapping[int, datetime | None], now: datetime) -> frozenset[int]:
    """Those of all agents of a team and a month whose figures their lead sees now; without a time, never."""
    there = sorted((at, agent) for agent, at in seen.items() if at is not None and at <= now)
    if len(seen) >= FEWEST_AGENTS and len(seen) - len(there) == 1:
        there = there[:-1]
    return frozenset(agent for _, agent in there)
