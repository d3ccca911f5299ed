"""The words of a mail: what its writer wrote, without attachments, quoted mails and signature."""

import codecs
import re
from collections.abc import Iterator
from email.message import Message

from heard.conversation.fields import clean_text
from heard.conversation.role import Role
from heard.conversation.turn import Turn
from heard.formats.intake.decoding import decode_line, is_utf8
from heard.formats.intake.html_text import text_of_html
from heard.formats.mails.headers import MALFORMED
from heard.language.quoting import own_words

# A text of this length fills a thousand pages.
LONGEST = 2 * 1024 * 1024
# Encodings that are no charset of mails; some cost time by the square of the length.
NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
EMPTY_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def words_of(message: Message) -> str:
    """What the writer wrote in it, as text."""
    text = _own(_first(message, "plain"))
    return text or _own(_first(message, "html"))


def _first(message: Message, kind: str) -> str:
    """The first part of a kind that is no attachment."""
    part = next((part for part in _texts(message) if part.get_content_subtype() == kind), None)
    if part is None:
        return ""
    text = _decoded(part)
    return text_of_html(text) if kind == "html" else _unfolded(part, text)


def _texts(message: Message) -> Iterator[Message]:
    """The parts of a message that are text; what another mail brings along as an attachment is not among them."""
    if message.get_content_maintype() == "text":
        if message.get_content_disposition() != "attachment":
            yield message
    elif message.get_content_maintype() == "multipart" and message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _texts(part)


def _decoded(part: Message) -> str:
    """The text of a part; what its encoding does not explain is read as UTF-8 or Windows-1252."""
    try:
        payload = part.get_payload(decode=True)
    except MALFORMED:
        payload = None
    raw = payload[:LONGEST] if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("ascii")
    try:
        name = codecs.lookup(charset).name
        if (
            name.replace("-", "_") in NO_CHARSETS
            or (name == "ascii" and not raw.isascii())
            or (name == "utf-8" and not is_utf8(raw))
        ):
            return clean_text(decode_line(raw))
        return clean_text(raw.decode(name, "replace"))
    except (LookupError, ValueError):
        return clean_text(decode_line(raw))


def _unfolded(part: Message, text: str) -> str:
    """The text with whole paragraphs where the mail says that its line ends are soft."""
    try:
        flowed = str(part.get_param("format", "")).lower() == "flowed"
    except MALFORMED:
        flowed = False
    return re.sub(r"(?m)(?<=\S)(?<!\n--) \n(?!>|-- $)", " ", text) if flowed else text


def _own(text: str) -> str:
    """The lines that are the writer's own."""
    own = "".join(span.quote for span in own_words(Turn("mail", Role.CUSTOMER, text.replace("\r", "\n"))))
    return EMPTY_LINES.sub("\n\n", own).strip()
