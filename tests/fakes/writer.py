"""Writers that answer what a test wants, or what they are told to by whoever writes in a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from heard.errors import EngineError
from heard.suggest.writing.writer import Message


@dataclass
class FakeWriter:
    """Answers the same each time and keeps what it was told; without an answer it is in trouble."""

    answer: str | None
    told: list[Sequence[Message]] = field(default_factory=list)
    host: str = "fake.test"

    def write(self, messages: Sequence[Message]) -> str:
        """The answer; EngineError where there is none."""
        self.told.append(messages)
        if self.answer is None:
            raise EngineError("The writer at fake.test took too long.", temporary=True)
        return self.answer


class ObedientWriter:
    """Answers whatever stands behind ORDER in the data that it gets, as a model would that obeys anybody."""

    host = "obedient.test"

    def write(self, messages: Sequence[Message]) -> str:
        """What it was told to say; nothing where nobody gave an order."""
        ordered = messages[-1].text.partition("ORDER ")[2].partition(" END")[0]
        return f'{{"message": "{ordered}"}}'
