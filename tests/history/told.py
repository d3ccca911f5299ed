"""Stories in the fewest letters: conversations from lines, a day each, and an ear that hears by single words."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.turn import Turn
from heard.history.ear import Ear, Sound
from heard.history.history import History, read_history
from heard.history.story import Story
from heard.rubric.listener import Hearing, Sentence
from heard.scoring.review import review
from tests.fakes.listener import FakeListener
from tests.fakes.model import fake_model
from tests.people import SPEAKERS

# A Monday.
FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AGAIN = ("again", "still", "nobody")


class HearingListener(FakeListener):
    """A listener whose vectors tell one thing: whether a sentence has one of the words of AGAIN."""

    def listen(self, reply: Turn, before: Sequence[Turn]) -> Hearing:
        """The sentences with their vectors."""
        heard = super().listen(reply, before)
        return Hearing(tuple(Sentence(each.span, vector=_vector(each.span.quote)) for each in heard.sentences))


def _vector(sentence: str) -> tuple[float, float]:
    return (1.0, 0.0) if any(word in sentence.lower() for word in AGAIN) else (0.0, 1.0)


def fake_ear() -> Ear:
    """An ear that hears 1 for words of AGAIN and 0 for others, and the other way round what has come right."""
    again, settled = np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0])
    return Ear(HearingListener(), {Sound.AGAIN: again, Sound.RETURNS: again, Sound.SETTLED: settled})


def talk(*lines: str, day: int = 0, name: str | None = None, channel: Channel = Channel.CHAT) -> Conversation:
    """A conversation on a day from the first Monday of March 2026, from lines such as "C: My lamp is broken."."""
    at = FIRST + timedelta(days=day)
    turns = tuple(_turn(str(place), line, at + timedelta(minutes=place)) for place, line in enumerate(lines))
    return Conversation(name or f"day-{day}", turns, channel, opened_at=at)


def _turn(turn_id: str, line: str, at: datetime) -> Turn:
    speaker, _, text = line.partition(": ")
    return Turn(turn_id, SPEAKERS[speaker], text, at)


def story(*conversations: Conversation) -> Story:
    """Conversations as a story, each reviewed by the fakes."""
    return Story(tuple(review(each, fake_model()) for each in conversations))


def history(*conversations: Conversation) -> History:
    """What Heard reads in them with the fake ear."""
    return read_history(story(*conversations), fake_ear())
