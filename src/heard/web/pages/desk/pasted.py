"""What somebody pasted: a transcript that names its speakers, or else one message of a customer."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

from heard.conversation.channel import Channel
from heard.conversation.conversation import Conversation
from heard.conversation.fields import clean_text
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.errors import InvalidValue
from heard.formats import transcript
from heard.formats.intake.source import open_source

WHERE = "what was pasted"


def conversation_pasted(text: str, id_: str, channel: Channel, subject: str, now: datetime) -> Conversation:
    """The conversation; InvalidValue where nothing was pasted, or several conversations were."""
    text = clean_text(text).strip()
    if not text:
        raise InvalidValue("Nothing was pasted yet; paste what the customer wrote, or a whole transcript.")
    found = _spoken(text)
    if len(found) > 1:
        raise InvalidValue(f"These are {len(found)} conversations; paste one, or bring them in as a file.")
    message = Conversation(id_, (Turn("0", Role.CUSTOMER, text, now),))
    return replace(found[0] if found else message, id=id_, channel=channel, subject=subject.strip() or None)


def _spoken(text: str) -> list[Conversation]:
    """The conversations of a transcript in which a customer speaks; none where it names no speakers."""
    if not transcript.sniff(text):
        return []
    source = open_source(BytesIO(text.encode()), name=WHERE)
    return [each for each in transcript.read(source) if each.by(Role.CUSTOMER)]
