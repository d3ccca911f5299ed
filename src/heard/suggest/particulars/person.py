"""Who else is concerned: one person whom the customer names by what they are to them."""

import re

from heard.conversation.span import Span
from heard.suggest.particulars.particular import Particular

RELATIONS = (
    "(?:mother|father|sister|brother|son|daughter)-in-law|mum|mom|mam|mother|dad|father|nan|"
    "nana|gran|grandma|grandmother|grandad|granddad|grandpa|grandfather|son|daughter|"
    "stepson|stepdaughter|baby|toddler|husband|wife|partner|fiancé|fiancée|fiance|fiancee|boyfriend|girlfriend|brother|"
    "sister|grandson|granddaughter|niece|nephew|aunt|aunty|auntie|uncle|cousin|neighbour|neighbor|flatmate|housemate"
)
# Short names of home that stand alone: "mum's stairlift is stuck".
AT_HOME = "mum|mom|mam|dad|nan|nana|gran|grandma|grandad|grandpa"
MINE = re.compile(
    rf"\b(?:my|our|me) (?P<late>late )?(?P<who>{RELATIONS})(?:[’']s|s)?(?![\w-])|(?:^|"
    rf"[.,!?]\s+)(?P<home>{AT_HOME})[’']?s?(?!\w)",
    re.IGNORECASE,
)
# People who only tell of something, or to whom something is told.
ONLY_TELLS = re.compile(
    r"^\s*(?:has |had |just )?(?:told|says?|said|thinks|reckons|who|died|passed|would|could|used|got)\b", re.IGNORECASE
)
# "My brother's wedding" is an occasion; who marries is not who waits.
OCCASION = re.compile(
    r"^\s*(?:own )?(?:wedding(?! dress)|birthday|party|funeral|graduation|retirement|name|house|place|\d\d)",
    re.IGNORECASE,
)
NOT_CONCERNED = re.compile(r"\b(?:borrow(?:ed)? from|tell|live with|put it in|on behalf of) *$", re.IGNORECASE)


def find_person(sentences: tuple[Span, ...]) -> Particular | None:
    """The first relation who is concerned, as "your son"; None where there is none."""
    for sentence in sentences:
        for found in MINE.finditer(sentence.quote):
            after = sentence.quote[found.end() :]
            if not (
                ONLY_TELLS.search(after)
                or OCCASION.search(after)
                or NOT_CONCERNED.search(sentence.quote[: found.start()])
            ):
                who = (found["who"] or found["home"]).lower()
                words = f"your {'late ' if found['late'] else ''}{who}"
                return Particular(
                    words, Span(sentence.turn, sentence.start + found.start(), sentence.start + found.end())
                )
    return None
