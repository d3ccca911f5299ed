"""Which sentences of a customer tell of their own case as it is, and small help to say their words back."""

import re

from heard.conversation.span import Span
from heard.conversation.turn import Turn
from heard.language.quotation import find_quotations, is_quoted
from heard.language.sentence import split_sentences

# Somebody who says that all is well wants nothing said back.
ALL_WELL = re.compile(
    r"\b(?:no (?:bother|harm|issues?|stress|problem|rush)|all good|all fine|(?:it|that|mine)[’']?s? (?:is |was |came )?"
    r"fine|not complaining|don[’']t worry about|nothing[’']?s? (?:is )?(?:wrong|broken|missing)|"
    r"isn[’']?t urgent|cheers for|"
    r"(?:nobody|no one) missed|came next day|here next morning|wrong number)\b",
    re.IGNORECASE,
)
# What is asked before buying, supposed, or told of others.
SUPPOSED = re.compile(
    r"^\W*(?:(?:hi|hello|hey|good \w+|ok|okay|and|so|but|please|can (?:yo)?u tell me)\W+)*(?:if|"
    r"suppose|say i|what if|what "
    r"(?:do|happens|would)|would|wld|could|can|do you|does|is there|is it|are there|how (?:much|"
    r"many|long|do)|will|which|"
    r"might|whats?|when|who|not my|not)\b|\b(?:i(?: would|[’']d) (?:have|of)|might|may have to|if i[’']d|if one of)\b",
    re.IGNORECASE,
)
OF_OTHERS = re.compile(
    r"\b(?:told me (?:he|she|they)|says (?:he|she|they)|said (?:he|she|they)|i read|people say|"
    r"(?:he|she|they) (?:waited|"
    r"reported)|told my|competitor|a friend of|your (?:driver|technician|colleague|staff|terms|brochure)|the brochure|"
    r"never missed a|a (?:guy|man|woman|friend|review)|somebody (?:who|waited)|reckons|"
    r"must (?:wait|call)|used to|years ago|you[’']?re saying|always said)\b",
    re.IGNORECASE,
)
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
