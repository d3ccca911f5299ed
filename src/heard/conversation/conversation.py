"""A support conversation: its turns in order, and what is known about it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from heard.conversation.channel import Channel
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue, NotFound


@dataclass(frozen=True, slots=True)
class Customer:
    """The person who asks for help, as far as the source says."""

    id: str
    name: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """The person who answers."""

    id: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """What the customer answered when asked; `value` on `scale` as the source gave them, never converted."""

    value: float
    scale: str
    comment: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A support conversation; its turns stand in the order they were said and have ids of their own.

    `subject`, `status`, `team` and `tags` are what the source calls it, never read for feelings.
    """

    id: str
    turns: tuple[Turn, ...]
    channel: Channel = Channel.CHAT
    language: str | None = None
    customer: Customer | None = None
    agent: Agent | None = None
    opened_at: datetime | None = None
    satisfaction: Satisfaction | None = None
    subject: str | None = None
    status: str | None = None
    team: str | None = None
    tags: tuple[str, ...] = ()
    _places: dict[str, int] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidValue("A conversation needs an id.")
        places = {turn.id: place for place, turn in enumerate(self.turns)}
        if len(places) < len(self.turns):
            twice = next(turn.id for place, turn in enumerate(self.turns) if places[turn.id] != place)
            raise InvalidValue(f"Conversation {self.id} has two turns with the id {twice}.")
        object.__setattr__(self, "_places", places)

    def turn(self, turn_id: str) -> Turn:
        """The turn with this id; NotFound if there is none."""
        if turn_id not in self._places:
            raise NotFound(f"Conversation {self.id} has no turn {turn_id}.")
        return self.turns[self._places[turn_id]]

    @property
    def exchanged(self) -> tuple[Turn, ...]:
        """The turns that the customer has seen; what colleagues and programs note among themselves is left out."""
        return tuple(turn for turn in self.turns if turn.role not in {Role.NOTE, Role.SYSTEM})

    def by(self, role: Role) -> Iterator[Turn]:
        """The turns of one role, in order."""
        return (turn for turn in self.turns if turn.role is role)
