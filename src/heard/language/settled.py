"""Whether a customer says that their matter is settled: "it's sorted now", "never mind, got it working".

The model reads the trouble that such a sentence tells of, and not that it is over.
"""

import re

DONE = r"(?:sorted|fixed|solved|resolved|working|back (?:up|on|online)|up and running)"
SETTLED = re.compile(
    rf"\b{DONE} (?:it |that |this )?(?:now|again|already|myself|itself|out myself|in the end)\b"
    rf"|\b(?:got|have|managed to get) (?:it|that|this|mine|everything) (?:all )?{DONE}\b"
    r"|\b(?:fixed|solved|sorted) (?:it|that|this|itself)\b"
    r"|\b(?:it|that|this|everything)[’']?s? (?:now |all |finally |been ){1,2}(?:sorted|fixed|solved|resolved)\b"
    r"|^\W*(?:sorted|solved|fixed|resolved)\W*$"
    r"|\bnever ?mind\b|\bno longer (?:an issue|a problem|needed)\b|\b(?:it|that) works now\b",
    re.IGNORECASE,
)
# "Still not fixed now", "please get it sorted now" and "it was fixed again and again" leave it open.
OPEN = re.compile(
    r"n[’']t\b|\b(?:not|never (?!mind)|cannot|nobody|still|yet|until|wants?|needs?|please|pls|get this|should|could|"
    r"would|can|must|when|if|hope|before|once|supposed|told|said|says)\b",
    re.IGNORECASE,
)
OBJECTS = re.compile(r"\?|\b(?:but|however|though|no thanks to)\b", re.IGNORECASE)
# "It's sorted now, the update didn't work": each part speaks for itself.
PART = re.compile(r"[^.,;!?\n]+")


def says_settled(text: str) -> bool:
    """Whether some part of it says that the matter is over, and none asks for more or objects."""
    over = any(SETTLED.search(part) and not OPEN.search(part) for part in PART.findall(text))
    return over and not OBJECTS.search(text)
