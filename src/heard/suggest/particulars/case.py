"""Which sentences of a customer tell of their own case as it is, and small help to say their words back."""

import re

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.language.quotation import find_quotations, is_quoted
from heard.language.sentence import split_sentences
from heard.suggest.particulars.pattern import any_of

# Somebody who says that all is well wants nothing said back.
FINE = any_of(
    "no (?:bother|harm|issues?|stress|problems?|rush|complaints?)",
    "all good|all fine|(?:it|that|mine)[’']?s? (?:is |was |came )?fine",
    "not complaining|don[’']t worry about|isn[’']?t urgent",
    "nothing[’']?s? (?:is )?(?:wrong|broken|missing)",
    "(?:thanks|thank you|cheers) for (?:sorting|fixing|solving|resolving)",
)
ALL_WELL = re.compile(rf"\b{FINE}\b", re.IGNORECASE)
# What is asked before buying, supposed, or told of others.
GREETING = any_of(
    r"hi|hello|hey|good \w+|ok|okay|please",
    "and|so|but",
    "can (?:yo)?u tell me",
)
OPENS = any_of(
    "if|suppose|say i|what if|what (?:do|happens|would)",
    "would|wld|could|can|will|might",
    "do you|does|is there|is it|are there",
    "how (?:much|many|long|do)|which|whats?|when|who",
    "not my|not",
)
HOLDS = any_of(
    "i(?: would|[’']d) (?:have|of)|if i[’']d|if one of",
    "might|may have to",
)
SUPPOSED = re.compile(rf"^\W*(?:{GREETING}\W+)*{OPENS}\b|\b{HOLDS}\b", re.IGNORECASE)
OTHERS = any_of(
    "(?:told me|says|said) (?:he|she|they)|(?:he|she|they) (?:waited|reported)|told my",
    "i read|people say|reckons|always said|you[’']?re saying",
    "competitor|a friend of|a (?:guy|man|woman|friend|review)|somebody (?:who|waited)",
    "your (?:driver|technician|colleague|staff|terms)",
    "never missed a|must (?:wait|call)|used to|years ago",
)
OF_OTHERS = re.compile(rf"\b{OTHERS}\b", re.IGNORECASE)
ASKS_WHERE = re.compile(r"\bwhere(?:[’']?s| is| are)? (?:is |are )?(?:my|our|me|the)\b", re.IGNORECASE)


def own_case(turn: Turn) -> tuple[Span, ...]:
    """The sentences in which a customer tells how their own matter stands; none where they say that all is well."""
    if ALL_WELL.search(turn.text):
        return ()
    quotations = find_quotations(turn.text)
    return tuple(
        sentence for sentence in split_sentences(turn) if not is_quoted(sentence, quotations) and _tells(sentence.quote)
    )


def _tells(sentence: str) -> bool:
    if ASKS_WHERE.search(sentence):
        return True
    return not (SUPPOSED.search(sentence) or OF_OTHERS.search(sentence))


def told(words: str) -> str:
    """Words as they stand inside a sentence: on one line, the first letter small unless it has to be a capital."""
    said = " ".join(words.split())
    first = said.split(" ", 1)[0]
    return said if not first[1:].islower() and first not in {"A", "I"} else said[:1].lower() + said[1:]
