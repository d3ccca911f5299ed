"""Sides: whether a reply to "can I" or "does it" says yes, no or something between."""

import re

from heard.language.asked.gist import AUX, FEW_WORDS, gist, opens_briefly, sentences_of, stem, words_of
from heard.language.pattern import any_of, compile_words

OPENLY = any_of(
    "yes|yep|yeah|yup|aye|no|nope|nah|sure|correct|exactly|indeed|absolutely|certainly|definitely|of course|not|only",
    "hardly|never|neither|both|either (?:one|way|is|works)|unfortunately|sadly|afraid|please do|please don[’']?t",
    "feel free|most likely|probably|possibly|maybe|(?:it|that) depends|true|none|nothing|nobody|no one|always|usually",
    "sometimes|mostly|done|already|honestly|quite",
)
TAKES_SIDE = compile_words(
    rf"(?:^|[.!?;:,\n–—]|\b(?:and|but|so) )\W{{0,4}}{OPENLY}\b",
    r"\b(?:yes|no longer|of course|afraid (?:not|so|we|it|the|you)|i think so|(?:that|you)[’']re? right)\b",
    # "I've just mailed it to you": done is more than yes.
    r"\b(?:i|we)(?:[’']ve| have)(?: now| just| already)? \w+(?:ed|ne|nt|t|de)\b",
)
VERB = compile_words(rf"\b({AUX})(?:n[’']?t)?\s+(\w+)")
ALIKE = (
    ("is are was were am", r"\s(?:is|are|was|were)|[’'](?:s|re)"),
    ("do does did", r"\s(?:do|does|did)"),
    ("can could may might", r"\s(?:can|could|may|will|would)|\scannot"),
    ("will would shall should must", r"\s(?:will|would|can|should|must|is|are)|[’']ll"),
    ("has have had", r"\s(?:has|have|had|is|was)|[’'](?:s|ve)"),
)
FORMS = {word: forms for words, forms in ALIKE for word in words.split()}
ANSWERED_AS = {"i": "you|u|anyone", "we": "you|u|anyone", "you": "we|i", "u": "we|i", "there": "there|we"}
OTHERS = "it|that|this|they|these|those|he|she|there|both|all"
GOES_ON_WITH = frozenset("a an the need have on in it get been to just our your".split())
SAYS_HOW_IT_IS = frozenset("fine free possible included allowed covered safe extra always normal true".split())
STRESSED = frozenset("not no only never without cannot free extra any all both included also too same".split())
# The share of a question's matter that a reply has to speak of when it takes no side in so many words.
SPEAKS_OF_IT = 0.67


def holds_side(question: str, reply: str) -> bool:
    """Whether the reply takes a side: by a word, by an echo of the question's verb, or by speaking of all of it."""
    asked = gist(question)
    spoken_of = len(asked & gist(reply)) / max(1, len(asked))
    return bool(
        TAKES_SIDE.search(reply)
        or _echoes(question, reply)
        or opens_briefly(reply)
        or (len(asked) > 1 and spoken_of >= SPEAKS_OF_IT)
        or any(_stresses(asked, words_of(sentence)) for sentence in sentences_of(reply))
    )


def _echoes(question: str, reply: str) -> bool:
    """Whether a reply takes up the question's verb: "Can I ...?" "You can", "Does it ...?" "It does not"."""
    asked = gist(question)
    for verb, person in VERB.findall(question.lower()):
        who = ANSWERED_AS.get(person, OTHERS)
        for found in re.finditer(rf"\b(?:{who})(?:{FORMS[verb]})(n[’']?t| not)?(\W*)(\w*)", reply, re.IGNORECASE):
            denied, between, after = found.groups()
            ends = not after or any(mark in between for mark in ".,;:!?")
            says = after.lower() in SAYS_HOW_IT_IS or stem(after) in asked
            if denied or ends or says or (len(after) <= FEW_WORDS and after.lower() not in GOES_ON_WITH):
                return True
    return False


def _stresses(asked: frozenset[str], words: list[str]) -> bool:
    """Whether a no, an "only" or an "all" stands beside something that was asked about."""
    return any(
        (word in STRESSED or word.endswith(("n't", "n’t")))
        and not asked.isdisjoint(map(stem, words[max(0, place - 2) : place + FEW_WORDS]))
        for place, word in enumerate(words)
    )
