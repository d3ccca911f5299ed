"""A story: the conversations of one customer in order of time, each as reviewed; nothing is fetched here."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.errors import InvalidValue, NotFound
from heard.scoring.review import Review


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a story: their span, the conversation they stand in, and when they were said, if that is known."""

    conversation_id: str
    span: Span
    at: datetime | None = None

    @property
    def quote(self) -> str:
        """The words themselves, letter for letter."""
        return self.span.quote


@dataclass(frozen=True, slots=True)
class Story:
    """The conversations of one customer in order of time, each with its review."""

    reviews: tuple[Review, ...]

    def __post_init__(self) -> None:
        ids = [review.conversation.id for review in self.reviews]
        if len(set(ids)) < len(ids):
            twice = next(each for each in ids if ids.count(each) > 1)
            raise InvalidValue(f"Conversation {twice} stands twice in the story; leave one of the two out.")
        dated = [(each, at) for each in self.conversations if (at := begun_at(each))]
        for (earlier, before), (later, after) in pairwise(dated):
            if after < before:
                raise InvalidValue(
                    f"Conversation {later.id} began before {earlier.id}; put the story in order of time."
                )

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        """What was said, conversation by conversation."""
        return tuple(review.conversation for review in self.reviews)

    def review(self, conversation_id: str) -> Review:
        """The review of this conversation; NotFound if the story does not hold it."""
        found = next((each for each in self.reviews if each.conversation.id == conversation_id), None)
        if found is None:
            raise NotFound(f"The story has no conversation {conversation_id}.")
        return found


def begun_at(conversation: Conversation) -> datetime | None:
    """When a conversation began: as its source says, else at its first turn with a time."""
    times = (turn.at for turn in conversation.turns if turn.at)
    begun = conversation.opened_at or next(times, None)
    return begun and comparable(begun)


def said_at(conversation: Conversation, turn: Turn) -> datetime | None:
    """When a turn was said: at its own time, else when its conversation began."""
    return turn.at or conversation.opened_at


def comparable(at: datetime) -> datetime:
    """A time that can be held against any other; one without an offset is taken for UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def passage_of(conversation: Conversation, span: Span) -> Passage:
    """Words of a conversation, with their time."""
    return Passage(conversation.id, span, said_at(conversation, span.turn))


def customer_turns(conversation: Conversation) -> tuple[Turn, ...]:
    """What the customer said, in order."""
    return tuple(conversation.by(Role.CUSTOMER))
