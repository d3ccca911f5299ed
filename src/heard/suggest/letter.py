"""The frame of a reply: where the greeting ends and its own words begin, and where the signature does."""

import re
from dataclasses import dataclass

from heard.conversation.turn import Turn

HANDLES = r"(?:@\w+[ ,:]*)*"
GREETS = r"(?i:hi|hello|hey|hiya|dear|greetings|(?:good )?(?:morning|afternoon|evening|day))\b"
# A greeting ends at a mark or a line end, a few words on; or where the sentence goes on without one: "Hi Ana I will".
GREETING = re.compile(
    rf"\s*{HANDLES}(?:{GREETS}(?:(?P<words>(?: [\w'’.@\[\]-]+?){{0,6}}?)(?P<mark>[,!:]|\.(?=\s)|"
    rf" [–—-](?= )|(?=\s*\n)|\s*\Z|"
    r"(?= (?:I|we|it|this|that|thanks?|thank you|sorry|please|your|my|the|to)\b)))?)?",
)
# "Hello and thank you for calling" is a sentence, not a greeting.
SENTENCE_WORDS = re.compile(r"\b(?:and|thank|thanks|for|is|are|was|we|i|you|your|sorry)\b", re.IGNORECASE)
# "Hi, Paul. Your parcel": the name belongs to the greeting.
NAME_BEHIND = re.compile(r" [A-Z][\w'’-]{1,20}[.,!](?=\s)")
SIGN_OFF = (
    r"(?i:(?:kind|best|warm|many)?\s?(?:regards|wishes|thanks)|regards|sincerely|yours(?: \w+)?|"
    r"cheers|thanks|thank you|best|"
    r"all the best)[,.!]?"
)
SIGNATURE = re.compile(
    rf"(?:\n\s*|(?<=[.!?])\s+){SIGN_OFF}\s*(?:\n[^\n]{{0,60}}){{0,4}}\s*\Z"
    r"|(?<!\n)\s*\n\s*[–—~^*-]{1,2}\s?[A-Z][^\n]{0,30}\s*\Z"
    r"|\s*(?:[\^~*/]|-(?=[A-Z]))\s?[A-Z]\w{0,15}\s*\Z"
    r"|\n\s*\n\s*[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?\s*\Z"
)
# First words that only receive somebody: what goes back to their matter stands behind them.
RECEIVERS = (
    r"(?:many )?thank(?:s| you)(?: (?:so|very) much)?(?: for [^.!?\n–—]{1,80})?|welcome to [^.!?\n]{1,40}|"
    r"my name is [^.!?\n]{1,50}|you[’']?(?:re| are) (?:through to|speaking) [^.!?\n]{1,40}|"
    r"oh no|yes(?: and no)?|no|sure|of course|i see|understood|noted|right|got it|"
    r"ok(?:ay)?(?:,? (?:thanks|thank you))?"
)
RECEIVES = re.compile(rf"(?:(?:{RECEIVERS})[.!]+(?:\s+|\Z)){{1,3}}", re.IGNORECASE)
# Last words that close a reply, a sentence each: what is still to be said goes before them.
CLOSERS = (
    r"hope (?:this|that|it) (?:helps|clears|works)|let (?:us|me) know|is there anything else|anything else|"
    r"(?:do|please do) not hesitate|don[’']t hesitate|we[’']re (?:here|right here|always here|around)|"
    r"(?:have|enjoy) (?:a|your|the)|thank(?:s| you)|looking forward|look forward|take care|cheers|best wishes|"
    r"keep (?:us|me) (?:posted|updated)|(?:get|come|write) back to (?:us|me)|feel free|all the best|good luck|"
    r"(?:talk|speak|see you) (?:to you )?soon|stay safe|happy to help|wait for your (?:reply|answer)|"
    r"if (?:you (?:have|need|still|would)|there|anything)[^.!?\n]{1,60}(?:let (?:us|me)|contact|reach|here|touch)"
)
CLOSES = re.compile(
    rf"(?:(?<![\w,;:'’-])\s|(?<=[\])]))\s*(?:please )?(?:(?:we|i|do)(?:[’']ll| will)? )?"
    rf"(?:{CLOSERS})\b[^.!?\n]{{0,80}}[.!?]*\s*\Z",
    re.IGNORECASE,
)
LIST_LINE = re.compile(r"(?:^|\n)\s*(?:[-–*•]|\d{1,2}[.)])\s[^\n]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Frame:
    """Offsets of a reply: the first of its own words, the end of its last; whether a comma alone ends the greeting.

    `matter` is where it comes to the matter: behind the first words, where these only thank or receive.
    """

    opening: int
    closing: int
    greets_inline: bool = False
    matter: int = 0


def find_frame(turn: Turn) -> Frame:
    """The frame of a reply; all of it where it has neither greeting nor signature."""
    text = turn.text
    greeting = GREETING.match(text)
    opening = _opening(text, greeting) if greeting else 0
    signature = SIGNATURE.search(text, opening)
    if signature and LIST_LINE.search(text[: signature.start()]) and LIST_LINE.search(text):
        signature = None
    closing = signature.start() if signature else len(text)
    closing = max(opening, len(text[:closing].rstrip()))
    while last := CLOSES.search(text[opening:closing]):
        closing = opening + last.start()
    received = RECEIVES.match(text, opening, closing)
    matter = received.end() if received and text[received.end() : closing].strip() else opening
    if greeting is None or not 0 < greeting.end() <= opening:
        return Frame(opening, closing, matter=matter)
    goes_on = text[:opening].rstrip()[-1:] not in set(".!:") and "\n" not in text[greeting.end() : opening]
    return Frame(opening, closing, goes_on and greeting["mark"] in {",", ""}, matter)


def _opening(text: str, greeting: re.Match[str]) -> int:
    mark = greeting["mark"]
    handles = greeting[0].strip().startswith("@")
    letter = greeting[0].strip().lower().startswith("dear")
    sentence = mark is not None and not letter and SENTENCE_WORDS.search(greeting["words"] or "")
    if (mark is None or sentence) and not handles:
        return len(text) - len(text.lstrip())
    name = NAME_BEHIND.match(text, greeting.end()) if mark == "," else None
    end = name.end() if name else greeting.end()
    return end + len(text[end:]) - len(text[end:].lstrip())
