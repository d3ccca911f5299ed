"""Reviews conversations that grow: each is read on from where its last review ended."""

from collections import OrderedDict

from heard.conversation.conversation import Conversation
from heard.conversation.turn import Turn
from heard.scoring.model import Model
from heard.scoring.review import BEGINNING, Progress, Review, read_through, review_at

# What is remembered, in turns of all conversations together.
MOST_TURNS = 30_000
Read = tuple[tuple[Turn, ...], Progress]
NOTHING: Read = ((), BEGINNING)


class Following:
    """What was read of the conversations that were reviewed last; one thread may ask at a time."""

    def __init__(self, model: Model, most_turns: int = MOST_TURNS) -> None:
        self._model = model
        self._most = most_turns
        self._read: OrderedDict[int, Read] = OrderedDict()
        self._size = 0

    def review(self, key: int, conversation: Conversation) -> Review:
        """The review of a conversation, the same as if it were read from its beginning."""
        known, so_far = self._read.get(key, NOTHING)
        if conversation.turns[: len(known)] != known:
            known, so_far = NOTHING
        done = read_through(conversation.turns, self._model, so_far, after=len(known))
        self._keep(key, (conversation.turns, done))
        return review_at(conversation, done, self._model)

    def _keep(self, key: int, read: Read) -> None:
        before, _ = self._read.pop(key, NOTHING)
        self._read[key] = read
        self._size += len(read[0]) - len(before)
        while self._size > self._most:
            _, (gone, _) = self._read.popitem(last=False)
            self._size -= len(gone)
