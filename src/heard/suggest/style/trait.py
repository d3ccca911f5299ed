"""The traits of a customer's own writing that style follows: each with its reason, and each can be switched off.

Read from the customer's words alone, never from a name, an origin or a language: what people want differs more within a
culture than between cultures (Patterson, Cowley & Prasongsukarn 2006; docs/evidence.md).
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from statistics import median

from heard.suggest.statements.statement import Register


class Trait(StrEnum):
    """What style follows."""

    REGISTER = "register"
    WARMTH = "warmth"
    DIRECTNESS = "directness"
    LENGTH = "length"
    PRIVACY = "privacy"


# Why it follows each of them, for the screen and for docs/guides/drafts.md.
BECAUSE = {
    Trait.REGISTER: "Words like the customer's own read as listening (Packard & Berger, JCR 2021).",
    Trait.WARMTH: "Who writes warmly is answered warmly (warm, competent, warm: Packard, Li & Berger, JCR 2023).",
    Trait.DIRECTNESS: "Who asks straight out wants it straight; who asks around a corner is spared bluntness.",
    Trait.LENGTH: "Who writes a line gets a line back; channels set how long a line is.",
    Trait.PRIVACY: "In public nobody reads on who is concerned or what it cost them.",
}
FORMAL = re.compile(
    r"\bdear (?:sir|madam|mr|ms|mrs|dr|support|customer|team)\b|\bto whom it may concern\b|"
    r"\b(?:kind|best|warm) regards\b|\b(?:sincerely|faithfully|respectfully)\b|\bkindly\b|"
    r"\bi (?:would|should) (?:like|appreciate|be grateful)\b|\bgood (?:morning|afternoon|day|evening)[,.]",
    re.IGNORECASE,
)
FAMILIAR = re.compile(
    r"\b(?i:hey|hiya|yo|gonna|wanna|dunno|lol|omg|pls|plz|thx|ty|u|ur|guys|yeah|nah|cos|cuz|tbh|ffs|wtf|mate|cheers)\b|"
    r"[!?]{2,}|[\U0001f300-\U0001faff]|^[a-z][^.!?\n]*$|\bi(?:[’']?m|[’']?ve)?\b",
    re.MULTILINE,
)
CONTRACTED = re.compile(r"\b\w+[’'](?:m|re|ve|ll|s|d|t)\b", re.IGNORECASE)
WARM = re.compile(
    r"\b(?:thank(?:s| you) (?:so|very) much|lovely|appreciate|hope you|have a (?:nice|good|great|lovely)|bless you)\b|"
    r"[\U0001f600-\U0001f60d\U0001f642\U0001f64f\u2764]|(?<!\S)[:;]-?\)",
    re.IGNORECASE,
)
DIRECT = re.compile(
    r"\bi (?:want|need|demand|expect)\b|(?:^|[.!?\n] ?)(?:refund|cancel|send|fix|give|tell|answer|call|stop|return|"
    r"change|explain|sort)\b|\b(?:just|now)[.!]",
    re.IGNORECASE,
)
HEDGED = re.compile(
    r"\b(?:i was wondering|would it be possible|if (?:you could|possible|it[’']s not too much)|"
    r"sorry to (?:bother|trouble)|i[’']m not sure (?:if|whether)|might you|perhaps you could|"
    r"i hope (?:it[’']s|this is) (?:ok|okay|alright))\b",
    re.IGNORECASE,
)
LOW, MIDDLE, HIGH = 0, 1, 2
# Words of a customer's usual turn up to which it is a line, and the longest sentence that answers a line.
A_LINE, FOR_A_LINE = 14, 14


def register_of(texts: Sequence[str]) -> tuple[Register, str]:
    """The register of a customer's words, and the words that show it."""
    said = "\n".join(texts)
    formal, familiar = FORMAL.search(said), FAMILIAR.search(said)
    if formal and not (familiar and CONTRACTED.search(said)):
        return Register.FORMAL, f"they write formally (“{formal[0].strip()}”)"
    if familiar and not formal:
        return Register.FAMILIAR, f"they write as among friends (“{familiar[0].strip()[:20]}”)"
    return Register.ANY, "their words are neither formal nor familiar"


def warmth_of(texts: Sequence[str]) -> int:
    """How warm a customer's words are: 1, or 2 where they show it; nobody is answered coldly."""
    return HIGH if any(map(WARM.search, texts)) else MIDDLE


def directness_of(texts: Sequence[str]) -> int:
    """How straight a customer asks, 0 to 2."""
    direct, hedged = any(map(DIRECT.search, texts)), any(map(HEDGED.search, texts))
    if direct == hedged:
        return MIDDLE
    return HIGH if direct else LOW


def words_for(texts: Sequence[str], longest: int) -> int:
    """The longest sentence for a customer, up to what the channel allows."""
    lengths = [len(text.split()) for text in texts]
    return min(longest, FOR_A_LINE) if lengths and median(lengths) <= A_LINE else longest
