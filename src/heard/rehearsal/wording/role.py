"""What falls out of a customer's role, and what a customer would do that is not theirs to do at this place.

All of it is told by words, which may be used where the card's own line or the customer has used them.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from heard.rehearsal.cards.says import Intent
from heard.suggest.blank import BLANK

# Who is in their role speaks neither of the play nor for the firm.
OF_THE_PLAY = (
    r"\bas an? (?:ai|assistant|language model)\b|\bi(?: a|[’'])m an? (?:ai|bot|model|assistant|program)\b"
    r"|\b(?:language model|chatgpt|system prompt|my (?:rules|instructions|role|persona|character)|"
    r"(?:the|these|your|previous|all) (?:rules|instructions)|role[- ]?play\w*|in character|rehears\w+|"
    r"practice conversation|trainee|placeholder|json)\b"
)
FOR_THE_FIRM = (
    r"\bthank(?:s| you) for (?:contacting|reaching out|getting in touch|your (?:patience|message|understanding|"
    r"inquiry|enquiry|call|email|feedback))\b|\bhow (?:can|may) (?:i|we) (?:help|assist)\b"
    r"|\b(?:glad|happy|here) to (?:help|assist)\b|\banything else (?:i|we) can\b"
    r"|\b(?:let|allow) me (?:to )?(?:check|look into)\b|\bwe (?:sincerely )?(?:apologi[sz]e|regret)\b"
    r"|\b(?:dear|valued) (?:customer|client)\b|\bour (?:valued )?(?:customers?|team|policy|records?|system)\b"
    r"|\b(?:sorry|apologi[sz]e) for (?:the|any) (?:inconvenience|delay|trouble)\b|\brest assured\b"
    r"|\b(?:i|we)(?:[’']ll| will| can|[’']ve| have) (?:refund|reimburse|compensate|escalate|process|credit|resend)\w* "
    r"you\b|\b(?:i|we) understand (?:your|how) (?:frustrat\w+|concern|you feel)"
)
STAGE = (
    r"\*[^*\n]{2,60}\*|(?<!\w)_[a-z][^_\n]{1,60}_(?!\w)"
    r"|\((?:[^()\n]{0,30}\b)?(?:sigh|laugh|paus|cry|sob|angr|shak|smil|nod|voice|tone|shout|whisper|roll)[^()\n]{0,30}\)"
)
# A name in front of what is said: a script, or somebody else who speaks.
SPEAKER = r"^\s*[\"'“‘]?(?:customer|client|agent|support|assistant|user|system|me|you|line|message|reply)\s*[:>]"
SPEAKERS = re.compile(SPEAKER, re.IGNORECASE | re.MULTILINE)
ROLES = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (OF_THE_PLAY, FOR_THE_FIRM, STAGE))
QUOTED = re.compile(r"[\"“'‘].*[\"”'’]", re.DOTALL)

# What decides how a conversation goes on is said only where the customer decides it.
TAKES = (
    r"\b(?:i(?:[’']ll)? (?:accept|agree|take (?:it|that|the offer))|agreed|it[’']s a deal|yes,? please|go ahead|"
    r"sounds good|(?:that|this) (?:works|is fine|settles)|problem solved|all (?:is )?(?:good|settled|sorted) now|"
    r"(?:i[’']m|i am)(?: \w+)? (?:satisfied|happy|content|fine) (?:now|with)|you[’']ve convinced me|i forgive)\b"
)
LEAVES = (
    r"\b(?:good ?bye|bye|i(?:[’']m| am) (?:done|leaving|off|out)|forget it|never mind|don[’']t bother|i give up|"
    r"(?:you(?:[’']ve| have)? )?lost (?:me|a customer)|never (?:buy|order|shop|come back)|"
    r"(?:close|cancel) (?:my|the|every)\w*|(?:going|switching|moving) to (?:your|another|a) "
    r"(?:competitor|provider|shop|bank|company))\b"
)
CLIMBS = (
    r"\b(?:manager|supervisor|your (?:boss|superior)|ombuds\w+|regulator|lawyer|solicitor|attorney|sue|court|police|"
    r"consumer (?:protection|rights|council)|(?:file|make|lodge|raise) a complaint|press|newspaper|"
    r"(?:bad|1[- ]star|one[- ]star) review)\b"
)
DEEDS: Mapping[re.Pattern[str], frozenset[Intent]] = MappingProxyType(
    {
        re.compile(TAKES, re.IGNORECASE): frozenset({Intent.ACCEPT, Intent.ACCEPT_NO, Intent.THANK, Intent.PART}),
        re.compile(LEAVES, re.IGNORECASE): frozenset({Intent.LEAVE, Intent.WITHDRAW, Intent.THANK, Intent.PART}),
        re.compile(CLIMBS, re.IGNORECASE): frozenset({Intent.ESCALATE, Intent.LEAVE}),
    }
)


def out_of_role(text: str, own: str) -> Iterator[str]:
    """The words by which a text falls out of a customer's role; not those that stand in their `own` words as well."""
    for pattern in ROLES:
        yield from (found[0] for found in pattern.finditer(text) if found[0].casefold() not in own.casefold())
    yield from (found[0].strip() for found in SPEAKERS.finditer(text))
    yield from (found[0] for found in BLANK.finditer(text) if found[0] not in own)
    if QUOTED.fullmatch(text) and not QUOTED.fullmatch(own):
        yield text


def other_deeds(text: str, line: str, intents: tuple[Intent, ...]) -> Iterator[str]:
    """The words by which a text does what this customer, who does these and says this line, does not do here."""
    for pattern, theirs in DEEDS.items():
        found = pattern.search(text)
        if found and theirs.isdisjoint(intents) and not pattern.search(line):
            yield found[0]
