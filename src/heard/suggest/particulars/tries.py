"""How often a customer says that they have tried."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.amount import NUMBER, ORDINALS
from heard.suggest.particulars.particular import Particular

# What they did, as a thing that can be counted.
DONE = {
    "calls": r"call(?:ed|ing)?|rang|rung|ring(?:ing)?|phon(?:ed|ing)",
    "emails": r"e-?mail(?:ed|ing)?|mailed|mailing",
    "messages": r"messag(?:ed|ing)|texted|texting|dm[’']?e?d|tweeted|written|wrote|writing|contacted|contacting",
    "attempts": r"tr(?:ied|ying|yin)",
    "requests": r"asked|asking|requested",
    "applications": r"applied|applying",
    "uploads": r"uploaded|uploading",
    "visits": r"visited",
    "trips": r"driven|drove",
}
THINGS = {
    "calls": r"(?:phone )?calls?",
    "emails": r"e-?mails?",
    "messages": r"messages?|dms?|texts?|tweets?",
    "tickets": r"(?:support )?tickets?",
    "letters": r"letters?",
    "visits": r"visits?",
    "chats": r"chats?",
    "voicemails": r"voice ?mails?",
    "attempts": r"attempts?",
}
VERB = "|".join(f"(?P<{name}>{verbs})" for name, verbs in DONE.items())
NOUN = "|".join(f"(?P<{name}>{nouns})" for name, nouns in THINGS.items())
COUNT = rf"(?P<count>{NUMBER}|many|multiple|numerous) times|(?P<twice>twice)"
# "Several times" and the like; once is no count.
HAVE = r"(?:i|we)(?:[’']ve|ve| have)?(?: also| now| already)?|(?:have|been|already|tryin|trying)|^\W*|[,;]"
SAID = (
    # "six times I've rung"
    re.compile(
        rf"\b(?:{COUNT})\b(?: this \w+)?,? (?:i|we)(?:[’']ve|ve| have)?(?: now| already)? (?:{VERB})\b", re.IGNORECASE
    ),
    # "I've called you four times", "tried to log in 5 times", "phoned. Five times!"
    re.compile(
        rf"(?:{HAVE}|\band )\s?\b(?:{VERB})\b(?:[^.,?!\n]{{0,60}}?|[^?\n]{{0,60}}?[.!] )\b(?:like )?(?:{COUNT})\b",
        re.IGNORECASE,
    ),
    # "I sent you three emails", "opened three tickets", "four visits from me"
    re.compile(
        rf"\b(?:sent|written|wrote|made|left|opened|raised|logged|submitted|"
        rf"had)\b[^.?!\n]{{0,20}}?\b(?P<count>{NUMBER}|many) "
        rf"(?:{NOUN})\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<count>{NUMBER}) (?:{NOUN}) (?:from (?:me|us)|so far|later|in\b)", re.IGNORECASE),
    # "my third email", "3rd message"
    re.compile(rf"\b(?P<ordinal>{'|'.join(ORDINALS)}|\d(?:rd|th)) (?:{NOUN})\b", re.IGNORECASE),
    re.compile(
        rf"\b(?P<ordinal>{'|'.join(ORDINALS)}|\d(?:rd|th)) time (?:i[’']?(?:ve|m)?|we[’']?(?:ve|"
        rf"re)?)? ?(?:have |had to )?(?:{VERB})\b",
        re.IGNORECASE,
    ),
)
MANY = {"multiple": "several", "numerous": "many", "a couple of": "a couple of"}


def find_tries(sentences: tuple[Span, ...]) -> Particular | None:
    """The number of their tries with what they did, always more than one; None where no number is said."""
    for place, sentence in enumerate(sentences):
        # The count may stand in the sentence after: "Have phoned. Five times!"
        end = sentences[place + 1].end if place + 1 < len(sentences) else sentence.end
        text = sentence.turn.text[sentence.start : end]
        for pattern in SAID:
            found = pattern.search(text)
            if found and found.start() < len(sentence.quote) and (words := _counted(found.groupdict())):
                return Particular(
                    words, Span(sentence.turn, sentence.start + found.start(), sentence.start + found.end())
                )
    return None


def _counted(said: dict[str, str | None]) -> str | None:
    name = next(name for name in (*DONE, *THINGS) if said.get(name))
    ordinal = (said.get("ordinal") or "").lower()
    count = "two" if said.get("twice") else ORDINALS.get(ordinal) or (said.get("count") or ordinal[:1]).lower()
    if count in {"one", "1", ""}:
        return None
    return f"{MANY.get(count, count)} {name}"
