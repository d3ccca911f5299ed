"""A baseline that is taught on labelled texts: it learns what Heard learns, and knows no codebook and no ledger."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from evals.interval import Rows
from evals.measure import Flags
from heard.conversation.conversation import Conversation
from heard.conversation.role import Role
from heard.conversation.turn import Turn


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a turn, and those that the other side said last before it (empty: none)."""

    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Learner:
    """Taught on texts with what was expected of them, it answers for other texts.

    `likely` gives each label a number that is higher where the label is likelier, `value` a value on the scale it saw.
    """

    name: str
    likely: Callable[[Sequence[Said], Flags, Sequence[Said]], Rows]
    value: Callable[[Sequence[Said], Rows, Sequence[Said]], Rows]


Learners: TypeAlias = tuple[Learner, ...]


def said_by(conversation: Conversation, role: Role) -> Iterator[tuple[Turn, Said]]:
    """Each turn of a role, with its words as a learner is given them."""
    before = ""
    for turn in conversation.turns:
        if turn.role is role:
            yield turn, Said(turn.text, before)
        else:
            before = turn.text
