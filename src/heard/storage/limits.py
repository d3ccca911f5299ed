"""What both databases can keep of a conversation: what is looked up has its length, a number its size."""

from heard.conversation.conversation import Conversation
from heard.errors import InvalidValue

# PostgreSQL refuses an entry of an index with more than about 2,700 bytes: source and id, in letters of four bytes.
LONGEST_SOURCE, LONGEST_NAME = 100, 500
LARGEST_NUMBER = 2**63 - 1
SHOWN = 40


def check_limits(source: str, conversation: Conversation) -> None:
    """InvalidValue if a conversation holds what cannot be kept."""
    _check_length("source", source, LONGEST_SOURCE)
    _check_length("id", conversation.id)
    _check_length("team", conversation.team or "")
    _check_length("agent's id", conversation.agent.id if conversation.agent else "")
    for turn in conversation.turns:
        _check_length("id of a turn", turn.id)
        if max(turn.start_ms or 0, turn.end_ms or 0) > LARGEST_NUMBER:
            raise InvalidValue(f"turn {turn.id} lies too far into its recording; mend its milliseconds.")


def _check_length(what: str, name: str, longest: int = LONGEST_NAME) -> None:
    if len(name) > longest:
        raise InvalidValue(f"the {what} {name[:SHOWN]!r} is longer than {longest} letters; shorten it.")
