"""Who else is concerned: one person whom the customer names by what they are to them."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.particular import Particular
from heard.suggest.particulars.pattern import any_of, part_of

# Short names of home that stand alone: "mum's stairlift is stuck".
AT_HOME = "mum|mom|mam|dad|nan|nana|gran|grandma|grandad|grandpa"
RELATIONS = any_of(
    "(?:mother|father|sister|brother|son|daughter)-in-law",
    AT_HOME,
    "mother|father|grandmother|grandfather|granddad",
    "son|daughter|stepson|stepdaughter|baby|toddler|grandson|granddaughter",
    "husband|wife|partner|boyfriend|girlfriend|fiancé|fiancée|fiance|fiancee",
    "brother|sister|niece|nephew|aunt|aunty|auntie|uncle|cousin",
    "neighbour|neighbor|flatmate|housemate",
)
MINE = re.compile(
    rf"\b(?:my|our|me) (?P<late>late )?(?P<who>{RELATIONS})(?:[’']s|s)?(?![\w-])|"
    rf"(?:^|[.,!?]\s+)(?P<home>{AT_HOME})[’']?s?(?!\w)",
    re.IGNORECASE,
)
# People who only tell of something, or to whom something is told.
TELLS = any_of(
    "told|says?|said|thinks|reckons",
    "died|passed",
    "would|could|used|got|who",
)
ONLY_TELLS = re.compile(rf"^\s*(?:has |had |just )?{TELLS}\b", re.IGNORECASE)
# "My brother's wedding" is an occasion; who marries, or whose name it is, is not who waits.
OCCASIONS = any_of(
    r"wedding(?! dress)|birthday|\d\d|party|funeral|graduation|retirement",
    "name|house|place",
)
OCCASION = re.compile(rf"^\s*(?:own )?{OCCASIONS}", re.IGNORECASE)
NOT_CONCERNED = re.compile(r"\b(?:borrow(?:ed)? from|tell|live with|put it in|on behalf of) *$", re.IGNORECASE)
# So many letters on each side tell; all of them, for each person named, would cost the square of a long text.
NEAR = 40


def find_person(sentences: tuple[Span, ...]) -> Particular | None:
    """The first relation who is concerned, as "your son"; None where there is none."""
    for sentence in sentences:
        for found in MINE.finditer(sentence.quote):
            before = sentence.quote[max(0, found.start() - NEAR) : found.start()]
            after = sentence.quote[found.end() : found.end() + NEAR]
            if not (ONLY_TELLS.search(after) or OCCASION.search(after) or NOT_CONCERNED.search(before)):
                who = (found["who"] or found["home"]).lower()
                words = f"your {'late ' if found['late'] else ''}{who}"
                return Particular(words, part_of(sentence, start=found.start(), end=found.end()))
    return None
