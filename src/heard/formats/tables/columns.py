"""The columns of a table: which of them Heard reads, and what each is taken for."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from heard.errors import InvalidValue
from heard.formats.intake.mapping import NO_MAPPING, FieldMapping

# What Heard reads of a row, and the columns that may say it; where a file has several, the first counts.
# A column `id` alone tells conversations apart if it repeats; beside one for the conversation it is the message's.
COLUMNS = {
    "conversation": "conversation_id conversation ticket_id ticket ticket_number thread_id thread chat_id case_id case "
    "case_number session_id dialogue_id dialog_id call_id",
    "role": "role author_type author_role sender_type sender_role speaker_type participant_type user_type speaker "
    "sender from participant direction author",
    "text": "text message body content message_text message_body plain_body utterance comment",
    "at": "at sent_at created_at timestamp created datetime date_time sent time date",
    "turn": "turn_id message_id comment_id turn",
    "author": "author_name sender_name agent_name author sender name",
    "channel": "channel via",
    "transcript": "transcript conversation_transcript chat_transcript call_transcript chat_log dialogue dialog",
    "language": "language lang locale",
    "subject": "subject title",
    "status": "status state",
    "team": "team group department queue",
    "tags": "tags labels",
    "satisfaction": "satisfaction csat csat_score satisfaction_score satisfaction_rating rating",
    "opened_at": "opened_at opened",
    "customer": "customer_id requester_id contact_id",
    "customer_name": "customer_name requester_name contact_name customer requester",
    "customer_email": "customer_email requester_email contact_email email",
    "customer_phone": "customer_phone requester_phone contact_phone phone",
    "agent": "agent_id assignee_id assignee agent",
    "id": "id",
}
# Of the two shapes of a table, one message a row and one conversation a row, what each cannot do without.
MESSAGE = frozenset({"role", "text"})
TRANSCRIPT = "transcript"
MOST_COLUMNS = 1000

HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
NO_LETTERS = re.compile(r"[\W_]+")


def plain_name(column: str) -> str:
    """The name of a column as programs write it: "Ticket ID" and "ticketId" are ticket_id."""
    return NO_LETTERS.sub("_", HUMP.sub("_", column)).strip("_").lower()


def places_of(
    header: Sequence[str], mapping: FieldMapping = NO_MAPPING, *, columns: Mapping[str, str] = COLUMNS
) -> dict[str, int]:
    """The places of the columns by what they mean; one column means one thing, and what the mapping says goes first."""
    places = {meaning: _place(column, header) for meaning, column in mapping.columns.items()}
    taken = set(places.values())
    free: dict[str, int] = {}
    for place, column in enumerate(header):
        if place not in taken and column.strip() not in mapping.left_out:
            free.setdefault(plain_name(column), place)
    for meaning, aliases in columns.items():
        known = (alias for alias in aliases.split() if alias in free)
        if meaning not in places and (alias := next(known, None)):
            places[meaning] = free.pop(alias)
    if "conversation" in places and "id" in places:
        places.setdefault("turn", places["id"])
        del places["id"]
    return places


def suffice(places: Collection[str]) -> bool:
    """Whether these columns make a conversation."""
    return set(places) >= MESSAGE or TRANSCRIPT in places


@dataclass(frozen=True, slots=True)
class Layout:
    """What is read of a row: the columns that may say it, whether some are enough, and what it needs, in words."""

    columns: Mapping[str, str]
    suffice: Callable[[Collection[str]], bool]
    needs: str


CONVERSATIONS = Layout(
    COLUMNS,
    suffice,
    "one for who speaks (such as role or sender) and one for what is said (such as text or message), or one with whole "
    "transcripts.",
)


def _place(column: str, header: Sequence[str]) -> int:
    """The place of a column whose name a person gave."""
    names = [name.strip() for name in header]
    if column.strip() not in names:
        raise InvalidValue(f"the mapping names a column '{column}', and there is none; copy its name from the file.")
    return names.index(column.strip())
