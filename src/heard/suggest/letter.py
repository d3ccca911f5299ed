"""The frame of a reply: where the greeting ends and its own words begin, and where the signature does."""

import re
from dataclasses import dataclass

from heard.conversation.turn import Turn

HANDLES = r"(?:@\w+[ ,:]*)*"
GREETING = re.compile(
    rf"\s*{HANDLES}(?:(?i:hi|hello|hey|hiya|dear|greetings|(?:good )?(?:morning|afternoon|evening|day))\b"
    r"(?: (?:there|all|again|and welcome|[Mm](?:r|rs|s|x)\.?|[Dd]r\.?|"
    r"(?!I\b)[A-Z@][\w'’.-]*)){0,4}(?P<mark>[,!.:]|(?=\s*\n)|(?= (?:I|we|it|this|that|thanks?|"
    r"thank you|sorry|please|your|my|the|to)\b))?)?",
)
# The words of a greeting that goes on as a sentence ("Hello and thank you for calling") are no greeting alone.
SIGNATURE = re.compile(
    r"(?:\n\s*|(?<=[.!?])\s+)(?i:(?:kind|best|warm|many)?\s?(?:regards|wishes|thanks)|regards|"
    r"sincerely|yours(?: \w+)?|cheers|"
    r"thanks|thank you|best|all the best)[,.!]?\s*(?:\n[^\n]{0,60}){0,4}\s*\Z"
    r"|\s*\n\s*[-–—~^*]{1,2}\s?\w[^\n]{0,30}\s*\Z|\s*(?:[\^~*]|-(?=[A-Z]))\s?[A-Z]\w{0,15}\s*\Z|"
    r"\s*\n\s*[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Offsets of a reply: the first of its own words, the end of its last; whether a comma alone ends the greeting."""

    opening: int
    closing: int
    greets_inline: bool = False


def find_frame(turn: Turn) -> Frame:
    """The frame of a reply; all of it where it has neither greeting nor signature."""
    text = turn.text
    greeting = GREETING.match(text)
    opening = _opening(text, greeting) if greeting else 0
    signature = SIGNATURE.search(text, opening)
    closing = signature.start() if signature else len(text)
    closing = max(opening, len(text[:closing].rstrip()))
    inline = greeting is not None and greeting["mark"] in {",", ""} and "\n" not in text[greeting.end() : opening]
    return Frame(opening, closing, inline)


def _opening(text: str, greeting: re.Match[str]) -> int:
    end = greeting.end()
    greets = bool(greeting[0].strip()) and (greeting["mark"] is not None or greeting[0].strip().startswith("@"))
    if not greets:
        return len(text) - len(text.lstrip())
    rest = text[end:]
    return end + len(rest) - len(rest.lstrip())
