"""A need: that something be said, changed or left out in a draft, and where; before it is known in which words."""

from collections.abc import Callable
from dataclasses import dataclass

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span
from heard.customer.feeling import Feeling
from heard.ledger.item import Item
from heard.suggest.draft import Edit
from heard.suggest.scene import Scene
from heard.suggest.statements.statement import Intent


@dataclass(frozen=True, slots=True)
class Need:
    """What a kind of suggestion wants, how much it is worth, 0..1, and why, in one line.

    The words are `text`, or else a statement of one of these `intents`; with neither, `place` takes words out. `about`
    are the customer's words that it goes back to.
    """

    worth: float
    why: str
    place: Callable[[str], Edit]
    intents: tuple[Intent, ...] = ()
    text: str | None = None
    feeling: Feeling | None = None
    item: Item | None = None
    behaviour: str | None = None
    about: Span | None = None

    def __post_init__(self) -> None:
        check_confidence(self.worth)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of suggestion: its id, what it does in a few words, and when a scene needs it."""

    id: str
    title: str
    need: Callable[[Scene], Need | None]
