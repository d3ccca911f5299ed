"""Root causes: of the concerns in one turn, which follows from which, where the customer says so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from heard.customer.concern import Concern, ConcernKind

# What comes after these words is the cause of what stands before them, and the other way round.
# "Since Monday" and "so sorry" join nothing, and what stands behind an "and" has been joined by that.
AFTER = r"because|cause|cuz|cos|since(?! \w+day\b| yesterday| last| then| \d)|due to|owing to|thanks to|as a result of"
BEFORE = r"so(?! sorry| much| many| far| long)|which means|meaning|which is why"
# These join two sentences as well.
BEFORE_A_SENTENCE = r"therefore|that means|as a result|that'?s why|hence|thus"
UP_TO_THE_NEXT = r"(?:(?!\band\b|\bbut\b)[^.!?]){0,60}$"
CAUSE_FOLLOWS = re.compile(rf"^[^.!?]{{0,60}}?\b(?:{AFTER})\b{UP_TO_THE_NEXT}", re.IGNORECASE)
EFFECT_FOLLOWS = re.compile(
    rf"^(?:[^.!?]{{0,60}}?\b(?:{BEFORE})|[^?]{{0,60}}?\b(?:{BEFORE_A_SENTENCE}))\b{UP_TO_THE_NEXT}", re.IGNORECASE
)
# An impact told after a problem, this many code points away at most, is what the problem costs.
NEAR = 160


def link_causes(concerns: Sequence[Concern]) -> tuple[Concern, ...]:
    """The same concerns, in order; one that another follows from names it as the one it is the cause of."""
    causes: dict[str, str] = {}
    for place, concern in enumerate(concerns):
        cause = _cause_of(concern, concerns[:place], concerns[place + 1 :])
        if cause is not None and causes.get(concern.id) != cause.id:
            causes.setdefault(cause.id, concern.id)
    return tuple(replace(concern, cause_of=causes.get(concern.id)) for concern in concerns)


def _cause_of(effect: Concern, before: Sequence[Concern], after: Sequence[Concern]) -> Concern | None:
    """What a concern follows from: what "because" names after it, else the problem told last before it."""
    if after and CAUSE_FOLLOWS.search(_joint(effect, after[0])):
        return after[0]
    if before and EFFECT_FOLLOWS.search(_joint(before[-1], effect)):
        return before[-1]
    told = [concern for concern in before if concern.kind is ConcernKind.PROBLEM]
    if effect.kind is ConcernKind.IMPACT and told and effect.span.start - told[-1].span.end <= NEAR:
        return told[-1]
    return None


def _joint(first: Concern, second: Concern) -> str:
    """The words that join two concerns; they may open the second one's own quote."""
    text = second.span.turn.text
    between = text[min(first.span.end, second.span.start) : second.span.start]
    return f"{between}{' '.join(second.span.quote.split()[:2])}"
