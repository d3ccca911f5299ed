"""What makes customers easy or hard before anybody answers, and which of that a team has enough of to tell apart."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from heard.interval import FEWEST, FEWEST_AGENTS, Sums

# The cause of what is near none, and of what is too rare to be told apart.
OTHER_CAUSE = 0
# Of causes the most frequent ones are told apart: one for so many conversations of the team. Each takes a degree of
# freedom, of which a month of a small team has few to give.
EACH_CAUSE = 30
START, CHANNEL, CAUSE, CAME_BEFORE = "start", "channel", "cause", "came_before"


@dataclass(frozen=True, slots=True)
class Customers:
    """What makes customers easy or hard before anybody answers.

    `at_start` is None where no feeling could be read. `cause` is the root cause of what was voiced first, OTHER_CAUSE
    where it is near none, and None where nothing was voiced before the first reply.
    """

    at_start: int | None
    channel: str
    came_before: bool
    cause: int | None = None

    @property
    def traits(self) -> frozenset[str]:
        """What may count; whoever is calm at the start and comes for the first time has the channel and the cause."""
        start = {f"{START}:{'unread' if self.at_start is None else self.at_start}"} if self.at_start != 0 else set()
        of_all = {f"{CHANNEL}:{self.channel}", cause_trait(self.cause)}
        return frozenset(start | of_all | ({CAME_BEFORE} if self.came_before else set()))


# For each agent, what the conversations with each sort of customers come to.
Cells: TypeAlias = Mapping[int, Mapping[Customers, Sums]]


def cause_trait(cause: int | None) -> str:
    """`cause:12`, `cause:other`, or `cause:none` where nothing was voiced."""
    named = {None: "none", OTHER_CAUSE: "other"}
    return f"{CAUSE}:{named.get(cause, cause)}"


def with_common_causes(cells: Cells) -> Cells:
    """The same, where causes that are not told apart are OTHER_CAUSE."""
    counts, agents = _counted(cells)
    total = sum(count for name, count in counts.items() if name.startswith(f"{CHANNEL}:"))
    causes = {kind.cause for kinds in cells.values() for kind in kinds} - {None, OTHER_CAUSE}
    enough = [each for each in causes if _is_enough(cause_trait(each), counts, agents)]
    ordered = sorted(enough, key=lambda each: (-counts[cause_trait(each)], each))
    common = {None, OTHER_CAUSE, *ordered[: total // EACH_CAUSE]}
    found: dict[int, dict[Customers, Sums]] = {}
    for agent, kinds in cells.items():
        own = found.setdefault(agent, {})
        for kind, sums in kinds.items():
            told = kind if kind.cause in common else replace(kind, cause=OTHER_CAUSE)
            own[told] = own.get(told, Sums()) + sums
    return found


def usual_of(cells: Cells, sort: str) -> str:
    """Of channels, or of causes, the one of the most conversations, which the others are told beside."""
    counts, _ = _counted(cells)
    return max(sorted(name for name in counts if name.startswith(f"{sort}:")), key=counts.__getitem__)


def traits_of(cells: Cells) -> list[str]:
    """Those of the customers of enough agents, in enough conversations: an effect must not be one agent's figure."""
    counts, agents = _counted(cells)
    usual = {usual_of(cells, sort) for sort in (CHANNEL, CAUSE)}
    return sorted(name for name in counts.keys() - usual if _is_enough(name, counts, agents))


def _is_enough(name: str, counts: Mapping[str, int], agents: Mapping[str, int]) -> bool:
    return counts[name] >= FEWEST and agents[name] >= FEWEST_AGENTS


def _counted(cells: Cells) -> tuple[Counter[str], Counter[str]]:
    """In how many conversations each trait shows, and with how many agents."""
    counts: Counter[str] = Counter()
    agents: Counter[str] = Counter()
    for kinds in cells.values():
        agents.update({name for kind in kinds for name in kind.traits})
        for kind, sums in kinds.items():
            for name in kind.traits:
                counts[name] += sums.n
    return counts, agents
