"""Transcripts of Amazon Contact Lens, one call or chat a file; what it says of feelings and loudness is never read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.fields import SHOWN, Fields
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats.intake.json.elements import read_elements
from heard.formats.intake.json.head import beginning, first_object
from heard.formats.intake.json.values import inner, time_of
from heard.formats.intake.json_values import build_from
from heard.formats.intake.source import UNNAMED, Source

NAME = "Amazon Contact Lens JSON"

# Two of these at the top of an object, and it can be nothing else; the transcript may stand far below.
NAMES = {"Participants", "Transcript", "CustomerMetadata", "ContentMetadata", "ConversationCharacteristics"}
ROLES = {"CUSTOM_BOT": Role.BOT, "SUPERVISOR": Role.NOTE}


def sniff(head: str) -> bool:
    """Whether this is such a transcript, by the names at its top."""
    return len(NAMES & first_object(beginning(head)).keys()) > 1


def read(source: Source) -> Iterator[Conversation]:
    """The conversations of a source."""
    call = Call(source)
    for element in read_elements(source):
        if conversation := build_from(element, call.conversation, source):
            yield conversation


@dataclass(frozen=True, slots=True)
class Call:
    """How one file is read."""

    source: Source

    def conversation(self, value: object) -> Conversation:
        """The conversation of one transcript."""
        fields = Fields.of(value, "The transcript")
        words = self._participants(fields)
        said = [part for part in fields.objects("Transcript") if part.values.get("Content") is not None]
        return Conversation(
            id=inner(fields, "CustomerMetadata").id("ContactId") or UNNAMED,
            turns=tuple(self._turn(part, place, words) for place, part in enumerate(said)),
            channel=Channel.CHAT if fields.text("Channel") == "CHAT" else Channel.VOICE,
            language=fields.text("LanguageCode"),
        )

    def _participants(self, fields: Fields) -> Mapping[str, str]:
        """The words for the roles of those who take part, by their ids."""
        if fields.values.get("Participants") is None:
            return {}
        parts = list(fields.objects("Participants"))
        return {part.need("id", part.id("ParticipantId")): part.text("ParticipantRole") or "" for part in parts}

    def _turn(self, part: Fields, place: int, words: Mapping[str, str]) -> Turn:
        who = part.need("ParticipantId", part.id("ParticipantId"))
        word = words.get(who) or part.text("ParticipantRole") or who
        role = ROLES.get(word) or self.source.mapping.role_of(word)
        if role is None:
            raise InvalidValue(
                f"'{word[:SHOWN]}' speaks in {part.place[:-1]}; add the word under [roles] of a mapping."
            )
        return Turn(
            id=part.id("Id") or str(place),
            role=role,
            text=part.need("Content", part.text("Content")),
            at=time_of(part.values.get("AbsoluteTime"), self.source),
            author=part.text("DisplayName"),
            start_ms=part.whole_number("BeginOffsetMillis"),
            end_ms=part.whole_number("EndOffsetMillis"),
        )
