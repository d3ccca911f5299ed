"""Where a customer's words show that something confuses: a letter, a page, a step that does not say what it should.

The feeling `confusion` says so by itself. Where it was not read, a few turns of phrase do, and only in a sentence in
which the customer has a question or a problem: they name what says something ("the letter says"), or say that they do
not understand. Who does not understand why somebody did something is not confused but at odds with it.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from heard.conversation.turn import Turn
from heard.customer.concern import ConcernKind
from heard.language.sentence import split_sentences

Place: TypeAlias = tuple[int, int]
PUZZLING = frozenset({ConcernKind.QUESTION, ConcernKind.PROBLEM})
WRITTEN = (
    "letter|e-?mail|mail|text message|message|form|page|website|web site|site|app|screen|instructions?|guide|manual|"
    "leaflet|step|invoice|bill|statement|contract|terms|notice|policy|tracking|label|button"
)
SAYS = "says?|said|tells?|told|reads?|asks?|asked|states?|stated|mentions?|mentioned|wants?"
BETWEEN = r"(?:(?:only|just|still|also|now|then|even|you sent|I got|I received)\s+){0,2}"
NOT = r"(?:(?:do|does|did|can|could)(?:\s?n[’']t|nt|\s+not)|cannot|can\s?not|unable to|hard to)"
PHRASES = re.compile(
    rf"\b(?:{WRITTEN})s?\s+{BETWEEN}(?:{SAYS})\b"
    rf"|\bit\s+{BETWEEN}(?:says?|said|reads|tells me|told me|asks me|asked me|asks for)\b"
    rf"|\b{NOT}\s+(?:really\s+|quite\s+|even\s+|fully\s+)?"
    r"(?:understand|make sense of|figure out|work out|follow)\b(?!\s+(?:why|how (?:you|any|some|this can|it can)))"
    r"|\bwhat\s+(?:does|do|did|is|are)\s[^.?!]{1,60}\bmean(?:t|s)?\b|\bwhat\s+(?:it|this|that)\s+means\b"
    r"|\b(?:unclear|confusing|confuses|confused)\b"
    r"|\b(?:is|was|are)(?:n[’']t|\s+not)\s+(?:very |really |at all )?clear\b"
    r"|\bmakes?\s+no\s+sense\b|\b(?:does|do)(?:n[’']t|\s+not)\s+make\s+(?:any\s+)?sense\b",
    re.IGNORECASE,
)


def puzzle_of(turn: Turn, kind: ConcernKind, concern: Place, confusion: Sequence[Place]) -> Place | None:
    """Where a turn shows that something about a concern confuses, from a letter up to before another; None if nowhere.

    `confusion` is where the feeling of that name was read in the turn, the clearest first.
    """
    if confusion:
        return confusion[0]
    if kind not in PUZZLING:
        return None
    start, stop = concern
    near = (each for each in split_sentences(turn) if each.start < stop and start < each.end)
    return next(((each.start, each.end) for each in near if PHRASES.search(each.quote)), None)
