"""What a text is about: the words that carry its matter, without endings, and the sentences that say it.

"Parcels arriving" and "a parcel arrives" share both words.
"""

import re

AUX = r"(?:is|are|was|were|am|do|does|did|can|could|will|would|may|might|shall|should|must|has|have|had)"
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# What stands in every question and every reply.
EMPTY = frozenset(
    "a about again all also am an and any are as at be been being but by can can't could did do does doing done for "
    "from get got had has have having he hello her here hers hey hi him his how i if in into is it its just know let "
    "like made make many may me might mine more most much must my need no nor not now of off ok okay on one only or "
    "other our out over please really said say shall she should so some still than thank thanks that the their them "
    "then there these they this those to too up us very want was we were what when where which who whom whose why will "
    "with would yet you your".split()
)
ENDINGS = re.compile(r"(?<=\w\w\w)(?:ations?|ments?|ings?|ies|ied|ers?|ed|es|ly|['’]?s|e|y)$")
DOUBLED = re.compile(r"(?<=\w\w)(\w)\1$")
SENTENCE = re.compile(r"(?<=[.!?;])\s+|(?<=:)\s|\n+|\s[-–—]\s")
PLEASANTRY = re.compile(
    r"^\W{0,8}(?:hi|hello|hiya|hey|dear|good (?:morning|evening|afternoon|day|question)|great question|thanks?|"
    r"thank you|sorry|apologies|happy to help|congrat\w*|welcome|ooh?|aw+|oops|kind regards|regards|best|enjoy|have a|"
    r"see you|let us know)\b",
    re.IGNORECASE,
)
# So few words have no room for anything but the answer: "The blue one."
FEW_WORDS = 4


def words_of(text: str) -> list[str]:
    """All words of a text, in small letters."""
    return [word.lower() for word in WORD.findall(text)]


def stem(word: str) -> str:
    """A word without its ending, good enough to see that two are the same."""
    return DOUBLED.sub(r"\1", ENDINGS.sub("", word.lower()))


def gist(text: str) -> frozenset[str]:
    """The stems of the words that carry the matter of a text."""
    return frozenset(stem(word) for word in words_of(text) if word not in EMPTY and len(word) > 1)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, cut where a reader would pause, colons and dashes too."""
    return [sentence for sentence in SENTENCE.split(text) if sentence.strip()]


def opens_briefly(reply: str) -> bool:
    """Whether a reply begins, pleasantries aside, with a few words that stand for themselves."""
    parts = (part for sentence in sentences_of(reply) for part in sentence.split(", "))
    first = next((part for part in parts if words_of(part) and not PLEASANTRY.match(part)), "")
    return 0 < len(words_of(first)) <= FEW_WORDS and not first.rstrip().endswith("!")
