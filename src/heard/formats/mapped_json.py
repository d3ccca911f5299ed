"""Any JSON by a mapping: the paths to conversations, their turns, and what each turn says."""

from collections.abc import Iterator
from dataclasses import dataclass

from heard.conversation.conversation import Agent, Conversation, Customer
from heard.conversation.fields import SHOWN, clean_text
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.intake.channel_word import channel_told
from heard.formats.intake.json.element import TOP, Element
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.head import holds_json
from heard.formats.intake.json.values import name_in, time_of, value_at, word_of
from heard.formats.intake.json_values import build_from
from heard.formats.intake.source import UNNAMED, Source
from heard.formats.intake.spool import Spool

NAME = "any JSON, with a mapping that has paths"


def sniff(head: str) -> bool:
    """Whether this is JSON; it is asked only where a mapping has paths."""
    return holds_json(head)


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    mapped = Mapped(source)
    mapped.check()
    elements = read_elements(source, [source.mapping.paths.get("conversations", TOP)])
    found = 0
    for element in elements if "turns" in source.mapping.paths else _grouped(elements, source):
        found += 1
        if conversation := build_from(element, mapped.conversation, source):
            yield conversation
    if not found and not source.rejected:
        path = ".".join(source.mapping.paths.get("conversations", TOP))
        raise source.error(f"the mapping looks for conversations at '{path}', and there are none.")


def _grouped(turns: Iterator[Element], source: Source) -> Iterator[Element]:
    """Turns that stand for themselves, put together by the id of their conversation."""
    path = source.mapping.paths.get("id", TOP)
    with Spool() as spool:
        for turn in turns:
            spool.add(word_of(value_at(turn.value, path)) or UNNAMED, [turn.line, turn.value])
        for _, group in spool.groups():
            rows = [row for row in group if isinstance(row, list)]
            yield Element([value for _, value in rows], rows[0][0])


@dataclass(frozen=True, slots=True)
class Mapped:
    """A file whose mapping says where things lie."""

    source: Source

    def check(self) -> None:
        """Refuse a mapping that leaves open who speaks or what is said."""
        paths, texts = self.source.mapping.paths, self.source.mapping.texts
        missing = [name for name in ("role", "text") if name not in paths and not (name == "text" and texts)]
        if missing:
            raise self.source.error(f"the mapping has no path for {missing[0]}; add one under [paths].")

    def conversation(self, value: object) -> Conversation:
        """The conversation that lies in a value, or whose turns it lists."""
        turns = value if isinstance(value, list) else self._at(value, "turns")
        if not isinstance(turns, list):
            raise InvalidValue(f"there is no list of turns at '{self._path('turns')}'.")
        whole = turns[0] if value is turns and turns else value
        return Conversation(
            id=word_of(self._at(whole, "id")) or UNNAMED,
            turns=tuple(self._turn(turn, place) for place, turn in enumerate(turns)),
            channel=channel_told(word_of(self._at(whole, "channel")), self.source),
            customer=self._customer(whole),
            agent=self._agent(whole),
        )

    def _turn(self, value: object, place: int) -> Turn:
        role = self._role(value, place)
        path = self.source.mapping.texts.get(role) or self.source.mapping.paths.get("text", TOP)
        text = value_at(value, path) if path else None
        if isinstance(text, list):
            text = " ".join(sentence for sentence in text if isinstance(sentence, str))
        if not isinstance(text, str):
            raise InvalidValue(f"turn {place + 1}, by the {role.value}, has no text at '{'.'.join(path)}'.")
        return Turn(
            id=word_of(self._at(value, "turn")) or str(place),
            role=role,
            text=clean_text(text),
            at=time_of(self._at(value, "at"), self.source),
            author=word_of(self._at(value, "author")),
        )

    def _role(self, value: object, place: int) -> Role:
        word = word_of(self._at(value, "role"))
        if word is None:
            raise InvalidValue(f"turn {place + 1} does not say who speaks at '{self._path('role')}'.")
        role = self.source.mapping.role_of(word)
        if role is None:
            raise InvalidValue(f"'{word[:SHOWN]}' speaks in turn {place + 1}; add the word under [roles].")
        return role

    def _customer(self, value: object) -> Customer | None:
        person = self._at(value, "customer")
        id_ = name_in(person, "id", "email", "name")
        if id_ is None:
            return None
        name, email, phone = (word_of(value_at(person, (field,))) for field in ("name", "email", "phone"))
        return Customer(id_, name, email, phone)

    def _agent(self, value: object) -> Agent | None:
        person = self._at(value, "agent")
        id_ = name_in(person, "id", "email", "name")
        return Agent(id_, word_of(value_at(person, ("name",)))) if id_ else None

    def _at(self, value: object, name: str) -> object:
        path = self.source.mapping.paths.get(name)
        return value_at(value, path) if path else None

    def _path(self, name: str) -> str:
        return ".".join(self.source.mapping.paths.get(name, TOP))
