"""Formats that keep a conversation as one JSON object: how they are read, from whatever their files look like."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from heard.conversation.conversation import Conversation
from heard.conversation.wire import Shape, unknown_fields
from heard.errors import InvalidValue
from heard.formats.intake.json.element import Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.source import Source


@dataclass(frozen=True, slots=True)
class JsonFormat:
    """How a JSON format tells a conversation: the field that lists its turns, all of its fields, and their reading."""

    turns: str
    shape: Shape
    build: Callable[[object], Conversation]

    def read(self, source: Source) -> Iterator[Conversation]:
        """The conversations of a source, one at a time; what cannot be read is rejected, and the rest goes on."""
        for element in self._gathered(read_elements(source)):
            if conversation := build_from(element, self.build, source):
                source.pass_over(unknown_fields(element.value, self.shape))
                yield conversation

    def _gathered(self, elements: Iterator[Element]) -> Iterator[Element]:
        """The elements, bare turns in a list made the one conversation that they are."""
        bare: list[object] = []
        whole: Element | None = None
        for element in elements:
            if whole and element.number not in {None, 1}:
                bare.append(element.value)
                continue
            if whole:
                yield whole
            whole = None
            if element.number == 1 and self._is_bare(element.value):
                bare = [element.value]
                whole = replace(element, value={self.turns: bare}, number=None)
            else:
                yield element
        if whole:
            yield whole

    def _is_bare(self, value: object) -> bool:
        return isinstance(value, dict) and "role" in value and self.turns not in value


def build_from(element: Element, build: Callable[[object], Conversation | None], source: Source) -> Conversation | None:
    """What is built of an element; None if there is nothing to build, or if it is rejected."""
    try:
        return build(element.value)
    except InvalidValue as error:
        place = f"conversation {element.number}: " if element.number else ""
        source.reject(f"{place}{error}", element.line)
        return None
