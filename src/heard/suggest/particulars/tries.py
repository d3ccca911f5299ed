"""How often a customer says that they have tried."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.amount import NUMBER, ORDINALS
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.pattern import any_of, part_of

# Whoever rings their friends, or is rung, has not tried to reach the team.
OTHERS = any_of(
    "me|us|him|her|each other",
    "(?:to )?(?:all )?(?:my|our|his|her|their|some|a few)",
    "(?:to )?(?:friends|people|everyone|everybody|somebody|someone)",
)
# What they did to reach somebody, and what else, as things that can be counted.
REACHED = {
    "calls": any_of("call(?:ed|ing)?", "rang|rung|ring(?:ing)?", "phon(?:ed|ing)"),
    "emails": any_of("e-?mail(?:ed|ing)?", "mailed|mailing"),
    "messages": any_of("messag(?:ed|ing)|texted|texting|dm[’']?e?d|tweeted", "written|wrote|writing|contact(?:ed|ing)"),
    "requests": any_of("asked|asking", "requested"),
    "visits": "visited",
    "trips": any_of("driven|drove"),
}
DONE = {
    "attempts": any_of("tried|trying|tryin"),
    "applications": any_of("applied|applying"),
    "uploads": any_of("uploaded|uploading"),
}
THINGS = {
    "calls": "(?:phone )?calls?",
    "emails": "e-?mails?(?! address)",
    "messages": "messages?|dms?|texts?|tweets?",
    "letters": "letters?",
    "visits": "visits?",
    "chats": "chats?",
    "voicemails": "voice ?mails?",
    "attempts": "attempts?",
}
# A ticket that is opened is a try; the one for the concert is none.
OPENED = {"tickets": "(?:support )?tickets?"}
TO_US = "|".join(rf"(?P<{name}>{verbs}\b(?! {OTHERS}\b))" for name, verbs in REACHED.items())
VERB = "|".join((TO_US, *(f"(?P<{name}>{verbs})" for name, verbs in DONE.items())))
NOUN = "|".join(f"(?P<{name}>{nouns})" for name, nouns in THINGS.items())
TICKET = "|".join(f"(?P<{name}>{nouns})" for name, nouns in (THINGS | OPENED).items())
# "Several times" and the like; once is no count.
COUNT = rf"(?P<count>{NUMBER}|many|multiple|numerous) times|(?P<twice>twice)"
# "Your third email" is theirs, and "a whole second letter" is none that was sent.
NOT_YOURS = "(?<!your )(?<!their )(?<!his )(?<!her )(?<!the )(?<!a )(?<!whole )"
ORDINAL = rf"(?P<ordinal>{'|'.join(ORDINALS)}|\d(?:rd|th))"
# Whose doing it was: `mine` is what says so; without it, nobody else may be named before.
I_HAVE = r"\b(?:i|we)(?:[’']?ve|[’']d| have| had)?"
BEEN = r"been(?= \w+ing?\b)"
ADVERB = rf"(?: also| now| already| both| then| finally| {BEEN})*"
DID = rf"(?:(?P<mine>{I_HAVE})|(?:^\W*|[,;] ?|\band )(?:have|having|{BEEN})?){ADVERB}\s?\b"
SAID = (
    # "six times I've rung"
    re.compile(rf"\b(?:{COUNT})\b(?: this \w+)?,? (?P<mine>{I_HAVE}){ADVERB} (?:{VERB})\b", re.IGNORECASE),
    # "I've called you four times", "tried to log in 5 times", "phoned. Five times!"
    re.compile(
        rf"{DID}(?:{VERB})\b(?:[^.,?!\n]{{0,60}}?|[^?\n]{{0,60}}?[.!] )\b(?:like )?(?:{COUNT})\b", re.IGNORECASE
    ),
    # "I sent you three emails", "opened three tickets"
    re.compile(
        rf"{DID}(?:sent|written|wrote|made|left|opened|raised|logged|submitted)\b(?! {OTHERS}\b)"
        rf"[^.?!\n]{{0,20}}?\b(?P<count>{NUMBER}|many) (?:{TICKET})\b",
        re.IGNORECASE,
    ),
    # "four visits from me", "3 emails in and nothing"
    re.compile(
        rf"\b(?P<count>{NUMBER}) (?:{NOUN}) (?P<mine>from (?:me|us)\b|so far\b|later\b|in(?= and\b| now\b|[.,;!?]|$))",
        re.IGNORECASE,
    ),
    # "my third email", "3rd message"
    re.compile(rf"{NOT_YOURS}\b(?P<mine>{ORDINAL}) (?:{NOUN})\b", re.IGNORECASE),
    # "the third time I've asked", "third time writing"
    re.compile(
        rf"\b(?P<mine>{ORDINAL}) time (?:i[’']?(?:ve|m)?|we[’']?(?:ve|re)?)? ?(?:have |had to )?(?:{VERB})\b",
        re.IGNORECASE,
    ),
)
MANY = {"multiple": "several", "numerous": "many"}
# Where somebody else is named before it, "came and rang twice" tells what they did.
SOMEBODY_ELSE = re.compile(
    rf"\b{any_of('you|u|your|he|she|they|who', 'driver|courier|engineer|technician|colleague|team')}\b", re.IGNORECASE
)
# Whoever visits a second time because it is lovely here has tried nothing.
PRAISE = any_of(
    "loved|loving|i love|enjoy(?:ed|ing)?|recommend(?:ed|ing)?",
    "great|brilliant|excellent|wonderful|lovely|fantastic|amazing|delicious|delighted|perfect",
    "(?:how|so|very|really) (?:good|kind|helpful|nice)",
)
PRAISED = re.compile(rf"\b{PRAISE}\b", re.IGNORECASE)
# So many letters before the verb tell who did it.
NEAR = 60


def find_tries(sentences: tuple[Span, ...]) -> Particular | None:
    """The number of their tries with what they did, always more than one; None where no number is said."""
    for place, sentence in enumerate(sentences):
        # The count may stand in the sentence after: "Have phoned. Five times!"
        end = sentences[place + 1].end if place + 1 < len(sentences) else sentence.end
        text = sentence.turn.text[sentence.start : end]
        if PRAISED.search(sentence.quote):
            continue
        for pattern in SAID:
            found = pattern.search(text)
            if found and found.start() < len(sentence.quote) and _theirs(text, found):
                words = _counted(found.groupdict())
                if words:
                    return Particular(words, part_of(sentence, start=found.start(), end=found.end()))
    return None


def _theirs(text: str, found: re.Match[str]) -> bool:
    """Whether the words say that it was the customer's doing, or name nobody else before it."""
    return bool(found["mine"]) or not SOMEBODY_ELSE.search(text[max(0, found.start() - NEAR) : found.start()])


def _counted(said: dict[str, str | None]) -> str | None:
    name = next(name for name in (*REACHED, *DONE, *THINGS, *OPENED) if said.get(name))
    ordinal = (said.get("ordinal") or "").lower()
    count = "two" if said.get("twice") else ORDINALS.get(ordinal) or (said.get("count") or ordinal[:1]).lower()
    if count in {"one", "1", ""}:
        return None
    return f"{MANY.get(count, count)} {name}"
