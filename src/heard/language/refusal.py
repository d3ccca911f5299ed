"""Refusals: words with which a reply says no.

No label of the codebook tells a no (`negative_wording` is one without a way on), so that no model has learned it; it
only opens the door to one hint, which says "may".
"""

import re

# What nobody refuses by saying that they cannot, will not or do not.
NO_REFUSAL = "leave|let|forget|wait|thank|believe|imagine|have to|need to|worry|charge|find|see|hear|tell|locate"
CANNOT = (
    r"(?:can ?not|can[’']?t|won[’']?t|will not|unable to|not able to|not allowed to|"
    r"don[’']?t (?:offer|do)|do not (?:offer|do))"
)
REFUSES = re.compile(
    rf"\b(?:we|i)(?: are|[’']re| am|[’']m)? (?:really |sadly |afraid )?{CANNOT}\b(?! (?:{NO_REFUSAL})\b)"
    rf"|\b(?:this|it|that|they|these|those|the \w+) (?:sadly |unfortunately )?(?:can ?not|can[’']?t|won[’']?t) be\b"
    r"|\b(?:is|are|it[’']s|was|were)(?:n[’']t| not) (?:possible|eligible|entitled|covered|refundable|allowed)\b"
    r"|\bnon-?refundable\b|\bnot eligible\b|\bno longer (?:offer|possible|valid)\b|\bmust decline\b"
    r"|\bhas been (?:declined|rejected)\b|\bimpossible for (?:us|me)\b|\bagainst (?:our|the) (?:policy|rules)\b"
    r"|\bthere(?:[’']s| is) nothing (?:more )?(?:we|i) can\b",
    re.IGNORECASE,
)


def refuses(text: str) -> bool:
    """Whether a reply says no to something; one that asks leaves the door open."""
    return "?" not in text and REFUSES.search(text.replace("\n", " ")) is not None
