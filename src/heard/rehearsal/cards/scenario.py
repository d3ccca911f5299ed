"""A scenario: a made-up customer with a matter, what they know, what they have not said yet, and what could help."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from heard.conversation.channel import Channel
from heard.conversation.fields import Fields, know, switch
from heard.customer.feeling import FeelingName
from heard.errors import InvalidValue
from heard.rehearsal.cards.says import Intent, Says, every_line, says_from
from heard.rehearsal.state import State

CARD = frozenset("id title industry channel persona need brief hidden no start says replies fact way_out agent".split())
# Without these a conversation cannot go on whatever happens.
NEEDED = (
    *(Intent.OPEN, Intent.REPEAT, Intent.LEAVE, Intent.SOFTEN, Intent.PRESS, Intent.DOUBT),
    *(Intent.ACCEPT, Intent.DECLINE, Intent.ACCEPT_NO, Intent.THANK, Intent.PART, Intent.AGAIN, Intent.UNKNOWN),
)


class Need(StrEnum):
    """What a customer needs most: to be understood, that it goes fast, or to have a say."""

    EMPATHY = "empathy"
    SPEED = "speed"
    POWER = "power"


@dataclass(frozen=True, slots=True)
class Clue:
    """By what a sentence of the agent is known to be about something.

    `words` are pieces of text; those of one that is parted by "+" have all to be there. `meant` are ways of saying it,
    and a sentence that lies near enough to one of them counts as well.
    """

    words: tuple[str, ...]
    meant: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the customer knows, and how they tell it once they are asked; `given` where they said it at once."""

    id: str
    clue: Clue
    told: tuple[str, ...]
    given: bool = False


@dataclass(frozen=True, slots=True)
class WayOut:
    """Something the agent may offer; one that is `whole` settles the matter.

    It is offered by words that its clue knows, or by showing one of the practices in `shown_by` in a
    reply that answers at least.
    """

    id: str
    what: str
    clue: Clue
    whole: bool = True
    shown_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the customer has not said yet, and says once they trust: for the trainee afterwards, and in their words.

    Where `told` is empty, there is nothing.
    """

    what: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replies:
    """Replies to this customer from first to last, by somebody who listens and by somebody who merely answers."""

    good: tuple[str, ...]
    plain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One card.

    `brief` is all that the agent knows and may do; `no` is what they have to refuse, if anything.
    """

    id: str
    title: str
    industry: str
    channel: Channel
    persona: str
    need: Need
    brief: str
    agent: str
    start: State
    hidden: Hidden
    facts: tuple[Fact, ...]
    ways_out: tuple[WayOut, ...]
    says: Says
    replies: Replies
    no: str | None = None

    def __post_init__(self) -> None:
        missing = [intent for intent in NEEDED if not any(self.says.get(intent, {}).values())]
        if missing:
            raise InvalidValue(f"Scenario {self.id} has no lines for {', '.join(missing)}; write says.{missing[0]}.")
        if not any(way.whole for way in self.ways_out):
            raise InvalidValue(f"Scenario {self.id} has no way out that is whole; nobody could ever settle it.")

    @property
    def lines(self) -> tuple[str, ...]:
        """All that this customer may say on this card, each line once."""
        return tuple(dict.fromkeys(self._lines()))

    def _lines(self) -> Iterator[str]:
        yield from every_line(self.says)
        yield from self.hidden.told
        for fact in self.facts:
            yield from fact.told


def scenario_from(values: Mapping[str, object], place: str = "") -> Scenario:
    """A scenario out of the tables of its file; InvalidValue says what is wrong and where."""
    fields = Fields(values, place)
    know(fields, CARD)
    hidden = fields.need("hidden", fields.object("hidden"))
    know(hidden, {"what", "told"})
    return Scenario(
        id=fields.need("id", fields.text("id")),
        title=fields.need("title", fields.text("title")),
        industry=fields.need("industry", fields.text("industry")),
        channel=fields.need("channel", fields.choice("channel", Channel)),
        persona=fields.need("persona", fields.text("persona")),
        need=fields.need("need", fields.choice("need", Need)),
        brief=fields.need("brief", fields.text("brief")),
        agent=fields.need("agent", fields.text("agent")),
        start=_start(fields.need("start", fields.object("start"))),
        hidden=Hidden(hidden.need("what", hidden.text("what")), _some(hidden, "told")),
        facts=tuple(map(_fact, fields.objects("fact"))),
        ways_out=tuple(map(_way_out, fields.objects("way_out"))),
        says=says_from(fields.need("says", fields.object("says"))),
        replies=_replies(fields.need("replies", fields.object("replies"))),
        no=fields.text("no"),
    )


def _start(fields: Fields) -> State:
    know(fields, {"feelings", "trust", "patience"})
    felt = fields.need("feelings", fields.object("feelings"))
    known = {name.value: name for name in FeelingName if not name.pleasant}
    know(felt, known)
    feelings = {known[name]: felt.need(name, felt.number(name)) for name in felt.values}
    return State(
        feelings,
        fields.need("trust", fields.number("trust")),
        fields.need("patience", fields.number("patience")),
    )


def _fact(fields: Fields) -> Fact:
    know(fields, {"id", "words", "meant", "told", "given"})
    given = switch(fields, "given", unless_told=False)
    return Fact(fields.need("id", fields.text("id")), _clue(fields), _some(fields, "told"), given)


def _way_out(fields: Fields) -> WayOut:
    know(fields, {"id", "what", "words", "meant", "whole"})
    whole = switch(fields, "whole", unless_told=True)
    return WayOut(fields.need("id", fields.text("id")), fields.need("what", fields.text("what")), _clue(fields), whole)


def _clue(fields: Fields) -> Clue:
    return Clue(_some(fields, "words"), fields.texts("meant"))


def _replies(fields: Fields) -> Replies:
    know(fields, {"good", "plain"})
    return Replies(_some(fields, "good"), _some(fields, "plain"))


def _some(fields: Fields, name: str) -> tuple[str, ...]:
    texts = fields.texts(name)
    if not texts:
        raise InvalidValue(f"{fields.place}{name} must hold at least one text.")
    return texts
