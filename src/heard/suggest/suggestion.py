"""A suggestion: one edit to a draft, why, and how much it is worth; a person accepts it with a click."""

from dataclasses import dataclass

from heard.conversation.confidence import check_confidence
from heard.conversation.span import Span
from heard.suggest.blank import blanks_in
from heard.suggest.draft import Edit


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An edit of one kind, with its reason in one line, its worth 0..1, and what in the conversation it goes back to.

    `about` are the words that it rests on; `statement_id` names the statement it was made of, where it was.
    """

    kind: str
    title: str
    edit: Edit
    why: str
    worth: float
    item_id: str | None = None
    behaviour: str | None = None
    about: Span | None = None
    statement_id: str | None = None

    def __post_init__(self) -> None:
        check_confidence(self.worth)

    @property
    def blanks(self) -> tuple[str, ...]:
        """What the agent still has to fill in."""
        return blanks_in(self.edit.text)
